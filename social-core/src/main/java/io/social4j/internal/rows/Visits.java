package io.social4j.internal.rows;

import io.social4j.event.SocialEvent;
import io.social4j.internal.Guard;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.LogEntry.Outcome;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What becomes of a delivery in a visit: claimed, prepared, about to be sent, judged, left. */
public final class Visits {

    private final Rows rows;
    private final Transitions transitions;

    public Visits(Rows rows) {
        this.rows = rows;
        this.transitions = new Transitions(rows);
    }

    /** Whether a ticket is good. A lease that nobody took over counts until somebody does, except at the gate. */
    public boolean holds(DeliveryRow row, Ticket ticket) {
        return row.state.isLive() && (row.fence == ticket.fence() || !rows.on(Guard.FENCE));
    }

    /** Gives a row that is due, and not leased, to a new visit. */
    public void claim(DeliveryRow row, Duration lease) {
        boolean died = row.silent && row.lockedOut != row.fence;
        row.deaths = died ? row.deaths + 1 : 0;
        row.silent = true;
        row.fence++;
        row.parkedByHold = false;
        row.claimed();
        prolong(row, lease);
        if (row.state == DeliveryState.SENDING) {
            row.state = DeliveryState.UNCERTAIN;
            rows.event(
                    row,
                    SocialEvent.Type.DELIVERY_UNCERTAIN,
                    SocialEvent.ENGINE,
                    "The worker that sent it has not come back");
        }
    }

    /** Prolongs the lease of a visit; false, and nothing changed, if it has lost the delivery or has just ended. */
    public boolean renew(DeliveryRow row, Ticket ticket, Duration lease) {
        // Whoever renews does not know yet that a visit has ended, and must not put off when it comes back.
        boolean underWay = holds(row, ticket) && row.leaseUntil != null;
        if (underWay) {
            prolong(row, lease);
        }
        return underWay;
    }

    private void prolong(DeliveryRow row, Duration lease) {
        row.leaseUntil = rows.now().plus(lease);
        rows.wakeAt(row, row.leaseUntil);
    }

    /** Opens an intent, or says why not. The row is locked; nothing is changed unless the answer is {@code OPENED}. */
    public IntentResult open(DeliveryRow row, Ticket ticket, Intent intent, Duration lease) {
        Instant now = rows.now();
        if (!holds(row, ticket)) {
            return IntentResult.refused(IntentResult.Kind.LOST);
        }
        if (row.open != null && rows.on(Guard.OPEN_INTENT_INDEX)) {
            boolean repeated = row.open.fence == ticket.fence() && row.open.step.equals(intent.step());
            return repeated
                    ? IntentResult.opened(row.open.id, row.open.intentAt)
                    : IntentResult.refused(IntentResult.Kind.LOST);
        }
        if (intent.notAfter() != null && now.isAfter(intent.notAfter())) {
            return IntentResult.refused(IntentResult.Kind.LATE);
        }
        if (rows.hasTwin(row.remoteAccount, intent.fingerprint()) && rows.on(Guard.TWIN_INDEX)) {
            return IntentResult.refused(IntentResult.Kind.TWIN);
        }
        AttemptRow attempt = open(row, intent, now);
        prolong(row, lease);
        return IntentResult.opened(attempt.id, now);
    }

    private AttemptRow open(DeliveryRow row, Intent intent, Instant now) {
        AttemptRow attempt =
                new AttemptRow(row, intent.step(), intent.fingerprint(), intent.last(), now, now.plus(intent.window()));
        attempt.steps = Map.copyOf(row.steps);
        attempt.earlierParts = row.liveParts().stream().map(LivePart::remoteId).toList();
        if (!row.isBegun() && row.firstIntentAt == null) {
            rows.event(row, SocialEvent.Type.DELIVERY_STARTED, SocialEvent.ENGINE, "About to send " + intent.step());
        }
        row.log.add(attempt);
        row.open = attempt;
        row.state = DeliveryState.SENDING;
        row.silent = false;
        row.looks = 0;
        row.cleanLooks = 0;
        row.firstIntentAt = row.firstIntentAt == null ? now : row.firstIntentAt;
        rows.addTwin(row.remoteAccount, attempt);
        return attempt;
    }

    /** The question of the gate. */
    public boolean mayGo(DeliveryRow row, Ticket ticket) {
        return holds(row, ticket)
                && row.state == DeliveryState.SENDING
                && row.isLeased(rows.now())
                && rows.holdsOn(row).isEmpty();
    }

    /** Stores a judgement and what follows; false, and nothing changed, if the judge has been overtaken. */
    public boolean judge(DeliveryRow row, Ticket ticket, AttemptId id, Verdict verdict, Next next) {
        AttemptRow open = row.open;
        boolean pinned = holds(row, ticket) && open != null && open.id.equals(id);
        if (open == null || (!pinned && rows.on(Guard.FENCE))) {
            return false;
        }
        switch (verdict.kind()) {
            case PRESENT -> {
                if (verdict.id() != null && rows.boundTo(row.remoteAccount, verdict.id()) != null) {
                    return false;
                }
                open.judged = true;
                transitions.closeLive(row, open, verdict.id(), verdict.permalink());
            }
            case ABSENT -> transitions.close(row, open, Outcome.ABSENT, next.failure());
            case UNDECIDED -> open.failure = next.failure();
        }
        transitions.apply(row, next);
        return true;
    }

    /** Ends a visit without touching any attempt; a failed preparation is a row of the log as well. */
    public boolean park(DeliveryRow row, Ticket ticket, Next next) {
        if (!holds(row, ticket)) {
            return false;
        }
        if (next.failure() != null && row.open == null) {
            AttemptRow note = new AttemptRow(row, LogEntry.PREPARE, "", false, rows.now(), rows.now());
            note.close(Outcome.FAILED, rows.now(), next.failure());
            row.log.add(note);
        }
        transitions.apply(row, next);
        return true;
    }
}
