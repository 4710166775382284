package io.social4j.spi.store;

import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.PublishPayload;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a post.
 *
 * @param content the new content, or {@code null} to keep it
 * @param at the new time, or {@code null} to keep it
 * @param zone the new zone of the person, or {@code null} to keep it
 * @param draft whether it is a draft from now on, or {@code null} to keep that
 * @param version the version it must have, or {@code null} for any
 * @param payloads of deliveries that get something else than the content says for their platform: one of several places
 * @param only these deliveries; empty for all
 */
public record Change(
        @Nullable Content content,
        Map<DeliveryId, PublishPayload> payloads,
        @Nullable Instant at,
        @Nullable ZoneId zone,
        @Nullable Boolean draft,
        @Nullable Integer version,
        Set<DeliveryId> only,
        String actor) {

    /** @throws IllegalArgumentException if a text holds half of a character */
    public Change {
        if (content != null) {
            NewPost.requireWhole(content);
        }
        payloads = Map.copyOf(payloads);
        only = Set.copyOf(only);
    }

    /** With payloads that are what the content says, and the zone as it is. */
    public Change(
            @Nullable Content content,
            @Nullable Instant at,
            @Nullable Boolean draft,
            @Nullable Integer version,
            Set<DeliveryId> only,
            String actor) {
        this(content, Map.of(), at, null, draft, version, only, actor);
    }
}
