package io.social4j.spring.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of platforms; numbers and flags may be written as such. */
final class Options {

    private Options() {}

    static Map<String, Map<String, String>> of(@Nullable Map<String, Map<String, Object>> written) {
        Map<String, Map<String, String>> options = new LinkedHashMap<>();
        if (written != null) {
            written.forEach((platform, values) -> {
                Map<String, String> texts = new LinkedHashMap<>();
                values.forEach((name, value) -> texts.put(name, text(platform, name, value)));
                options.put(platform, texts);
            });
        }
        return options;
    }

    private static String text(String platform, String name, Object value) {
        if (value instanceof Map || value instanceof Iterable) {
            throw RequestException.malformed("The options of " + platform + " are texts, numbers, true or false");
        }
        return Texts.whole("options." + platform + "." + name, value.toString());
    }
}
