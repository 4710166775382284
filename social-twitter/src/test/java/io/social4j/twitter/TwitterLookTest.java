package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import io.social4j.testkit.RecordingJournal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwitterLookTest {

    private static final Instant INTENT = Instant.parse("2026-11-22T09:59:30.250Z");
    private static final Instant START = Instant.parse("2026-11-22T09:58:30Z");

    private final Desk x = new Desk();
    private final PlatformAdapter adapter = new TwitterAdapterProvider().create(x.context());

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void listsTheAccountsPostsSinceAMinuteBeforeTheIntent() {
        page(null, post("2", "Hello world"), post("1", "something else"));
        Evidence evidence = look("Hello   world");
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LISTING);
        assertThat(evidence.reachesBackTo()).isEqualTo(START);
        assertThat(evidence.posts())
                .containsExactly(
                        RemotePost.of("2", Instant.parse("2026-11-22T10:00:00Z"), true),
                        RemotePost.of("1", Instant.parse("2026-11-22T10:00:00Z"), false));
        assertThat(x.request().getTarget())
                .contains("start_time=2026-11-22T09%3A58%3A30Z")
                .contains("exclude=retweets%2Creplies");
    }

    @Test
    void findsNothingInAnEmptyTimeline() {
        x.answers(200, "{\"meta\":{\"result_count\":0}}");
        Evidence evidence = look("Hello");
        assertThat(evidence.posts()).isEmpty();
        assertThat(evidence.reachesBackTo()).isEqualTo(START);
    }

    @Test
    void followsThePages() {
        page("next1", post("3", "c"));
        page(null, post("2", "b"));
        assertThat(look("b").posts()).extracting(RemotePost::sameContent).containsExactly(false, true);
        assertThat(x.request().getTarget()).doesNotContain("pagination_token");
        assertThat(x.request().getTarget()).contains("pagination_token=next1");
    }

    @Test
    void stopsAtTheFirstPostBeforeTheStart() {
        page("next1", at(post("3", "c"), "2026-11-22T09:58:29.000Z"));
        assertThat(look("b").reachesBackTo()).isEqualTo(START);
        assertThat(x.requests()).isEqualTo(1);
    }

    @Test
    void admitsHowFarItGotWhenThereAreTooManyPages() {
        for (int i = 9; i > 4; i--) {
            page("more", at(post("" + i, "text"), "2026-11-22T10:00:0" + i + ".000Z"));
        }
        Evidence evidence = look("Hello");
        assertThat(evidence.reachesBackTo()).isEqualTo(Instant.parse("2026-11-22T10:00:05Z"));
        assertThat(x.requests()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[{\"title\":\"Not Found Error\",\"detail\":\"Could not find user\"}]}",
                "{}",
                "{\"meta\":{\"result_count\":1}}",
                "{\"data\":[{\"id\":\"1\",\"text\":\"a\"}],\"meta\":{\"result_count\":2}}",
                "{\"data\":[{\"text\":\"a\"}],\"meta\":{\"result_count\":1}}",
                "not json"
            })
    void provesNothingByAnAnswerThatIsNoListing(String body) {
        x.answers(200, body);
        PlatformException failure = catchThrowableOfType(PlatformException.class, () -> look("Hello"));
        assertThat(Objects.requireNonNull(failure).failure().kind()).isEqualTo(FailureKind.UNEXPECTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Q&A <now> | Q&amp;A &lt;now&gt; | | ",
                "a &amp; b | a &amp;amp; b | | ",
                "See https://example.com/a?b=1&c=2. | See https://t.co/abc. | https://example.com/a?b=1&c=2 | ",
                "See Example.com today | See https://t.co/abc today | http://example.com | ",
                "See https://Example.com | See https://t.co/abc | https://example.com/ | ",
                "See https://müller.de | See https://t.co/abc | https://xn--mller-kva.de | ",
                "See https://example.com/a | See https://t.co/abc | https://short.example/x | https://example.com/a",
                "See https://short.example/x | See https://t.co/abc | https://short.example/x | https://example.com/a",
                "cafe\u0301 | café | | "
            })
    void undoesWhatXDoesToAText(String sent, String shown, String expanded, String unwound) {
        String links = expanded == null
                ? ""
                : ",\"entities\":{\"urls\":[{\"url\":\"https://t.co/abc\",\"expanded_url\":\"" + expanded + "\""
                        + (unwound == null ? "" : ",\"unwound_url\":\"" + unwound + "\"") + "}]}";
        page(null, "{\"id\":\"1\",\"text\":\"" + shown + "\"" + links + "}");
        assertThat(look(sent).posts()).extracting(RemotePost::sameContent).containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Hello | hello", "Hello | Hello!", "See https://example.com/a | See https://t.co/abc"})
    void doesNotTakeAnotherTextForOurs(String sent, String shown) {
        page(null, post("1", shown));
        assertThat(look(sent).posts()).extracting(RemotePost::sameContent).containsExactly(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"note_tweet", "note_post"})
    void readsALongTextWhole(String note) {
        page(
                null,
                "{\"id\":\"1\",\"text\":\"cut…\",\"" + note + "\":{\"text\":\"the whole https://t.co/abc\","
                        + "\"entities\":{\"urls\":[{\"url\":\"https://t.co/abc\",\"expanded_url\":\"https://example.com\"}]}}}");
        assertThat(look("the whole https://example.com").posts().get(0).sameContent())
                .isTrue();
    }

    @Test
    void comparesATextThatIsTooLongForAFingerprint() {
        String families = "👨‍👩‍👧‍👦".repeat(140);
        page(null, post("2", families), post("1", families + "!"));
        assertThat(look(families).posts()).extracting(RemotePost::sameContent).containsExactly(true, false);
    }

    @Test
    void readsTheTimeFromTheIdWhereItIsNotGiven() {
        page(
                null,
                "{\"id\":\"1445880548472328192\",\"text\":\"a\"}",
                "{\"id\":\"1445880548472328192\",\"created_at\":\"?\"}");
        assertThat(look("a").posts())
                .extracting(RemotePost::createdAt)
                .containsOnly(Instant.parse("2021-10-06T22:36:00.574Z"));
    }

    @ParameterizedTest
    @CsvSource({"referenced_tweets, retweeted", "referenced_posts, reposted", "referenced_tweets, replied_to"})
    void leavesOutWhatIsNoPostOfItsOwn(String field, String type) {
        page(null, reference("1", field, type, "99"));
        assertThat(look("same").posts()).isEmpty();
    }

    @Test
    void leavesOutAReplyThatOnlyItsConversationGivesAway() {
        page(null, "{\"id\":\"7\",\"text\":\"same\",\"conversation_id\":\"5\"}");
        assertThat(look("same").posts()).isEmpty();
    }

    @Test
    void keepsAPostThatQuotesAnother() {
        page(null, reference("1", "referenced_tweets", "quoted", "99"));
        assertThat(look("same").posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"referenced_tweets", "referenced_posts"})
    void comparesAPartWithRepliesToTheSameParentOnly(String field) {
        page(
                null,
                reference("20", field, "replied_to", "12"),
                reference("21", field, "replied_to", "11"),
                "{\"id\":\"22\",\"text\":\"same\",\"conversation_id\":\"22\"}",
                "{\"id\":\"23\",\"text\":\"same\",\"conversation_id\":\"11\"}");
        OpenAttempt attempt = attempt("part-3", TwitterKind.text("12").fingerprint("same"), List.of("11", "12"));
        List<RemotePost> posts = adapter.look(Desk.token(), attempt).posts();
        assertThat(posts).extracting(RemotePost::id).containsExactly("20", "23");
        assertThat(posts).extracting(RemotePost::sameContent).containsOnly(true);
        assertThat(x.request().getTarget()).contains("exclude=retweets&");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What the post has besides its text, and whether it may be one with two media.
                "\"attachments\":{\"media_keys\":[\"3_1\",\"3_2\"]},MEDIA | true",
                "\"attachments\":{\"media_keys\":[\"3_1\"]},MEDIA | false",
                "\"attachments\":{\"poll_ids\":[\"1\"]} | false",
                "\"attachments\":{} | true",
                "\"attachments\":{\"media_keys\":[\"3_1\",\"3_2\"]} | true",
                "MEDIA | true",
                "\"a\":1 | true",
            })
    void countsMediaWhereXTellsAndTakesThemForPossibleWhereItDoesNot(String rest, boolean same) {
        String entity = "\"entities\":{\"urls\":[{\"url\":\"https://t.co/m\",\"media_key\":\"3_1\","
                + "\"expanded_url\":\"https://x.com/demo/status/1/photo/1\"}]}";
        page(null, "{\"id\":\"1\",\"text\":\"Hello https://t.co/m\"," + rest.replace("MEDIA", entity) + "}");
        assertThat(lookFor("Hello", new TwitterKind(null, 2, false, null, false))
                        .get(0)
                        .sameContent())
                .isEqualTo(same);
    }

    @Test
    void takesNoPostWithoutAnyLinkForOneWithMedia() {
        page(null, post("1", "Hello"));
        assertThat(lookFor("Hello", new TwitterKind(null, 1, false, null, false))
                        .get(0)
                        .sameContent())
                .isFalse();
    }

    @Test
    void takesNoPostWithMediaForOneWithout() {
        page(null, "{\"id\":\"1\",\"text\":\"Hello https://t.co/m\",\"attachments\":{\"media_keys\":[\"3_1\"]}}");
        assertThat(look("Hello").posts().get(0).sameContent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"attachments\":{\"poll_ids\":[\"1\"]} | true",
                "\"attachments\":{\"media_keys\":[\"3_1\"]} | false",
                "\"a\":1 | true"
            })
    void tellsAPollWhereXDoes(String rest, boolean same) {
        page(null, "{\"id\":\"1\",\"text\":\"Well?\"," + rest + "}");
        assertThat(lookFor("Well?", new TwitterKind(null, 0, true, null, false))
                        .get(0)
                        .sameContent())
                .isEqualTo(same);
    }

    @Test
    void takesNoPollForAPlainPost() {
        page(null, "{\"id\":\"1\",\"text\":\"Well?\",\"attachments\":{\"poll_ids\":[\"1\"]}}");
        assertThat(look("Well?").posts().get(0).sameContent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"5, true", "6, false"})
    void comparesWhatIsQuotedAndDropsItsLink(String quoted, boolean same) {
        page(
                null,
                "{\"id\":\"1\",\"text\":\"indeed https://t.co/q\",\"referenced_tweets\":[{\"type\":\"quoted\",\"id\":\""
                        + quoted + "\"}],\"entities\":{\"urls\":[{\"url\":\"https://t.co/q\",\"expanded_url\":"
                        + "\"https://twitter.com/demo/status/" + quoted + "\"}]}}");
        assertThat(lookFor("indeed", new TwitterKind(null, 0, false, "5", false))
                        .get(0)
                        .sameContent())
                .isEqualTo(same);
    }

    @Test
    void keepsTheLinkToAPostThatWasWrittenAndBecameAQuote() {
        page(
                null,
                "{\"id\":\"1\",\"text\":\"indeed https://t.co/q\",\"referenced_tweets\":[{\"type\":\"quoted\","
                        + "\"id\":\"5\"}],\"entities\":{\"urls\":[{\"url\":\"https://t.co/q\",\"expanded_url\":"
                        + "\"https://x.com/demo/status/5\"}]}}");
        assertThat(look("indeed https://x.com/demo/status/5").posts().get(0).sameContent())
                .isTrue();
    }

    @Test
    void isBlindForWhatTheTimelineMayHideUnlessItIsThere() {
        TwitterKind hidden = new TwitterKind(null, 0, false, null, true);
        OpenAttempt attempt = attempt("part-1", hidden.fingerprint("Hello"), List.of());
        page(null, post("1", "something else"));
        assertThat(adapter.look(Desk.token(), attempt).kind()).isEqualTo(Evidence.Kind.BLIND);
        page(null, post("1", "Hello"));
        assertThat(adapter.look(Desk.token(), attempt).posts().get(0).sameContent())
                .isTrue();
    }

    @Test
    void isBlindForAFingerprintThatItDoesNotUnderstand() {
        OpenAttempt attempt = attempt("part-1", "story: Hello", List.of());
        assertThat(adapter.look(Desk.token(), attempt).kind()).isEqualTo(Evidence.Kind.BLIND);
        assertThat(x.requests()).isZero();
    }

    @Test
    void readsTheKindBackFromEveryFingerprint() {
        String families = "👨‍👩‍👧‍👦".repeat(140);
        for (TwitterKind kind : List.of(
                TwitterKind.text(null),
                TwitterKind.text("1234567890123456789"),
                new TwitterKind(null, 4, false, null, false),
                new TwitterKind("1", 0, true, null, true),
                new TwitterKind("1", 0, false, "2", true))) {
            assertThat(TwitterKind.of(kind.fingerprint("post with 3 media: text")))
                    .contains(kind);
            assertThat(TwitterKind.of(kind.fingerprint(families))).contains(kind);
            assertThat(TwitterKind.of(kind.fingerprint(""))).contains(kind);
        }
    }

    @Test
    void findsALongTextWithLinksInTheSandbox() {
        try (SandboxedX sandbox = new SandboxedX().as("premium")) {
            String text = "long & <longer> ".repeat(40) + "https://example.com/a and " + "more ".repeat(4000);
            RecordingJournal journal = sandbox.publish(SandboxedX.post(text, Map.of("premium", "true")));
            assertThat(sandbox.look(journal).posts())
                    .extracting(RemotePost::sameContent)
                    .containsExactly(true);
        }
    }

    @Test
    void findsPollsAndQuotesInTheSandbox() {
        try (SandboxedX sandbox = new SandboxedX().as("enterprise")) {
            RecordingJournal poll = sandbox.publish(SandboxedX.post("Well?", Map.of("poll-options", "Yes\nNo")));
            String first = sandbox.live().get(0).id();
            RecordingJournal quote = sandbox.publish(SandboxedX.post("Indeed", Map.of("quote", first)));
            String second = sandbox.live().get(1).id();
            assertThat(sandbox.look(poll).posts())
                    .filteredOn(RemotePost::sameContent)
                    .extracting(RemotePost::id)
                    .containsExactly(first);
            assertThat(sandbox.look(quote).posts())
                    .filteredOn(RemotePost::sameContent)
                    .extracting(RemotePost::id)
                    .containsExactly(second);
        }
    }

    private List<RemotePost> lookFor(String text, TwitterKind kind) {
        return adapter.look(Desk.token(), attempt("part-1", kind.fingerprint(text), List.of()))
                .posts();
    }

    private Evidence look(String sent) {
        return adapter.look(
                Desk.token(), attempt("part-1", TwitterKind.text(null).fingerprint(sent), List.of()));
    }

    private static OpenAttempt attempt(String step, String fingerprint, List<String> earlier) {
        return new OpenAttempt(step, fingerprint, Map.of(), earlier, INTENT, INTENT.plusSeconds(25), null);
    }

    private void page(@Nullable String next, String... posts) {
        String token = next == null ? "" : ",\"next_token\":\"" + next + "\"";
        x.answers(
                200,
                "{\"data\":[" + String.join(",", posts) + "],\"meta\":{\"result_count\":" + posts.length + token
                        + "}}");
    }

    private static String post(String id, String text) {
        return "{\"id\":\"" + id + "\",\"created_at\":\"2026-11-22T10:00:00.000Z\",\"text\":\"" + text + "\"}";
    }

    private static String at(String post, String when) {
        return post.replace("2026-11-22T10:00:00.000Z", when);
    }

    private static String reference(String id, String field, String type, String other) {
        return "{\"id\":\"" + id + "\",\"text\":\"same\",\"" + field + "\":[{\"type\":\"" + type + "\",\"id\":\""
                + other + "\"}]}";
    }
}
