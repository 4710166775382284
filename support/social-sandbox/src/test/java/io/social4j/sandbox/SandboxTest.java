package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxTest {

    @Test
    void thePageEscapesWhatPeopleWrite() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Http x = Http.at(sandbox.baseUrl("twitter"))
                    .bearer(sandbox.account("twitter").accessToken());
            assertThat(x.json("/2/tweets", Map.of("text", "<script>alert('1')</script> & more"))
                            .status())
                    .isEqualTo(201);

            Http.Reply page = Http.at(sandbox.pageUrl()).get("/");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .doesNotContain("<script", "<img")
                    .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more")
                    .contains("http-equiv=\"refresh\"");
            assertThat(page.headers().get("content-security-policy"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers()).containsEntry("x-content-type-options", "nosniff");
        }
    }

    @Test
    void thePageEscapesAddressesOfMediaToo() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().containerPolls(0))) {
            Http graph = Http.at(sandbox.baseUrl("instagram"))
                    .bearer(sandbox.account("instagram").accessToken());
            String box = graph.json("/me/media", Map.of("image_url", "https://e.example/\"><script>x</script>"))
                    .text("id");
            assertThat(graph.json("/me/media_publish", Map.of("creation_id", box))
                            .status())
                    .isEqualTo(200);
            assertThat(Http.at(sandbox.pageUrl()).get("/").body())
                    .doesNotContain("<script")
                    .contains("&quot;&gt;&lt;script&gt;");
        }
    }

    @Test
    void thePageTellsALinkFromAPicture() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            FacebookClient page = new FacebookClient(sandbox);
            assertThat(page.post("feed", "message", "Read", "link", "https://example.com/a")
                            .status())
                    .isEqualTo(200);
            assertThat(page.post("photos", "url", "https://cdn.example/a.jpg").status())
                    .isEqualTo(200);

            assertThat(Http.at(sandbox.pageUrl()).get("/").body())
                    .contains("<b>Link</b>https://example.com/a", "<b>Picture</b>122");
        }
    }

    @Test
    void thePageShowsNewestFirstAndAThreadInItsOrder() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Http x = Http.at(sandbox.baseUrl("twitter"))
                    .bearer(sandbox.account("twitter").accessToken());
            String first = x.json("/2/tweets", Map.of("text", "part one")).text("data.id");
            Map<String, Object> next = Map.of("text", "part two", "reply", Map.of("in_reply_to_tweet_id", first));
            assertThat(x.json("/2/tweets", next).status()).isEqualTo(201);
            assertThat(x.json("/2/tweets", Map.of("text", "latest news")).status())
                    .isEqualTo(201);
            assertThat(Http.at(sandbox.pageUrl()).get("/").body())
                    .containsSubsequence("3 live", "latest news", "part one", "reply to " + first, "part two");
        }
    }

    @Test
    void leavesNothingBehindWhenAPortIsTaken() throws Exception {
        try (Sandbox first = Sandbox.start()) {
            int twitter;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                twitter = free.getLocalPort();
            }
            SandboxOptions clashing = SandboxOptions.defaults()
                    .port("twitter", twitter)
                    .port("instagram", first.baseUrl("instagram").getPort());
            assertThatThrownBy(() -> Sandbox.start(clashing)).isInstanceOf(UncheckedIOException.class);
            try (Sandbox again = Sandbox.start(SandboxOptions.defaults().port("twitter", twitter))) {
                assertThat(again.baseUrl("twitter").getPort()).isEqualTo(twitter);
            }
        }
    }

    @Test
    void refusesAUserNameThatNoPlatformWouldTake() {
        try (Sandbox sandbox = Sandbox.start()) {
            assertThatThrownBy(() -> sandbox.newAccount("twitter", "a b")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thePageBringsItsOwnStyle() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Http page = Http.at(sandbox.pageUrl());
            assertThat(page.get("/sandbox.css").headers().get("content-type")).startsWith("text/css");
            assertThat(page.get("/elsewhere").status()).isEqualTo(404);
            assertThat(page.get("/").body()).contains("Nothing live yet");
        }
    }

    @Test
    void countsEveryRequestOfManyThreads() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Http x = Http.at(sandbox.baseUrl("twitter"))
                    .bearer(sandbox.account("twitter").accessToken());
            List<Callable<Integer>> creates = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Integer>) () -> x.json("/2/tweets", Map.of("text", "post " + i % 20))
                            .status())
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                for (Future<Integer> status : threads.invokeAll(creates)) {
                    assertThat(status.get()).isIn(201, 403);
                }
            } finally {
                threads.shutdown();
            }
            assertThat(sandbox.ledger().live("twitter")).hasSize(20);
            assertThat(sandbox.ledger().requests("twitter").commitsReceived()).isEqualTo(40);
            assertThat(sandbox.ledger().requests("twitter").commitsEffective()).isEqualTo(20);
        }
    }

    @Test
    void closesWhileARequestHangs() {
        Sandbox sandbox = Sandbox.start();
        sandbox.faults("twitter").on(SandboxCall.ME).acceptThenHang();
        Http x = Http.at(sandbox.baseUrl("twitter"))
                .bearer(sandbox.account("twitter").accessToken());
        assertThatThrownBy(() -> x.impatient().get("/2/users/me")).isInstanceOf(HttpTimeoutException.class);
        long before = System.nanoTime();
        sandbox.close();
        assertThat(System.nanoTime() - before).isLessThan(3_000_000_000L);
    }

    @Test
    void eachAccountHasItsOwnTimeline() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            SandboxAccount other = sandbox.newAccount("instagram", "other");
            assertThat(other.remoteId())
                    .isNotEqualTo(sandbox.account("instagram").remoteId());
            assertThat(sandbox.account("instagram", other.remoteId())).isEqualTo(other);
            Http x = Http.at(sandbox.baseUrl("twitter"))
                    .bearer(sandbox.account("twitter").accessToken());
            assertThat(x.json("/2/tweets", Map.of("text", "hello")).status()).isEqualTo(201);
            assertThat(sandbox.ledger().live("instagram")).isEmpty();
        }
    }

    @Test
    void mainPrintsWhatAHostNeeds() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Sandbox sandbox = Sandbox.start()) {
            SandboxMain.print(sandbox, new PrintStream(bytes, true, StandardCharsets.UTF_8));
            String printed = bytes.toString(StandardCharsets.UTF_8);
            assertThat(printed)
                    .contains(sandbox.pageUrl().toString())
                    .contains(sandbox.account("twitter").accessToken())
                    .contains("social4j.platforms.instagram.base-url=" + sandbox.baseUrl("instagram"));
        }
    }

    @Test
    void mainTakesThePortFromTheArgumentThenTheEnvironment() {
        assertThat(SandboxMain.port(new String[] {"9000"}, Map.of("SANDBOX_PORT", "9100")))
                .isEqualTo(9000);
        assertThat(SandboxMain.port(new String[0], Map.of("SANDBOX_PORT", "9100")))
                .isEqualTo(9100);
        assertThat(SandboxMain.port(new String[0], Map.of())).isEqualTo(7400);
        assertThatThrownBy(() -> SandboxMain.port(new String[] {"http"}, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SandboxMain.port(new String[] {"70000"}, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTokenIsInTheTextOfAnAccount() {
        try (Sandbox sandbox = Sandbox.start()) {
            SandboxAccount demo = sandbox.account("twitter");
            assertThat(demo.toString()).doesNotContain(demo.accessToken(), demo.refreshToken());
        }
    }
}
