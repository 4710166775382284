package io.social4j.spring.web;

import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post as FullCalendar shows it. */
record CalendarEvent(String id, String title, Instant start, String color, boolean editable, Props extendedProps)
        implements Wire {

    private static final int LONGEST_TITLE = 80;

    /** What the calendar shows besides. */
    record Props(String status, @Nullable String projectId, List<String> platforms, List<DeliveryView> deliveries)
            implements Wire {}

    static CalendarEvent of(ScheduledPost post) {
        return new CalendarEvent(
                post.id().value(),
                title(post),
                post.scheduledAt(),
                color(post.status()),
                post.status() == PostStatus.DRAFT || post.status() == PostStatus.SCHEDULED,
                new Props(
                        post.status().name(),
                        post.projectOrNull(),
                        post.deliveries().stream()
                                .map(delivery -> delivery.platform().id())
                                .distinct()
                                .toList(),
                        post.deliveries().stream().map(DeliveryView::of).toList()));
    }

    /** The beginning of the text; never half a character. */
    private static String title(ScheduledPost post) {
        String text = post.content().text().isBlank() && !post.deliveries().isEmpty()
                ? post.content().payloadFor(post.deliveries().get(0).platform()).text()
                : post.content().text();
        return text.codePointCount(0, text.length()) <= LONGEST_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    /** Dark enough for white letters. */
    private static String color(PostStatus status) {
        return switch (status) {
            case DRAFT -> "#57606a";
            case SCHEDULED -> "#0b5fb0";
            case PROCESSING -> "#8a5a00";
            case POSTED -> "#1a7f37";
            case PARTIALLY_POSTED -> "#7a6200";
            case FAILED -> "#b42318";
            case CANCELLED -> "#6e6e6e";
            case NEEDS_REVIEW -> "#8e3b9e";
        };
    }
}
