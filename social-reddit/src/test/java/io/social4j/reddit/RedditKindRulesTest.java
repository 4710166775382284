package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.testkit.MediaShelf;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditKindRulesTest {

    private final MediaShelf shelf = new MediaShelf();
    private final Media jpeg = shelf.jpeg(4, 4);
    private final Media video = shelf.mp4(4, 4, Duration.ofSeconds(2)).withPoster(jpeg);

    @Test
    void everyKindCanBeRight() {
        assertThat(rules(Desk.payload(List.of(jpeg)))).isEmpty();
        assertThat(rules(Desk.payload(List.of(shelf.gif(4, 4, 3))))).isEmpty();
        assertThat(rules(Desk.payload(List.of(video)))).isEmpty();
        assertThat(rules(Desk.payload(List.of(video), "videogif", "true"))).isEmpty();
        assertThat(rules(Desk.payload(Collections.nCopies(20, jpeg), "captions", "x".repeat(180))))
                .isEmpty();
        assertThat(rules(Desk.payload("Text", null, "poll-options", "a\nb\nc\nd\ne\nf", "poll-days", "1")))
                .isEmpty();
        assertThat(rules(Desk.payload("", null, "crosspost", "t3_abc"))).isEmpty();
        assertThat(rules(Desk.payload("Text", null, "first-comment", "x".repeat(10_000), "raw.collection_id", "1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            poll-options  | a                       | reddit.poll.options
            poll-options  | a,b,c,d,e,f,g           | reddit.poll.options
            poll-options  | a,,b                    | reddit.poll.option.missing
            crosspost     | https://example.com/    | reddit.crosspost.invalid
            crosspost     | ''                      | reddit.crosspost.invalid
            poll-days     | 3                       | reddit.options.misplaced
            captions      | one                     | reddit.options.misplaced
            links         | https://example.com/    | reddit.options.misplaced
            videogif      | true                    | reddit.options.misplaced
            videogif      | yes                     | reddit.options.invalid
            first-comment | ' '                     | reddit.comment.missing
            raw.title     | x                       | reddit.options.raw
            raw.a b       | x                       | reddit.options.raw
            raw.          | x                       | reddit.options.raw
            caption       | x                       | reddit.options.unknown
            """)
    void anOptionMayBeWrongByItself(String name, String value, String rule) {
        assertThat(rules(Desk.payload("", null, name, value.replace(",", "\n"))))
                .containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({"0, reddit.poll.days", "8, reddit.poll.days", "many, reddit.poll.days", "7,", "1,"})
    void aPollLastsOneToSevenDays(String days, @Nullable String rule) {
        assertThat(rules(Desk.payload("", null, "poll-options", "a\nb", "poll-days", days)))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void lengthsOfOptionsHaveLimits() {
        assertThat(rules(Desk.payload("", null, "poll-options", "a\n" + "x".repeat(121))))
                .containsExactly("reddit.poll.option.length");
        assertThat(rules(Desk.payload("", null, "first-comment", "x".repeat(10_001))))
                .containsExactly("reddit.comment.length");
        assertThat(rules(Desk.payload(List.of(jpeg, jpeg), "captions", "ok\n" + "x".repeat(181))))
                .containsExactly("reddit.gallery.caption.length");
    }

    @Test
    void whatWouldBeLeftAsideIsRefused() {
        Map<String, String> options = Map.of("subreddit", "test", "title", "x");
        PublishPayload linked = new PublishPayload(List.of(""), "https://example.com/", List.of(jpeg), options);
        assertThat(rules(linked)).containsExactly("reddit.media.link");
        assertThat(rules(Desk.payload("", "https://example.com/", "poll-options", "a\nb")))
                .containsExactly("reddit.poll.alone");
        assertThat(rules(Desk.payload(List.of(jpeg), "poll-options", "a\nb"))).containsExactly("reddit.poll.alone");
        assertThat(rules(Desk.payload("Text", "https://example.com/", "crosspost", "abc")))
                .containsExactly("reddit.crosspost.alone", "reddit.crosspost.alone");
        assertThat(rules(Desk.payload("", null, "crosspost", "abc", "poll-options", "a\nb")))
                .containsExactly("reddit.options.misplaced");
    }

    @Test
    void linesOfAGalleryBelongToItsPictures() {
        assertThat(rules(Desk.payload(List.of(jpeg, jpeg), "captions", "a\nb\nc", "links", "\n\n\n")))
                .containsExactly("reddit.gallery.captions", "reddit.gallery.links");
        assertThat(rules(Desk.payload(List.of(jpeg, jpeg), "links", "\nexample.com")))
                .containsExactly("reddit.gallery.link.invalid");
    }

    @Test
    void mediaIsCheckedWhenItIsMeasured() {
        Media unknown = Media.ofUrl("https://example.com/a");
        assertThat(rules(Desk.payload(List.of(unknown)))).isEmpty();
        assertThat(rules(Desk.payload(Collections.nCopies(21, unknown)))).containsExactly("reddit.media.count");
        assertThat(rules(Desk.payload(List.of(shelf.webp(4, 4))))).containsExactly("reddit.media.format");
        assertThat(rules(Desk.payload(List.of(shelf.pdf())))).containsExactly("reddit.media.format");
        assertThat(rules(Desk.payload(List.of(jpeg, video)))).containsExactly("reddit.media.mixed");
        assertThat(rules(Desk.payload(List.of(video.withPoster(null))))).containsExactly("reddit.media.poster.missing");
        assertThat(rules(Desk.payload(List.of(video.withPoster(shelf.gif(4, 4, 1))))))
                .containsExactly("reddit.media.poster.format");
        assertThat(rules(Desk.payload(List.of(video.withPoster(unknown))))).isEmpty();
    }

    @Test
    void sizesAndLengthsOfMediaHaveLimits() {
        assertThat(rules(Desk.payload(List.of(picture(20_971_520))))).isEmpty();
        assertThat(RedditRules.check(Desk.payload(List.of(jpeg, picture(20_971_521)))))
                .singleElement()
                .returns("reddit.media.size", Violation::rule)
                .returns("media[1]", Violation::field)
                .returns(20_971_520L, Violation::limit)
                .satisfies(violation -> assertThat(violation.message()).startsWith("Item 2 (JPEG 20 MB):"));
        assertThat(rules(Desk.payload(List.of(video(MediaFormat.MP4, 1_000_000_000, 900_000)))))
                .isEmpty();
        assertThat(rules(Desk.payload(List.of(video(MediaFormat.MOV, 1_000_000_001, 900_001)))))
                .containsExactly("reddit.media.size", "reddit.media.duration");
        assertThat(rules(Desk.payload(List.of(video(MediaFormat.WEBM, 1, 1))))).containsExactly("reddit.media.format");
        assertThat(rules(Desk.payload(List.of(video.withPoster(picture(20_971_521))))))
                .containsExactly("reddit.media.poster.size");
    }

    @Test
    void thatDescriptionsAreNotTakenIsAWarning() {
        assertThat(RedditRules.check(Desk.payload(List.of(jpeg.withAltText("A square")))))
                .singleElement()
                .returns("reddit.media.alt-text", Violation::rule)
                .returns(false, Violation::isError);
    }

    private Media picture(long size) {
        return new Media(jpeg.source(), null, null, MediaInfo.image("0".repeat(64), MediaFormat.JPEG, size, 4, 4));
    }

    private Media video(MediaFormat format, long size, long millis) {
        return new Media(
                jpeg.source(),
                null,
                jpeg,
                MediaInfo.video("0".repeat(64), format, size, 4, 4, Duration.ofMillis(millis)));
    }

    private static List<String> rules(PublishPayload payload) {
        return RedditRules.check(payload).stream().map(Violation::rule).toList();
    }
}
