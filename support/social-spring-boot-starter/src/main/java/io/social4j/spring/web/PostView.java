package io.social4j.spring.web;

import io.social4j.model.Delivery;
import io.social4j.model.ScheduledPost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A post. */
record PostView(
        String id,
        @Nullable String projectId,
        String userId,
        String status,
        Instant scheduledAt,
        String timezone,
        int version,
        Map<String, String> messageByPlatform,
        List<MediaView> media,
        List<DeliveryView> deliveries,
        Instant createdAt,
        Instant updatedAt)
        implements Wire {

    static PostView of(ScheduledPost post) {
        Map<String, String> messages = new TreeMap<>();
        for (Delivery delivery : post.deliveries()) {
            messages.put(
                    delivery.platform().id(),
                    post.content().payloadFor(delivery.platform()).text());
        }
        return new PostView(
                post.id().value(),
                post.projectOrNull(),
                post.user(),
                post.status().name(),
                post.scheduledAt(),
                post.zone().getId(),
                post.version(),
                messages,
                post.content().media().stream().map(MediaView::of).toList(),
                post.deliveries().stream().map(DeliveryView::of).toList(),
                post.createdAt(),
                post.updatedAt());
    }
}
