package io.social4j.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document that a host serves. */
record OpenApi(JsonNode document) {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    /** One of its calls. */
    record Operation(String path, String verb, JsonNode description) {}

    static OpenApi of(Host host) {
        return new OpenApi(host.get("ann", "/api/openapi.json").json());
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(verb -> VERBS.contains(verb.getKey()))
                        .forEach(verb -> all.add(new Operation(path.getKey(), verb.getKey(), verb.getValue()))));
        return all;
    }

    /** Answers that a host gave and the document leaves out, or only covers by its default. */
    Set<String> undescribed(List<Host.Exchange> exchanges) {
        Set<String> missing = new TreeSet<>();
        for (Host.Exchange exchange : exchanges) {
            called(exchange)
                    .filter(operation ->
                            !operation.description().at("/responses").has(Integer.toString(exchange.status())))
                    .ifPresent(operation ->
                            missing.add(operation.verb() + " " + operation.path() + " " + exchange.status()));
        }
        return missing;
    }

    /** A path in full goes before a template. Of escapes the web server itself may think ill, so they are left out. */
    private Optional<Operation> called(Host.Exchange exchange) {
        String path = exchange.path().replaceFirst("\\?.*", "").replaceFirst("^/api", "");
        if (path.contains("%")) {
            return Optional.empty();
        }
        List<Operation> fitting = operations().stream()
                .filter(operation -> operation.verb().equals(exchange.method().toLowerCase(Locale.ROOT)))
                .filter(operation -> Pattern.matches(operation.path().replaceAll("\\{[^}]+}", "[^/]+"), path))
                .toList();
        return fitting.stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }
}
