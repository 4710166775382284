package io.social4j.memory;

import io.social4j.event.SocialEvent;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.store.DeadLetterStore;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.LogEntry.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people do with failed and unclear deliveries, in memory. */
final class InMemoryDeadLetters implements DeadLetterStore {

    private final Tables tables;
    private final Transitions transitions;

    InMemoryDeadLetters(Tables tables, Transitions transitions) {
        this.tables = tables;
        this.transitions = transitions;
    }

    @Override
    public List<Delivery> find(String user, int atMost) {
        synchronized (tables) {
            return tables.posts.values().stream()
                    .filter(post -> post.made.user().equals(user))
                    .flatMap(post -> post.deliveries.stream())
                    .map(DeliveryRow::shown)
                    .filter(Delivery::isDeadLetter)
                    .sorted(Comparator.comparing(Delivery::id).reversed())
                    .limit(atMost)
                    .toList();
        }
    }

    @Override
    public boolean replay(DeliveryId delivery, String actor) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            if (row == null || !isEnded(row)) {
                return false;
            }
            row.rewind(tables.now());
            if (row.open != null) {
                // It is looked for again: an equal post has to wait again.
                tables.addTwin(row.remoteAccount, row.open);
            }
            tables.wakeAt(row, tables.now());
            PostRow post = tables.posts.get(row.post);
            if (post != null) {
                post.rolledUp = null;
            }
            tables.event(
                    SocialEvent.Type.DELIVERY_REPLAYED,
                    row,
                    actor,
                    row.open == null ? "Replayed" : "Replayed: looks, does not send");
            return true;
        }
    }

    @Override
    public boolean dismiss(DeliveryId delivery, String actor) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            if (row == null || !isEnded(row) || row.dismissed) {
                return false;
            }
            row.dismissed = true;
            tables.event(SocialEvent.Type.DELIVERY_DISMISSED, row, actor, "Dismissed");
            return true;
        }
    }

    @Override
    public boolean resolve(DeliveryId delivery, @Nullable String remoteId, String actor) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            if (row == null || row.state != DeliveryState.NEEDS_REVIEW) {
                return false;
            }
            row.fence++;
            tables.event(
                    SocialEvent.Type.DELIVERY_RESOLVED,
                    row,
                    actor,
                    remoteId == null ? "Judged not published" : "Judged published as " + remoteId);
            if (remoteId == null) {
                resolveAbsent(row, actor);
            } else {
                resolveLive(row, remoteId, actor);
            }
            return true;
        }
    }

    private void resolveAbsent(DeliveryRow row, String actor) {
        if (row.open != null) {
            transitions.close(
                    row,
                    row.open,
                    Outcome.ABSENT,
                    PlatformFailure.of(FailureKind.UNKNOWN_OUTCOME, "A person found nothing"));
        }
        row.failure = Objects.requireNonNullElseGet(
                row.failure, () -> PlatformFailure.of(FailureKind.UNKNOWN_OUTCOME, "A person found nothing"));
        boolean partial = !row.liveParts().isEmpty();
        transitions.end(row, partial ? DeliveryState.NEEDS_REVIEW : DeliveryState.FAILED, actor);
    }

    private void resolveLive(DeliveryRow row, String remoteId, String actor) {
        AttemptRow attempt = row.open;
        if (attempt == null) {
            attempt = new AttemptRow(row, "resolved", "", true, tables.now(), tables.now());
            row.log.add(attempt);
        }
        attempt.judged = true;
        transitions.closeLive(row, attempt, remoteId, null);
        if (attempt.last) {
            row.failure = null;
            transitions.end(row, DeliveryState.PUBLISHED, actor);
        } else {
            row.failure = PlatformFailure.of(
                    FailureKind.PARTIAL, "Part " + attempt.step + " is live; replay to send the rest");
            transitions.end(row, DeliveryState.NEEDS_REVIEW, actor);
        }
    }

    private static boolean isEnded(DeliveryRow row) {
        return row.state == DeliveryState.FAILED || row.state == DeliveryState.NEEDS_REVIEW;
    }
}
