package io.social4j.internal.engine;

import io.social4j.config.LatePolicy;
import io.social4j.config.PublishPolicy;
import io.social4j.internal.Guard;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.GateClosedException;
import io.social4j.spi.Irreversible;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Sent;
import io.social4j.spi.Telemetry.Throttle;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One irreversible request from intent to outcome: pace, look first if late, write the intent, take a permit, pass the gate,
 * send, settle. Whatever stops it is stored before it is answered.
 */
final class Exchange {

    private static final Duration TWIN_WAIT = Duration.ofSeconds(5);
    private static final Duration LOCKED_PAUSE = Duration.ofMillis(100);

    private final Work work;
    private final PlatformToken token;
    private final EngineParts parts;
    private final Desk desk;
    private final VisitTime time;
    private final PublishPolicy policy;
    private final DeliveryStore store;

    Exchange(Work work, PlatformToken token, Desk desk, VisitTime time) {
        this.work = work;
        this.token = token;
        this.parts = desk.parts();
        this.desk = desk;
        this.time = time;
        this.policy = parts.policy();
        this.store = parts.store().deliveries();
    }

    /**
     * How it ended.
     *
     * @param remoteId of what is live; may be unknown
     * @param stoppedBy why the visit ends, or {@code null} if the request is live
     * @param refusal what the platform said, if it refused
     */
    record Answer(
            @Nullable String remoteId,
            @Nullable String stoppedBy,
            @Nullable PlatformFailure refusal) {

        private static Answer live(@Nullable String remoteId) {
            return new Answer(remoteId, null, null);
        }

        private static Answer stopped(String why) {
            return new Answer(null, why, null);
        }
    }

    Answer send(String step, String fingerprint, boolean last, List<LivePart> live, Irreversible call) {
        Duration pace = parts.pacer().acquire(work.remoteAccount());
        if (!pace.isZero()) {
            parts.telemetry().throttled(work.platform(), Throttle.PACING);
            return parked(Next.comeBack(time.now().plus(desk.consequences().spread(pace))), "pacing");
        }
        Optional<Verdict> seen;
        try {
            seen = new LateLook(work, token, desk, time).before(step, fingerprint, live);
        } catch (PlatformException notSeen) {
            parts.refused(work.platform(), notSeen.failure());
            parked(desk.consequences().after(work, notSeen.failure(), live, time.now()), "looking failed");
            return new Answer(null, "looking failed", notSeen.failure());
        }
        Intent intent = new Intent(
                step,
                fingerprint,
                last,
                policy.margin().plus(policy.callDeadline()),
                seen.isPresent() ? null : notAfter(live));
        long start = parts.clock().nanos();
        @Nullable IntentResult opened = open(intent, start);
        if (opened == null) {
            return Answer.stopped("the process ends");
        }
        if (opened.kind() != IntentResult.Kind.OPENED) {
            return refused(opened.kind());
        }
        AttemptId attempt = Objects.requireNonNull(opened.attempt());
        desk.catchUp().begun(work);
        return seen.isPresent() ? adopt(attempt, seen.get(), last) : exchange(attempt, step, last, live, call, start);
    }

    private @Nullable Instant notAfter(List<LivePart> live) {
        boolean first = live.isEmpty() && work.progress().firstIntentAt() == null;
        return first && policy.latePolicy() != LatePolicy.PUBLISH
                ? work.progress().dueAt().plus(policy.maxLateness())
                : null;
    }

    /**
     * Asks until the store answers: a lost answer may hide an open intent of ours, which repeating tells us. If that takes
     * longer than the gate waits, the gate stays closed and the intent ends as not sent.
     */
    private @Nullable IntentResult open(Intent intent, long start) {
        while (true) {
            IntentResult answer = desk.storeCalls()
                    .repeat("an intent", () -> store.openIntent(work.ticket(), intent, policy.lease()))
                    .orElse(null);
            if (answer == null || answer.kind() != IntentResult.Kind.LOCKED || !isWithinMargin(start)) {
                return answer;
            }
            parts.pause().await(LOCKED_PAUSE);
        }
    }

    private Answer refused(IntentResult.Kind why) {
        Instant now = time.now();
        return switch (why) {
            case TWIN -> parked(Next.comeBack(now.plus(TWIN_WAIT)), "an equal post of this account is on its way");
            case LATE -> parked(late(), "too late");
            case LOCKED -> parked(desk.consequences().afterLocalCause(now), "somebody else has the row locked");
            default -> Answer.stopped("the delivery was taken over");
        };
    }

    private Next late() {
        PlatformFailure why = PlatformFailure.of(
                FailureKind.EXPIRED, "Nothing was sent: it is more than " + policy.maxLateness() + " late");
        return policy.latePolicy() == LatePolicy.FAIL ? Next.failed(why) : Next.review(why);
    }

