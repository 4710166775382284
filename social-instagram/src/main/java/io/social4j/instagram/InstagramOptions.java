package io.social4j.instagram;

import io.social4j.model.PublishPayload;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a post may say for this platform only (IG User media, v26.0, September 2026).
 *
 * @param locationId {@code location-id}: id of a Page with a place
 * @param aiGenerated {@code ai-generated}: {@code true} labels the picture as made by AI (since 2026-06-22)
 */
public record InstagramOptions(@Nullable String locationId, boolean aiGenerated) {

    static final String LOCATION = "location-id";
    static final String AI_GENERATED = "ai-generated";
    static final Set<String> KNOWN = Set.of(LOCATION, AI_GENERATED);

    static InstagramOptions of(PublishPayload payload) {
        Map<String, String> options = payload.options();
        return new InstagramOptions(options.get(LOCATION), "true".equals(options.get(AI_GENERATED)));
    }
}
