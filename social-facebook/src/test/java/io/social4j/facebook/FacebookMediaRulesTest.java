package io.social4j.facebook;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FacebookMediaRulesTest {

    private static final String SHA = "0".repeat(64);
    private static final Media PHOTO = photo(MediaFormat.JPEG, 100_000, false);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            JPEG, 10000000, -
            JPEG, 10000001, photo.size
            JPEG,  4000000, -
            BMP,    100000, -
            TIFF,   100000, -
            GIF,    100000, -
            PNG,    900000, -
            WEBP,   100000, photo.format
            HEIC,   100000, photo.format
            PDF,    100000, media.format
            """)
    void knowsWhichPhotosFacebookTakes(MediaFormat format, long size, @Nullable String rule) {
        assertThat(errors(Map.of(), photo(format, size, false))).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "JPEG, 4000001, false, photo.large",
        "PNG,  1000001, false, photo.png",
        "PNG,  4000001, false, photo.large",
        "GIF,    10000, true,  photo.animated"
    })
    void warnsOfWhatFacebookMaySpoil(MediaFormat format, long size, boolean animated, String rule) {
        assertThat(warnings(Map.of(), photo(format, size, animated))).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            MP4,  640,  480,   10, 30, avc1, -
            MOV,  640,  480,   10, 30, avc1, -
            MP4,   64,   48, 14400, 30, xxxx, -
            MP4,   64,   48, 14401, 30, avc1, video.duration
            """)
    void knowsWhichVideosFacebookTakes(
            MediaFormat format, int width, int height, long seconds, double rate, String codec, @Nullable String rule) {
        assertThat(errors(Map.of(), video(format, width, height, seconds, rate, codec)))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void knowsHowLargeAVideoMayBe() {
        MediaInfo info = MediaInfo.video(SHA, MediaFormat.MP4, 10_000_000_001L, 640, 480, Duration.ofSeconds(5));

        assertThat(errors(Map.of(), media(info))).containsExactly("video.size");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            reel,  MP4, 1080, 1920,  3, 24, avc1, -
            reel,  MP4, 1080, 1920, 90, 60, hvc1, -
            reel,  MP4,  540,  960, 30, 30, av01, -
            reel,  MP4,  608, 1080, 30, 30, vp09, -
            reel,  MP4, 1080, 1920,  2, 30, avc1, reel.duration
            reel,  MP4, 1080, 1920, 91, 30, avc1, reel.duration
            reel,  MOV, 1080, 1920, 30, 30, avc1, reel.format
            reel,  MP4, 1920, 1080, 30, 30, avc1, reel.ratio
            reel,  MP4, 1080, 1080, 30, 30, avc1, reel.ratio
            reel,  MP4,  538,  956, 30, 30, avc1, reel.resolution
            reel,  MP4, 1080, 1920, 30, 23, avc1, reel.frame-rate
            reel,  MP4, 1080, 1920, 30, 61, avc1, reel.frame-rate
            reel,  MP4, 1080, 1920, 30, 30, mp4v, reel.codec
            story, MP4, 1080, 1920,  1, 30, avc1, -
            story, MP4, 1080, 1920, 60, 30, avc1, -
            story, MP4, 1080, 1920, 61, 30, avc1, story.duration
            story, MOV, 1080, 1920, 10, 30, avc1, story.format
            story, MP4, 1920, 1080, 10, 30, avc1, story.ratio
            story, MP4,  538,  956, 10, 30, avc1, story.resolution
            """)
    void knowsWhichReelsAndStoriesFacebookTakes(
            String placement,
            MediaFormat format,
            int width,
            int height,
            long seconds,
            double rate,
            String codec,
            @Nullable String rule) {
        assertThat(errors(Map.of("placement", placement), video(format, width, height, seconds, rate, codec)))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void countsThePhotosOfAPostAndTheItemsOfAReel() {
        List<Media> eleven = Collections.nCopies(11, PHOTO);
        Media reel = video(MediaFormat.MP4, 1080, 1920, 30, 30, "avc1");

        assertThat(rules(post(Map.of(), eleven.subList(0, 10)))).isEmpty();
        assertThat(rules(post(Map.of(), eleven))).containsExactly("facebook.media.count");
        assertThat(FacebookRules.check(post(Map.of(), eleven), 20)).isEmpty();
        assertThat(rules(post(Map.of("placement", "reel"), List.of(reel, reel))))
                .containsExactly("facebook.media.count");
        assertThat(rules(post(Map.of("placement", "story"), List.of()))).contains("facebook.media.required");
        assertThat(errors(Map.of("placement", "reel"), PHOTO)).containsExactly("reel.format");
    }

    @Test
    void lookAtTheNumberOnlyWhileNothingIsMeasured() {
        Media unknown = Media.ofUrl("https://cdn.example/x");

        assertThat(rules(post(Map.of(), List.of(unknown)))).isEmpty();
        assertThat(rules(post(Map.of("placement", "reel"), List.of(unknown)))).isEmpty();
        assertThat(rules(post(Map.of(), Collections.nCopies(11, unknown)))).containsExactly("facebook.media.count");
    }

    @Test
    void mixesNoVideoWithAnythingElse() {
        Media video = video(MediaFormat.MP4, 640, 480, 30, 30, "avc1");

        assertThat(errors(Map.of(), PHOTO, video)).containsExactly("media.mixed");
        assertThat(errors(Map.of(), video, video)).containsExactly("media.mixed");
    }

    @Test
    void namesTheItemAndWhatItIs() {
        Violation violation = FacebookRules.check(
                        post(Map.of(), List.of(PHOTO, PHOTO, photo(MediaFormat.JPEG, 12_345_678, false))), 10)
                .get(0);

        assertThat(violation.field()).isEqualTo("media[2]");
        assertThat(violation.message()).isEqualTo("Item 3 (JPEG 12 MB): Facebook takes photos up to 10 MB.");
        assertThat(violation.limit()).isEqualTo(10_000_000);
        assertThat(violation.actual()).isEqualTo(12_345_678);
    }

    @Test
    void saysThatDescriptionsAndPostersOfVideosAreNotSent() {
        Media video = video(MediaFormat.MP4, 640, 480, 30, 30, "avc1");

        assertThat(warnings(Map.of(), video.withAltText("words").withPoster(PHOTO)))
                .containsExactly("video.alt-text", "video.poster");
    }

    @Test
    void takesALinkOrMediaAndNoTextWithAStory() {
        PublishPayload both = new PublishPayload(List.of("a"), "https://e.example", List.of(PHOTO), Map.of());

        assertThat(rules(both)).containsExactly("facebook.link.with-media");
        assertThat(rules(new PublishPayload(List.of("a"), null, List.of(PHOTO), Map.of("placement", "story"))))
                .containsExactly("facebook.story.text");
        assertThat(rules(new PublishPayload(List.of(""), null, List.of(PHOTO), Map.of())))
                .isEmpty();
    }

    private static Media photo(MediaFormat format, long size, boolean animated) {
        return media(new MediaInfo(SHA, format, size, 400, 300, animated, null, null, null));
    }

    private static Media video(MediaFormat format, int width, int height, long seconds, double rate, String codec) {
        return media(
                new MediaInfo(SHA, format, 1_000_000, width, height, false, Duration.ofSeconds(seconds), codec, rate));
    }

    private static Media media(MediaInfo info) {
        return Media.ofBytes(new byte[] {1}).pinned(info);
    }

    private static PublishPayload post(Map<String, String> options, List<Media> media) {
        return new PublishPayload(List.of(""), null, media, options);
    }

    private static List<String> rules(PublishPayload payload) {
        return FacebookRules.check(payload, 10).stream().map(Violation::rule).toList();
    }

    private static List<String> errors(Map<String, String> options, Media... media) {
        return named(options, true, media);
    }

    private static List<String> warnings(Map<String, String> options, Media... media) {
        return named(options, false, media);
    }

    private static List<String> named(Map<String, String> options, boolean errors, Media... media) {
        return FacebookRules.check(post(options, List.of(media)), 10).stream()
                .filter(violation -> violation.isError() == errors)
                .map(violation -> violation.rule().substring("facebook.".length()))
                .toList();
    }
}
