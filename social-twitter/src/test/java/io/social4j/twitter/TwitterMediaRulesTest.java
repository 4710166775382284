package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwitterMediaRulesTest {

    private static final String SHA = "0".repeat(64);
    private static final Media JPEG = image(MediaFormat.JPEG, 5 << 20);
    private static final Media GIF = gif(1280, 1080, 15 << 20, null, null);
    private static final Media VIDEO = video(1280, 1024, 140_000);

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of("four pictures", Collections.nCopies(4, JPEG)),
                Arguments.of("PNG", List.of(image(MediaFormat.PNG, 1))),
                Arguments.of("WEBP", List.of(image(MediaFormat.WEBP, 1))),
                Arguments.of("a GIF that stands still", List.of(image(MediaFormat.GIF, 1), JPEG)),
                Arguments.of("an animation", List.of(GIF)),
                Arguments.of("350 frames", List.of(gif(100, 100, 1, Duration.ofSeconds(35), 10.0))),
                Arguments.of("a video", List.of(VIDEO)),
                Arguments.of("a video of half a second", List.of(video(640, 640, 500))),
                Arguments.of("a portrait", List.of(video(720, 1280, 1000))),
                Arguments.of("the smallest video", List.of(video(32, 32, 1000))),
                Arguments.of("3 to 1", List.of(video(960, 320, 1000))),
                Arguments.of("60 frames a second", List.of(video("avc1", 60.0))),
                Arguments.of("not measured", List.of(Media.ofUrl("https://example.com/a"))),
                Arguments.of("a description of 1000", List.of(JPEG.withAltText("😀".repeat(1000)))),
                Arguments.of("a poster", List.of(VIDEO.withPoster(JPEG))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void takes(String what, List<Media> media) {
        assertThat(check(Map.of(), media)).as(what).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("media.count", Collections.nCopies(5, JPEG), "media"),
                Arguments.of("media.mixed", List.of(JPEG, VIDEO), "media"),
                Arguments.of("media.mixed", List.of(GIF, JPEG), "media"),
                Arguments.of("media.mixed", List.of(VIDEO, VIDEO), "media"),
                Arguments.of("media.size", List.of(JPEG, image(MediaFormat.PNG, (5 << 20) + 1)), "media[1]"),
                Arguments.of("media.size", List.of(gif(10, 10, (15 << 20) + 1, null, null)), "media[0]"),
                Arguments.of("media.size", List.of(sized((512L << 20) + 1)), "media[0]"),
                Arguments.of("media.format", List.of(image(MediaFormat.BMP, 1)), "media[0]"),
                Arguments.of("media.format", List.of(image(MediaFormat.HEIC, 1)), "media[0]"),
                Arguments.of("media.format", List.of(document()), "media[0]"),
                Arguments.of("media.gif-pixels", List.of(gif(1281, 10, 1, null, null)), "media[0]"),
                Arguments.of("media.gif-pixels", List.of(gif(10, 1081, 1, null, null)), "media[0]"),
                Arguments.of("media.gif-frames", List.of(gif(10, 10, 1, Duration.ofMillis(35_100), 10.0)), "media[0]"),
                Arguments.of(
                        "media.gif-total-pixels",
                        List.of(gif(1280, 1080, 1, Duration.ofMillis(21_700), 10.1)),
                        "media[0]"),
                Arguments.of("media.video-duration", List.of(video(640, 640, 140_001)), "media[0]"),
                Arguments.of("media.video-duration", List.of(video(640, 640, 499)), "media[0]"),
                Arguments.of("media.video-pixels", List.of(video(1281, 720, 1000)), "media[0]"),
                Arguments.of("media.video-pixels", List.of(video(1025, 1025, 1000)), "media[0]"),
                Arguments.of("media.video-pixels", List.of(video(31, 31, 1000)), "media[0]"),
                Arguments.of("media.video-aspect", List.of(video(961, 320, 1000)), "media[0]"),
                Arguments.of("media.video-aspect", List.of(video(320, 961, 1000)), "media[0]"),
                Arguments.of("media.video-frame-rate", List.of(video("avc1", 60.1)), "media[0]"),
                Arguments.of("media.video-codec", List.of(video("hvc1", 30.0)), "media[0]"),
                Arguments.of("media.alt-text", List.of(JPEG.withAltText("x".repeat(1001))), "media[0].altText"),
                Arguments.of("media.poster", List.of(VIDEO.withPoster(image(MediaFormat.GIF, 1))), "media[0].poster"),
                Arguments.of(
                        "media.poster",
                        List.of(VIDEO.withPoster(image(MediaFormat.JPEG, (5 << 20) + 1))),
                        "media[0].poster"));
    }

    @ParameterizedTest(name = "{0}, case {index}")
    @MethodSource("refused")
    void refuses(String rule, List<Media> media, String field) {
        List<Violation> found = check(Map.of(), media);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).rule()).isEqualTo("twitter." + rule);
        assertThat(found.get(0).field()).isEqualTo(field);
        assertThat(found.get(0).isError()).isTrue();
    }

    @Test
    void needsNoTextBesideMediaButInTheOtherPartsOfAThread() {
        assertThat(TwitterRules.check(new PublishPayload(List.of(""), null, List.of(JPEG), Map.of())))
                .isEmpty();
        List<Violation> found = TwitterRules.check(new PublishPayload(List.of("", " "), null, List.of(JPEG), Map.of()));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).rule()).isEqualTo("twitter.text.empty");
        assertThat(found.get(0).field()).isEqualTo("thread[1]");
    }

    @Test
    void takesMoreOfPremium() {
        Map<String, String> premium = Map.of("premium", "true");
        assertThat(check(premium, List.of(video(1920, 1080, 3_600_000)))).isEmpty();
        assertThat(check(premium, List.of(sized(5_000_000_000L)))).isEmpty();
        assertThat(check(premium, List.of(sized(5_000_000_001L)))).hasSize(1);
        assertThat(check(premium, List.of(video(1921, 1080, 1000)))).hasSize(1);
    }

    @Test
    void warnsOfWhatIsLeftOut() {
        assertThat(check(Map.of(), List.of(VIDEO.withAltText("a dog"), VIDEO)))
                .extracting(Violation::rule)
                .contains("twitter.media.alt-text-video");
        Violation poster = check(Map.of(), List.of(JPEG.withPoster(JPEG))).get(0);
        assertThat(poster.rule()).isEqualTo("twitter.media.poster-unused");
        assertThat(poster.isError()).isFalse();
    }

    @Test
    void namesTheItem() {
        Media large = Media.ofUrl("https://example.com/sunset.png")
                .pinned(MediaInfo.image(SHA, MediaFormat.PNG, 12_000_000, 10, 10));
        assertThat(check(Map.of(), List.of(JPEG, large)).get(0).message())
                .isEqualTo(
                        "Item 2 (https://example.com/sunset.png, PNG 12 MB): X takes 5.2 MB at most. Make it smaller.");
    }

    private static List<Violation> check(Map<String, String> options, List<Media> media) {
        return TwitterRules.check(new PublishPayload(List.of("text"), null, media, options));
    }

    private static Media image(MediaFormat format, long size) {
        return pinned(MediaInfo.image(SHA, format, size, 4000, 3000));
    }

    private static Media gif(int width, int height, long size, @Nullable Duration duration, @Nullable Double rate) {
        return pinned(new MediaInfo(SHA, MediaFormat.GIF, size, width, height, true, duration, null, rate));
    }

    private static Media video(int width, int height, int milliseconds) {
        return pinned(MediaInfo.video(SHA, MediaFormat.MP4, 1000, width, height, Duration.ofMillis(milliseconds)));
    }

    private static Media video(String codec, double rate) {
        return pinned(new MediaInfo(SHA, MediaFormat.MOV, 1000, 640, 640, false, Duration.ofSeconds(1), codec, rate));
    }

    private static Media sized(long size) {
        return pinned(MediaInfo.video(SHA, MediaFormat.MP4, size, 640, 640, Duration.ofSeconds(1)));
    }

    private static Media document() {
        return pinned(MediaInfo.document(SHA, MediaFormat.PDF, 1));
    }

    private static Media pinned(MediaInfo info) {
        return Media.ofBytes(new byte[1]).pinned(info);
    }
}
