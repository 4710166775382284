package io.social4j.examples.calendar.browser;

import io.social4j.http.JsonText;
import java.util.Map;

/** A key of the keyboard, as the protocol wants it described. */
record Key(String name, int code, String text) {

    private static final int SHIFT = 8;

    private static final Map<String, Key> NAMED = Map.of(
            "Tab", new Key("Tab", 9, ""),
            "Enter", new Key("Enter", 13, "\r"),
            "Escape", new Key("Escape", 27, ""),
            "Space", new Key(" ", 32, " "),
            "ArrowLeft", new Key("ArrowLeft", 37, ""),
            "ArrowUp", new Key("ArrowUp", 38, ""),
            "ArrowRight", new Key("ArrowRight", 39, ""),
            "ArrowDown", new Key("ArrowDown", 40, ""));

    /** One of the named ones, or a single character. */
    static Key of(String key) {
        return NAMED.getOrDefault(
                key, new Key(key, key.toUpperCase(java.util.Locale.ROOT).charAt(0), key));
    }

    void into(JsonText params, boolean shift) {
        params.put("key", name)
                .put("windowsVirtualKeyCode", code)
                .put("text", text.isEmpty() ? null : text)
                .put("modifiers", shift ? SHIFT : 0);
    }
}
