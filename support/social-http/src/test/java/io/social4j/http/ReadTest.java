package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class ReadTest {

    private static final HttpLimits SHORT =
            new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(300), 4096);

    private final PlatformHttp http = PlatformHttp.create(SHORT);
    private FaultServer server;

    @BeforeEach
    void start() throws IOException {
        server = FaultServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CLOSE",
                "RESET",
                "HANG",
                "TRUNCATED_201",
                "SLOW_LORIS",
                "ENDLESS_BODY",
                "ENDLESS_HEADER",
                "GZIP_BOMB",
                "GARBAGE"
            })
    void withoutAReadableAnswerAWarmReadIsTransientAndWasSentOnce(Fault fault) throws Exception {
        http.read(get());
        server.takeRequest();
        server.then(fault);

        PlatformException failure = catchThrowableOfType(PlatformException.class, () -> http.read(get()));

        assertThat(failure.failure().kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(server.completeRequests()).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "STATUS_307",
                "STATUS_308",
                "STATUS_401",
                "STATUS_408",
                "STATUS_421",
                "STATUS_502",
                "STATUS_503_RETRY_NOW",
                "STATUS_503_RETRY_IN_AGES"
            })
    void anyCompleteAnswerIsReturnedAndTheReadWasSentOnce(Fault fault) {
        server.then(fault);

        assertThat(http.read(get()).status()).isEqualTo(fault.status());

        assertThat(server.completeRequests()).isEqualTo(1);
    }

    @Test
    void retryAfterIsReadable() {
        server.then(Fault.STATUS_503_RETRY_NOW);

        assertThat(http.read(get()).header("retry-after")).contains("0");
    }

    @Test
    void anUnknownNameIsNotSent() {
        PlatformHttp nameless = new PlatformHttp(SHORT, name -> {
            throw new UnknownHostException(name);
        });

        assertThatThrownBy(() -> nameless.read(get("http", "api.example")))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        failure -> assertThat(failure.failure().kind()).isEqualTo(FailureKind.NOT_SENT));
    }

    @Test
    void aFormArrivesEncodedWithItsHeaders() throws Exception {
        HttpCall call = HttpCall.post(server.uri(), "oauth/token")
                .basic("id", "sécret")
                .form(Map.of("code", "a b&c=ü+"))
                .build();

        http.read(call);

        assertThat(server.takeRequest())
                .startsWith("POST /oauth/token HTTP/1.1\r\n")
                .contains("Authorization: Basic aWQ6c8OpY3JldA==\r\n")
                .contains("Content-Type: application/x-www-form-urlencoded\r\n")
                .contains("User-Agent: Social4j\r\n")
                .endsWith("\r\n\r\ncode=a+b%26c%3D%C3%BC%2B");
    }

    @Test
    void aCallMayIntroduceItselfByAnotherName() throws Exception {
        http.read(HttpCall.get(server.uri(), "me")
                .header("user-agent", "java:org.example:1.0")
                .build());

        assertThat(server.takeRequest()).containsOnlyOnce("ser-Agent").contains("User-Agent: java:org.example:1.0\r\n");
    }

    @Test
    void anAnswerAsLongAsAllowedIsReturned() {
        PlatformHttp exact = PlatformHttp.create(SHORT.withMaxBody(10));
        PlatformHttp tight = PlatformHttp.create(SHORT.withMaxBody(9));

        assertThat(exact.read(get()).body()).isEqualTo("{\"id\":\"1\"}");
        assertThatThrownBy(() -> tight.read(get())).hasMessageContaining("longer than 9 bytes");
    }

    @Test
    void checkedCallsThrowWhatTheTableSaysOfTheirPhase() {
        CheckedHttp checked = CheckedHttp.of(http, ErrorTable.byStatus(FixedClock.AT_NOON));
        server.then(Fault.STATUS_502).then(Fault.STATUS_502);

        assertThatThrownBy(() -> checked.read(get()))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        failure -> assertThat(failure.failure().kind()).isEqualTo(FailureKind.TRANSIENT));
        assertThatThrownBy(() -> checked.commit(
                        HttpCall.post(server.uri(), "p").json("{}").build(), () -> {}))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        failure -> assertThat(failure.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
        assertThat(checked.read(get()).status()).isEqualTo(201);
        assertThat(checked.commit(HttpCall.post(server.uri(), "p").json("{}").build(), () -> {})
                        .status())
                .isEqualTo(201);
    }

    private HttpCall get() {
        return get("http", "127.0.0.1");
    }

    private HttpCall get(String scheme, String host) {
        return HttpCall.get(server.uri(scheme, host), "me").build();
    }
}
