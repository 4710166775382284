package io.social4j.http.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.SocialClock;
import io.social4j.testkit.MediaShelf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebFetchTest {

    private static final byte[] PICTURE = picture();

    @TempDir
    private Path temporary;

    private final KeptMedia store = new KeptMedia();
    private final List<Headers> requests = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    private interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        serve("/a.png", exchange -> send(exchange, PICTURE));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
        assertThat(temporary).as("temporary files").isEmptyDirectory();
    }

    @Test
    void anAddressIsFetchedOnceAndKept() throws MediaRefusedException {
        Media pinned = intake().pin(Media.ofUrl(url("/a.png")), store);

        assertThat(pinned.url()).contains(url("/a.png"));
        assertThat(pinned.info()).isNotNull();
        assertThat(store.kept.values()).containsExactly(PICTURE);
        assertThat(requests).hasSize(1);
    }

    @Test
    void aStoreThatCannotKeepItIsNamedWithoutItsFiles() {
        KeptMedia full = new KeptMedia() {
            @Override
            public void put(MediaInfo info, InputStream content) throws IOException {
                throw new AccessDeniedException("/srv/private/media");
            }
        };

        assertThatThrownBy(() -> intake().pin(Media.ofBytes(PICTURE), full))
                .isInstanceOf(MediaRefusedException.class)
                .hasMessageContaining("AccessDenied")
                .hasMessageNotContaining("/srv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/",
                "http://localhost:8080/",
                "http://10.1.2.3/",
                "http://172.16.9.9/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.1.1/",
                "http://0.0.0.0/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001::7f00:1]/",
                "http://[fc00::1]/",
                "http://[fe90::1]/",
                "http://[fec0::1]/"
            })
    void addressesThatAreNotPublicAreBlockedWhenTheConnectionIsMade(String url) {
        assertThat(refusal(url).rule()).isEqualTo("media.fetch.blocked-address");
        assertThat(refusal(url)).hasMessageContaining("social4j.media.allowed-hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f.1/",
                "http://017700000001/",
                "http://127.1/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://127.0.0.01/",
                "http://1.2.3/",
                "http://999/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://localhost./",
                "https://example.com./a.png",
                "file:///etc/passwd",
                "ftp://example.com/a.png",
                "jar:http://example.com/a.jar!/",
                "gopher://example.com/",
                "data:image/png;base64,AAAA",
                "http://user@example.com/",
                "http://user:secret@example.com/",
                "http://example.com/\r\nX: y",
                "http://exämple.com/",
                "http://еxample.com/",
                "http:///a.png",
                "",
                "a.png",
                "http://127%2e0.0.1/",
                "http://example.com:0/",
                "http://example.com:65536/"
            })
    void addressesThatNobodyWritesInGoodFaithAreRefusedByTheirText(String url) {
        assertThat(refusal(url).rule()).isEqualTo("media.fetch.address");
        assertThat(refusal(url).getMessage()).doesNotContain("secret").doesNotContain("\r");
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 5432, 6379, 11211, 81})
    void otherPortsAreRefused(int port) {
        assertThat(refusal("http://example.com:" + port + "/a.png").rule()).isEqualTo("media.fetch.port");
    }

    @Test
    void theAddressThatIsCheckedIsTheOneThatIsConnectedTo() {
        AtomicInteger lookups = new AtomicInteger();
        Dns rebinding = name -> {
            lookups.incrementAndGet();
            return List.of(
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                    InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));
        };
        HttpMediaIntake intake = HttpMediaIntake.create(limits(), SocialClock.system(), rebinding);

        MediaRefusedException refusal = refusal(intake, "http://looks-public.example:8080/a.png");

        assertThat(refusal.rule()).isEqualTo("media.fetch.blocked-address");
        assertThat(refusal.getMessage()).as("says nothing of our network").doesNotContain("127.0.0.1");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void theSocketItselfRefusesBeforeAPacketLeaves() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new GuardedSockets().createSocket()) {
            listening.setSoTimeout(100);

            assertThatThrownBy(() -> socket.connect(listening.getLocalSocketAddress(), 1000))
                    .isInstanceOf(GuardedSockets.NotPublicException.class);
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("localhost", 80)))
                    .isInstanceOf(GuardedSockets.NotPublicException.class);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void onlyHostAndPortThatAreNamedAreAllowed() throws MediaRefusedException {
        assertThat(intake().pin(Media.ofUrl(url("/a.png")), store).isPinned()).isTrue();
        assertThat(refusal("http://localhost:" + server.getAddress().getPort() + "/a.png")
                        .rule())
                .isEqualTo("media.fetch.port");
        assertThat(refusal("http://127.0.0.1:8080/a.png").rule()).isEqualTo("media.fetch.blocked-address");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsFollowedAndCheckedAgain(int status) throws MediaRefusedException {
        serve("/here", exchange -> redirect(exchange, status, "/a.png"));
        serve("/inside", exchange -> redirect(exchange, status, "http://169.254.169.254/latest/"));
        serve("/port", exchange -> redirect(exchange, status, "http://127.0.0.1:6379/"));
        serve("/file", exchange -> redirect(exchange, status, "file:///etc/passwd"));
        serve("/login", exchange -> redirect(exchange, status, "http://a:b@example.com/"));
        serve("/odd", exchange -> redirect(exchange, status, "http://2130706433/"));
        serve("/nowhere", exchange -> redirect(exchange, status, " "));

        assertThat(intake().pin(Media.ofUrl(url("/here")), store).isPinned()).isTrue();
        assertThat(refusal(url("/inside")).rule()).isEqualTo("media.fetch.blocked-address");
        assertThat(refusal(url("/port")).rule()).isEqualTo("media.fetch.port");
        assertThat(refusal(url("/file")).rule()).isEqualTo("media.fetch.redirect");
        assertThat(refusal(url("/login")).rule()).isEqualTo("media.fetch.address");
        assertThat(refusal(url("/odd")).rule()).isEqualTo("media.fetch.address");
        assertThat(refusal(url("/nowhere")).rule()).isEqualTo("media.fetch.redirect");
    }

    @Test
    void whatAFileIsCalledThereNamesNoFileHere() throws MediaRefusedException {
        serve("/odd", exchange -> send(exchange, PICTURE));
        List<String> names = new ArrayList<>();
        KeptMedia looking = new KeptMedia() {
            @Override
            public void put(MediaInfo info, InputStream content) throws IOException {
                names.addAll(List.of(Objects.requireNonNull(temporary.toFile().list())));
                super.put(info, content);
            }
        };

        intake().pin(Media.ofUrl(url("/odd/..%2F..%2Fx%00" + "a".repeat(1_900) + ".png")), looking);

        assertThat(names).singleElement().asString().matches("social4j-media-[0-9]+\\.part");
        assertThat(refusal(url("/odd/" + "a".repeat(4_000))).rule()).isEqualTo("media.fetch.address");
    }

    @Test
    void threeRedirectsAreFollowedAndNoMore() throws MediaRefusedException {
        serve("/1", exchange -> redirect(exchange, 302, "/2"));
        serve("/2", exchange -> redirect(exchange, 302, "/3"));
        serve("/3", exchange -> redirect(exchange, 302, "/a.png"));
        serve("/0", exchange -> redirect(exchange, 302, "/1"));

        assertThat(intake().pin(Media.ofUrl(url("/1")), store).isPinned()).isTrue();
        assertThat(refusal(url("/0"))).hasMessageContaining("more than 3 times");
    }

    @Test
    void httpsNeverLeadsToHttp() {
        FetchRules rules = new FetchRules(Set.of());
        HttpUrl secure = HttpUrl.get("https://example.com/a");

        assertThatThrownBy(() -> rules.next(secure, "http://example.com/a"))
                .isInstanceOf(MediaRefusedException.class)
                .hasMessageContaining("from https to http");
    }

    @Test
    void noCredentialsCookiesOrPackingAreSent() throws MediaRefusedException {
        serve("/cookie", exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "a=b; Path=/");
            redirect(exchange, 302, "/a.png");
        });

        intake().pin(Media.ofUrl(url("/cookie")), store);

        assertThat(requests).hasSize(2).allSatisfy(headers -> {
            assertThat(headers.getFirst("Accept-Encoding")).isEqualTo("identity");
            assertThat(headers).doesNotContainKeys("Cookie", "Authorization", "Referer");
        });
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1 << 20]);
        }
        serve("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, packed.toByteArray());
        });

        assertThat(refusal(url("/bomb")).rule()).isEqualTo("media.fetch.encoding");
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        IntakeLimits small = limits().withMaxSize(100_000);
        serve("/announced", exchange -> {
            exchange.sendResponseHeaders(200, 10_000_000_000L);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (over.getCount() > 0) {
                out.write(new byte[8192]);
            }
        });

        for (String path : List.of("/announced", "/endless")) {
            MediaRefusedException refusal = refusal(intake(small), url(path));
            assertThat(refusal.rule()).isEqualTo("media.size");
            assertThat(refusal).hasMessageContaining("100 kB");
        }
    }

    @Test
    void whoeverSendsNothingOrAlmostNothingIsLeft() {
        serve("/silent", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        serve("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!waited(20)) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
            }
        });
        IntakeLimits stall = limits().withTimes(Duration.ofSeconds(20), Duration.ofMillis(200));
        IntakeLimits total = limits().withTimes(Duration.ofMillis(400), Duration.ofSeconds(20));

        assertThat(refusal(intake(stall), url("/silent")).rule()).isEqualTo("media.fetch.time");
        assertThat(refusal(intake(total), url("/drip")).rule()).isEqualTo("media.fetch.time");
    }

    @Test
    void theMessageSaysWhatTheServerAnsweredToUsWithoutTheQuery() {
        serve("/gone", exchange -> exchange.sendResponseHeaders(404, -1));

        MediaRefusedException refusal = refusal(url("/gone?signature=SECRET"));

        assertThat(refusal.rule()).isEqualTo("media.fetch.status");
        assertThat(refusal.getMessage()).isEqualTo(url("/gone") + " answered 404 to us.");
    }

    @Test
    void aHostThatIsNotThereIsSaid() {
        Dns nobody = name -> {
            throw new UnknownHostException(name);
        };
        HttpMediaIntake intake = HttpMediaIntake.create(limits(), SocialClock.system(), nobody);

        assertThat(refusal(intake, "https://nobody.example/a.png").rule()).isEqualTo("media.fetch.unreachable");
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestHeaders());
            try (exchange) {
                handler.answer(exchange);
            }
        });
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(status, -1);
    }

    private void awaitEnd() {
        waited(20_000);
    }

    private boolean waited(int millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private IntakeLimits limits() {
        return IntakeLimits.defaults()
                .withTemporary(temporary)
                .withAllowedHosts("127.0.0.1:" + server.getAddress().getPort());
    }

    private HttpMediaIntake intake() {
        return intake(limits());
    }

    private static HttpMediaIntake intake(IntakeLimits limits) {
        return HttpMediaIntake.create(limits, SocialClock.system());
    }

    private MediaRefusedException refusal(String url) {
        return refusal(intake(), url);
    }

    private MediaRefusedException refusal(HttpMediaIntake intake, String url) {
        return catchThrowableOfType(MediaRefusedException.class, () -> intake.pin(Media.ofUrl(url), store));
    }

    private static byte[] picture() {
        MediaShelf shelf = new MediaShelf();
        try {
            return shelf.open(shelf.png(3, 2)).readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
