package io.social4j.meta.graph;

import io.social4j.http.JsonView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint of Meta answers. {@link #toString()} shows no token.
 *
 * @param expiresIn how long the token lives; {@code null} if the platform does not say
 * @param permissions empty if the platform does not say
 */
public record GraphGrant(String accessToken, @Nullable Duration expiresIn, Set<String> permissions) {

    /** Far above anything that is issued; keeps later arithmetic in range. */
    private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

    /** Reads an answer, also one that is wrapped in {@code data}; empty if there is no token in it. */
    public static Optional<GraphGrant> in(JsonView answer) {
        JsonView grant = answer.at("data").at(0).exists() ? answer.at("data").at(0) : answer;
        return grant.at("access_token")
                .text()
                .filter(token -> !token.isBlank())
                .map(token -> new GraphGrant(token, lifetime(grant), permissions(grant.at("permissions"))));
    }

    private static @Nullable Duration lifetime(JsonView grant) {
        long seconds = grant.at("expires_in").number().orElse(-1);
        return seconds < 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS));
    }

    /** A list, or one text with commas. */
    private static Set<String> permissions(JsonView given) {
        List<JsonView> names = given.items().isEmpty() ? List.of(given) : given.items();
        return names.stream()
                .flatMap(name -> name.text().stream())
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "GraphGrant[expires in " + expiresIn + ", permissions " + permissions + "]";
    }
}
