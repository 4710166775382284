package io.social4j.facebook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a request, in order. Not thread-safe. */
final class FacebookForm {

    private final Map<String, String> fields = new LinkedHashMap<>();

    private FacebookForm() {}

    static FacebookForm empty() {
        return new FacebookForm();
    }

    /** A field, unless there is nothing to say. */
    FacebookForm put(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value);
        }
        return this;
    }

    /** All fields. */
    Map<String, String> fields() {
        return with(Map.of());
    }

    /** All fields, and those of the host behind them, which replace none. */
    Map<String, String> with(Map<String, String> raw) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        raw.forEach(all::putIfAbsent);
        return all;
    }
}
