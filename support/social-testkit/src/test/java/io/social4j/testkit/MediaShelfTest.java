package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.PlatformException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class MediaShelfTest {

    private final MediaShelf shelf = new MediaShelf();

    @Test
    void whatIsSaidOfAFileIsTrueOfItsBytes() throws Exception {
        for (Media media : everything()) {
            MediaInfo info = Objects.requireNonNull(media.info());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            try (InputStream in = shelf.open(media)) {
                byte[] piece = new byte[1000];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    digest.update(piece, 0, read);
                    size += read;
                }
            }
            assertThat(size).as(media.shown()).isEqualTo(info.size());
            assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(info.sha256());
        }
    }

    @Test
    void picturesCanBeDecoded() throws IOException {
        for (Media media : List.of(shelf.jpeg(31, 17), shelf.png(31, 17))) {
            BufferedImage image = ImageIO.read(shelf.open(media));
            assertThat(image.getWidth()).isEqualTo(31);
            assertThat(image.getHeight()).isEqualTo(17);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(shelf.open(shelf.gif(20, 10, 3)))) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
            assertThat(reader.getWidth(2)).isEqualTo(20);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void filesDifferFromEachOtherAndAreTheSameOnAnotherShelf() {
        assertThat(everything()).extracting(Media::info).doesNotHaveDuplicates();
        assertThat(shelf.png(5, 5)).isNotEqualTo(shelf.png(5, 5));
        assertThat(new MediaShelf().png(5, 5)).isEqualTo(new MediaShelf().png(5, 5));
    }

    @Test
    void aFileCanHaveAnAddressAndCanBeLost() {
        Media png = shelf.png(5, 5);
        Media shown = shelf.at("https://cdn.example/a.png", png.withAltText("grey"));

        assertThat(shelf.publicUrl(shown)).contains(URI.create("https://cdn.example/a.png"));
        assertThat(shelf.publicUrl(png)).isEmpty();
        assertThat(shelf.open(shown)).isNotNull();
        assertThat(shown.altText()).isEqualTo("grey");
        assertThatThrownBy(() -> shelf.open(shelf.lost(png)))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.MEDIA_REJECTED));
        assertThatThrownBy(() -> shelf.open(Media.ofUrl("https://cdn.example/b.png")))
                .isInstanceOf(PlatformException.class);
    }

    private List<Media> everything() {
        return List.of(
                shelf.jpeg(40, 30),
                shelf.png(40, 30),
                shelf.webp(40, 30),
                shelf.gif(40, 30, 1),
                shelf.gif(40, 30, 4),
                shelf.mp4(1280, 720, Duration.ofSeconds(3)),
                shelf.mov(720, 1280, Duration.ofSeconds(3)),
                shelf.largeMp4(1920, 1080, Duration.ofMinutes(1), 5_000_000),
                shelf.pdf());
    }
}
