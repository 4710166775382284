package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedditAdapterTest {

    private static final String FLAIR = "5b8f4f36-87c1-11ef-9f0a-0a1b2c3d4e5f";
    private static final String MADE =
            "{\"json\":{\"errors\":[],\"data\":{\"url\":\"https://www.reddit.com/r/test/comments/1kh35wk/hello/\","
                    + "\"drafts_count\":0,\"id\":\"1kh35wk\",\"name\":\"t3_1kh35wk\"}}}";

    private final Desk desk = new Desk();
    private final PassingJournal journal = new PassingJournal();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aTextIsSentWithEverythingRedditAsksFor() {
        desk.answers(MADE);
        publish(Desk.payload("Body & more", null, "title", " Hello \n there ", "send-replies", "false"));
        RecordedRequest request = desk.request();

        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /api/submit?raw_json=1");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo(Desk.AGENT);
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer access-token");
        assertThat(Desk.form(request))
                .containsOnly(
                        Map.entry("api_type", "json"),
                        Map.entry("kind", "self"),
                        Map.entry("sr", "Test"),
                        Map.entry("title", "Hello there"),
                        Map.entry("text", "Body & more"),
                        Map.entry("resubmit", "true"),
                        Map.entry("sendreplies", "false"),
                        Map.entry("nsfw", "false"),
                        Map.entry("spoiler", "false"),
                        Map.entry("validate_on_submit", "true"));
        assertThat(journal.sent().id()).contains("t3_1kh35wk");
        assertThat(journal.sent().permalink())
                .hasValueSatisfying(
                        link -> assertThat(link).hasToString("https://www.reddit.com/r/test/comments/1kh35wk/hello/"));
    }

    @Test
    void aLinkIsRefusedWhereItWasBeforeUnlessItIsToBeSentAgain() {
        desk.answers(MADE).answers(MADE);
        publish(Desk.payload("", "https://example.com/?a=b&c", "nsfw", "true", "spoiler", "true"));
        assertThat(Desk.form(desk.request()))
                .containsEntry("kind", "link")
                .containsEntry("url", "https://example.com/?a=b&c")
                .containsEntry("resubmit", "false")
                .containsEntry("sendreplies", "true")
                .containsEntry("nsfw", "true")
                .containsEntry("spoiler", "true")
                .doesNotContainKey("text");
        publish(Desk.payload("Body", "https://example.com/", "resubmit", "true"));
        assertThat(Desk.form(desk.request())).containsEntry("resubmit", "true").containsEntry("text", "Body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"t3_1KH35WK\"}", "{\"id\":\"1kh35wk\",\"name\":null}"})
    void anIdBecomesAFullName(String data) {
        desk.answers("{\"json\":{\"errors\":[],\"data\":" + data + "}}");
        publish(Desk.payload("Body", null));

        assertThat(journal.sent().id()).contains("t3_1kh35wk");
        assertThat(journal.sent().permalink())
                .hasValueSatisfying(link -> assertThat(link).hasToString("https://www.reddit.com/comments/1kh35wk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>200</html>",
                "",
                "{\"json\":{\"errors\":[]}}",
                "{\"jquery\":[[0,1,\"call\",[]]],\"success\":true}",
                "{\"json\":{\"errors\":[],\"data\":{\"websocket_url\":\"wss://k8s\",\"user_submitted_page\":\"x\"}}}"
            })
    void aSuccessWithoutAnIdIsNone(String body) {
        desk.answers(body);
        publish(Desk.payload("Body", null));

        assertThat(journal.sent().id()).isEmpty();
        assertThat(journal.sent().isAccepted()).isFalse();
    }

    @Test
    void errorsWithinASuccessAreRefusals() {
        desk.answers("{\"json\":{\"ratelimit\":503.2,\"errors\":[[\"RATELIMIT\",\"you are doing that too much. try"
                + " again in 8 minutes.\",\"ratelimit\"]]}}");
        PlatformFailure failure = refusal(Desk.payload("Body", null));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAt()).contains(Desk.NOW.plus(Duration.ofMillis(503_200)));
    }

    @Test
    void aServerErrorLeavesTheOutcomeOpen() {
        desk.answers(504, "<html>timeout</html>");

        assertThat(refusal(Desk.payload("Body", null)).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void whatIsInvalidIsNotSent() {
        assertThat(refusal(PublishPayload.ofText("Body")).violations()).hasSize(2);
        assertThat(desk.requests()).isZero();
    }

    @Test
    void aFlairIsLookedUpBeforeItIsSent() {
        desk.answers("[{\"id\":\"" + FLAIR + "\",\"text_editable\":true}]").answers(MADE);
        publish(Desk.payload("Body", null, "flair-id", FLAIR, "flair-text", "News"));

        assertThat(desk.request().getTarget()).isEqualTo("/r/Test/api/link_flair_v2?raw_json=1");
        assertThat(Desk.form(desk.request())).containsEntry("flair_id", FLAIR).containsEntry("flair_text", "News");
        assertThat(journal.steps).containsExactly("flair", "post");
    }

    @Test
    void aFlairThatIsNotThereOrCannotBeChangedStopsThePost() {
        desk.answers("[{\"id\":\"00000000-87c1-11ef-9f0a-0a1b2c3d4e5f\"}]");
        assertThat(refusal(Desk.payload("Body", null, "flair-id", FLAIR)).kind())
                .isEqualTo(FailureKind.INVALID_CONTENT);
        desk.answers("[{\"id\":\"" + FLAIR + "\",\"text_editable\":false}]");
        assertThat(refusal(Desk.payload("Body", null, "flair-id", FLAIR, "flair-text", "News"))
                        .message())
                .contains("cannot be changed");
        assertThat(desk.requests()).isEqualTo(2);
    }

    @Test
    void numbersAreJoinedByNameAHundredAtATime() {
        List<String> ids = IntStream.range(0, 101).mapToObj(i -> "t3_a" + i).toList();
        desk.answers(listing(
                        "{\"name\":\"t3_a7\",\"author\":\"x\",\"score\":-5,\"num_comments\":2,\"num_crossposts\":1}"))
                .answers(listing("{\"name\":\"t3_a100\",\"author\":\"[deleted]\",\"score\":5}"));
        Map<String, MetricsResult> results = desk.adapter().getMetrics(Desk.token(), ids);

        assertThat(results).hasSize(101);
        assertThat(Objects.requireNonNull(results.get("t3_a7")).metrics()).hasValueSatisfying(metrics -> {
            assertThat(metrics.at()).isEqualTo(Desk.NOW);
            assertThat(metrics.reactions()).isEqualTo(OptionalLong.of(-5));
            assertThat(metrics.comments()).isEqualTo(OptionalLong.of(2));
            assertThat(metrics.shares()).isEqualTo(OptionalLong.of(1));
            assertThat(metrics.impressions()).isEmpty();
        });
        assertThat(Objects.requireNonNull(results.get("t3_a100")).kind()).isEqualTo(MetricsResult.Kind.GONE);
        assertThat(Objects.requireNonNull(results.get("t3_a1")).kind()).isEqualTo(MetricsResult.Kind.UNAVAILABLE);
        assertThat(desk.request().getTarget()).startsWith("/api/info?raw_json=1&id=t3_a0%2Ct3_a1%2C");
        assertThat(desk.request().getTarget()).isEqualTo("/api/info?raw_json=1&id=t3_a100");
    }

    @Test
    void aHiddenScoreIsNoNumber() {
        desk.answers(
                listing("{\"name\":\"t3_a\",\"author\":\"x\",\"score\":1,\"hide_score\":true,\"num_comments\":0}"));
        MetricsResult result = desk.adapter().getMetrics(Desk.token(), "t3_a");

        assertThat(result.metrics()).hasValueSatisfying(metrics -> {
            assertThat(metrics.reactions()).isEmpty();
            assertThat(metrics.comments()).isEqualTo(OptionalLong.of(0));
        });
    }

    @Test
    void deletingSendsTheFullName() {
        desk.answers("{}");
        desk.adapter().delete(Desk.token(), "1kh35wk");

        RecordedRequest request = desk.request();
        assertThat(request.getTarget()).isEqualTo("/api/del?raw_json=1");
        assertThat(Desk.form(request)).containsOnly(Map.entry("id", "t3_1kh35wk"));
        assertThatThrownBy(() -> desk.adapter().delete(Desk.token(), "https://example.com"))
                .hasMessageStartingWith("NOT_FOUND");
        assertThat(desk.requests()).isEqualTo(1);
        desk.answers("<html>Sorry</html>");
        assertThatThrownBy(() -> desk.adapter().delete(Desk.token(), "1kh35wk")).hasMessageStartingWith("UNEXPECTED");
    }

    @Test
    void aRefreshIsOneRequestByTheClientThatKeepsTheRefreshToken() {
        desk.answers("{\"access_token\":\"young\",\"token_type\":\"bearer\",\"expires_in\":86400,"
                + "\"scope\":\"identity submit read\"}");
        PlatformToken young = desk.oauth().refresh(Desk.token());

        RecordedRequest request = desk.request();
        assertThat(request.getTarget()).isEqualTo("/api/v1/access_token");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo(Desk.AGENT);
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic bXljbGllbnRpZDpteWNsaWVudHNlY3JldA==");
        assertThat(Desk.form(request))
                .containsOnly(Map.entry("grant_type", "refresh_token"), Map.entry("refresh_token", "refresh-token"));
        assertThat(young.accessToken()).isEqualTo("young");
        assertThat(young.refreshToken()).contains("refresh-token");
        assertThat(young.expiresAt()).contains(Desk.NOW.plus(Duration.ofHours(24)));
        assertThat(young.scopes()).containsExactlyInAnyOrder("identity", "submit", "read");
        assertThat(young.attributes()).containsEntry("username", "demo");
        assertThat(desk.requests()).isEqualTo(1);
    }

    @Test
    void aRefreshThatFailsSaysWhetherTheGrantIsGone() {
        desk.answers("{\"error\":\"invalid_grant\"}");
        assertThatThrownBy(() -> desk.oauth().refresh(Desk.token())).hasMessageStartingWith("RECONNECT_REQUIRED");
        desk.answers(400, "{\"message\":\"Bad Request\",\"error\":400}");
        assertThatThrownBy(() -> desk.oauth().refresh(Desk.token())).hasMessageStartingWith("RECONNECT_REQUIRED");
        desk.answers(503, "");
        assertThatThrownBy(() -> desk.oauth().refresh(Desk.token())).hasMessageStartingWith("TRANSIENT");
        PlatformToken without = PlatformToken.of(Desk.token().account(), "access");
        assertThatThrownBy(() -> desk.oauth().refresh(without)).hasMessageContaining("duration=permanent");
        assertThat(desk.requests()).isEqualTo(3);
    }

    private void publish(PublishPayload payload) {
        desk.adapter().publish(Desk.token(), payload, journal);
    }

    private PlatformFailure refusal(PublishPayload payload) {
        return catchThrowableOfType(PlatformException.class, () -> publish(payload))
                .failure();
    }

    private static String listing(String data) {
        return "{\"kind\":\"Listing\",\"data\":{\"after\":null,\"children\":[{\"kind\":\"t3\",\"data\":" + data
                + "}]}}";
    }
}
