package io.social4j.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The parameters of a Graph call, wherever they stand: query, form with or without files, or JSON body. Immutable. */
final class Parameters {

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    static Parameters of(Call call) {
        Map<String, String> values = new LinkedHashMap<>();
        addAll(values, call.url());
        if (call.carriesJson()) {
            addJson(values, call);
            return new Parameters(values);
        }
        Optional<MultipartForm> files = call.multipart();
        if (files.isPresent()) {
            values.putAll(files.get().fields());
        } else {
            HttpUrl form = HttpUrl.parse("http://form/?" + call.body().utf8());
            if (form != null) {
                addAll(values, form);
            }
        }
        return new Parameters(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String get(String name) {
        return find(name).orElse("");
    }

    boolean flag(String name) {
        return get(name).equals("true");
    }

    /** A number, or what is said for its absence. */
    long number(String name, long absent) {
        String text = get(name);
        if (text.isEmpty()) {
            return absent;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw GraphErrors.parameter("Param " + name + " must be an integer");
        }
        return Long.parseLong(text);
    }

    /** A list: separated by commas outside of brackets, or a JSON array. */
    List<String> list(String name) {
        String text = get(name).strip();
        if (text.startsWith("[")) {
            text = text.substring(1, text.length() - 1).replace("\"", "");
        }
        return listed(text);
    }

    /** What stands between commas outside of brackets. */
    static List<String> listed(String text) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == text.length())) {
                items.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        items.removeIf(String::isEmpty);
        return items;
    }

    private static void addAll(Map<String, String> values, HttpUrl url) {
        for (String name : url.queryParameterNames()) {
            @Nullable String value = url.queryParameter(name);
            values.put(name, value == null ? "" : value);
        }
    }

    private static void addJson(Map<String, String> values, Call call) {
        Map<?, ?> body;
        try {
            body = Json.asObject(Json.read(call.body()));
        } catch (Json.MalformedException e) {
            throw GraphErrors.parameter("The body is not JSON");
        }
        if (body != null) {
            body.forEach((name, value) -> values.put(String.valueOf(name), text(value)));
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(Parameters::text).collect(Collectors.joining(","));
        }
        return value == null || value == Json.NULL ? "" : value.toString();
    }
}
