package io.social4j.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person scheduled, with one delivery for each account.
 *
 * @param zone the zone the person thinks in; {@code scheduledAt} is the resolved instant
 * @param version rises with each edit; send it back to refuse stale edits
 */
public record ScheduledPost(
        PostId id,
        String user,
        @Nullable String projectOrNull,
        PostStatus status,
        Content content,
        Instant scheduledAt,
        ZoneId zone,
        int version,
        @Nullable String idempotencyKeyOrNull,
        List<Delivery> deliveries,
        Instant createdAt,
        Instant updatedAt) {

    public ScheduledPost {
        deliveries = List.copyOf(deliveries);
    }

    public Optional<String> project() {
        return Optional.ofNullable(projectOrNull);
    }

    /** The delivery to a platform, where there is exactly one. */
    public Optional<Delivery> deliveryTo(String platform) {
        List<Delivery> found = deliveries.stream()
                .filter(one -> one.platform().id().equals(platform))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
