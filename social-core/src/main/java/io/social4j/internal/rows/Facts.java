package io.social4j.internal.rows;

import io.social4j.event.SocialEvent;
import io.social4j.internal.Guard;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.LogEntry.Outcome;
import io.social4j.spi.store.Next;

/** What becomes of a delivery when a fact about one of its attempts comes in, whoever brings it and however late. */
public final class Facts {

    private final Rows rows;
    private final Transitions transitions;

    public Facts(Rows rows) {
        this.rows = rows;
        this.transitions = new Transitions(rows);
    }

    /** Stores a fact and what follows. An attempt that is not in the log changes nothing. */
    public void settle(DeliveryRow row, AttemptId id, Fact fact, Next next) {
        if (id.seq() < 1 || row.log.size() < id.seq()) {
            return;
        }
        AttemptRow attempt = row.log.get(id.seq() - 1);
        boolean stillHeld = row.fence == attempt.fence && row.state == DeliveryState.SENDING && row.open == attempt;
        if (!stillHeld && !rows.on(Guard.UNFENCED_SETTLE)) {
            return;
        }
        switch (fact.kind()) {
            case LIVE -> settleLive(row, attempt, fact, next, stillHeld);
            case ACCEPTED -> settleAccepted(row, attempt, fact, next, stillHeld);
            case REFUSED -> settleNo(row, attempt, Outcome.REFUSED, fact, next, stillHeld);
            case NOT_SENT -> settleNo(row, attempt, Outcome.NOT_SENT, fact, next, stillHeld);
        }
    }

    private void settleLive(DeliveryRow row, AttemptRow attempt, Fact fact, Next next, boolean stillHeld) {
        if (attempt.outcome != null && attempt.outcome != Outcome.ABSENT) {
            return;
        }
        transitions.closeLive(row, attempt, fact.id(), fact.permalink());
        if (stillHeld) {
            transitions.apply(row, next);
            return;
        }
        // The worker had lost the delivery. A higher fence stops whoever has it now, unless it has passed its gate.
        row.fence++;
        row.contentVersion = attempt.contentVersion;
        if (row.state.isLive()) {
            if (attempt.last) {
                transitions.publish(row, SocialEvent.ENGINE);
            }
            // Another attempt may be open. It is looked at now, because its worker may never come back.
            transitions.apply(row, Next.comeBack(rows.now()));
        } else if (attempt.last && row.state != DeliveryState.PUBLISHED) {
            transitions.end(row, DeliveryState.PUBLISHED, SocialEvent.ENGINE);
        } else if (row.state != DeliveryState.PUBLISHED) {
            row.failure = PlatformFailure.of(
                    FailureKind.PARTIAL, "Part " + attempt.step + " turned out to be live; replay to send the rest");
            transitions.end(row, DeliveryState.NEEDS_REVIEW, SocialEvent.ENGINE);
        }
    }

    private void settleAccepted(DeliveryRow row, AttemptRow attempt, Fact fact, Next next, boolean stillHeld) {
        boolean superseded = row.isPublished() || row.open != null;
        if (attempt.outcome == Outcome.ABSENT && superseded) {
            settleSuperseded(row, attempt, fact);
        } else if (attempt.outcome == Outcome.ABSENT) {
            // Judged absent, and now the platform says it took it: nobody knows any more.
            attempt.outcome = null;
            row.open = attempt;
            row.fence++;
            attempt.acceptedHandle = fact.id();
            if (row.state.isLive()) {
                transitions.apply(row, Next.comeBack(rows.now()));
            } else {
                transitions.end(row, DeliveryState.NEEDS_REVIEW, SocialEvent.ENGINE);
            }
        } else if (attempt.outcome == null && attempt.acceptedHandle == null) {
            attempt.acceptedHandle = fact.id();
            if (stillHeld) {
                transitions.apply(row, next);
            }
        }
    }

    /** Another attempt is open or live already. */
    private void settleSuperseded(DeliveryRow row, AttemptRow attempt, Fact fact) {
        if (attempt.acceptedHandle != null) {
            return;
        }
        attempt.acceptedHandle = fact.id();
        rows.event(
                row,
                SocialEvent.Type.INCIDENT,
                SocialEvent.ENGINE,
                "An attempt taken for absent was accepted: " + fact.id());
        if (row.state.isLive()) {
            // As after a late success: whoever is about to send the other one must not, and somebody looks for it.
            row.fence++;
            transitions.apply(row, Next.comeBack(rows.now()));
        }
    }

    private void settleNo(
            DeliveryRow row, AttemptRow attempt, Outcome outcome, Fact fact, Next next, boolean stillHeld) {
        if (attempt.outcome != null) {
            return;
        }
        boolean wasOpen = row.open == attempt;
        transitions.close(row, attempt, outcome, fact.failure());
        if (!wasOpen || !row.state.isLive()) {
            return;
        }
        if (!stillHeld) {
            row.fence++;
        }
        transitions.apply(row, next);
    }
}
