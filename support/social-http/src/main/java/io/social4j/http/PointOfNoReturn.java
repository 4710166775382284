package io.social4j.http;

import io.social4j.spi.SocialClock;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Runs when the connection stands and nothing of the request is written yet. A request without a body has no last byte to
 * hold back, so its gate is here. On the way back it hides {@code Retry-After} from OkHttp, which sends a request without a
 * body again after a 503 with {@code Retry-After: 0} whatever it was told about retries.
 */
final class PointOfNoReturn implements Interceptor {

    /**
     * A connection that has answered this lately is not looked at: the news that a platform has closed it takes as long to arrive.
     * A look is a millisecond of waiting.
     */
    static final Duration REST = Duration.ofMillis(20);

    private final SocialClock clock;
    private final Map<Connection, Long> answeredAt = Collections.synchronizedMap(new WeakHashMap<>());

    PointOfNoReturn(SocialClock clock) {
        this.clock = clock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Departure departure = Objects.requireNonNull(request.tag(Departure.class));
        departure.begin();
        Connection connection = Objects.requireNonNull(chain.connection());
        if (hasRested(connection)) {
            requireQuiet(connection.socket());
        }
        RequestBody body = request.body();
        if (body == null || body.contentLength() == 0) {
            departure.pass();
        }
        Response response = chain.proceed(request);
        answeredAt.put(connection, clock.nanos());
        departure.answered(response.headers());
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    private boolean hasRested(Connection connection) {
        Long last = answeredAt.get(connection);
        return last == null || clock.nanos() - last >= REST.toNanos();
    }

    /**
     * Looks whether the connection can carry a request. OkHttp itself looks only at connections that were idle for 10 s; a
     * request on one that the platform has closed in the meantime would end as an unknown outcome. What a platform says
     * without having been asked must not be taken for the answer either.
     */
    private static void requireQuiet(Socket socket) throws IOException {
        int before = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            boolean closed = socket.getInputStream().read() < 0;
            throw new StaleConnectionException(closed ? "closed by the platform" : "the platform spoke first");
        } catch (SocketTimeoutException quiet) {
            socket.setSoTimeout(before);
        } catch (SocketException reset) {
            throw new StaleConnectionException("reset by the platform");
        }
    }
}
