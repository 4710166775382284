package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("twitter");
    private final Http x = Http.at(sandbox.baseUrl("twitter")).bearer(demo.accessToken());
    private final FaultScript faults = sandbox.faults("twitter");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void acceptsAndDropsTheConnectionSoThatThePostIsLiveAndTheClientDoesNotKnow() throws Exception {
        faults.acceptThenDrop();
        // On a connection that was used before, as a pool would have it.
        assertThat(x.get("/2/users/me").status()).isEqualTo(200);
        assertThatThrownBy(() -> create("dropped")).isInstanceOf(IOException.class);
        assertThat(live()).isEqualTo(1);
        assertThat(sandbox.ledger().requests("twitter").commitsReceived()).isEqualTo(1);
        assertThat(sandbox.ledger().requests("twitter").commitsEffective()).isEqualTo(1);
    }

    @Test
    void acceptsAndHangs() {
        faults.acceptThenHang();
        assertThatThrownBy(() -> x.impatient().json("/2/tweets", Map.of("text", "hanging")))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(live()).isEqualTo(1);
    }

    @Test
    void acceptsAndCutsTheAnswer() {
        faults.acceptThenCutAnswer();
        assertThatThrownBy(() -> create("cut")).isInstanceOf(IOException.class);
        assertThat(live()).isEqualTo(1);
    }

    @Test
    void acceptsAndAnswersAServerErrorOrAPageOrGarbage() throws Exception {
        faults.acceptThenServerError(503).acceptThenErrorPage(502).acceptThenUnreadableAnswer();

        Http.Reply problem = create("one");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.text("title")).isEqualTo("Service Unavailable");
        Http.Reply page = create("two");
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
        Http.Reply garbled = create("three");
        assertThat(garbled.status()).isEqualTo(201);
        assertThatThrownBy(() -> garbled.at("data.id")).isInstanceOf(Json.MalformedException.class);
        assertThat(live()).isEqualTo(3);
    }

    @Test
    void resetsWithoutEffect() throws Exception {
        faults.reset();
        assertThatThrownBy(() -> create("lost"))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("Connection reset");
        assertThat(live()).isZero();
        assertThat(sandbox.ledger().requests("twitter").commitsReceived()).isEqualTo(1);
        assertThat(create("lost").status()).isEqualTo(201);
    }

    @Test
    void failsWithoutEffect() throws Exception {
        faults.serverErrorWithoutEffect(500).errorPageWithoutEffect(503).unauthorized();
        assertThat(create("a").status()).isEqualTo(500);
        assertThat(create("a").status()).isEqualTo(503);
        assertThat(create("a").status()).isEqualTo(401);
        assertThat(live()).isZero();
        assertThat(create("a").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "twitter,/2/tweets,400,errors.0.message,allowed",
        "linkedin,/rest/posts,400,message,/commentary",
        "reddit,/api/submit,400,reason,BLACKLISTED",
        "facebook,/v26.0/1/feed,400,error.message,not allowed",
        "instagram,/v26.0/me/media_publish,400,error.message,aspect ratio"
    })
    void refusesContentInTheWordsOfThePlatform(String platform, String path, int status, String field, String words)
            throws Exception {
        sandbox.faults(platform).refused();
        Http.Reply refused = Http.at(sandbox.baseUrl(platform)).json(path, Map.of());

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text(field)).contains(words);
        assertThat(sandbox.faults(platform).pending()).isZero();
        assertThat(sandbox.ledger().requests(platform).commitsReceived()).isEqualTo(1);
        assertThat(sandbox.ledger().live(platform)).isEmpty();
    }

    @Test
    void hangsWithoutEffect() {
        faults.hangWithoutEffect();
        assertThatThrownBy(() -> x.impatient().json("/2/tweets", Map.of("text", "hanging")))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(live()).isZero();
    }

    @Test
    void limitsRatesWithAndWithoutHeaders() throws Exception {
        faults.rateLimited().rateLimitedWithoutHeaders();
        Http.Reply told = create("a");
        assertThat(told.status()).isEqualTo(429);
        assertThat(told.headers()).containsEntry("x-rate-limit-remaining", "0").containsKey("x-rate-limit-reset");
        Http.Reply silent = create("a");
        assertThat(silent.status()).isEqualTo(429);
        assertThat(silent.headers()).doesNotContainKey("x-rate-limit-reset");
    }

    @Test
    void claimsADuplicateThatDoesNotExist() throws Exception {
        faults.duplicateGhost();
        Http.Reply refused = create("never sent before");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("detail")).contains("duplicate content");
        assertThat(live()).isZero();
    }

    @Test
    void answersSlowly() throws Exception {
        faults.slowAnswer(Duration.ofMillis(300));
        long before = System.nanoTime();
        assertThat(create("slow").status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void answersByteByByteSoThatEachReadIsQuickAndTheWholeIsNot() throws Exception {
        faults.trickle(Duration.ofMillis(5));
        long before = System.nanoTime();
        Http.Reply dripping = create("dripping");
        assertThat(dripping.text("data.text")).isEqualTo("dripping");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(4L * dripping.body().length()));
        assertThat(live()).isEqualTo(1);
    }

    @Test
    void hangsUpInTheMiddleOfARequestThatThenNeverArrived() throws Exception {
        faults.hangUpOnRequest();
        assertThat(x.get("/2/users/me").status()).isEqualTo(200);
        assertThatThrownBy(() -> create("half")).isInstanceOf(IOException.class);
        assertThat(live()).isZero();
        assertThat(sandbox.ledger().requests("twitter").commitsReceived()).isZero();
        assertThat(faults.pending()).isZero();
        assertThat(create("half").status()).isEqualTo(201);
    }

    @Test
    void hangsUpOnAClientThatFallsSilentInTheMiddleOfARequest() throws Exception {
        SandboxOptions options = SandboxOptions.defaults().requestTimeout(Duration.ofMillis(200));
        try (Sandbox strict = Sandbox.start(options);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        strict.baseUrl("twitter").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /2/tweets HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{\"tex"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(strict.ledger().requests("twitter").commitsReceived()).isZero();
        }
    }

    @Test
    void listingsMissSomePostsForGood() throws Exception {
        faults.listingGap(1);
        String missed = create("missed").text("data.id");
        String listed = create("listed").text("data.id");
        clock.advance(Duration.ofDays(1));
        Http again = Http.at(sandbox.baseUrl("twitter"))
                .bearer(refreshed(demo.refreshToken()).text("access_token"));
        Http.Reply listing = again.get("/2/users/" + demo.remoteId() + "/tweets");
        assertThat(listing.size("data")).isEqualTo(1);
        assertThat(listing.text("data.0.id")).isEqualTo(listed);
        assertThat(again.get("/2/tweets/" + missed).text("data.id")).isEqualTo(missed);
    }

    @Test
    void aRefreshTokenUsedTwiceTakesTheWholeFamilyWithItWhenAskedTo() throws Exception {
        assertThat(refreshed(demo.refreshToken()).status()).isEqualTo(200);
        assertThat(refreshed(demo.refreshToken()).status()).isEqualTo(400);
        SandboxAccount second = sandbox.account("twitter");
        assertThat(tokensOf(second)).isEqualTo(200);

        sandbox.revokeOnReuse("twitter");
        assertThat(refreshed(demo.refreshToken()).status()).isEqualTo(400);
        assertThat(tokensOf(second)).isEqualTo(401);
        assertThat(refreshed(second.refreshToken()).status()).isEqualTo(400);
    }

    private int tokensOf(SandboxAccount account) throws IOException, InterruptedException {
        return Http.at(sandbox.baseUrl("twitter"))
                .bearer(account.accessToken())
                .get("/2/users/me")
                .status();
    }

    private Http.Reply refreshed(String refreshToken) throws IOException, InterruptedException {
        String pair = sandbox.settings().get("social4j.platforms.twitter.client-id") + ":"
                + sandbox.settings().get("social4j.platforms.twitter.client-secret");
        return Http.at(sandbox.baseUrl("twitter"))
                .authorization("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .form("/2/oauth2/token", "grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    @Test
    void faultsOfOneKindOfCallLeaveOthersAlone() throws Exception {
        faults.on(SandboxCall.LIST).times(2).serverErrorWithoutEffect(503);
        assertThat(faults.pending()).isEqualTo(2);
        assertThat(create("fine").status()).isEqualTo(201);
        String path = "/2/users/" + demo.remoteId() + "/tweets";
        assertThat(x.get(path).status()).isEqualTo(503);
        assertThat(x.get(path).status()).isEqualTo(503);
        assertThat(x.get(path).status()).isEqualTo(200);
        assertThat(sandbox.ledger().requests("twitter").of(SandboxCall.LIST)).isEqualTo(3);
    }

    @Test
    void forgetsWhatWasScripted() throws Exception {
        faults.times(3)
                .serverErrorWithoutEffect(503)
                .listingLag(Duration.ofHours(1))
                .clear();
        assertThat(create("fine").status()).isEqualTo(201);
        assertThat(x.get("/2/users/" + demo.remoteId() + "/tweets").size("data"))
                .isEqualTo(1);
    }

    @Test
    void refusesFaultsThatThePlatformCannotHave() {
        assertThatThrownBy(faults::notReady).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sandbox.faults("instagram").duplicateGhost())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> faults.serverErrorWithoutEffect(404)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.times(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.faults("nowhere")).hasMessageContaining("nowhere");
    }

    @Test
    void aHalfSentRequestNeverCounts() throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), sandbox.baseUrl("twitter").getPort())) {
            String head =
                    "POST /2/tweets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n"
                            + "Authorization: Bearer " + demo.accessToken() + "\r\n\r\n{\"text\":\"half\"}";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(live()).isZero();
        assertThat(sandbox.ledger().requests("twitter").commitsReceived()).isZero();
    }

    private Http.Reply create(String text) throws IOException, InterruptedException {
        return x.json("/2/tweets", Map.of("text", text));
    }

    private int live() {
        return sandbox.ledger().live("twitter", demo.remoteId()).size();
    }
}
