package io.social4j.internal.rows;

import io.social4j.event.SocialEvent;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.LogEntry.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people do with a delivery that ended without success. */
public final class DeadLetters {

    private final Rows rows;
    private final Transitions transitions;

    public DeadLetters(Rows rows) {
        this.rows = rows;
        this.transitions = new Transitions(rows);
    }

    /** Brings it back to life; one with an open intent is looked for again. */
    public boolean replay(DeliveryRow row, String actor) {
        if (!isEnded(row)) {
            return false;
        }
        row.rewind(rows.now());
        if (row.open != null) {
            // It is looked for again: an equal post has to wait again.
            rows.addTwin(row.remoteAccount, row.open);
        }
        rows.wakeAt(row, rows.now());
        rows.event(
                row,
                SocialEvent.Type.DELIVERY_REPLAYED,
                actor,
                row.open == null ? "Replayed" : "Replayed: looks, does not send");
        return true;
    }

    /** Takes it off the dead letters. */
    public boolean dismiss(DeliveryRow row, String actor) {
        if (!isEnded(row) || row.dismissed) {
            return false;
        }
        row.dismissed = true;
        rows.event(row, SocialEvent.Type.DELIVERY_DISMISSED, actor, "Dismissed");
        return true;
    }

    /** Stores what a person saw: live under this id, or with {@code null} not at all. */
    public boolean resolve(DeliveryRow row, @Nullable String remoteId, String actor) {
        if (row.state != DeliveryState.NEEDS_REVIEW) {
            return false;
        }
        row.fence++;
        rows.event(
                row,
                SocialEvent.Type.DELIVERY_RESOLVED,
                actor,
                remoteId == null ? "Judged not published" : "Judged published as " + remoteId);
        if (remoteId == null) {
            resolveAbsent(row, actor);
        } else {
            resolveLive(row, remoteId, actor);
        }
        return true;
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
            attempt = new AttemptRow(row, "resolved", "", true, rows.now(), rows.now());
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
