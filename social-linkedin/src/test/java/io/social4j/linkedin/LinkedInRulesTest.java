package io.social4j.linkedin;

import static io.social4j.linkedin.Scene.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.linkedin.LinkedInSettings.Api;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.testkit.MediaShelf;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, by what breaks it and nothing else. */
class LinkedInRulesTest {

    private static final MediaShelf SHELF = new MediaShelf();
    private static final Media PICTURE = SHELF.png(8, 8);
    private static final Media VIDEO = SHELF.largeMp4(8, 8, Duration.ofSeconds(5), 80_000);
    private static final Media UNMEASURED = Media.ofUrl("https://example.com/a");

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("media.count", "media", payload("a", null, Collections.nCopies(21, UNMEASURED))),
                Arguments.of("media.mixed", "media", payload("a", null, List.of(PICTURE, VIDEO))),
                Arguments.of("media.format", "media[1]", payload("a", null, List.of(PICTURE, SHELF.webp(8, 8)))),
                Arguments.of(
                        "media.pixels",
                        "media[0]",
                        payload("a", null, List.of(measured(MediaFormat.PNG, 9, 6_025, 6_001)))),
                Arguments.of(
                        "media.alt-text",
                        "media[0].altText",
                        payload("a", null, List.of(UNMEASURED.withAltText("x".repeat(4_087))))),
                Arguments.of(
                        "media.video-size",
                        "media[0]",
                        payload("a", null, List.of(measured(MediaFormat.MP4, 500_000_001, 8, 8)))),
                Arguments.of(
                        "media.video-size",
                        "media[0]",
                        payload("a", null, List.of(measured(MediaFormat.MP4, 76_799, 8, 8)))),
                Arguments.of(
                        "media.video-duration",
                        "media[0]",
                        payload("a", null, List.of(SHELF.largeMp4(8, 8, Duration.ofSeconds(2), 80_000)))),
                Arguments.of(
                        "media.video-duration",
                        "media[0]",
                        payload("a", null, List.of(SHELF.largeMp4(8, 8, Duration.ofSeconds(1_801), 80_000)))),
                Arguments.of(
                        "media.document-size",
                        "media[0]",
                        payload("a", null, List.of(measured(MediaFormat.PPTX, 100_000_001, 0, 0)), "title", "t")),
                Arguments.of("media.poster", "media[0]", payload("a", null, List.of(PICTURE.withPoster(PICTURE)))),
                Arguments.of(
                        "media.poster", "media[0]", payload("a", null, List.of(VIDEO.withPoster(SHELF.gif(8, 8, 1))))),
                Arguments.of("document.title", "options.title", payload("a", null, List.of(SHELF.pdf()))),
                Arguments.of("title.unused", "options.title", payload("a", null, List.of(PICTURE), "title", "t")),
                Arguments.of(
                        "title.length", "options.title", payload("a", null, List.of(VIDEO), "title", "t".repeat(401))),
                Arguments.of(
                        "article.media", "media", payload("a", "https://e.com", List.of(VIDEO), "article-title", "t")),
                Arguments.of(
                        "article.media",
                        "media",
                        payload("a", "https://e.com", List.of(PICTURE, PICTURE), "article-title", "t")),
                Arguments.of(
                        "poll.question",
                        "options.poll-question",
                        payload("a", null, List.of(), "poll-options", "x\ny")),
                Arguments.of(
                        "poll.question",
                        "options.poll-question",
                        payload("a", null, List.of(), "poll-question", "q".repeat(141), "poll-options", "x\ny")),
                Arguments.of(
                        "poll.answers", "options.poll-options", payload("a", null, List.of(), "poll-question", "q")),
                Arguments.of(
                        "poll.answers",
                        "options.poll-options",
                        payload("a", null, List.of(), "poll-question", "q", "poll-options", "1\n2\n3\n4\n5")),
                Arguments.of(
                        "poll.answer",
                        "options.poll-options",
                        payload("a", null, List.of(), "poll-question", "q", "poll-options", "1\n" + "x".repeat(31))),
                Arguments.of(
                        "poll.answer",
                        "options.poll-options",
                        payload("a", null, List.of(), "poll-question", "q", "poll-options", "1\n\n2")),
                Arguments.of(
                        "poll.duration",
                        "options.poll-duration",
                        payload(
                                "a",
                                null,
                                List.of(),
                                "poll-question",
                                "q",
                                "poll-options",
                                "1\n2",
                                "poll-duration",
                                "TWO_DAYS")),
                Arguments.of(
                        "poll.alone",
                        "options",
                        payload("a", null, List.of(UNMEASURED), "poll-question", "q", "poll-options", "1\n2")),
                Arguments.of(
                        "text.empty",
                        "text",
                        payload(" ", null, List.of(), "poll-question", "q", "poll-options", "1\n2")),
                Arguments.of(
                        "reshare.alone",
                        "options",
                        payload("a", null, List.of(UNMEASURED), "reshare", "urn:li:share:1")),
                Arguments.of(
                        "options.reshare",
                        "options.reshare",
                        payload("a", null, List.of(), "reshare", "https://www.linkedin.com/x")),
                Arguments.of(
                        "options.reshare-disabled",
                        "options.reshare-disabled",
                        payload("a", null, List.of(), "reshare-disabled", "yes")),
                Arguments.of(
                        "comment.length",
                        "options.first-comment",
                        payload("a", null, List.of(), "first-comment", "c".repeat(1_251))),
                Arguments.of(
                        "comment.empty", "options.first-comment", payload("a", null, List.of(), "first-comment", " ")),
                Arguments.of(
                        "mentions.invalid",
                        "options.mentions",
                        payload("a @B", null, List.of(), "mentions", "B=urn:li:member:1")),
                Arguments.of("mentions.invalid", "options.mentions", payload("a @B", null, List.of(), "mentions", "B")),
                Arguments.of(
                        "mentions.absent",
                        "options.mentions",
                        payload("a B", null, List.of(), "mentions", "B=urn:li:person:1")),
                Arguments.of(
                        "options.raw", "options.raw.commentary", payload("a", null, List.of(), "raw.commentary", "x")),
                Arguments.of(
                        "options.raw", "options.raw.not a name", payload("a", null, List.of(), "raw.not a name", "x")),
                Arguments.of("options.unknown", "options.colour", payload("a", null, List.of(), "colour", "x")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refuses(String rule, String field, PublishPayload payload) {
        assertThat(LinkedInRules.check(payload, Api.POSTS))
                .filteredOn(Violation::isError)
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("linkedin." + rule);
                    assertThat(violation.field()).isEqualTo(field);
                    assertThat(violation.message()).endsWith(".");
                });
    }

    @Test
    void namesTheItemByItsNumberItsFormatAndItsSize() {
        PublishPayload post = payload("a", null, List.of(PICTURE, measured(MediaFormat.WEBP, 12_000_000, 8, 8)));

        assertThat(LinkedInRules.check(post, Api.POSTS))
                .filteredOn(Violation::isError)
                .singleElement()
                .satisfies(violation -> assertThat(violation.message())
                        .startsWith("Item 2 (https://example.com/a, WEBP 12 MB): LinkedIn takes"));
    }

    @Test
    void warnsWhereLinkedInMayRefuseOrHasNoPlace() {
        PublishPayload heavy = payload("a", null, List.of(measured(MediaFormat.PNG, 5_000_001, 8, 8)));
        PublishPayload described = payload("a", null, List.of(VIDEO.withAltText("What is seen")));

        assertThat(LinkedInRules.check(heavy, Api.POSTS))
                .extracting(Violation::rule, Violation::isError)
                .containsExactly(tuple("linkedin.media.image-size", false));
        assertThat(LinkedInRules.check(described, Api.POSTS))
                .extracting(Violation::rule, Violation::isError)
                .containsExactly(tuple("linkedin.media.alt-text-unused", false));
    }

    @Test
    void judgesNothingOfMediaThatAreNotMeasured() {
        assertThat(LinkedInRules.check(payload("", null, List.of(UNMEASURED), "title", "t"), Api.POSTS))
                .isEmpty();
    }

    static Stream<PublishPayload> newer() {
        return Stream.of(
                payload("a", null, List.of(), "poll-question", "q", "poll-options", "1\n2"),
                payload("a", null, List.of(SHELF.pdf()), "title", "t"),
                payload("a", null, List.of(), "reshare", "urn:li:share:1"),
                payload("a", null, List.of(), "visibility", "LOGGED_IN"),
                payload("a", null, List.of(), "reshare-disabled", "true"),
                payload("a", "https://e.com", List.of(PICTURE), "article-title", "t"),
                payload("a", null, List.of(VIDEO.withPoster(PICTURE))));
    }

    @ParameterizedTest
    @MethodSource("newer")
    void refusesWhatTheOlderApiDoesNotHave(PublishPayload payload) {
        assertThat(LinkedInRules.check(payload, Api.POSTS)).noneMatch(Violation::isError);
        assertThat(LinkedInRules.check(payload, Api.UGC))
                .filteredOn(Violation::isError)
                .extracting(Violation::rule)
                .containsExactly("linkedin.api.unsupported");
    }

    @Test
    void picturesHaveATitleInTheOlderApiOnly() {
        for (List<Media> pictures : List.of(List.of(PICTURE), List.of(PICTURE, PICTURE))) {
            PublishPayload titled = payload("a", null, pictures, "title", "t");

            assertThat(LinkedInRules.check(titled, Api.UGC)).isEmpty();
            assertThat(LinkedInRules.check(titled, Api.POSTS))
                    .extracting(Violation::rule)
                    .containsExactly("linkedin.title.unused");
        }
        assertThat(LinkedInRules.check(payload("a", null, List.of(), "title", "t"), Api.UGC))
                .extracting(Violation::rule)
                .containsExactly("linkedin.title.unused");
    }

    private static Media measured(MediaFormat format, long size, int width, int height) {
        return Media.ofUrl("https://example.com/a")
                .pinned(new MediaInfo("0".repeat(64), format, size, width, height, false, null, null, null));
    }
}