    /** A look before sending has found it: an intent of an earlier life was lost. It is bound and not sent again. */
    private Answer adopt(AttemptId attempt, Verdict seen, boolean last) {
        Next next = last ? Next.published() : Next.goOn();
        Optional<Boolean> bound =
                desk.storeCalls().repeat("a verdict", () -> store.judge(work.ticket(), attempt, seen, next));
        if (bound.isEmpty()) {
            // The intent is open: the next visit looks again.
            return Answer.stopped("what was found could not be stored");
        }
        if (bound.get()) {
            return Answer.live(seen.id());
        }
        PlatformFailure why =
                PlatformFailure.of(FailureKind.NOT_SENT, "It seemed to be live, but that post belongs to another one");
        settle(attempt, Fact.notSent(why), desk.consequences().afterLocalCause(time.now()));
        return Answer.stopped("nothing was sent");
    }

    private Answer exchange(
            AttemptId attempt, String step, boolean last, List<LivePart> live, Irreversible call, long start) {
        if (!desk.permits().acquire(work.platform())) {
            return notSent(
                    attempt, PlatformFailure.of(FailureKind.NOT_SENT, "Too many requests in flight"), true, live);
        }
        CommitGate gate =
                new CommitGate(() -> store.holds(work.ticket()), () -> !parts.on(Guard.GATE) || isWithinMargin(start));
        Sent sent = null;
        Throwable thrown = null;
        try {
            sent = call.send(gate);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError any) {
            thrown = any;
        } finally {
            desk.permits().release(work.platform());
        }
        if (sent != null && sent.id().isPresent()) {
            desk.answered(work, null);
            return answered(attempt, sent, sent.id().get(), last);
        }
        if (!gate.isPassed() && thrown != null) {
            boolean local = thrown instanceof GateClosedException;
            return notSent(attempt, failureOf(thrown), local, live);
        }
        return thrown instanceof PlatformException refusal
                        && isDefinite(refusal.failure().kind(), step)
                ? refusedBy(attempt, refusal.failure(), live)
                : unknown();
    }

    /** "I have this already" is a no, unless an earlier attempt of the step was only judged to be absent. */
    private boolean isDefinite(FailureKind kind, String step) {
        return kind.isDefiniteRefusal()
                && !(kind == FailureKind.DUPLICATE && work.absentSteps().containsKey(step));
    }

    private Answer answered(AttemptId attempt, Sent sent, String id, boolean last) {
        if (sent.isAccepted()) {
            settle(attempt, Fact.accepted(id), firstLook());
            return Answer.stopped("the platform publishes it by itself");
        }
        boolean stored =
                settle(attempt, Fact.live(id, sent.permalink().orElse(null)), last ? Next.published() : Next.goOn());
        return stored ? Answer.live(id) : Answer.stopped("it is live, and stored when the row is free");
    }

    private Answer notSent(AttemptId attempt, PlatformFailure why, boolean local, List<LivePart> live) {
        Next next = local
                ? desk.consequences().afterLocalCause(time.now())
                : desk.consequences().after(work, why, live, time.now());
        settle(attempt, Fact.notSent(why), next);
        return Answer.stopped("nothing was sent");
    }

    private Answer refusedBy(AttemptId attempt, PlatformFailure why, List<LivePart> live) {
        parts.refused(work.platform(), why);
        Next next = desk.consequences().after(work, why, live, time.now());
        desk.answered(work, next.hold());
        settle(attempt, Fact.refused(why), next);
        return new Answer(null, "the platform refused it", why);
    }

    /** No outcome is written: as long as the intent is open, nothing can be sent again. */
    private Answer unknown() {
        return parked(firstLook(), "the outcome is unknown");
    }

    private Next firstLook() {
        return Next.comeBack(time.now().plus(policy.looks().get(0)));
    }

    private Answer parked(Next next, String why) {
        desk.storeCalls().untilStored("the end of a visit", () -> store.park(work.ticket(), next));
        return Answer.stopped(why);
    }

    private boolean settle(AttemptId attempt, Fact fact, Next next) {
        return desk.storeCalls().settle(() -> store.settle(attempt, fact, next));
    }

    private boolean isWithinMargin(long start) {
        return parts.clock().nanos() - start <= policy.margin().toNanos();
    }

    private static PlatformFailure failureOf(Throwable thrown) {
        if (thrown instanceof PlatformException known) {
            FailureKind kind = known.failure().kind();
            return kind == FailureKind.UNKNOWN_OUTCOME
                    ? known.failure().withKind(FailureKind.NOT_SENT)
                    : known.failure();
        }
        return PlatformFailure.of(
                thrown instanceof GateClosedException ? FailureKind.NOT_SENT : FailureKind.UNEXPECTED,
                thrown.getClass().getSimpleName() + " before anything was sent");
    }
}
