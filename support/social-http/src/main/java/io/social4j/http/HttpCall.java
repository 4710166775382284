package io.social4j.http;

import io.social4j.model.PlatformFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One request, complete with its body. Immutable. {@link #toString()} shows the method, the host, the path and the names of
 * the query parameters; never their values, a header or the body.
 */
public final class HttpCall {

    private final String method;
    private final HttpUrl url;
    private final Headers headers;
    private final @Nullable MediaType mediaType;
    private final CallBody body;

    private HttpCall(Builder builder) {
        this.method = builder.method;
        this.url = builder.url.build();
        this.headers = builder.headers.build();
        this.mediaType = builder.mediaType;
        this.body = builder.body;
    }

    /**
     * A call that only reads.
     *
     * @param base where the platform's API is, for example {@code https://api.x.com/2}
     * @param path is appended to it, segment by segment; {@code .} and {@code ..} are refused
     */
    public static Builder get(URI base, String path) {
        return new Builder("GET", base, path);
    }

    /** See {@link #get}. */
    public static Builder post(URI base, String path) {
        return new Builder("POST", base, path);
    }

    /** See {@link #get}. */
    public static Builder put(URI base, String path) {
        return new Builder("PUT", base, path);
    }

    /** See {@link #get}. */
    public static Builder delete(URI base, String path) {
        return new Builder("DELETE", base, path);
    }

    public String method() {
        return method;
    }

    /** The complete address. It may hold secrets, where a platform insists on them in the query. */
    public URI uri() {
        return url.uri();
    }

    HttpUrl url() {
        return url;
    }

    Headers headers() {
        return headers;
    }

    @Nullable
    MediaType mediaType() {
        return mediaType;
    }

    CallBody body() {
        return body;
    }

    /** The failure of this call without what people wrote in its body, which platforms like to quote when they refuse it. */
    public PlatformFailure unquoted(PlatformFailure failure) {
        return Echo.of(body).takenOutOf(failure);
    }

    boolean mayHaveBody() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        HttpUrl shown = url.newBuilder().query(null).fragment(null).build();
        return method + " " + shown + (url.querySize() == 0 ? "" : "?" + String.join("&", url.queryParameterNames()));
    }

    /** Builds a call. Not thread-safe. What is wrong with a value is said without showing it. */
    public static final class Builder {

        private final String method;
        private final HttpUrl.Builder url;
        private final Headers.Builder headers = new Headers.Builder();
        private @Nullable MediaType mediaType;
        private CallBody body = CallBody.of(new byte[0]);

        private Builder(String method, URI base, String path) {
            this.method = method;
            HttpUrl parsed = HttpUrl.get(WebAddress.require(base.toString()));
            this.url = parsed.newBuilder().query(null).fragment(null);
            for (String segment : path.split("/", -1)) {
                if (!segment.isEmpty()) {
                    url.addPathSegment(requireName(segment));
                }
            }
        }

        /** Appends one segment of the path; everything but letters, digits, {@code -._~} is percent-encoded. */
        public Builder segment(String segment) {
            url.addEncodedPathSegment(percentEncoded(requireName(segment)));
            return this;
        }

        public Builder query(String name, String value) {
            url.addQueryParameter(name, value);
            return this;
        }

        public Builder query(String name, long value) {
            return query(name, Long.toString(value));
        }

        /** A value that is percent-encoded already, for platforms that give meaning to parentheses, commas and colons. */
        public Builder encodedQuery(String name, String value) {
            url.addEncodedQueryParameter(name, value);
            return this;
        }

        /**
         * Sets a header.
         *
         * @throws IllegalArgumentException if the value holds anything but printable ASCII
         */
        public Builder header(String name, String value) {
            if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                throw new IllegalArgumentException("The header " + name + " must be printable ASCII");
            }
            headers.set(name, value);
            return this;
        }

        /** Authorizes the call by an access token. */
        public Builder bearer(String token) {
            return header("Authorization", "Bearer " + token);
        }

        /** Authorizes the call by the id and the secret of a client (RFC 7617, in UTF-8). */
        public Builder basic(String id, String secret) {
            byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
            return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }

        public Builder json(String json) {
            return body("application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
        }

        /** A form, in the order of the map. */
        public Builder form(Map<String, String> fields) {
            FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
            fields.forEach(form::add);
            Buffer bytes = new Buffer();
            FormBody encoded = form.build();
            for (int i = 0; i < encoded.size(); i++) {
                bytes.writeUtf8(i == 0 ? "" : "&")
                        .writeUtf8(encoded.encodedName(i))
                        .writeUtf8("=")
                        .writeUtf8(encoded.encodedValue(i));
            }
            return body("application/x-www-form-urlencoded", bytes.readByteArray());
        }

        /** Any other body, for example a picture. */
        public Builder body(String type, byte[] content) {
            return body(MediaType.get(type), CallBody.of(content.clone()));
        }

        /**
         * A body that is read while it is sent, and never whole in memory.
         *
         * @param size in bytes, at least 1; the source must have exactly as many, or the call ends before its last byte leaves
         */
        public Builder stream(String type, long size, BodySource source) {
            return body(MediaType.get(type), CallBody.whole(source, size));
        }

        /** The same with a part of the source: {@code length} bytes, at least 1, from {@code offset} on. */
        public Builder stream(String type, BodySource source, long offset, long length) {
            return body(MediaType.get(type), CallBody.slice(source, offset, length));
        }

        /** A form with files; they are streamed. */
        public Builder multipart(Multipart form) {
            return body(form.mediaType(), form.body());
        }

        private Builder body(MediaType type, CallBody content) {
            if (method.equals("GET")) {
                throw new IllegalArgumentException("A GET has no body");
            }
            this.mediaType = type;
            this.body = content;
            return this;
        }

        public HttpCall build() {
            return new HttpCall(this);
        }

        private static String requireName(String segment) {
            if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("A segment of a path must not be blank, '.' or '..'");
            }
            return segment;
        }

        private static String percentEncoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A")
                    .replace("%7E", "~");
        }
    }
}
