package io.social4j.internal.engine;

import io.social4j.config.PublishPolicy;
import io.social4j.model.FailureKind;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.PlatformFailure;
import io.social4j.model.Reaction;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** Says what follows from a failure: try again, wait, hold, or end. Pure but for the jitter. */
final class Consequences {

    private static final Duration VERSION_PROBE = Duration.ofHours(1);
    private static final Duration QUOTA_PROBE = Duration.ofHours(1);
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(5);
    private static final Duration LOCAL_WAIT = Duration.ofSeconds(2);
    private static final Duration TOKEN_WAIT = Duration.ofSeconds(5);
    private static final Duration RENEWAL = Duration.ofSeconds(30);
    private static final Duration GRACE_AFTER_FIRST_INTENT = Duration.ofHours(24);

    private final PublishPolicy policy;
    private final Backoff backoff;

    Consequences(PublishPolicy policy, Backoff backoff) {
        this.policy = policy;
        this.backoff = backoff;
    }

    /** When waiting ends, whatever the reason. */
    Instant giveUpAt(Work work) {
        Instant byDue = work.progress().dueAt().plus(policy.maxLateness());
        Instant first = work.progress().firstIntentAt();
        Instant byIntent = first == null ? byDue : first.plus(GRACE_AFTER_FIRST_INTENT);
        return byDue.isAfter(byIntent) ? byDue : byIntent;
    }

    /** What follows when nothing went live: a preparation failed, or a request was refused or not sent. */
    Next after(Work work, PlatformFailure failure, Collection<LivePart> live, Instant now) {
        return switch (failure.kind().reaction()) {
            case RETRY, UNKNOWN -> retry(work, failure, live, now);
            case WAIT -> waitFor(work, failure, now);
            case HOLD -> hold(work, failure, now);
            case REFRESH -> refresh(work, failure, now);
            case GIVE_UP -> end(failure, live);
        };
    }

    /** This wait, and a moment more that differs from one to the next: those who wait for the same do not come back together. */
    Duration spread(Duration wait) {
        return wait.plus(backoff.jittered(
                wait.compareTo(LONGEST_SPREAD.multipliedBy(10)) > 0 ? LONGEST_SPREAD : wait.dividedBy(10)));
    }

    /** Causes of our own making: a closed gate, no permit, a locked row. Burn no try. */
    Next afterLocalCause(Instant now) {
        return Next.comeBack(now.plus(backoff.jittered(LOCAL_WAIT)));
    }

    /** The end without success: of a thread that is live in part, never as failed. */
    Next end(PlatformFailure failure, Collection<LivePart> live) {
        if (live.isEmpty()) {
            return Next.failed(failure);
        }
        String ids = live.stream().map(LivePart::remoteId).collect(Collectors.joining(", "));
        return Next.review(failure.withKind(FailureKind.PARTIAL)
                .withMessage("Live in part (" + ids + "), and the rest cannot follow: " + failure.message()));
    }

    /** Sleeps until nothing holds the delivery back, but wakes in time to give up. */
    Next whenReleased(Work work, Instant now) {
        Instant wake = inTime(work, now.plus(policy.maxHoldPark()), now);
        return Next.whenReleased(Duration.between(now, wake));
    }

    /** The platform is busy; come back then, or in time to give up. */
    Next pending(Work work, Duration after, Instant now) {
        return Next.comeBack(inTime(work, now.plus(after), now));
    }

    /** No token for now: nothing was tried, nothing is burnt. */
    Next withoutToken(Work work, PlatformFailure failure, Instant now) {
        if (failure.kind().reaction() == Reaction.HOLD) {
            return hold(work, failure, now);
        }
        Instant at = failure.retryAt().orElseGet(() -> now.plus(TOKEN_WAIT).plus(backoff.jittered(TOKEN_WAIT)));
        return Next.comeBack(inTime(work, at, now)).because(failure);
    }

    /** What failed while looking; the attempt stays open. */
    Next unseen(Work work, PlatformFailure failure, Instant at) {
        Next next = Next.comeBack(at).afterLook(false);
        return failure.kind() == FailureKind.RATE_LIMITED
                ? next.holding(new Hold(target(work, failure), Hold.Cause.LIMIT, at))
                : next;
    }

    /** Nobody sleeps beyond the moment at which it is given up; after that moment, sleeps are as long as wanted. */
    private Instant inTime(Work work, Instant wanted, Instant now) {
        Instant end = giveUpAt(work);
        return wanted.isAfter(end) && end.isAfter(now) ? end : wanted;
    }

    /** The next look at the platform: soon, then less and less often, and right after the quiet period. */
    Instant nextLook(int looks, Instant quietAfter, Instant now) {
        int listed = policy.looks().size();
        Duration wait = policy.looks().get(Math.min(looks, listed - 1));
        for (int further = listed; further <= looks && wait.compareTo(Duration.ofHours(1)) < 0; further++) {
            wait = wait.multipliedBy(2);
        }
        Instant regular = now.plus(wait.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : wait);
        return quietAfter.isAfter(now) && quietAfter.isBefore(regular) ? quietAfter : regular;
    }

    private Next retry(Work work, PlatformFailure failure, Collection<LivePart> live, Instant now) {
        int failures = work.progress().tries() + 1;
        if (failures >= policy.tries()) {
            return end(failure, live).burning();
        }
        Instant at = failure.retryAt().orElseGet(() -> now.plus(backoff.after(failures)));
        return Next.comeBack(inTime(work, at, now)).because(failure).burning();
    }

    private Next waitFor(Work work, PlatformFailure failure, Instant now) {
        Instant at = failure.retryAt()
                .orElseGet(() -> now.plus(policy.backoff())
                        .plus(backoff.after(work.progress().seq())));
        Next next = Next.comeBack(inTime(work, at, now)).because(failure);
        boolean forAll = failure.kind() == FailureKind.RATE_LIMITED;
        return forAll ? next.holding(new Hold(target(work, failure), Hold.Cause.LIMIT, at)) : next;
    }

    private Next hold(Work work, PlatformFailure failure, Instant now) {
        Hold hold = switch (failure.kind()) {
            case QUOTA_EXHAUSTED ->
                new Hold(
                        target(work, failure),
                        Hold.Cause.LIMIT,
                        failure.retryAt().orElse(now.plus(QUOTA_PROBE)));
            case VERSION_RETIRED ->
                new Hold(HoldTarget.platform(work.platform()), Hold.Cause.VERSION, now.plus(VERSION_PROBE));
            case BLOCKED_BY_POLICY ->
                new Hold(HoldTarget.account(work.account()), Hold.Cause.POLICY, failure.retryAtOrNull());
            default -> new Hold(HoldTarget.account(work.account()), Hold.Cause.RECONNECT, null);
        };
        return whenReleased(work, now).because(failure).holding(hold);
    }

    /**
     * The second rejection in a row means that a fresh token did not help. Waits for as long as a renewal may take; the visit
     * that renews the token calls the delivery back earlier.
     */
    private Next refresh(Work work, PlatformFailure failure, Instant now) {
        PlatformFailure before = work.progress().lastFailure();
        boolean again = before != null && before.kind().reaction() == Reaction.REFRESH;
        return again
                ? hold(work, failure, now)
                : Next.comeBack(inTime(work, now.plus(RENEWAL), now)).because(failure);
    }

    private static HoldTarget target(Work work, PlatformFailure failure) {
        return failure.scope() == PlatformFailure.Scope.APP
                ? HoldTarget.platform(work.platform())
                : HoldTarget.account(work.account());
    }
}
