package io.social4j.memory;

import io.social4j.model.Content;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.NewPost;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One post. */
final class PostRow {

    final NewPost made;
    final List<DeliveryRow> deliveries;
    final Instant createdAt;
    Content content;
    Instant at;
    boolean draft;
    int version = 1;
    Instant updatedAt;
    /** The final status once it was rolled up; {@code null} before. */
    @Nullable
    PostStatus rolledUp;

    PostRow(NewPost made, List<DeliveryRow> deliveries, Instant now) {
        this.made = made;
        this.deliveries = deliveries;
        this.createdAt = now;
        this.updatedAt = now;
        this.content = made.content();
        this.at = made.at();
        this.draft = made.draft();
    }

    PostStatus status() {
        List<DeliveryStatus> statuses =
                deliveries.stream().map(DeliveryRow::shownStatus).toList();
        return PostStatus.of(draft, statuses);
    }

    ScheduledPost shown() {
        return new ScheduledPost(
                made.id(),
                made.user(),
                made.project(),
                status(),
                content,
                at,
                made.zone(),
                version,
                made.idempotencyKey(),
                deliveries.stream().map(DeliveryRow::shown).toList(),
                createdAt,
                updatedAt);
    }
}
