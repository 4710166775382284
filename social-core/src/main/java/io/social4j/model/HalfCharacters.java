package io.social4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds surrogates without their other half. Such a text is none: it can be neither stored nor sent as it came. */
final class HalfCharacters {

    private final List<String> fields = new ArrayList<>();

    private HalfCharacters() {}

    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isHighSurrogate(one)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(one)) {
                return true;
            }
        }
        return false;
    }

    static List<String> in(Content content) {
        HalfCharacters found = new HalfCharacters();
        found.look("text", content.text());
        content.textByPlatform().forEach((platform, text) -> found.look("textByPlatform." + platform, text));
        content.threadByPlatform()
                .forEach((platform, parts) -> parts.forEach(part -> found.look("threadByPlatform." + platform, part)));
        found.look("link", content.link());
        found.look("media", content.media());
        content.mediaByPlatform().forEach((platform, items) -> found.look("mediaByPlatform." + platform, items));
        content.options().forEach((platform, values) -> found.look("options." + platform, values));
        return found.fields.isEmpty()
                ? List.of()
                : found.fields.stream().distinct().sorted().toList();
    }

    private void look(String field, @Nullable String text) {
        if (text != null && isIn(text)) {
            fields.add(field);
        }
    }

    private void look(String field, List<Media> items) {
        for (int i = 0; i < items.size(); i++) {
            look(field + "[" + i + "].url", items.get(i).url().orElse(null));
            look(field + "[" + i + "].altText", items.get(i).altText());
        }
    }

    private void look(String field, Map<String, String> values) {
        values.forEach((name, value) -> {
            if (isIn(name)) {
                fields.add(field);
            }
            look(field + "." + Shown.of(name), value);
        });
    }
}
