package io.social4j.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that makes or changes something, be it a form or JSON; lengths are counted in characters (server source,
 * 2017). Immutable.
 */
final class RedditFields {

    private final Call call;
    private final @Nullable Map<?, ?> json;

    private RedditFields(Call call, @Nullable Map<?, ?> json) {
        this.call = call;
        this.json = json;
    }

    static RedditFields ofForm(Call call) {
        return new RedditFields(call, null);
    }

    /** @throws RefusedException if the body is no JSON object */
    static RedditFields ofJson(Call call) {
        Map<?, ?> members;
        try {
            members = Json.asObject(Json.read(call.body()));
        } catch (Json.MalformedException notJson) {
            members = null;
        }
        if (members == null) {
            throw RedditErrors.refused("JSON_PARSE_ERROR", "unable to parse JSON data", "json");
        }
        return new RedditFields(call, members);
    }

    String text(String name) {
        Object value = json == null ? call.form(name) : json.get(name);
        return value == null || value == Json.NULL ? "" : value.toString();
    }

    boolean flag(String name) {
        return text(name).equals("true");
    }

    String required(String name, String code) {
        String value = text(name);
        if (value.isBlank()) {
            throw RedditErrors.refused(code, "we need something here", name);
        }
        return value;
    }

    /** A whole number; -1 for anything else. */
    int number(String name) {
        String text = text(name);
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    }

    /** The items of an array; empty where there is none. */
    List<?> items(String name) {
        return json != null && json.get(name) instanceof List<?> list ? list : List.of();
    }

    /** What is longer is refused, counted in characters. */
    void requireLength(String name, int limit) {
        requireLength(text(name), limit, name);
    }

    static void requireLength(String text, int limit, String field) {
        if (text.codePointCount(0, text.length()) > limit) {
            throw RedditErrors.refused("TOO_LONG", "this is too long (max: " + limit + ")", field);
        }
    }
}
