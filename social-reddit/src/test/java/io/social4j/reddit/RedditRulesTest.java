package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedditRulesTest {

    private static final String FLAIR = "5b8f4f36-87c1-11ef-9f0a-0a1b2c3d4e5f";

    @Test
    void aTextALinkAndALinkWithATextAreFine() {
        assertThat(rules(Desk.payload("Body", null))).isEmpty();
        assertThat(rules(Desk.payload("", "https://example.com/"))).isEmpty();
        assertThat(rules(Desk.payload("Body", "https://example.com/"))).isEmpty();
        assertThat(rules(Desk.payload("", null))).isEmpty();
        assertThat(rules(Desk.payload(
                        "Body",
                        null,
                        "flair-id",
                        FLAIR,
                        "flair-text",
                        "News",
                        "nsfw",
                        "true",
                        "send-replies",
                        "false")))
                .isEmpty();
    }

    @Test
    void subredditAndTitleAreMissedTogetherAndTheTextIsNoTitle() {
        PublishPayload payload = PublishPayload.ofText("First line\nSecond line");

        assertThat(rules(payload)).containsExactly("reddit.subreddit.missing", "reddit.title.missing");
        assertThat(RedditRules.check(payload))
                .extracting(Violation::field)
                .containsExactly("options.subreddit", "options.title");
        assertThat(rules(Desk.payload("Body", null, "title", " \n\u00A0", "subreddit", " ")))
                .containsExactly("reddit.subreddit.missing", "reddit.title.missing");
    }

    @ParameterizedTest
    @CsvSource({
        "test, test",
        "r/Test, Test",
        "/r/test/, test",
        "R/test, test",
        "u_some-body, u_some-body",
        "u/some-body, u_some-body",
        "de, de",
        "a12345678901234567890, a12345678901234567890",
    })
    void aSubredditMayBeWrittenInManyWays(String written, String name) {
        PublishPayload payload = Desk.payload("Body", null, "subreddit", written);

        assertThat(rules(payload)).isEmpty();
        assertThat(RedditOptions.of(payload).subreddit()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "_test", "r/test/new", "test?x", "a1", "a123456789012345678901", "u_", "tést"})
    void whatIsNoNameOfASubredditIsRefused(String written) {
        assertThat(rules(Desk.payload("Body", null, "subreddit", written))).containsExactly("reddit.subreddit.invalid");
    }

    @Test
    void lengthsAreCountedInCodePointsAndTheTitlesAfterItsBlanksAreJoined() {
        assertThat(rules(Desk.payload("\uD83D\uDE00".repeat(40_000), null))).isEmpty();
        assertThat(RedditRules.check(Desk.payload("x".repeat(40_001), null)))
                .singleElement()
                .returns("reddit.text.length", Violation::rule)
                .returns(40_000L, Violation::limit)
                .returns(40_001L, Violation::actual);
        assertThat(rules(Desk.payload("Body", null, "title", "  x  \n" + "y".repeat(298))))
                .isEmpty();
        assertThat(rules(Desk.payload("Body", null, "title", "y".repeat(301)))).containsExactly("reddit.title.length");
    }

    @Test
    void aFlairIsATemplateWithAShortText() {
        assertThat(rules(Desk.payload("Body", null, "flair-id", "News"))).containsExactly("reddit.flair.id");
        assertThat(rules(Desk.payload("Body", null, "flair-text", "News"))).containsExactly("reddit.flair.text-alone");
        assertThat(rules(Desk.payload("Body", null, "flair-id", FLAIR, "flair-text", "x".repeat(65))))
                .containsExactly("reddit.flair.text-length");
    }

    @Test
    void halvesOfCharactersAreRefused() {
        assertThat(rules(Desk.payload("a\uD800", null, "title", "\uDE00")))
                .containsExactly("reddit.text.invalid-character", "reddit.options.invalid-character");
    }

    @Test
    void whatIsNotKnownOrNotPossibleIsRefused() {
        assertThat(rules(Desk.payload("Body", null, "nsfw", "yes"))).containsExactly("reddit.options.invalid");
        assertThat(rules(Desk.payload("Body", null, "collection", "1"))).containsExactly("reddit.options.unknown");
        assertThat(rules(Desk.payload("Body", "ftp://example.com"))).containsExactly("reddit.link.invalid");
        Map<String, String> options = Map.of("subreddit", "test", "title", "Hello");
        assertThat(rules(new PublishPayload(List.of("one", "two"), null, List.of(), options)))
                .containsExactly("reddit.thread.unsupported");
    }

    private static List<String> rules(PublishPayload payload) {
        return RedditRules.check(payload).stream().map(Violation::rule).toList();
    }
}
