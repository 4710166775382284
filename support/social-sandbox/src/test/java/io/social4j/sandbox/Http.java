package io.social4j.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A client that knows nothing of the sandbox. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final Map<String, String> headers;
    private final Duration patience;

    private Http(URI base, Map<String, String> headers, Duration patience) {
        this.base = base;
        this.headers = headers;
        this.patience = patience;
    }

    static Http at(URI base) {
        return new Http(base, Map.of(), Duration.ofSeconds(10));
    }

    Http bearer(String token) {
        return authorization("Bearer " + token);
    }

    Http authorization(String value) {
        return header("Authorization", value);
    }

    /** Sends this header with each request. */
    Http header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Http(base, more, patience);
    }

    /** Introduces itself by that instead of the name of the JDK's client. */
    Http agent(String name) {
        return header("User-Agent", name);
    }

    /** Gives up soon. */
    Http impatient() {
        return new Http(base, headers, Duration.ofMillis(400));
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Reply delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Reply json(String path, Object body) throws IOException, InterruptedException {
        return send(post(path, "application/json", body instanceof String text ? text : Json.write(body)));
    }

    Reply form(String path, String... namesAndValues) throws IOException, InterruptedException {
        List<String> encoded = Arrays.stream(namesAndValues)
                .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
                .toList();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < encoded.size(); i += 2) {
            body.append(i == 0 ? "" : "&").append(encoded.get(i)).append('=').append(encoded.get(i + 1));
        }
        return send(post(path, "application/x-www-form-urlencoded", body.toString()));
    }

    /** A form with a file called {@code media}, and fields before it. */
    Reply upload(String path, byte[] file, String... namesAndValues) throws IOException, InterruptedException {
        Buffer body = new Buffer();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.writeUtf8("--edge\r\nContent-Disposition: form-data; name=\"" + namesAndValues[i] + "\"\r\n\r\n"
                    + namesAndValues[i + 1] + "\r\n");
        }
        body.writeUtf8("--edge\r\nContent-Disposition: form-data; name=\"media\"; filename=\"media\"\r\n\r\n")
                .write(file)
                .writeUtf8("\r\n--edge--\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.readByteArray())));
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(patience);
        headers.forEach(request::header);
        return request;
    }

    private static Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, String> headers = response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
        return new Reply(response.statusCode(), response.body(), headers);
    }

    record Reply(int status, String body, Map<String, String> headers) {

        /** What stands at that path, as {@code data.0.id}; null when there is nothing. */
        @Nullable
        Object at(String path) {
            @Nullable Object value = Json.read(ByteString.encodeUtf8(body));
            for (String step : path.split("\\.", -1)) {
                if (value instanceof List<?> items) {
                    int index = Integer.parseInt(step);
                    value = index < items.size() ? items.get(index) : null;
                } else {
                    value = value instanceof Map<?, ?> members ? members.get(step) : null;
                }
            }
            return value;
        }

        String text(String path) {
            return String.valueOf(at(path));
        }

        int size(String path) {
            return at(path) instanceof List<?> items ? items.size() : 0;
        }
    }
}
