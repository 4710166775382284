package io.social4j.http;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.Gate;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RequestReport;
import io.social4j.spi.RequestReport.Call;
import io.social4j.spi.SocialClock;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls to platforms, each at most once: no retry, no redirect, no cookie, no cache, HTTP/1.1 only. Thread-safe; blocks
 * the calling thread; a thread that is interrupted ends its call as if the connection had failed.
 *
 * <p>Calls that publish have connections of their own, which live 2 s at most when idle: a connection that the platform has
 * closed in the meantime would make an outcome unknown that need not be. For the same reason a connection that has rested is looked at
 * before the first byte, and replaced once if it is dead.
 */
public final class PlatformHttp {

    private static final Duration COMMIT_IDLE = Duration.ofSeconds(2);
    private static final Duration READ_IDLE = Duration.ofSeconds(30);
    private static final int MOST_IDLE = 128;

    /** How calls introduce themselves that say nothing else. */
    private static final String AGENT = "Social4j";

    private final HttpLimits limits;
    private final SocialClock clock;
    private final RequestReport.Listener requests;
    private final OkHttpClient reads;
    private final OkHttpClient commits;

    PlatformHttp(HttpLimits limits, Dns names) {
        this(limits, names, SocialClock.system(), RequestReport.Listener.none());
    }

    private PlatformHttp(HttpLimits limits, Dns names, SocialClock clock, RequestReport.Listener requests) {
        this.limits = limits;
        this.clock = clock;
        this.requests = requests;
        this.reads = client(limits, names, clock, limits.callDeadline(), READ_IDLE);
        this.commits = client(limits, names, clock, limits.write(), COMMIT_IDLE);
    }

    /** One that tells nobody of its requests. */
    public static PlatformHttp create(HttpLimits limits) {
        return new PlatformHttp(limits, Dns.SYSTEM);
    }

    /**
     * One that reports each request once it has ended.
     *
     * @param clock measures how long it took
     */
    public static PlatformHttp create(HttpLimits limits, SocialClock clock, RequestReport.Listener requests) {
        return new PlatformHttp(limits, Dns.SYSTEM, clock, requests);
    }

    private static OkHttpClient client(HttpLimits limits, Dns names, SocialClock clock, Duration write, Duration idle) {
        return new OkHttpClient.Builder()
                .dns(names)
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .connectTimeout(limits.connect())
                .writeTimeout(write)
                // Only a second net: the deadline of the departure ends a call, and says so.
                .readTimeout(limits.callDeadline().plusSeconds(1))
                .connectionPool(new ConnectionPool(MOST_IDLE, idle.toMillis(), TimeUnit.MILLISECONDS))
                .socketFactory(new PromptSockets())
                .addNetworkInterceptor(new PointOfNoReturn(clock))
                .build();
    }

    /**
     * Sends a call that may be repeated: a read, a preparation, a token request.
     *
     * @return the complete answer, whatever its status
     * @throws PlatformException {@code NOT_SENT} if no complete request left, {@code TRANSIENT} if one did and no complete
     *     answer within the limits came back
     */
    public HttpReply read(HttpCall call) {
        Gate open = () -> {};
        Duration beforeGate = limits.connect().plus(limits.callDeadline());
        return reported(
                Call.READ,
                () -> exchange(
                        reads,
                        call,
                        () -> new Departure(open, beforeGate, limits.callDeadline()),
                        FailureKind.TRANSIENT));
    }

    /**
     * Sends a call that may be repeated and has a large body, piece by piece. It may take as long as it moves: when no piece
     * moves for the call deadline, or after {@link HttpLimits#upload()}, it ends. A platform that refuses before it has read
     * everything is heard.
     *
     * @return the complete answer, whatever its status
     * @throws PlatformException as {@link #read}; and what the {@link BodySource} threw, if it threw one
     */
    public HttpReply upload(HttpCall call) {
        return reported(
                Call.UPLOAD, () -> exchange(reads, call, () -> Departure.ofUpload(limits), FailureKind.TRANSIENT));
    }

