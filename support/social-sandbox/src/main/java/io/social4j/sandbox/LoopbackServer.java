package io.social4j.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;

/**
 * One HTTP server on 127.0.0.1. Only complete requests reach its handler, which may be called by several threads at once. A
 * body of any size is taken; what is beyond {@link #MOST_KEPT} is counted, and not kept.
 */
final class LoopbackServer implements AutoCloseable {

    /** Sixteen mebibytes: more than any platform takes in one piece of an upload. */
    static final long MOST_KEPT = 16L << 20;

    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final ResettableSockets sockets = new ResettableSockets();
    private final InstantSource clock;

    private LoopbackServer(InstantSource clock) {
        this.clock = clock;
    }

    static LoopbackServer start(int port, InstantSource clock, Function<Call, Answer> handler) {
        LoopbackServer loopback = new LoopbackServer(clock);
        loopback.server.setServerSocketFactory(loopback.sockets);
        loopback.server.setBodyLimit(MOST_KEPT);
        loopback.server.setDispatcher(loopback.dispatcher(handler));
        try {
            loopback.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " of 127.0.0.1 cannot be used", e);
        }
        return loopback;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Also ends requests that hang. */
    @Override
    public void close() {
        server.close();
    }

    private Dispatcher dispatcher(Function<Call, Answer> handler) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                // The server keeps every request for a test that may ask; nobody asks here, and a long run would not
                // end well.
                RecordedRequest ignored = server.takeRequest(0, TimeUnit.MILLISECONDS);
                Answer answer = answer(handler, call(request));
                if (answer.fate() == Answer.Fate.RESET) {
                    sockets.resetOnClose(request.getConnectionIndex());
                }
                return response(answer);
            }
        };
    }

    /** A mistake in the sandbox must not look like a platform that hangs. */
    private static Answer answer(Function<Call, Answer> handler, Call call) {
        try {
            return handler.apply(call);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The sandbox failed at " + call.method() + " " + call.url(), e);
            return Answer.of(500, "text/plain; charset=utf-8", "The sandbox itself failed: " + e);
        }
    }

    private static Call call(RecordedRequest request) {
        ByteString body = request.getBody();
        return new Call(
                request.getMethod(),
                request.getUrl(),
                request.getHeaders(),
                body == null ? ByteString.EMPTY : body,
                request.getBodySize(),
                Map.of(),
                null);
    }

    private MockResponse response(Answer answer) {
        MockResponse.Builder response = new MockResponse.Builder()
                .code(answer.status())
                .setHeader("Content-Type", answer.contentType())
                .setHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .body(new Buffer().writeUtf8(answer.body()))
                .headersDelay(answer.delay().toNanos(), TimeUnit.NANOSECONDS);
        answer.headers().forEach(response::setHeader);
        switch (answer.fate()) {
            case CUT -> {
                // Without a body there is no middle of it to cut at.
                if (answer.body().isEmpty()) {
                    response.onResponseStart(closing());
                } else {
                    response.onResponseBody(closing());
                }
            }
            case DROPPED, RESET -> response.onResponseStart(closing());
            case HANGING -> response.onResponseStart(SocketEffect.Stall.INSTANCE);
            case WHOLE -> {}
        }
        return response.build();
    }

    private static SocketEffect closing() {
        return new SocketEffect.CloseSocket(true, false, false);
    }
}
