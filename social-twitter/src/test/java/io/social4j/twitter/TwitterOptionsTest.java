package io.social4j.twitter;

import static io.social4j.twitter.SandboxedX.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwitterOptionsTest {

    private final Desk x = new Desk();
    private final PlatformAdapter adapter = new TwitterAdapterProvider().create(x.context());
    private final NotedJournal journal = new NotedJournal();

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void sendsAPoll() {
        assertThat(body(Map.of("poll-options", "Yes\n No \n", "poll-minutes", "60")))
                .isEqualTo("{\"text\":\"t\",\"poll\":{\"options\":[\"Yes\",\"No\"],\"duration_minutes\":60}}");
        assertThat(journal.fingerprints).containsEntry("part-1", "post with a poll: t");
        assertThat(body(Map.of("poll-options", "1\n2\n3\n4"))).contains("\"duration_minutes\":1440");
    }

    @Test
    void sendsAQuoteAndAReply() {
        assertThat(body(Map.of("quote", "12"))).isEqualTo("{\"text\":\"t\",\"quote_tweet_id\":\"12\"}");
        assertThat(journal.fingerprints).containsEntry("part-1", "post quoting 12: t");
        assertThat(body(Map.of("reply-to", "13")))
                .isEqualTo("{\"text\":\"t\",\"reply\":{\"in_reply_to_tweet_id\":\"13\"}}");
    }

    @Test
    void sendsCommunitiesAndDisclosures() {
        assertThat(body(Map.of(
                        "community", "5",
                        "share-with-followers", "false",
                        "made-with-ai", "true",
                        "paid-partnership", "true")))
                .isEqualTo("{\"text\":\"t\",\"community_id\":\"5\",\"share_with_followers\":false,"
                        + "\"made_with_ai\":true,\"paid_partnership\":true}");
        assertThat(journal.fingerprints).containsEntry("part-1", "post outside the timeline: t");
    }

    @Test
    void disclosesEveryPartOfAThreadAndRestrictsTheFirst() {
        x.makes("1").makes("2");
        Map<String, String> options =
                Map.of("made-with-ai", "true", "reply-settings", "following", "raw.nullcast", "true");
        adapter.publish(Desk.token(), new PublishPayload(List.of("a", "b"), null, List.of(), options), journal);
        assertThat(Desk.body(x.request()))
                .isEqualTo("{\"text\":\"a\",\"reply_settings\":\"following\",\"nullcast\":true,\"made_with_ai\":true}");
        assertThat(Desk.body(x.request()))
                .isEqualTo("{\"text\":\"b\",\"reply\":{\"in_reply_to_tweet_id\":\"1\"},\"made_with_ai\":true}");
    }

    @Test
    void passesOnFieldsThatItDoesNotKnow() {
        assertThat(body(Map.of("raw.geo", "{\"place_id\":\"p\"}", "raw.direct_message_deep_link", "https://x.com/m")))
                .isEqualTo(
                        "{\"text\":\"t\",\"direct_message_deep_link\":\"https://x.com/m\",\"geo\":{\"place_id\":\"p\"}}");
        assertThat(journal.fingerprints).containsEntry("part-1", "post outside the timeline: t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "raw.text | x | options.raw",
                "raw.media | {} | options.raw",
                "raw.edit_options | {} | options.raw",
                "raw.reply | {} | options.raw",
                "raw.Geo | {} | options.raw",
                "raw. | x | options.raw",
                "quote | https://x.com/a/status/1 | options.quote",
                "reply-to | @name | options.reply-to",
                "community | friends | options.community",
                "share-with-followers | true | options.share-with-followers",
                "made-with-ai | yes | options.made-with-ai",
                "paid-partnership | 1 | options.paid-partnership",
                "premium | TRUE | options.premium",
                "tagged-users | 1 | options.tagged-users",
                "poll-minutes | 60 | options.poll-minutes",
                "poll-options | only | poll.answers",
                "poll-options | '' | poll.answers",
            })
    void refusesValuesThatMeanNothing(String option, String value, String rule) {
        assertThat(errors(Map.of(option, value))).containsExactly("twitter." + rule);
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, true", "10080, true", "10081, false", "soon, false", "99999999999, false"})
    void letsAPollRunForFiveMinutesToSevenDays(String minutes, boolean taken) {
        assertThat(errors(Map.of("poll-options", "Yes\nNo", "poll-minutes", minutes)))
                .isEqualTo(taken ? List.of() : List.of("twitter.poll.minutes"));
    }

    @Test
    void checksTheAnswersOfAPoll() {
        assertThat(errors(Map.of("poll-options", "1\n2\n3\n4\n5"))).containsExactly("twitter.poll.answers");
        assertThat(errors(Map.of("poll-options", "a".repeat(25) + "\nNo"))).isEmpty();
        assertThat(errors(Map.of("poll-options", "👋".repeat(25) + "\nNo"))).isEmpty();
        assertThat(errors(Map.of("poll-options", "a".repeat(26) + "\nNo")))
                .containsExactly("twitter.poll.answer-length");
        assertThat(errors(Map.of("poll-options", "Yes\n\nNo"))).containsExactly("twitter.poll.answer-empty");
        assertThat(errors(Map.of("poll-options", "Y\uFEFFes\nNo"))).containsExactly("twitter.poll.invalid-character");
    }

    @Test
    void takesOneOfMediaPollsQuotesAndCards() {
        assertThat(errors(Map.of("poll-options", "Yes\nNo", "quote", "1")))
                .containsExactly("twitter.payload.exclusive");
        assertThat(errors(Map.of("raw.card_uri", "card://1", "quote", "1")))
                .containsExactly("twitter.payload.exclusive");
    }

    @Test
    void warnsThatQuotesNeedAPlan() {
        Violation warning = adapter.validate(post("t", Map.of("quote", "1"))).get(0);
        assertThat(warning.rule()).isEqualTo("twitter.quote.enterprise");
        assertThat(warning.isError()).isFalse();
    }

    @Test
    void asksForPremiumBeforeALongText() {
        PublishPayload text = post("long ".repeat(100), Map.of("premium", "true"));
        x.answers(200, "{\"data\":{\"id\":\"1\",\"subscription_type\":\"None\"}}");
        PlatformFailure failure = failure(() -> adapter.publish(Desk.token(), text, journal));
        assertThat(failure.kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(failure.message()).contains("Premium");
        assertThat(x.request().getTarget()).isEqualTo("/2/users/me?user.fields=subscription_type");
        x.answers(200, "{\"data\":{\"id\":\"1\",\"subscription_type\":\"Basic\"}}")
                .makes("9");
        assertThat(adapter.publish(Desk.token(), text, journal).remoteId()).contains("9");
        assertThat(journal.steps).containsEntry("premium", "Basic");
    }

    @Test
    void asksNothingBeforeAShortTextOfPremium() {
        assertThat(body(Map.of("premium", "true"))).isEqualTo("{\"text\":\"t\"}");
        assertThat(x.requests()).isEqualTo(1);
    }

    @Test
    void takesTwentyFiveThousandCharactersOfPremium() {
        Map<String, String> premium = Map.of("premium", "true");
        assertThat(adapter.validate(post("x".repeat(25_000), premium))).isEmpty();
        Violation long1 = adapter.validate(post("字".repeat(12_501), premium)).get(0);
        assertThat(long1.limit()).isEqualTo(25_000);
        assertThat(long1.actual()).isEqualTo(25_002);
        assertThat(adapter.validate(post("x".repeat(281))).get(0).message()).contains("option premium");
    }

    private String body(Map<String, String> options) {
        journal.live.clear();
        x.makes("1");
        adapter.publish(Desk.token(), post("t", options), journal);
        return Desk.body(x.request());
    }

    private List<String> errors(Map<String, String> options) {
        return adapter.validate(post("t", options)).stream()
                .filter(Violation::isError)
                .map(Violation::rule)
                .toList();
    }

    private static PlatformFailure failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(PlatformException.class, call::run))
                .failure();
    }
}
