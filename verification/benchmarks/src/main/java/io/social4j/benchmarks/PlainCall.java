package io.social4j.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The HTTP call of the peers. */
final class PlainCall {

    private static final MediaType TEXT = MediaType.get("text/plain");

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(200, 5, TimeUnit.MINUTES))
            .build();
    private final String url;

    PlainCall(URI platform) {
        url = platform + "/posts";
    }

    void send(String name) {
        send(name, 0);
    }

    /** @param due the microsecond it was due, for a platform that measures how late it is */
    void send(String name, long due) {
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(name + " " + due, TEXT))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.body().string().contains("id")) {
                throw new IllegalStateException("The platform did not answer with an id");
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void close() {
        client.connectionPool().evictAll();
    }
}
