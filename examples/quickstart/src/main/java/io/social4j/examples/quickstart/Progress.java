package io.social4j.examples.quickstart;

import io.social4j.event.SocialEvent;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Explanation;
import io.social4j.model.ScheduledPost;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** What the quickstart prints. */
final class Progress {

    private Progress() {}

    /** Each state change, as it is stored. */
    static void tell(SocialEvent event) {
        String who = event.platform() == null ? "post" : event.platform().id();
        System.out.printf("  %-10s %-18s %s%n", who, event.type(), event.detail());
    }

    static void waiting(ScheduledPost post) {
        long left = Duration.between(Instant.now(), post.scheduledAt()).toSeconds();
        String deliveries = post.deliveries().stream()
                .map(delivery -> delivery.platform() + " " + delivery.status())
                .collect(Collectors.joining(", "));
        System.out.printf("… %s%s%n", deliveries, left > 0 ? ", due in " + left + " s" : "");
    }

    /** One line for each platform; the whole story if one is missing. */
    static void ended(Explanation story, ScheduledPost post) {
        System.out.println();
        for (Delivery delivery : post.deliveries()) {
            String rest = delivery.status() == DeliveryStatus.POSTED
                    ? delivery.permalink().map(Object::toString).orElse("")
                    : delivery.failure().map(Object::toString).orElse("");
            System.out.println(delivery.platform() + " " + delivery.status() + " " + rest);
        }
        if (!post.deliveries().stream().allMatch(delivery -> delivery.status() == DeliveryStatus.POSTED)) {
            System.out.println(story.summary());
            story.timeline()
                    .forEach(entry ->
                            System.out.println("  " + entry.at() + " " + entry.event() + " " + entry.detail()));
        }
    }
}
