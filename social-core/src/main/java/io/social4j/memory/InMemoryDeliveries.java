package io.social4j.memory;

import io.social4j.event.SocialEvent;
import io.social4j.internal.Guard;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.LogEntry.Outcome;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hot path, in memory. */
final class InMemoryDeliveries implements DeliveryStore {

    private final Tables tables;
    private final Transitions transitions;

    InMemoryDeliveries(Tables tables, Transitions transitions) {
        this.tables = tables;
        this.transitions = transitions;
    }

    @Override
    public List<Work> claim(Selection what, int atMost, Owner me, Duration lease) {
        synchronized (tables) {
            Instant now = tables.now();
            List<Work> works = new ArrayList<>();
            for (DeliveryRow row : due(what, atMost, now)) {
                row.deaths = row.silent ? row.deaths + 1 : 0;
                row.silent = true;
                row.fence++;
                row.leaseUntil = now.plus(lease);
                row.parkedByHold = false;
                tables.wakeAt(row, row.leaseUntil);
                if (row.state == DeliveryState.SENDING) {
                    row.state = DeliveryState.UNCERTAIN;
                    tables.event(
                            SocialEvent.Type.DELIVERY_UNCERTAIN,
                            row,
                            SocialEvent.ENGINE,
                            "The worker that sent it has not come back");
                }
                works.add(row.work(tables.holdsOn(row), now));
            }
            return works;
        }
    }

