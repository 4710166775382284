package io.social4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote: one text for all platforms, other texts for some, a link, media, and options that only one platform
 * understands.
 *
 * @param text for every platform without a text of its own; may be empty where {@code textByPlatform} or media serve
 * @param threadByPlatform further parts that follow the text as a thread, in order
 * @param mediaByPlatform instead of {@code media}, for these platforms
 * @param options platform → option → value
 */
public record Content(
        String text,
        Map<Platform, String> textByPlatform,
        Map<Platform, List<String>> threadByPlatform,
        @Nullable String link,
        List<Media> media,
        Map<Platform, List<Media>> mediaByPlatform,
        Map<Platform, Map<String, String>> options) {

    public Content {
        textByPlatform = Map.copyOf(textByPlatform);
        Map<Platform, List<String>> threads = new TreeMap<>();
        threadByPlatform.forEach((platform, parts) -> threads.put(platform, List.copyOf(parts)));
        threadByPlatform = Map.copyOf(threads);
        media = List.copyOf(media);
        Map<Platform, List<Media>> others = new TreeMap<>();
        mediaByPlatform.forEach((platform, items) -> others.put(platform, List.copyOf(items)));
        mediaByPlatform = Map.copyOf(others);
        Map<Platform, Map<String, String>> copies = new TreeMap<>();
        options.forEach((platform, values) -> copies.put(platform, Map.copyOf(values)));
        options = Map.copyOf(copies);
    }

    /** What {@code platform} is given of it. */
    public PublishPayload payloadFor(Platform platform) {
        List<String> parts = new ArrayList<>();
        parts.add(textByPlatform.getOrDefault(platform, text));
        parts.addAll(threadByPlatform.getOrDefault(platform, List.of()));
        return new PublishPayload(
                parts, link, mediaByPlatform.getOrDefault(platform, media), options.getOrDefault(platform, Map.of()));
    }

    /**
     * The fields whose text holds half of a character: a surrogate without the other one of its pair. Such a text can be neither
     * stored nor sent as it came, so requests with any are refused, and stores take none. Every other character is a text, NUL too.
     */
    public List<String> brokenTexts() {
        return HalfCharacters.in(this);
    }
}
