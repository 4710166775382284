package io.social4j.http;

import java.io.IOException;
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
        RequestBody body = request.body();
        if (body == null || body.contentLength() == 0) {
            departure.pass();
        }
        Response response = chain.proceed(request);
        departure.answered(response.headers());
        return response.newBuilder().removeHeader("Retry-After").build();
    }
}
