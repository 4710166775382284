package io.social4j.internal.rows;

import io.social4j.model.Content;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.NewPost;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One post with its deliveries, as plain fields. */
public final class PostRow {

    public final NewPost made;
    public final List<DeliveryRow> deliveries;
    public final Instant createdAt;
    public Content content;
    public Instant at;
    public ZoneId zone;
    public boolean draft;
    public int version = 1;
    public Instant updatedAt;
    /** The final status once it was rolled up; {@code null} before. */
    public @Nullable PostStatus rolledUp;

    public PostRow(NewPost made, List<DeliveryRow> deliveries, Instant now) {
        this.made = made;
        this.deliveries = deliveries;
        this.createdAt = now;
        this.updatedAt = now;
        this.content = made.content();
        this.at = made.at();
        this.zone = made.zone();
        this.draft = made.draft();
    }

    /** What the event of a new post says. */
    public String scheduled() {
        return made.draft() ? "Kept as a draft" : "Scheduled for " + made.at();
    }

    public PostStatus status() {
        List<DeliveryStatus> statuses =
                deliveries.stream().map(DeliveryRow::shownStatus).toList();
        return PostStatus.of(draft, statuses);
    }

    public ScheduledPost shown() {
        return new ScheduledPost(
                made.id(),
                made.user(),
                made.project(),
                status(),
                content,
                at,
                zone,
                version,
                made.idempotencyKey(),
                deliveries.stream().map(DeliveryRow::shown).toList(),
                createdAt,
                updatedAt);
    }
}
