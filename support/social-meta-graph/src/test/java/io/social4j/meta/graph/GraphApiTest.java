package io.social4j.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.http.HttpLimits;
import io.social4j.http.JsonView;
import io.social4j.http.PlatformHttp;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.GateClosedException;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RateReport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphApiTest {

    private static final String TOKEN = "EAATESTTOKEN1234567890";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String PROOF = "236cc0f9b27f81f9911dc2cde4af5b7d4643da25ca90302ab137d279c58ffa99";

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsUnderTheVersionWithTheTokenInTheHeaderOnly() throws InterruptedException {
        answer(200, "{\"id\":\"1\"}");

        JsonView read = api().get(TOKEN, Map.of("fields", "id"), List.of("a/b"));

        RecordedRequest request = server.takeRequest();
        assertThat(read.at("id").text()).contains("1");
        assertThat(request.getTarget()).isEqualTo("/v26.0/a%2Fb?fields=id");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void provesTheAppSecretInTheQueryOfAReadAndInTheFormOfAPost() throws InterruptedException {
        answer(200, "{}");
        answer(200, "{}");
        answer(200, "{}");
        GraphApi api = api().withAppSecretProof(SECRET);

        api.get(TOKEN, Map.of(), List.of("me"));
        api.prepare(TOKEN, Map.of("caption", "a #b"), List.of("me", "media"));
        api.commit(() -> {}, TOKEN, Map.of(), List.of("me", "feed"));

        assertThat(server.takeRequest().getTarget()).isEqualTo("/v26.0/me?appsecret_proof=" + PROOF);
        assertThat(bodyOf(server.takeRequest())).isEqualTo("caption=a+%23b&appsecret_proof=" + PROOF);
        assertThat(bodyOf(server.takeRequest())).isEqualTo("appsecret_proof=" + PROOF);
    }

    @Test
    void passesTheGateOfACommitOnceAndSendsNothingCompleteIfItIsClosed() throws InterruptedException {
        assertThatThrownBy(() -> api().commit(
                                () -> {
                                    throw new GateClosedException("paused");
                                },
                                TOKEN,
                                Map.of("message", "hello"),
                                List.of("me", "feed")))
                .isInstanceOf(GateClosedException.class);

        server.close();
        RecordedRequest cut = server.takeRequest(0, TimeUnit.SECONDS);
        assertThat(cut == null || cut.getFailure() != null).isTrue();
    }

    @Test
    void deletesWithTheProofInTheQuery() throws InterruptedException {
        answer(200, "{\"success\":true}");

        api().withAppSecretProof(SECRET).delete(TOKEN, List.of("1_2"));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("DELETE");
        assertThat(request.getTarget()).isEqualTo("/v26.0/1_2?appsecret_proof=" + PROOF);
    }

    @Test
    void findsNothingToDeleteASecondTime() {
        answer(400, "{\"error\":{\"message\":\"m\",\"code\":100,\"error_subcode\":33}}");

        assertThatCode(() -> api().delete(TOKEN, List.of("1_2"))).doesNotThrowAnyException();
    }

    @Test
    void takesNoOtherAnswerForADeletion() {
        answer(400, "{\"error\":{\"message\":\"m\",\"code\":200}}");
        assertThat(failureOfADeletion()).isEqualTo(FailureKind.FORBIDDEN);

        answer(200, "{\"success\":false}");
        assertThat(failureOfADeletion()).isEqualTo(FailureKind.UNEXPECTED);
    }

    private FailureKind failureOfADeletion() {
        return catchThrowableOfType(PlatformException.class, () -> api().delete(TOKEN, List.of("1_2")))
                .failure()
                .kind();
    }

    @Test
    void findsAnErrorUnderASuccessfulStatusToo() {
        answer(200, "{\"error\":{\"message\":\"m\",\"code\":190}}");

        assertThat(failureOfARead()).isEqualTo(FailureKind.RECONNECT_REQUIRED);
    }

    @Test
    void takesAPageUnderASuccessfulStatusForAnOutage() {
        answer(200, "<html>Sorry, something went wrong</html>");

        assertThat(failureOfARead()).isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void usesTheColumnOfTheMoment() {
        answer(500, "{\"error\":{\"code\":2}}");
        answer(500, "{\"error\":{\"code\":2}}");

        assertThat(failureOfARead()).isEqualTo(FailureKind.TRANSIENT);
        PlatformException atCommit = catchThrowableOfType(
                PlatformException.class, () -> api().commit(() -> {}, TOKEN, Map.of("m", "x"), List.of("me", "feed")));
        assertThat(atCommit.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void showsNeitherTokenNorSecretThatThePlatformQuotes() {
        answer(400, "{\"error\":{\"message\":\"bad " + TOKEN + " for " + SECRET + "\",\"code\":100}}");
        GraphApi api = api().withAppSecretProof(SECRET);

        assertThatThrownBy(() -> api.get(TOKEN, Map.of(), List.of("me")))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("bad")
                .hasMessageNotContaining(TOKEN)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void followsCursorsUntilTheListEnds() throws InterruptedException {
        answer(200, page("1", true));
        answer(200, page("2", false));

        GraphList list = api().list(TOKEN, Map.of("limit", "1"), List.of("me", "media"), 4);

        assertThat(list.items()).hasSize(2);
        assertThat(list.isComplete()).isTrue();
        server.takeRequest();
        assertThat(Objects.requireNonNull(server.takeRequest().getUrl()).queryParameter("after"))
                .isEqualTo("C1");
    }

    @Test
    void saysThatAListIsNotCompleteWhenItStopsReading() {
        answer(200, page("1", true));
        answer(200, page("2", true));

        GraphList list = api().list(TOKEN, Map.of(), List.of("me", "media"), 2);

        assertThat(list.items()).hasSize(2);
        assertThat(list.isComplete()).isFalse();
    }

    @Test
    void saysThatAListIsNotCompleteWhereTheNextPageCannotBeAskedFor() {
        answer(200, "{\"data\":[{\"id\":\"1\"}],\"paging\":{\"next\":\"https://elsewhere.invalid/?until=1\"}}");

        assertThat(api().list(TOKEN, Map.of(), List.of("me", "media"), 2).isComplete())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"success\":true}", "{\"data\":{}}", "{\"data\":null}"})
    void takesNoOtherAnswerForAnEmptyList(String body) {
        answer(200, body);

        assertThat(catchThrowableOfType(
                                PlatformException.class, () -> api().list(TOKEN, Map.of(), List.of("me", "media"), 2))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.UNEXPECTED);
    }

    private static String page(String id, boolean hasNext) {
        return "{\"data\":[{\"id\":\"" + id + "\"}],\"paging\":{\"cursors\":{\"after\":\"C" + id + "\"}"
                + (hasNext ? ",\"next\":\"https://elsewhere.invalid/\"" : "") + "}}";
    }

    private FailureKind failureOfARead() {
        return catchThrowableOfType(PlatformException.class, () -> api().get(TOKEN, Map.of(), List.of("me")))
                .failure()
                .kind();
    }

    @Test
    void tellsWhatEveryAnswerSaysOfTheBudgetsWhateverItsStatus() {
        List<RateReport> reports = new ArrayList<>();
        Platform platform = Platform.of("facebook");
        GraphApi api = api().withRates(GraphRates.of(platform, FixedClock.noon(), reports::add))
                .on(new RemoteAccount(platform, "42"));
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .addHeader("X-Page-Usage", "{\"call_count\":12}")
                .body("{\"error\":{\"code\":100}}")
                .build());

        assertThatThrownBy(() -> api.get(TOKEN, Map.of(), List.of("me"))).isInstanceOf(PlatformException.class);

        assertThat(reports)
                .extracting(RateReport::account, RateReport::use, RateReport::remaining)
                .containsExactlyInAnyOrder(
                        tuple("42", RateReport.Use.PUBLISH, RateReport.PLENTY), tuple("42", RateReport.Use.READ, 88L));
    }

    @Test
    void asksAnotherHostOfThePlatformInTheSameWay() throws InterruptedException {
        answer(200, "{}");
        URI other = server.url("/video").uri();

        api().withAppSecretProof(SECRET).at(other).get(TOKEN, Map.of(), List.of("me"));

        assertThat(server.takeRequest().getTarget()).isEqualTo("/video/v26.0/me?appsecret_proof=" + PROOF);
    }

    private GraphApi api() {
        PlatformHttp http = PlatformHttp.create(HttpLimits.defaults().withCallDeadline(Duration.ofSeconds(5)));
        return GraphApi.create(http, server.url("/").uri(), "v26.0", GraphErrors.create(FixedClock.noon()));
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static String bodyOf(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }
}
