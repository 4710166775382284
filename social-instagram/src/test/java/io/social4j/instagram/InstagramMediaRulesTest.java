package io.social4j.instagram;

import static io.social4j.instagram.InstagramSettings.Login.FACEBOOK;
import static io.social4j.instagram.InstagramSettings.Login.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.MediaAccess;
import io.social4j.testkit.MediaShelf;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstagramMediaRulesTest {

    private static final String SHA = "0".repeat(64);

    private final MediaShelf shelf = new MediaShelf();

    @ParameterizedTest
    @CsvSource(textBlock = """
            JPEG,8388608,1080,1080,
            JPEG,8388609,1080,1080,media.image-size
            PNG,1000,1080,1080,media.format
            WEBP,1000,1080,1080,media.format
            GIF,1000,1080,1080,media.format
            PDF,1000,0,0,media.format
            JPEG,1000,320,400,
            JPEG,1000,319,319,media.image-width
            JPEG,1000,1080,1350,
            JPEG,1000,1080,1351,media.image-ratio
            JPEG,1000,1910,1000,
            JPEG,1000,1911,1000,media.image-ratio
            JPEG,1000,8000,8000,
            """)
    void judgesAPictureInTheFeed(MediaFormat format, long size, int width, int height, @Nullable String rule) {
        Media picture = address(new MediaInfo(SHA, format, size, width, height, false, null, null, null));

        assertErrors(check(INSTAGRAM, Map.of(), picture), rule);
        assertErrors(check(INSTAGRAM, Map.of(), address(jpeg(1080, 1080)), picture), rule);
    }

    @Test
    void letsAPictureInAStoryHaveAnyShape() {
        assertErrors(check(INSTAGRAM, story(), address(jpeg(100, 3000))), null);
        assertErrors(
                check(INSTAGRAM, story(), address(MediaInfo.image(SHA, MediaFormat.PNG, 9, 9, 9))), "media.format");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MP4,300000000,1920,1080,900000,avc1,60,
            MOV,1000,1080,1920,3000,hvc1,23,
            MP4,300000001,1080,1920,9000,avc1,30,media.video-size
            WEBM,1000,1080,1920,9000,avc1,30,media.format
            MP4,1000,1921,1080,9000,avc1,30,media.video-width
            MP4,1000,1001,100,9000,avc1,30,media.video-ratio
            MP4,1000,10,1001,9000,avc1,30,media.video-ratio
            MP4,1000,1080,1920,2999,avc1,30,media.video-duration
            MP4,1000,1080,1920,900001,avc1,30,media.video-duration
            MP4,1000,1080,1920,9000,vp09,30,media.video-codec
            MP4,1000,1080,1920,9000,avc1,22.9,media.video-frames
            MP4,1000,1080,1920,9000,avc1,60.1,media.video-frames
            """)
    void judgesAReel(
            MediaFormat format,
            long size,
            int width,
            int height,
            long millis,
            String codec,
            double rate,
            @Nullable String rule) {
        Duration duration = Duration.ofMillis(millis);
        Media video = address(new MediaInfo(SHA, format, size, width, height, false, duration, codec, rate));

        assertErrors(check(INSTAGRAM, Map.of(), video), rule);
        assertErrors(check(FACEBOOK, Map.of(), video), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "100000000,60000,",
        "100000001,60000,media.video-size",
        "1000,60001,media.video-duration",
        "1000,2999,media.video-duration"
    })
    void judgesAVideoInAStory(long size, long millis, @Nullable String rule) {
        Media video = address(MediaInfo.video(SHA, MediaFormat.MP4, size, 1080, 1920, Duration.ofMillis(millis)));

        assertErrors(check(INSTAGRAM, story(), video), rule);
    }

    @Test
    void judgesNothingOfAVideoThatItsHeaderDoesNotTell() {
        Media video = address(new MediaInfo(SHA, MediaFormat.MP4, 9, 1080, 1920, false, null, null, null));

        assertThat(check(INSTAGRAM, Map.of(), video)).isEmpty();
    }

    @Test
    void warnsOfReelsThatTheirTabDoesNotShow() {
        Media video = address(MediaInfo.video(SHA, MediaFormat.MP4, 9, 1080, 1920, Duration.ofSeconds(91)));

        Violation violation = check(INSTAGRAM, Map.of(), video).get(0);
        assertThat(violation.rule()).isEqualTo("instagram.media.reels-tab");
        assertThat(violation.isError()).isFalse();
    }

    @Test
    void saysWhatToDoAboutMediaWithoutAPublicAddress() {
        Violation violation = check(INSTAGRAM, Map.of(), shelf.jpeg(1080, 1080)).get(0);

        assertThat(violation.rule()).isEqualTo("instagram.media.no-public-url");
        assertThat(violation.field()).isEqualTo("media[0]");
        assertThat(violation.message())
                .startsWith("Item 1 (JPEG ")
                .contains("the web address of the file", "Social4j.builder().media(", "MediaStore.publicUrl");
        Media video = shelf.mp4(1080, 1920, Duration.ofSeconds(10));
        assertErrors(check(INSTAGRAM, Map.of(), video), "media.no-public-url");
        assertErrors(check(INSTAGRAM, story(), video), "media.no-public-url");
    }

    @Test
    void prefersTheAddressOfTheMediaStore() {
        MediaInfo info = jpeg(1080, 1080);
        InstagramSource kept = new InstagramSource(INSTAGRAM, new MediaAccess() {
            @Override
            public InputStream open(Media media) {
                throw new AssertionError("Nothing is opened to find an address");
            }

            @Override
            public Optional<URI> publicUrl(Media media) {
                return media.url().map(URI::create).or(() -> Optional.of(URI.create("https://host.example/kept")));
            }
        });
        Media given = Media.ofUrl("http://cdn.example/x").pinned(info);
        PublishPayload payload = new PublishPayload(List.of(""), null, List.of(given), Map.of());

        assertThat(InstagramRules.check(payload, kept)).isEmpty();
        assertThat(kept.fields(InstagramPost.of(payload), given))
                .containsEntry("image_url", "https://host.example/kept");
        assertErrors(check(INSTAGRAM, Map.of(), given), "media.https");
    }

    @Test
    void needsNoAddressForVideosWithFacebookLogin() {
        Media video = shelf.mp4(1080, 1920, Duration.ofSeconds(10));

        assertThat(check(FACEBOOK, Map.of(), video)).isEmpty();
        assertErrors(check(FACEBOOK, Map.of(), shelf.jpeg(1080, 1080)), "media.no-public-url");
        Media withCover = video.withPoster(shelf.jpeg(1080, 1920));
        Violation violation = check(FACEBOOK, Map.of(), withCover).get(0);
        assertThat(violation.rule()).isEqualTo("instagram.media.no-public-url");
        assertThat(violation.field()).isEqualTo("media[0].poster");
    }

    @Test
    void judgesTheCoverOfAReel() {
        Media video = address(MediaInfo.video(SHA, MediaFormat.MP4, 9, 1080, 1920, Duration.ofSeconds(9)));

        assertThat(check(INSTAGRAM, Map.of(), video.withPoster(address(jpeg(100, 900)))))
                .isEmpty();
        Media png = address(MediaInfo.image(SHA, MediaFormat.PNG, 9, 100, 900));
        Violation violation = check(INSTAGRAM, Map.of(), video.withPoster(png)).get(0);
        assertThat(violation.rule()).isEqualTo("instagram.media.format");
        assertThat(violation.field()).isEqualTo("media[0].poster");
        assertErrors(check(INSTAGRAM, Map.of(), video.withPoster(video)), "media.format");
        assertThat(check(INSTAGRAM, story(), video.withPoster(png)))
                .singleElement()
                .satisfies(warning -> assertThat(warning.rule()).isEqualTo("instagram.media.cover-unused"));
    }

    @Test
    void warnsOfAnAlternativeTextThatIsNotSent() {
        Media video = address(MediaInfo.video(SHA, MediaFormat.MP4, 9, 1080, 1920, Duration.ofSeconds(9)));

        assertThat(check(INSTAGRAM, Map.of(), video.withAltText("A cat")))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.rule()).isEqualTo("instagram.alt-text.unused");
                    assertThat(warning.isError()).isFalse();
                });
    }

    @Test
    void namesTheItem() {
        Media wide = shelf.at("https://cdn.example/wide.jpg", shelf.jpeg(400, 100));
        Violation violation =
                check(INSTAGRAM, Map.of(), address(jpeg(1080, 1080)), wide).get(0);

        assertThat(violation.field()).isEqualTo("media[1]");
        assertThat(violation.message()).startsWith("Item 2 (https://cdn.example/wide.jpg, JPEG ");
    }

    private List<Violation> check(Login login, Map<String, String> options, Media... media) {
        return InstagramRules.check(
                new PublishPayload(List.of(""), null, List.of(media), options), new InstagramSource(login, shelf));
    }

    private static Map<String, String> story() {
        return Map.of("placement", "story");
    }

    private Media address(MediaInfo info) {
        return Media.ofUrl("https://cdn.example/x").pinned(info);
    }

    private static MediaInfo jpeg(int width, int height) {
        return MediaInfo.image(SHA, MediaFormat.JPEG, 1_000, width, height);
    }

    private static void assertErrors(List<Violation> found, @Nullable String rule) {
        assertThat(found.stream().filter(Violation::isError).map(Violation::rule))
                .isEqualTo(rule == null ? List.of() : List.of("instagram." + rule));
    }
}
