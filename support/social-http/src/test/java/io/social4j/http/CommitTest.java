package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.spi.Gate;
import io.social4j.spi.GateClosedException;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RequestReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CommitTest {

    private static final HttpLimits SHORT =
            new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(300), 4096);
    private static final String BODY = "{\"text\":\"hello\"}";
    private static final String LARGE_BODY = "{\"text\":\"" + "x".repeat(OneShotBody.LEAVES_WHOLE) + "\"}";

    private final AtomicInteger passed = new AtomicInteger();
    private final Gate gate = passed::incrementAndGet;
    private final ManualClock clock = new ManualClock();
    private final PlatformHttp http = PlatformHttp.create(SHORT, clock, RequestReport.Listener.none());
    private FaultServer server;

    @BeforeEach
    void start() throws IOException {
        server = FaultServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    static Stream<Arguments> unreadableAnswers() {
        return Stream.of(
                        Fault.CLOSE,
                        Fault.RESET,
                        Fault.HANG,
                        Fault.TRUNCATED_201,
                        Fault.SLOW_LORIS,
                        Fault.ENDLESS_EARLY_HINTS,
                        Fault.ENDLESS_BODY,
                        Fault.ENDLESS_HEADER,
                        Fault.GZIP_BOMB,
                        Fault.GARBAGE)
                .flatMap(fault -> Stream.of(Arguments.of(fault, false), Arguments.of(fault, true)));
    }

    @ParameterizedTest(name = "{0}, warm {1}")
    @MethodSource("unreadableAnswers")
    void withoutAReadableAnswerTheOutcomeIsUnknownAndTheRequestWasOnTheWireOnce(Fault fault, boolean warm)
            throws Exception {
        warmUp(warm);
        server.then(fault);

        PlatformException failure = failureOf(post(), gate);

        assertThat(failure.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertSentOnce(warm);
    }

    static Stream<Arguments> answersThatTemptToRepeat() {
        return Stream.of(Fault.values())
                .filter(fault -> fault.status() > 0)
                .flatMap(fault -> Stream.of(Arguments.of(fault, false), Arguments.of(fault, true)));
    }

    @ParameterizedTest(name = "{0}, warm {1}")
    @MethodSource("answersThatTemptToRepeat")
    void anAnswerThatTemptsToRepeatIsReturnedAndTheRequestWasOnTheWireOnce(Fault fault, boolean warm) throws Exception {
        warmUp(warm);
        server.then(fault);

        assertThat(http.commit(post(), gate).status()).isEqualTo(fault.status());

        assertSentOnce(warm);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "RESET", "STATUS_408", "STATUS_503_RETRY_NOW", "STATUS_307"})
    void aRequestWithoutABodyIsNotRepeatedEither(Fault fault) throws Exception {
        warmUp(true);
        server.then(fault);

        try {
            http.commit(HttpCall.delete(server.uri(), "posts/1").build(), gate);
        } catch (PlatformException unknown) {
            assertThat(unknown.failure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        }

        assertSentOnce(true);
    }

    @Test
    void aCompleteAnswerIsReturned() {
        HttpReply reply = http.commit(post(), gate);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().at("id").text()).contains("1");
        assertThat(reply.header("x-request-ID")).contains("r1");
        assertThat(passed).hasValue(1);
    }

    @Test
    void theServerHasEverythingButTheLastByteOfALargeRequestWhenTheGateIsAsked() {
        Gate looking = () -> {
            try {
                assertThat(server.awaitBodyBytes(LARGE_BODY.length() - 1)).isTrue();
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
            assertThat(server.spareBodyBytes()).isZero();
            assertThat(server.completeRequests()).isZero();
            gate.pass();
        };

        assertThat(http.commit(post(LARGE_BODY), looking).isSuccess()).isTrue();

        assertThat(server.completeRequests()).isEqualTo(1);
        assertThat(passed).hasValue(1);
    }

    @Test
    void aGateThatRefusesLeavesAnIncompleteRequestOnAClosedConnection() throws Exception {
        GateClosedException refusal = new GateClosedException("the lease is over");

        assertThatThrownBy(() -> http.commit(post(LARGE_BODY), refusing(refusal)))
                .isSameAs(refusal);

        assertThat(server.takeBrokenRequest()).endsWith(LARGE_BODY.substring(0, LARGE_BODY.length() - 1));
        assertThat(server.completeRequests()).isZero();
        assertThat(http.commit(post(), gate).isSuccess()).isTrue();
        assertThat(server.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", BODY})
    void aGateThatRefusesASmallRequestKeepsAllOfIt(String body) throws Exception {
        assertThatThrownBy(() -> http.commit(post(body), refusing(new GateClosedException("no"))))
                .isInstanceOf(GateClosedException.class);

        server.awaitClose();
        assertThat(server.brokenRequests()).isZero();
        assertThat(server.completeRequests()).isZero();
    }

    @Test
    void aGateThatRefusesARequestWithoutABodyKeepsAllOfIt() throws Exception {
        HttpCall call = HttpCall.delete(server.uri(), "posts/1")
                .header("X-Long", "x".repeat(20_000))
                .build();

        assertThatThrownBy(() -> http.commit(call, refusing(new GateClosedException("no"))))
                .isInstanceOf(GateClosedException.class);

        server.awaitClose();
        assertThat(server.completeRequests()).isZero();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void whateverElseTheGateThrowsComesOutAsItIs() throws Exception {
        RuntimeException storeIsAway = new IllegalStateException("the store is away");
        AssertionError broken = new AssertionError("broken");

        assertThatThrownBy(() -> http.commit(post(LARGE_BODY), refusing(storeIsAway)))
                .isSameAs(storeIsAway);
        assertThatThrownBy(() -> http.commit(post(LARGE_BODY), () -> {
                    throw broken;
                }))
                .isSameAs(broken);

        server.takeBrokenRequest();
        server.takeBrokenRequest();
        assertThat(server.completeRequests()).isZero();
    }

    @Test
    void theDeadlineCountsFromTheGate() {
        HttpLimits tight = new HttpLimits(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(300), 4096);
        Gate slow = () -> {
            wait(Duration.ofMillis(600));
            gate.pass();
        };

        assertThat(PlatformHttp.create(tight).commit(post(), slow).isSuccess()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "SLOW_LORIS"})
    void theDeadlineEndsTheCall(Fault fault) {
        server.then(fault);
        long before = System.nanoTime();

        PlatformException failure = failureOf(post(), gate);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(300), Duration.ofMillis(2500));
        assertThat(failure.failure().message()).endsWith("out of time");
    }

    @Test
    void aRefusedConnectionIsNotSent() throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }

        assertNotSent(http, HttpCall.post(nobody, "posts").json(BODY).build());
    }

    @Test
    void anUnknownNameIsNotSent() {
        PlatformHttp nameless = new PlatformHttp(SHORT, name -> {
            throw new UnknownHostException(name);
        });

        assertNotSent(
                nameless,
                HttpCall.post(URI.create("https://api.example"), "posts")
                        .json(BODY)
                        .build());
    }

    @Test
    void aTlsHandshakeWithoutAnEndIsNotSent() throws Exception {
        HttpLimits tight = new HttpLimits(Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofSeconds(20), 4096);
        try (FaultServer deaf = FaultServer.deaf("")) {
            HttpCall call = HttpCall.post(deaf.uri("https", "127.0.0.1"), "posts")
                    .json(BODY)
                    .build();

            assertNotSent(PlatformHttp.create(tight), call);
        }
    }

    @Test
    void aServerThatAnswersBeforeTheRequestIsCompleteWasNotSentOne() throws Exception {
        HttpLimits tight = new HttpLimits(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofSeconds(20), 4096);
        try (FaultServer deaf = FaultServer.deaf("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")) {
            HttpCall call = HttpCall.post(deaf.uri(), "posts")
                    .body("video/mp4", new byte[32 << 20])
                    .build();

            assertNotSent(PlatformHttp.create(tight), call);
        }
    }

    @Test
    void anInterruptedThreadSendsNothingAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertNotSent(http, post());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aHostWithSeveralAddressesGetsTheRequestOnce() throws Exception {
        try (FaultServer twin = server.twin(2)) {
            server.then(Fault.RESET);
            twin.then(Fault.RESET);
            PlatformHttp multiHomed = new PlatformHttp(SHORT, addresses(1, 2));
            HttpCall call = HttpCall.post(server.uri("http", "api.example"), "posts")
                    .json(BODY)
                    .build();

            assertThatThrownBy(() -> multiHomed.commit(call, gate)).isInstanceOf(PlatformException.class);

            assertThat(server.completeRequests() + twin.completeRequests()).isEqualTo(1);
            assertThat(server.connections() + twin.connections()).isEqualTo(1);
            assertThat(passed).hasValue(1);
        }
    }

    @Test
    void anAddressThatRefusesTheConnectionIsPassedOver() {
        PlatformHttp multiHomed = new PlatformHttp(SHORT, addresses(9, 1));
        HttpCall call = HttpCall.post(server.uri("http", "api.example"), "posts")
                .json(BODY)
                .build();

        assertThat(multiHomed.commit(call, gate).isSuccess()).isTrue();

        assertThat(server.completeRequests()).isEqualTo(1);
        assertThat(passed).hasValue(1);
    }

    @Test
    void aPooledConnectionThatTheServerHasClosedIsReplacedBeforeTheGate() throws Exception {
        server.then(Fault.CLOSE_AFTER_ANSWER);
        http.commit(post(), gate);
        server.awaitClose();
        clock.advance(PointOfNoReturn.REST);

        assertThat(http.commit(post(), gate).isSuccess()).isTrue();

        assertThat(server.completeRequests()).isEqualTo(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void whatAServerSaysUnaskedIsNotTakenForTheAnswer() throws Exception {
        server.then(Fault.UNASKED_ANSWER);
        http.commit(post(), gate);
        assertThat(server.takeRequest()).isNotEmpty();
        server.awaitSaid();
        clock.advance(PointOfNoReturn.REST);

        assertThat(http.commit(post(), gate).json().at("id").text()).contains("1");

        assertThat(server.completeRequests()).isEqualTo(1);
        assertThat(server.connections()).isEqualTo(2);
        assertThat(passed).hasValue(2);
    }

    @Test
    void readsAndCommitsShareNoConnection() {
        http.read(HttpCall.get(server.uri(), "me").build());
        http.commit(post(), gate);

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aRedirectToAnotherHostCarriesNothingThere() throws Exception {
        try (FaultServer other = FaultServer.deaf(
                "HTTP/1.1 307 Moved\r\nLocation: " + server.uri() + "/x\r\nContent-Length: 0\r\n\r\n")) {
            HttpCall call = HttpCall.post(other.uri(), "posts")
                    .bearer("TOKEN")
                    .json(BODY)
                    .build();

            assertThat(http.commit(call, gate).status()).isEqualTo(307);

            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aGetIsNoCommit() {
        HttpCall call = HttpCall.get(server.uri(), "me").build();

        assertThatThrownBy(() -> http.commit(call, gate)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void failuresShowNeitherTokenNorQueryNorBody() {
        server.then(Fault.CLOSE);
        HttpCall call = HttpCall.post(server.uri(), "posts")
                .query("access_token", "QUERYSECRET")
                .bearer("HEADERSECRET")
                .json("{\"text\":\"BODYSECRET\"}")
                .build();

        PlatformException failure = failureOf(call, gate);

        assertThat(failure).hasStackTraceContaining("127.0.0.1");
        assertThat(failure.failure().message()).doesNotContain("SECRET");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("SECRET");
        }
    }

    private HttpCall post() {
        return post(BODY);
    }

    private HttpCall post(String body) {
        return HttpCall.post(server.uri(), "posts").json(body).build();
    }

    private void warmUp(boolean warm) throws InterruptedException {
        if (warm) {
            http.commit(post(), gate);
            server.takeRequest();
            passed.set(0);
        }
    }

    private void assertSentOnce(boolean warm) {
        assertThat(server.completeRequests()).isEqualTo(1);
        assertThat(passed).hasValue(1);
        assertThat(server.connections())
                .as("warm %s: one connection for all", warm)
                .isEqualTo(1);
    }

    private void assertNotSent(PlatformHttp client, HttpCall call) {
        PlatformException failure = catchThrowableOfType(PlatformException.class, () -> client.commit(call, gate));
        assertThat(failure.failure().kind()).isEqualTo(FailureKind.NOT_SENT);
        assertThat(passed).hasValue(0);
        assertThat(server.completeRequests()).isZero();
    }

    private PlatformException failureOf(HttpCall call, Gate withGate) {
        return catchThrowableOfType(PlatformException.class, () -> http.commit(call, withGate));
    }

    private static Gate refusing(RuntimeException why) {
        return () -> {
            throw why;
        };
    }

    private static Dns addresses(int... lastBytes) {
        return name -> {
            List<InetAddress> found = new ArrayList<>();
            for (int lastByte : lastBytes) {
                found.add(FaultServer.loopback(lastByte));
            }
            return found;
        };
    }

    private static void wait(Duration duration) {
        try {
            assertThat(new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
