package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.Metrics;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishResult;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwitterAdapterTest {

    private final Desk x = new Desk();
    private final PlatformAdapter adapter = new TwitterAdapterProvider().create(x.context());
    private final NotedJournal journal = new NotedJournal();

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void publishesAText() {
        x.makes("1445880548472328192");
        PublishResult result = adapter.publish(Desk.token(), PublishPayload.ofText("Hello  world"), journal);
        assertThat(result.remoteId()).contains("1445880548472328192");
        assertThat(Desk.body(x.request())).isEqualTo("{\"text\":\"Hello  world\"}");
        assertThat(journal.live.keySet()).containsExactly("part-1");
        assertThat(journal.fingerprints).containsEntry("part-1", "post: Hello world");
        assertThat(journal.sent.get(0).permalink().orElseThrow())
                .hasToString("https://x.com/i/web/status/1445880548472328192");
        assertThat(journal.gates).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Read this, https://example.com/a, Read this https://example.com/a",
        "'', https://example.com/a, https://example.com/a",
        "Read https://example.com/a now, https://example.com/a, Read https://example.com/a now",
        "Read https://example.com, https://example.com/, Read https://example.com",
        "Read https://example.com/a/, https://example.com/a, Read https://example.com/a/",
        "Read https://example.com/ab, https://example.com/a, Read https://example.com/ab https://example.com/a",
        "Read https://example.com.au, https://example.com, Read https://example.com.au https://example.com"
    })
    void putsTheLinkBehindTheTextUnlessItIsThereAlready(String text, String link, String sent) {
        x.makes("1");
        adapter.publish(Desk.token(), new PublishPayload(List.of(text), link, List.of(), Map.of()), journal);
        assertThat(Desk.body(x.request())).isEqualTo("{\"text\":\"" + sent + "\"}");
    }

    @Test
    void chainsThePartsOfAThread() {
        x.makes("11").makes("12").makes("13");
        PublishPayload thread = new PublishPayload(
                List.of("one", "same", "same"), null, List.of(), Map.of("reply-settings", "verified"));
        assertThat(adapter.publish(Desk.token(), thread, journal).remoteId()).contains("13");
        assertThat(Desk.body(x.request())).isEqualTo("{\"text\":\"one\",\"reply_settings\":\"verified\"}");
        assertThat(Desk.body(x.request())).isEqualTo("{\"text\":\"same\",\"reply\":{\"in_reply_to_tweet_id\":\"11\"}}");
        assertThat(Desk.body(x.request())).isEqualTo("{\"text\":\"same\",\"reply\":{\"in_reply_to_tweet_id\":\"12\"}}");
        assertThat(journal.live.keySet()).containsExactly("part-1", "part-2", "part-3");
        assertThat(journal.fingerprints.values())
                .containsExactly("post: one", "reply to 11: same", "reply to 12: same");
    }

    @Test
    void goesOnWithAThreadWhereItStopped() {
        PublishPayload thread = new PublishPayload(List.of("one", "two"), null, List.of(), Map.of());
        x.makes("11")
                .answers(403, "{\"errors\":[{\"code\":385,\"message\":\"not visible\"}]}")
                .makes("12");
        PlatformFailure failure = failure(() -> adapter.publish(Desk.token(), thread, journal));
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure.retryAt()).contains(Desk.NOW.plusSeconds(5));
        assertThat(adapter.publish(Desk.token(), thread, journal).remoteId()).contains("12");
        assertThat(x.requests()).isEqualTo(3);
    }

    @Test
    void givesAPermalinkWithTheNameOfTheAccount() {
        assertThat(adapter.permalink(Desk.token(null, Map.of("username", "demo_1")), "7"))
                .hasValueSatisfying(link -> assertThat(link).hasToString("https://x.com/demo_1/status/7"));
        assertThat(adapter.permalink(Desk.token(null, Map.of("username", "../evil")), "7"))
                .hasValueSatisfying(link -> assertThat(link).hasToString("https://x.com/i/web/status/7"));
        assertThat(adapter.permalink(Desk.token(), "not-an-id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"data\":{\"id\":\"1\"}}",
                "201 | {\"data\":{\"text\":\"x\"}}",
                "201 | {\"data\":{\"id\":\"<none>\"}}",
                "201 | {\"data\":{\"id",
                "201 | <html>fine</html>",
                "204 | ''"
            })
    void takesEverySuccessWithoutAnIdForUnknown(int status, String body) {
        x.answers(status, body);
        assertThatThrownBy(() -> adapter.publish(Desk.token(), PublishPayload.ofText("Hello"), journal))
                .isInstanceOf(NotedJournal.UnknownException.class);
        assertThat(journal.sent.get(0).isAccepted()).isFalse();
        assertThat(journal.sent.get(0).id()).isEmpty();
        assertThat(x.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void leavesTheOutcomeOpenAfterAServerErrorAndSendsNothingTwice(int status) {
        x.answers(status, "<html>sorry</html>", "Retry-After", "0");
        assertThat(failure(() -> adapter.publish(Desk.token(), PublishPayload.ofText("Hello"), journal))
                        .kind())
                .isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(x.requests()).isEqualTo(1);
    }

    @Test
    void refusesAnInvalidPayloadWithoutARequest() {
        Media picture = Media.ofUrl("https://example.com/a.jpg");
        PublishPayload five = new PublishPayload(List.of("Hello"), null, Collections.nCopies(5, picture), Map.of());
        PlatformFailure failure = failure(() -> adapter.publish(Desk.token(), five, journal));
        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
        assertThat(failure.violations()).extracting(Violation::rule).containsExactly("twitter.media.count");
        assertThat(x.requests()).isZero();
    }

    @Test
    void acceptsWhatFits() {
        assertThat(check("x".repeat(280))).isEmpty();
        assertThat(check("a", "故".repeat(140))).isEmpty();
        assertThat(check("buy $ABC")).isEmpty();
        assertThat(check("costs $5 or $10")).isEmpty();
    }

    @Test
    void saysHowLongAPartIs() {
        Violation text = only(check("x".repeat(281)));
        assertThat(text.rule()).isEqualTo("twitter.text.length");
        assertThat(text.field()).isEqualTo("text");
        assertThat(text.limit()).isEqualTo(280);
        assertThat(text.actual()).isEqualTo(281);
        assertThat(text.isError()).isTrue();
        Violation part = only(check("a", "故".repeat(141)));
        assertThat(part.field()).isEqualTo("thread[1]");
        assertThat(part.actual()).isEqualTo(282);
    }

    @Test
    void countsTheLinkAsPartOfTheText() {
        PublishPayload payload =
                new PublishPayload(List.of("x".repeat(257)), "https://example.com/a", List.of(), Map.of());
        assertThat(only(adapter.validate(payload)).actual()).isEqualTo(257 + 1 + 23);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "\u200B\u00A0"})
    void refusesAnEmptyText(String text) {
        assertThat(only(check(text)).rule()).isEqualTo("twitter.text.empty");
        assertThat(only(check("one", text)).field()).isEqualTo("thread[1]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFE, 0xFEFF, 0xFFFF, 0xD83D})
    void refusesCharactersThatXRefuses(int character) {
        assertThat(check("Hello " + (char) character + "!"))
                .extracting(Violation::rule)
                .containsExactly("twitter.text.invalid-character");
    }

    @Test
    void refusesASecondCashtag() {
        Violation tags = only(check("buy $ABC and $DEF.B now"));
        assertThat(tags.rule()).isEqualTo("twitter.text.cashtags");
        assertThat(tags.limit()).isEqualTo(1);
        assertThat(tags.actual()).isEqualTo(2);
    }

    @Test
    void refusesAThreadOfMoreThanTwentyFiveParts() {
        List<String> parts =
                IntStream.rangeClosed(1, 26).mapToObj(i -> "part " + i).toList();
        Violation thread = only(adapter.validate(new PublishPayload(parts, null, List.of(), Map.of())));
        assertThat(thread.rule()).isEqualTo("twitter.thread.length");
        assertThat(thread.limit()).isEqualTo(25);
        assertThat(thread.actual()).isEqualTo(26);
        assertThat(check(parts.subList(0, 25).toArray(String[]::new))).isEmpty();
    }

    @Test
    void warnsOfPartsThatXMayTakeForDuplicates() {
        Violation repeated = only(check("one", "two", "one"));
        assertThat(repeated.rule()).isEqualTo("twitter.thread.repeats");
        assertThat(repeated.field()).isEqualTo("thread[2]");
        assertThat(repeated.isError()).isFalse();
    }

    @Test
    void refusesALinkThatIsNone() {
        PublishPayload payload = new PublishPayload(List.of("a"), "example", List.of(), Map.of());
        assertThat(only(adapter.validate(payload)).rule()).isEqualTo("twitter.link.invalid");
    }

    @Test
    void refusesUnknownOptionsAndNamesTheKnownOnes() {
        Violation unknown = only(options("visibility", "all"));
        assertThat(unknown.rule()).isEqualTo("twitter.options.unknown");
        assertThat(unknown.field()).isEqualTo("options.visibility");
        assertThat(unknown.message()).contains("reply-settings");
        assertThat(only(options("reply-settings", "friends")).rule()).isEqualTo("twitter.options.reply-settings");
        for (String value : List.of("everyone", "following", "mentionedUsers", "subscribers", "verified")) {
            assertThat(options("reply-settings", value)).isEmpty();
        }
    }

    @Test
    void leavesReplySettingsOutForEveryone() {
        x.makes("1");
        adapter.publish(
                Desk.token(),
                new PublishPayload(List.of("a"), null, List.of(), Map.of("reply-settings", "everyone")),
                journal);
        assertThat(Desk.body(x.request())).isEqualTo("{\"text\":\"a\"}");
    }

    @Test
    void keepsEveryFingerprintWithinAThousandBytes() {
        String families = "👨‍👩‍👧‍👦".repeat(140);
        String one = TwitterKind.text("1").fingerprint(families);
        assertThat(one)
                .startsWith("reply to 1, sha-256 ")
                .isNotEqualTo(TwitterKind.text("2").fingerprint(families));
        assertThat(one).isNotEqualTo(TwitterKind.text("1").fingerprint(families + "!"));
        assertThat(one.getBytes(StandardCharsets.UTF_8).length).isLessThan(1000);
    }

    @Test
    void readsNumbersInBothDialects() {
        x.answers(
                200,
                "{\"data\":[{\"id\":\"1\",\"public_metrics\":{\"retweet_count\":2,\"reply_count\":3,\"like_count\":4,"
                        + "\"quote_count\":5,\"bookmark_count\":6,\"impression_count\":700}},"
                        + "{\"id\":\"2\",\"public_metrics\":{\"repost_count\":1}},{\"id\":\"3\"}],"
                        + "\"errors\":[{\"resource_id\":\"4\",\"title\":\"Not Found Error\","
                        + "\"type\":\"https://api.twitter.com/2/problems/resource-not-found\"},{\"resource_id\":\"5\","
                        + "\"type\":\"https://api.twitter.com/2/problems/not-authorized-for-resource\"}]}");
        Map<String, MetricsResult> all =
                adapter.getMetrics(Desk.token(), List.of("1", "2", "3", "4", "5", "6", "urn:7"));
        assertThat(result(all, "1").metrics()).contains(new Metrics(Desk.NOW, 700L, 4L, 3L, 7L, null, 6L));
        assertThat(result(all, "2").metrics()).contains(new Metrics(Desk.NOW, null, null, null, 1L, null, null));
        assertThat(result(all, "3").kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(result(all, "4").kind()).isEqualTo(MetricsResult.Kind.GONE);
        assertThat(result(all, "5").kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(result(all, "6").kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(result(all, "urn:7").kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(x.request().getTarget()).doesNotContain("urn");
    }

    @Test
    void asksForAHundredPostsAtATime() {
        x.answers(200, "{}").answers(200, "{}");
        List<String> ids =
                IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();
        assertThat(adapter.getMetrics(Desk.token(), ids)).hasSize(101);
        assertThat(x.request().getTarget()).contains("%2C100&");
        assertThat(x.request().getTarget()).contains("ids=101&");
        assertThat(adapter.getMetrics(Desk.token(), Collections.emptyList())).isEmpty();
        assertThat(x.requests()).isEqualTo(2);
    }

    @Test
    void deletesAndTakesWhatIsMissingForDeleted() {
        x.answers(200, "{\"data\":{\"deleted\":true}}").answers(404, "{\"title\":\"Not Found\"}");
        x.answers(200, "{\"errors\":[{\"type\":\"https://api.x.com/2/problems/resource-not-found\"}]}");
        adapter.delete(Desk.token(), "1");
        adapter.delete(Desk.token(), "1");
        adapter.delete(Desk.token(), "1");
        x.answers(200, "{\"data\":{\"deleted\":false}}").answers(403, "{}");
        assertThat(failure(() -> adapter.delete(Desk.token(), "1")).kind()).isEqualTo(FailureKind.UNEXPECTED);
        assertThat(failure(() -> adapter.delete(Desk.token(), "1")).kind()).isEqualTo(FailureKind.FORBIDDEN);
    }

    private List<Violation> check(String... parts) {
        return adapter.validate(new PublishPayload(List.of(parts), null, List.of(), Map.of()));
    }

    private List<Violation> options(String key, String value) {
        return adapter.validate(new PublishPayload(List.of("a"), null, List.of(), Map.of(key, value)));
    }

    private static Violation only(List<Violation> violations) {
        assertThat(violations).hasSize(1);
        return violations.get(0);
    }

    private static MetricsResult result(Map<String, MetricsResult> all, String id) {
        return Objects.requireNonNull(all.get(id));
    }

    private static PlatformFailure failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(PlatformException.class, call::run))
                .failure();
    }
}
