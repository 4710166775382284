package io.social4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an adapter and the double of its platform, on the loopback interface: hears every request, and exchanges
 * answers when a check of the contract wants that. A double that offers one, by {@link PlatformTruth#wiretap()}, need not play
 * broken answers itself. The adapter's base address is {@link #url()}. Thread-safe.
 */
public final class Wiretap implements AutoCloseable {

    private static final long MOST_KEPT = 16L << 20;
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "host", "keep-alive", "te", "trailer", "transfer-encoding");

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient onwards = new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .socketFactory(new PromptClients())
            .readTimeout(20, TimeUnit.SECONDS)
            .build();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpUrl target;
    private volatile Trick trick = Honest::answer;

    private Wiretap(URI target) {
        this.target = Objects.requireNonNull(HttpUrl.get(target), "not an http address");
    }

    /** What the platform answers. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
        }

        Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.keySet().removeIf(name::equalsIgnoreCase);
            more.put(name, value);
            return new Answer(status, more, body);
        }

        Answer withBody(String other) {
            return new Answer(status, headers, other);
        }

        /** With other words for these, in its headers as well. */
        Answer replacing(String words, String others) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.replaceAll((name, value) -> value.replace(words, others));
            return new Answer(status, changed, body.replace(words, others));
        }
    }

    /** What the double would answer; asking for it is what makes the request take effect. */
    @FunctionalInterface
    interface Honest {
        Answer answer() throws IOException;
    }

    /** What becomes of each request. */
    @FunctionalInterface
    interface Trick {
        Answer play(Honest honest) throws IOException;
    }

    /** Starts one before the double at that address. */
    public static Wiretap before(URI target) {
        Wiretap tap = new Wiretap(target);
        tap.server.setBodyLimit(MOST_KEPT);
        tap.server.setServerSocketFactory(new PromptServerSockets());
        tap.server.setDispatcher(tap.dispatcher());
        try {
            tap.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port of 127.0.0.1 can be used", e);
        }
        return tap;
    }

    /** What the adapter is given instead of the double's address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** What was asked so far, as {@code "POST /2/tweets"}. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** From now on every request meets this. */
    void plays(Trick other) {
        trick = other;
    }

    /** From now on every request goes through. */
    void playsNothing() {
        trick = Honest::answer;
    }

    @Override
    public void close() {
        server.close();
        onwards.connectionPool().evictAll();
    }

    private Dispatcher dispatcher() {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                RecordedRequest ignored = server.takeRequest(0, TimeUnit.MILLISECONDS);
                heard.add(request.getMethod() + " " + request.getUrl().encodedPath());
                try {
                    return response(trick.play(() -> forward(request)));
                } catch (IOException gone) {
                    return new MockResponse.Builder()
                            .onResponseStart(new SocketEffect.CloseSocket(true, false, false))
                            .build();
                }
            }
        };
    }

    private Answer forward(RecordedRequest request) throws IOException {
        HttpUrl url = request.getUrl()
                .newBuilder()
                .scheme(target.scheme())
                .host(target.host())
                .port(target.port())
                .build();
        Headers.Builder headers = new Headers.Builder();
        request.getHeaders().forEach(header -> {
            if (!HOP_BY_HOP.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                headers.addUnsafeNonAscii(header.getFirst(), header.getSecond());
            }
        });
        // Set, so that okhttp does not unpack answers on its own.
        headers.set("Accept-Encoding", "identity");
        Request onward = new Request.Builder()
                .url(url)
                .headers(headers.build())
                .method(request.getMethod(), body(request))
                .build();
        try (Response response = onwards.newCall(onward).execute()) {
            Map<String, String> answered = new LinkedHashMap<>();
            response.headers().forEach(header -> {
                if (!HOP_BY_HOP.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                    answered.putIfAbsent(header.getFirst(), asFromHere(header.getSecond()));
                }
            });
            String body = asFromHere(response.body().source().readUtf8());
            return new Answer(response.code(), answered, body);
        }
    }

    /** Addresses that the double names of itself, for example for uploads, lead through here as well. */
    private String asFromHere(String text) {
        String direct = target.scheme() + "://" + target.host() + ":" + target.port();
        return text.replace(direct, url().toString())
                .replace(direct.replace("/", "\\/"), url().toString().replace("/", "\\/"));
    }

    private static @Nullable RequestBody body(RecordedRequest request) {
        ByteString bytes = request.getBody();
        if (request.getMethod().equals("GET")) {
            return null;
        }
        String type = request.getHeaders().get("Content-Type");
        return RequestBody.create(bytes == null ? ByteString.EMPTY : bytes, type == null ? null : MediaType.get(type));
    }

    private static MockResponse response(Answer answer) {
        MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
        answer.headers().forEach((name, value) -> response.addHeader(name, value));
        return response.body(new Buffer().writeUtf8(answer.body())).build();
    }

    /** Sockets that do not hold small packets back, or each answer would take 40 ms longer. */
    private static final class PromptClients extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return new Socket(host, port, from, fromPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return new Socket(host, port, from, fromPort);
        }
    }
}
