package io.social4j.meta.graph;

import io.social4j.http.JsonView;
import java.util.HashMap;
import java.util.Map;

/** Reads numbers of the Graph API. What the platform does not say is absent, never zero. Thread-safe. */
public final class GraphInsights {

    private GraphInsights() {}

    /** The metrics of an {@code insights} answer that are single numbers, by their names. */
    public static Map<String, Long> numbersIn(JsonView answer) {
        Map<String, Long> numbers = new HashMap<>();
        for (JsonView metric : answer.at("data").items()) {
            String name = metric.at("name").text().orElse("");
            JsonView single = metric.at("values").at(0).at("value");
            put(
                    numbers,
                    name,
                    single.exists() ? single : metric.at("total_value").at("value"));
        }
        return numbers;
    }

    /** Puts a count into the map, unless it is missing or below zero, which stands for "unknown". */
    public static void put(Map<String, Long> numbers, String name, JsonView value) {
        value.number().ifPresent(number -> {
            if (number >= 0) {
                numbers.put(name, number);
            }
        });
    }
}
