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
 * @param variables what the braces of the route's path matched
 */
record Call(
        String method,
        HttpUrl url,
        Headers headers,
        ByteString body,
        Map<String, String> variables,
        @Nullable Fault fault) {

    private static final String BEARER = "Bearer ";

    Call routed(Map<String, String> matched, @Nullable Fault scripted) {
        return new Call(method, url, headers, body, Map.copyOf(matched), scripted);
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

    /** A field of a form body. */
    @Nullable
    String form(String name) {
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
