package io.social4j.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One complete request, and the fault scripted for it. Immutable.
 *
 * @param body of a request that is longer than {@link LoopbackServer#MOST_KEPT}, only the first bytes
 * @param bodySize how many bytes of body arrived
 * @param variables what the braces of the route's path matched
 */
record Call(
        String method,
        HttpUrl url,
        Headers headers,
        ByteString body,
        long bodySize,
        Map<String, String> variables,
        @Nullable Fault fault) {

    private static final String BEARER = "Bearer ";

    Call routed(Map<String, String> matched, @Nullable Fault scripted) {
        return new Call(method, url, headers, body, bodySize, Map.copyOf(matched), scripted);
    }

    /** The decoded path, without empty segments. */
    List<String> segments() {
        return url.pathSegments().stream().filter(segment -> !segment.isEmpty()).toList();
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    @Nullable
    String query(String name) {
        return url.queryParameter(name);
    }

    /** The form with files; empty if the body is none. */
    Optional<MultipartForm> multipart() {
        return MultipartForm.of(this);
    }

    /** A field of a form body, with or without files. */
    @Nullable
    String form(String name) {
        Optional<MultipartForm> files = multipart();
        if (files.isPresent()) {
            return files.get().fields().get(name);
        }
        HttpUrl parsed = HttpUrl.parse("http://form/?" + body.utf8());
        return parsed == null ? null : parsed.queryParameter(name);
    }

    boolean carriesJson() {
        String type = headers.get("Content-Type");
        return type != null && type.startsWith("application/json");
    }

    Optional<String> bearer() {
        return Optional.ofNullable(headers.get("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
