package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaItemTest {

    private static final MediaInfo PNG = MediaInfo.image("0".repeat(64), MediaFormat.PNG, 12_345_678, 4_000, 3_000);

    @Test
    void saysWhichItemItIsAndWhatItWasMeasuredAs() {
        List<Media> media = List.of(
                Media.ofUrl("https://e.example/a.png").pinned(PNG),
                Media.ofFile(Path.of("somewhere", "sunset.png")),
                Media.ofBytes(new byte[] {1}).pinned(PNG));

        assertThat(MediaItem.of(media))
                .extracting(item -> item.field() + " " + item.says("Too large."))
                .containsExactly(
                        "media[0] Item 1 (https://e.example/a.png, PNG 12 MB): Too large.",
                        "media[1] Item 2 (sunset.png): Too large.",
                        "media[2] Item 3 (PNG 12 MB): Too large.");
    }

    @Test
    void saysNoSecretOfAnAddress() {
        Media signed = Media.ofUrl("https://e.example/a.png?access_token=abcdef");

        assertThat(new MediaItem(0, signed).says("x")).doesNotContain("abcdef");
    }

    @ParameterizedTest
    @CsvSource({"999,999 bytes", "1000,1 kB", "999999,999 kB", "4500000,4.5 MB", "10000000,10 MB"})
    void saysASizeAsPeopleDo(long bytes, String shown) {
        assertThat(MediaItem.size(bytes)).isEqualTo(shown);
    }
}
