package io.social4j.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One complete answer, whatever its status. Immutable. {@link #toString()} shows the status only. */
public final class HttpReply {

    private final int status;
    private final Map<String, String> headers;
    private final String body;
    private final JsonView.Parsed json;

    private HttpReply(int status, Map<String, String> headers, String body) {
        this.status = status;
        TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(sorted::put);
        this.headers = sorted;
        this.body = body;
        this.json = JsonView.Parsed.of(body);
    }

    /** An answer, as {@link PlatformHttp} makes them; error tables are tested with it. */
    public static HttpReply of(int status, Map<String, String> headers, String body) {
        return new HttpReply(status, headers, body);
    }

    public int status() {
        return status;
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A header by its name in any case; the first one, if there are several. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body, read as UTF-8. */
    public String body() {
        return body;
    }

    /** Whether the body is exactly one JSON value. */
    public boolean isJson() {
        return json.isJson();
    }

    /** The body as JSON; {@link JsonView#missing()} if it is none. */
    public JsonView json() {
        return json.view();
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
