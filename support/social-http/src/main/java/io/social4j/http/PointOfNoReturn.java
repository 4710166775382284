package io.social4j.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Objects;
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

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Departure departure = Objects.requireNonNull(request.tag(Departure.class));
        departure.begin();
        requireQuiet(Objects.requireNonNull(chain.connection()).socket());
        RequestBody body = request.body();
        if (body == null || body.contentLength() == 0) {
            departure.pass();
        }
        Response response = chain.proceed(request);
        departure.answered(response.headers());
        return response.newBuilder().removeHeader("Retry-After").build();
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
