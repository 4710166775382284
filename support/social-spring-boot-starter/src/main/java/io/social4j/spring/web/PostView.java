package io.social4j.spring.web;

import io.social4j.model.Delivery;
import io.social4j.model.ScheduledPost;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A post. With it a person can change the post: everything they wrote is in it.
 *
 * @param customMessage the text for all platforms
 * @param messageByPlatform the text that each platform gets
 */
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
        Instant updatedAt,
        String customMessage,
        @Nullable String link,
        Map<String, Map<String, String>> options)
        implements Wire {

    static PostView of(ScheduledPost post) {
        Map<String, String> messages = new TreeMap<>();
        for (Delivery delivery : post.deliveries()) {
            messages.put(
                    delivery.platform().id(),
                    post.content().payloadFor(delivery.platform()).text());
        }
        Map<String, Map<String, String>> options = new TreeMap<>();
        post.content().options().forEach((platform, values) -> options.put(platform.id(), new TreeMap<>(values)));
        return new PostView(
                post.id().value(),
                post.projectOrNull(),
                post.user(),
                post.status().name(),
                post.scheduledAt(),
                post.zone().equals(ZoneOffset.UTC) ? "UTC" : post.zone().getId(),
                post.version(),
                messages,
                post.content().media().stream().map(MediaView::of).toList(),
                post.deliveries().stream().map(DeliveryView::of).toList(),
                post.createdAt(),
                post.updatedAt(),
                post.content().text(),
                post.content().link(),
                options);
    }
}
