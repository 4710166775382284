package io.social4j.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one delivery publishes, frozen when it was scheduled or last edited.
 *
 * @param parts the text, and behind it the parts that follow as a thread; never empty, the text itself may be
 * @param linkOrNull a web address that the post is about
 * @param media in the order they appear
 * @param options what only this platform understands; unknown keys are refused by the adapter
 */
public record PublishPayload(
        List<String> parts, @Nullable String linkOrNull, List<Media> media, Map<String, String> options) {

    public PublishPayload {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A payload has at least one part, be it empty");
        }
        parts = List.copyOf(parts);
        media = List.copyOf(media);
        options = Map.copyOf(options);
    }

    public static PublishPayload ofText(String text) {
        return new PublishPayload(List.of(text), null, List.of(), Map.of());
    }

    /** The text of the post, or of the first part of a thread. */
    public String text() {
        return parts.get(0);
    }

    public boolean isThread() {
        return parts.size() > 1;
    }

    public Optional<String> link() {
        return Optional.ofNullable(linkOrNull);
    }

    /** Names kind and size, never the content: safe in a log. */
    @Override
    public String toString() {
        return "PublishPayload[" + parts.size() + " part(s), " + media.size() + " media, options " + options.keySet()
                + "]";
    }
}
