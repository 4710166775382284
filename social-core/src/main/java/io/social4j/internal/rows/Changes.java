package io.social4j.internal.rows;

import io.social4j.event.SocialEvent;
import io.social4j.model.PublishPayload;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.PostStore.Changed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What people change of posts and deliveries: all deliveries concerned, or none. */
public final class Changes {

    private final Rows rows;

    public Changes(Rows rows) {
        this.rows = rows;
    }

    /** Changes content, time, zone or draft. */
    public Changed change(PostRow post, Change change) {
        if (change.version() != null && change.version() != post.version) {
            return Changed.STALE;
        }
        List<DeliveryRow> concerned = post.deliveries.stream()
                .filter(row -> change.only().isEmpty()
                        ? row.state != DeliveryState.CANCELLED
                        : change.only().contains(row.id))
                .toList();
        if (concerned.isEmpty() || !concerned.stream().allMatch(Changes::isChangeable)) {
            return Changed.TOO_LATE;
        }
        update(post, change, concerned);
        return Changed.DONE;
    }

    private void update(PostRow post, Change change, List<DeliveryRow> concerned) {
        post.content = Objects.requireNonNullElse(change.content(), post.content);
        post.at = Objects.requireNonNullElse(change.at(), post.at);
        post.zone = Objects.requireNonNullElse(change.zone(), post.zone);
        post.draft = Objects.requireNonNullElse(change.draft(), post.draft);
        post.version++;
        post.updatedAt = rows.now();
        post.rolledUp = null;
        for (DeliveryRow row : concerned) {
            Instant due = row.state == DeliveryState.SCHEDULED || change.at() != null ? post.at : rows.now();
            row.rewind(due);
            rows.dropSteps(row);
            row.failure = null;
            if (change.content() != null) {
                row.contentVersion++;
                PublishPayload own = change.payloads().get(row.id);
                row.payload = own != null ? own : post.content.payloadFor(row.remoteAccount.platform());
            }
            rows.wakeAt(row, post.draft ? null : due);
        }
        rows.event(
                post,
                SocialEvent.Type.POST_CHANGED,
                change.actor(),
                "Changed to version " + post.version + ", due " + post.at);
    }

    private static boolean isChangeable(DeliveryRow row) {
        boolean state = row.state == DeliveryState.SCHEDULED
                || row.state == DeliveryState.FAILED
                || row.state == DeliveryState.NEEDS_REVIEW;
        return state && !row.isBegun();
    }

    /** Cancels deliveries that are not begun. */
    public Changed cancel(List<DeliveryRow> deliveries, String actor) {
        boolean possible = deliveries.stream()
                .allMatch(row -> row.state == DeliveryState.CANCELLED
                        || (row.state == DeliveryState.SCHEDULED && !row.isBegun()));
        if (!possible) {
            return Changed.TOO_LATE;
        }
        for (DeliveryRow row : deliveries) {
            if (row.state != DeliveryState.CANCELLED) {
                row.fence++;
                row.state = DeliveryState.CANCELLED;
                row.leaseUntil = null;
                rows.dropSteps(row);
                rows.wakeAt(row, null);
                rows.event(row, SocialEvent.Type.DELIVERY_CANCELLED, actor, "Cancelled");
            }
        }
        return Changed.DONE;
    }
}
