package io.social4j.internal.engine;

import io.social4j.internal.Guard;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.Irreversible;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one visit: answers what is known, stores what is new, lets each irreversible request through once. Not
 * thread-safe: one visit, one thread.
 */
final class VisitJournal implements PublishJournal {

    private static final int LONGEST_VALUE = 2_000;
    private static final int LONGEST_FINGERPRINT = 1_000;

    private final Work work;
    private final EngineParts parts;
    private final StoreCalls storeCalls;
    private final Exchange exchange;
    private final Consequences consequences;
    private final BooleanSupplier draining;
    private final VisitTime time;
    private final Map<String, String> steps;
    private final List<LivePart> live;
    private int commits;
    private boolean busy;
    private @Nullable String stopped;
    private @Nullable String finishedAs;
    private @Nullable PlatformFailure refusal;

    VisitJournal(Work work, PlatformToken token, Desk desk, VisitTime time) {
        this.work = work;
        this.parts = desk.parts();
        this.storeCalls = desk.storeCalls();
        this.consequences = desk.consequences();
        this.draining = desk.draining();
        this.time = time;
        this.steps = new HashMap<>(work.steps());
        this.live = new ArrayList<>(work.liveParts());
        this.exchange = new Exchange(work, token, desk, time);
    }

    @Override
    public String remember(String step, Supplier<String> repeatable) {
        enter();
        try {
            String known = steps.get(step);
            if (known != null) {
                return known;
            }
            String made = repeatable.get();
            if (made.isBlank() || made.length() > LONGEST_VALUE) {
                throw bug("Step '" + step + "' made a value of " + made.length() + " characters; 1 to " + LONGEST_VALUE
                        + " can be remembered");
            }
            String stored = store(step, made).orElseThrow(() -> stop("the delivery was taken over"));
            steps.put(step, stored);
            return stored;
        } finally {
            busy = false;
        }
    }

    @Override
    public void forget(String step) {
        enter();
        try {
            store(step, null);
            steps.remove(step);
        } finally {
            busy = false;
        }
    }

    private Optional<String> store(String step, @Nullable String value) {
        Ticket ticket = work.ticket();
        return storeCalls
                .repeat("a step", () -> parts.store().deliveries().putStep(ticket, step, value))
                .orElseThrow(() -> stop("the step could not be stored"));
    }

    @Override
    public String commit(String step, String fingerprint, Irreversible call) {
        return inOrder(step, fingerprint, call, false);
    }

    @Override
    public PublishResult finish(String step, String fingerprint, Irreversible call) {
        String id = inOrder(step, fingerprint, call, true);
        finishedAs = id;
        stopped = "the delivery is published";
        return PublishResult.published(id);
    }

    private String inOrder(String step, String fingerprint, Irreversible call, boolean last) {
        enter();
        try {
            int size = fingerprint.getBytes(StandardCharsets.UTF_8).length;
            if (fingerprint.isBlank() || size > LONGEST_FINGERPRINT) {
                throw failed("The fingerprint of '" + step + "' has " + size + " bytes; 1 to " + LONGEST_FINGERPRINT
                        + " are allowed");
            }
            int ordinal = commits++;
            if (ordinal < live.size()
                    && (last || !live.get(ordinal).step().equals(step))
                    && parts.on(Guard.ORDINAL_CHECK)) {
                throw reviewOf(
                        "'" + step + "' comes where '" + live.get(ordinal).step() + "' is live already; nothing was"
                                + " sent. Was the adapter changed while this delivery was half sent?");
            }
            Optional<LivePart> before =
                    live.stream().filter(part -> part.step().equals(step)).findFirst();
            if (before.isPresent()) {
                return before.get().remoteId();
            }
            Exchange.Answer answer = exchange.send(step, fingerprint, last, live, call);
            refusal = answer.refusal();
            if (answer.stoppedBy() != null) {
                throw stop(answer.stoppedBy());
            }
            String id = answer.remoteId() == null ? "" : answer.remoteId();
            live.add(new LivePart(step, id));
            return id;
        } finally {
            busy = false;
        }
    }

    private void enter() {
        if (stopped != null) {
            throw new VisitStopped(stopped);
        }
        if (busy) {
            throw new IllegalStateException("Calls of the journal do not nest");
        }
        if (draining.getAsBoolean()) {
            park(Next.comeBack(time.now()));
            throw stop("the process ends");
        }
        busy = true;
    }

    private VisitStopped stop(String why) {
        stopped = why;
        return new VisitStopped(why);
    }

    private VisitStopped reviewOf(String why) {
        park(Next.review(PlatformFailure.of(FailureKind.UNEXPECTED, why)));
        return stop(why);
    }

    private VisitStopped failed(String why) {
        park(consequences.end(PlatformFailure.of(FailureKind.UNEXPECTED, why), live));
        return stop(why);
    }

    private void park(Next next) {
        storeCalls.untilStored(
                "the end of a visit", () -> parts.store().deliveries().park(work.ticket(), next));
    }

    private static PlatformException bug(String message) {
        return PlatformException.of(FailureKind.UNEXPECTED, message);
    }

    /** Whether everything about this visit is stored, so that what the adapter says does not matter. */
    boolean isConcluded() {
        return stopped != null;
    }

    /** The id of what was published by this visit. */
    Optional<String> finishedAs() {
        return Optional.ofNullable(finishedAs).filter(id -> !id.isEmpty());
    }

    /** What the platform said when it refused the last request. */
    Optional<PlatformFailure> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** What is live by now. */
    List<LivePart> live() {
        return List.copyOf(live);
    }
}