    private List<DeliveryRow> due(Selection what, int atMost, Instant now) {
        List<DeliveryRow> found = new ArrayList<>();
        Set<RemoteAccount> lanes = new HashSet<>();
        for (DeliveryRow row : tables.byDueTime()) {
            if (found.size() == atMost || Objects.requireNonNull(row.nextAt).isAfter(now)) {
                break;
            }
            boolean free = !row.isLeased(now) && what.allows(row.remoteAccount.platform(), row.remoteAccount, row.id);
            if (free && lanes.add(row.remoteAccount)) {
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public boolean renew(Collection<Ticket> tickets, Duration lease) {
        synchronized (tables) {
            Instant now = tables.now();
            boolean all = true;
            for (Ticket ticket : tickets) {
                DeliveryRow row = held(ticket);
                all &= row != null;
                if (row != null) {
                    row.leaseUntil = now.plus(lease);
                    tables.wakeAt(row, row.leaseUntil);
                }
            }
            return all;
        }
    }

    @Override
    public Optional<String> putStep(Ticket ticket, String step, @Nullable String value) {
        synchronized (tables) {
            DeliveryRow row = tables.on(Guard.FENCED_STEPS) ? held(ticket) : tables.deliveries.get(ticket.delivery());
            if (row == null) {
                return Optional.empty();
            }
            row.silent = false;
            if (value == null) {
                row.steps.remove(step);
            } else if (tables.on(Guard.FENCED_STEPS)) {
                row.steps.putIfAbsent(step, value);
            } else {
                row.steps.put(step, value);
            }
            return Optional.ofNullable(row.steps.get(step));
        }
    }

    @Override
    public IntentResult openIntent(Ticket ticket, Intent intent, Duration lease) {
        synchronized (tables) {
            Instant now = tables.now();
            DeliveryRow row = held(ticket);
            if (row == null) {
                return IntentResult.refused(IntentResult.Kind.LOST);
            }
            if (row.open != null && tables.on(Guard.OPEN_INTENT_INDEX)) {
                boolean repeated = row.open.fence == ticket.fence() && row.open.step.equals(intent.step());
                return repeated
                        ? IntentResult.opened(row.open.id, row.open.intentAt)
                        : IntentResult.refused(IntentResult.Kind.LOST);
            }
            if (intent.notAfter() != null && now.isAfter(intent.notAfter())) {
                return IntentResult.refused(IntentResult.Kind.LATE);
            }
            if (tables.openTwin(row.remoteAccount, intent.fingerprint()) != null && tables.on(Guard.TWIN_INDEX)) {
                return IntentResult.refused(IntentResult.Kind.TWIN);
            }
            AttemptRow attempt = open(row, intent, now);
            row.leaseUntil = now.plus(lease);
            tables.wakeAt(row, row.leaseUntil);
            return IntentResult.opened(attempt.id, now);
        }
    }

    private AttemptRow open(DeliveryRow row, Intent intent, Instant now) {
        AttemptRow attempt =
                new AttemptRow(row, intent.step(), intent.fingerprint(), intent.last(), now, now.plus(intent.window()));
        attempt.steps = Map.copyOf(row.steps);
        attempt.earlierParts = row.liveParts().stream().map(LivePart::remoteId).toList();
        if (!row.isBegun() && row.firstIntentAt == null) {
            tables.event(SocialEvent.Type.DELIVERY_STARTED, row, SocialEvent.ENGINE, "About to send " + intent.step());
        }
        row.log.add(attempt);
        row.open = attempt;
        row.state = DeliveryState.SENDING;
        row.silent = false;
        row.looks = 0;
        row.cleanLooks = 0;
        row.firstIntentAt = row.firstIntentAt == null ? now : row.firstIntentAt;
        tables.addTwin(row.remoteAccount, attempt);
        return attempt;
    }

    @Override
    public boolean holds(Ticket ticket) {
        synchronized (tables) {
            if (!tables.on(Guard.GATE)) {
                return true;
            }
            DeliveryRow row = held(ticket);
            return row != null
                    && row.open != null
                    && row.isLeased(tables.now())
                    && tables.holdsOn(row).isEmpty();
        }
    }

    @Override
    public void settle(AttemptId id, Fact fact, Next next) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(id.delivery());
            if (row == null || id.seq() < 1 || row.log.size() < id.seq()) {
                return;
            }
            AttemptRow attempt = row.log.get(id.seq() - 1);
            boolean stillHeld = row.fence == attempt.fence && row.state == DeliveryState.SENDING && row.open == attempt;
            if (!stillHeld && !tables.on(Guard.UNFENCED_SETTLE)) {
                return;
            }
            switch (fact.kind()) {
                case LIVE -> settleLive(row, attempt, fact, next, stillHeld);
                case ACCEPTED -> settleAccepted(row, attempt, fact, next, stillHeld);
                case REFUSED -> settleNo(row, attempt, Outcome.REFUSED, fact, next, stillHeld);
                case NOT_SENT -> settleNo(row, attempt, Outcome.NOT_SENT, fact, next, stillHeld);
            }
        }
    }

    private void settleLive(DeliveryRow row, AttemptRow attempt, Fact fact, Next next, boolean stillHeld) {
        if (attempt.outcome != null && attempt.outcome != Outcome.ABSENT) {
            return;
        }
        AttemptRow holder = fact.id() == null ? null : tables.boundTo(row.remoteAccount, fact.id());
        boolean samePost = holder != null && holder.id.delivery().equals(row.id);
        boolean second = row.hasLive(attempt.step) && !samePost;
        transitions.closeLive(row, attempt, fact.id(), fact.permalink());
        if (second) {
            tables.event(
                    SocialEvent.Type.INCIDENT,
                    row,
                    SocialEvent.ENGINE,
                    "Two posts are live for " + attempt.step + ": " + fact.id());
        }
        if (stillHeld) {
            transitions.apply(row, next);
            return;
        }
        // The worker had lost the delivery. A higher fence stops whoever has it now, unless it has passed its gate.
        row.fence++;
        row.contentVersion = attempt.contentVersion;
        if (attempt.last && row.state != DeliveryState.PUBLISHED) {
            row.failure = null;
            transitions.end(row, DeliveryState.PUBLISHED, SocialEvent.ENGINE);
        } else if (row.state.isLive()) {
            transitions.apply(row, Next.comeBack(tables.now()));
        } else if (row.state != DeliveryState.PUBLISHED) {
            row.failure = PlatformFailure.of(
                    FailureKind.PARTIAL, "Part " + attempt.step + " turned out to be live; replay to send the rest");
            transitions.end(row, DeliveryState.NEEDS_REVIEW, SocialEvent.ENGINE);
        }
    }

    private void settleAccepted(DeliveryRow row, AttemptRow attempt, Fact fact, Next next, boolean stillHeld) {
        boolean superseded = row.state == DeliveryState.PUBLISHED || row.open != null;
        if (attempt.outcome == Outcome.ABSENT && superseded) {
            tables.event(
                    SocialEvent.Type.INCIDENT,
                    row,
                    SocialEvent.ENGINE,
                    "An attempt taken for absent was accepted: " + fact.id());
        } else if (attempt.outcome == Outcome.ABSENT) {
            // Judged absent, and now the platform says it took it: nobody knows any more.
            attempt.outcome = null;
            row.open = attempt;
            row.fence++;
            attempt.acceptedHandle = fact.id();
            if (row.state.isLive()) {
                transitions.apply(row, Next.comeBack(tables.now()));
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

    @Override
    public boolean judge(Ticket ticket, AttemptId id, Verdict verdict, Next next) {
        synchronized (tables) {
            DeliveryRow row = tables.on(Guard.FENCE) ? held(ticket) : tables.deliveries.get(ticket.delivery());
            AttemptRow open = row == null ? null : row.open;
            if (row == null || open == null || (!open.id.equals(id) && tables.on(Guard.FENCE))) {
                return false;
            }
            switch (verdict.kind()) {
                case PRESENT -> {
                    AttemptRow holder = verdict.id() == null ? null : tables.boundTo(row.remoteAccount, verdict.id());
                    if (holder != null) {
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
    }

    @Override
    public boolean park(Ticket ticket, Next next) {
        synchronized (tables) {
            DeliveryRow row = held(ticket);
            if (row == null) {
                return false;
            }
            if (next.failure() != null && row.open == null) {
                AttemptRow note = new AttemptRow(row, LogEntry.PREPARE, "", false, tables.now(), tables.now());
                note.close(Outcome.FAILED, tables.now(), next.failure());
                row.log.add(note);
            }
            transitions.apply(row, next);
            return true;
        }
    }

    /** The row, if the ticket still holds. A lease that nobody took over counts until somebody does, except at the gate. */
    private @Nullable DeliveryRow held(Ticket ticket) {
        DeliveryRow row = tables.deliveries.get(ticket.delivery());
        if (row == null || !row.state.isLive()) {
            return null;
        }
        return row.fence == ticket.fence() || !tables.on(Guard.FENCE) ? row : null;
    }
}
