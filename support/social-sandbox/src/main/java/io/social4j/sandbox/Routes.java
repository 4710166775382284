package io.social4j.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which endpoint answers which request; the first that fits. Filled once, then read only. */
final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds an endpoint.
     *
     * @param path with {@code {name}} for a segment that may be anything
     */
    Routes add(SandboxCall call, String method, String path, Function<Call, Answer> handler) {
        List<String> pattern = List.of(path.substring(1).split("/", -1));
        routes.add(new Route(call, method, path.equals("/") ? List.of() : pattern, handler));
        return this;
    }

    Optional<Match> find(String method, List<String> segments) {
        for (Route route : routes) {
            Map<String, String> variables = route.method.equals(method) ? route.match(segments) : null;
            if (variables != null) {
                return Optional.of(new Match(route.call, variables, route.handler));
            }
        }
        return Optional.empty();
    }

    record Match(SandboxCall call, Map<String, String> variables, Function<Call, Answer> handler) {}

    private record Route(SandboxCall call, String method, List<String> pattern, Function<Call, Answer> handler) {

        @Nullable
        Map<String, String> match(List<String> segments) {
            if (segments.size() != pattern.size()) {
                return null;
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < pattern.size(); i++) {
                String wanted = pattern.get(i);
                if (wanted.startsWith("{")) {
                    variables.put(wanted.substring(1, wanted.length() - 1), segments.get(i));
                } else if (!wanted.equals(segments.get(i))) {
                    return null;
                }
            }
            return variables;
        }
    }
}