    /**
     * Sends a call that cannot be taken back. The gate is passed once, on this thread, when everything but the last byte of
     * the body is written; if the body is empty or at most 8 KiB, when the connection stands and before anything is written. The
     * call deadline counts from there. A streamed body must be so small that it is written within {@code connect} and {@code write}.
     *
     * @return the complete answer, whatever its status
     * @throws io.social4j.spi.GateClosedException if the gate refused; the connection is closed, the request was not complete
     * @throws PlatformException {@code NOT_SENT} if the gate was not reached, {@code UNKNOWN_OUTCOME} if it was passed and no
     *     complete answer within the limits came back
     * @throws IllegalArgumentException if the call is a GET
     */
    public HttpReply commit(HttpCall call, Gate gate) {
        if (!call.mayHaveBody()) {
            throw new IllegalArgumentException("A GET publishes nothing: " + call);
        }
        Duration beforeGate = limits.connect().plus(limits.write());
        return reported(
                Call.COMMIT,
                () -> exchange(
                        commits,
                        call,
                        () -> new Departure(gate, beforeGate, limits.callDeadline()),
                        FailureKind.UNKNOWN_OUTCOME));
    }

    private HttpReply reported(Call what, Supplier<HttpReply> exchange) {
        long start = clock.nanos();
        @Nullable Integer status = null;
        // A closed gate or a source that fails: nothing complete has left.
        FailureKind failure = FailureKind.NOT_SENT;
        try {
            HttpReply reply = exchange.get();
            status = reply.status();
            return reply;
        } catch (PlatformException failed) {
            failure = failed.failure().kind();
            throw failed;
        } finally {
            requests.reported(new RequestReport(
                    what, status, status == null ? failure : null, Duration.ofNanos(clock.nanos() - start)));
        }
    }

    private HttpReply exchange(
            OkHttpClient client, HttpCall call, Supplier<Departure> departures, FailureKind afterGate) {
        Departure departure = departures.get();
        try {
            try {
                return attempt(client, call, departure);
            } catch (StaleConnectionException nothingWritten) {
                // Another connection, not another request: this one had written nothing and asked no gate.
                client.connectionPool().evictAll();
                departure = departures.get();
                return attempt(client, call, departure);
            }
        } catch (IOException | RuntimeException failure) {
            departure.rethrowRefusal();
            throw new PlatformException(failureOf(call, departure, afterGate, failure), failure);
        }
    }

    private HttpReply attempt(OkHttpClient client, HttpCall call, Departure departure) throws IOException {
        okhttp3.Call sending = client.newCall(request(call, departure));
        departure.start(sending);
        try (Response response = sending.execute()) {
            HttpReply reply = reply(response, departure.answerHeaders());
            if (!departure.hasPassed() && !(departure.hearsEarlyRefusals() && response.code() >= 400)) {
                throw new IOException("answered " + reply + " before the request was complete");
            }
            return reply;
        } finally {
            departure.stop();
        }
    }

    private static Request request(HttpCall call, Departure departure) {
        String agent = call.headers().get("User-Agent");
        return new Request.Builder()
                .url(call.url())
                .headers(call.headers())
                .header("User-Agent", agent == null ? AGENT : agent)
                .method(
                        call.method(),
                        call.mayHaveBody() ? new OneShotBody(call.mediaType(), call.body(), departure) : null)
                .tag(Departure.class, departure)
                .build();
    }

    private HttpReply reply(Response response, Headers headers) throws IOException {
        BufferedSource source = response.body().source();
        Buffer read = new Buffer();
        while (read.size() <= limits.maxBody()) {
            if (source.read(read, limits.maxBody() + 1L - read.size()) == -1) {
                return HttpReply.of(response.code(), firstOfEach(headers), read.readUtf8());
            }
        }
        throw new IOException("the answer is longer than " + limits.maxBody() + " bytes");
    }

    private static Map<String, String> firstOfEach(Headers headers) {
        Map<String, String> first = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            first.putIfAbsent(headers.name(i).toLowerCase(Locale.ROOT), headers.value(i));
        }
        return first;
    }

    private static PlatformFailure failureOf(
            HttpCall call, Departure departure, FailureKind afterGate, Exception failure) {
        String host = call.url().host();
        String why = departure.isTimedOut() ? "out of time" : reason(failure);
        return departure.hasPassed()
                ? PlatformFailure.of(afterGate, "No complete answer from " + host + ": " + why)
                : PlatformFailure.of(FailureKind.NOT_SENT, "No complete request left for " + host + ": " + why);
    }

    private static String reason(Exception failure) {
        if (failure instanceof UnknownHostException) {
            return "the name is unknown";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : Redaction.line(message);
    }
}
