package io.social4j.internal.engine;

import io.social4j.config.LatePolicy;
import io.social4j.event.SocialEvent;
import io.social4j.model.FailureKind;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.PlatformFailure;
import io.social4j.model.Reaction;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishResult;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Work;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One time that a worker holds a delivery: looks if an intent is open, else publishes. */
final class Visit {

    static final int DEADLY_VISITS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    private final Work work;
    private final Desk desk;
    private final EngineParts parts;
    private final DeliveryStore store;
    private final PlatformAdapter adapter;
    private final VisitTime time;

    Visit(Work work, Desk desk, VisitTime time) {
        this.work = work;
        this.desk = desk;
        this.parts = desk.parts();
        this.store = parts.store().deliveries();
        this.adapter = parts.adapter(work.platform());
        this.time = time;
    }

    void run() {
        if (work.open() != null) {
            new LookVisit(work, work.open(), desk, time).run();
            return;
        }
        Instant now = time.now();
        if (work.progress().deaths() >= DEADLY_VISITS) {
            end(PlatformFailure.of(
                    FailureKind.POISON,
                    DEADLY_VISITS + " workers in a row died over this post; its content may be the reason"));
        } else if (!now.isBefore(desk.consequences().giveUpAt(work)) && !isWelcomeLate()) {
            giveUp();
        } else if (!work.holds().isEmpty()) {
            desk.heldBack(work);
            park(desk.consequences().whenReleased(work, now));
        } else {
            token().ifPresent(this::publish);
        }
    }

    /** Late is fine for this host, and nothing but lateness speaks against it. */
    private boolean isWelcomeLate() {
        return parts.policy().latePolicy() == LatePolicy.PUBLISH
                && work.progress().lastFailure() == null
                && reasonOfHolds() == null;
    }

    private void giveUp() {
        PlatformFailure last =
                work.progress().lastFailure() != null ? work.progress().lastFailure() : reasonOfHolds();
        if (last != null || !work.liveParts().isEmpty()) {
            end(last != null ? last : PlatformFailure.of(FailureKind.EXPIRED, "It waited too long"));
            return;
        }
        PlatformFailure late = PlatformFailure.of(
                FailureKind.EXPIRED,
                "Nothing was sent: it is more than " + parts.policy().maxLateness() + " late");
        park(parts.policy().latePolicy() == LatePolicy.FAIL ? Next.failed(late) : Next.review(late));
    }

    /** A kill switch is no failure of the post; everything else that holds it back is. */
    private @Nullable PlatformFailure reasonOfHolds() {
        return work.holds().stream()
                .filter(hold -> hold.cause() != Hold.Cause.PAUSED)
                .findFirst()
                .map(hold -> PlatformFailure.of(kindOf(hold.cause()), "Held back too long: " + hold.target()))
                .orElse(null);
    }

    private static FailureKind kindOf(Hold.Cause cause) {
        return switch (cause) {
            case RECONNECT -> FailureKind.RECONNECT_REQUIRED;
            case LIMIT -> FailureKind.QUOTA_EXHAUSTED;
            case POLICY -> FailureKind.BLOCKED_BY_POLICY;
            case VERSION -> FailureKind.VERSION_RETIRED;
            case PAUSED -> FailureKind.EXPIRED;
        };
    }

    private Optional<PlatformToken> token() {
        try {
            return Optional.of(parts.tokens().of(work));
        } catch (PlatformException none) {
            tokenFailed(none.failure(), null);
            return Optional.empty();
        } catch (RuntimeException storeAway) {
            tokenFailed(PlatformFailure.of(FailureKind.TRANSIENT, "The token could not be read"), null);
            return Optional.empty();
        }
    }

    private void tokenFailed(PlatformFailure why, @Nullable PlatformToken rejected) {
        park(desk.consequences().withoutToken(work, why, time.now()));
        if (why.kind() == FailureKind.RECONNECT_REQUIRED) {
            releaseIfReconnected(rejected);
        }
    }

    private void publish(PlatformToken token) {
        VisitJournal journal = new VisitJournal(work, token, desk, time);
        PublishResult result = null;
        PlatformFailure failure = null;
        try {
            failure = refusedContent();
            result = failure == null ? adapter.publish(token, work.payload(), journal) : null;
        } catch (PlatformException known) {
            failure = known.failure();
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError bug) {
            if (!journal.isConcluded()) {
                LOG.warn(
                        "The adapter of {} failed over delivery {}",
                        work.platform(),
                        work.ticket().delivery(),
                        bug);
            }
            failure = PlatformFailure.of(
                    FailureKind.UNEXPECTED,
                    "The adapter failed with " + bug.getClass().getSimpleName());
        }
        if (journal.isConcluded()) {
            afterwards(journal, token);
        } else {
            conclude(result, failure, journal.live(), token);
        }
    }

    private @Nullable PlatformFailure refusedContent() {
        if (!work.liveParts().isEmpty()) {
            return null;
        }
        List<Violation> errors = adapter.validate(work.payload()).stream()
                .filter(Violation::isError)
                .toList();
        return errors.isEmpty()
                ? null
                : PlatformFailure.of(
                                FailureKind.INVALID_CONTENT,
                                errors.stream().map(Violation::message).collect(Collectors.joining("; ")))
                        .withViolations(errors);
    }

    /** The adapter stopped before it had finished: it waits, or something went wrong before a commit. */
    private void conclude(
            @Nullable PublishResult result,
            @Nullable PlatformFailure failure,
            Collection<LivePart> live,
            PlatformToken token) {
        if (failure != null) {
            desk.parts().refused(work.platform(), failure);
            Next next = desk.consequences().after(work, failure, live, time.now());
            if (next.hold() != null) {
                desk.answered(work, next.hold());
            }
            park(next);
            renewToken(failure, token);
        } else if (result != null && result.isPending()) {
            park(desk.consequences().pending(work, result.after(), time.now()));
        } else {
            park(desk.consequences()
                    .end(PlatformFailure.of(FailureKind.UNEXPECTED, "The adapter ended without finishing"), live));
        }
    }

    private void afterwards(VisitJournal journal, PlatformToken token) {
        journal.refusal().ifPresent(refusal -> renewToken(refusal, token));
        journal.finishedAs().ifPresent(id -> desk.addPermalink(work, token, id));
    }

    /** A rejected access token is renewed now, and the delivery called back at once. */
    private void renewToken(PlatformFailure failure, PlatformToken token) {
        PlatformFailure before = work.progress().lastFailure();
        boolean rejected = failure.kind().reaction() == Reaction.REFRESH;
        boolean second = before != null && before.kind().reaction() == Reaction.REFRESH;
        if (failure.kind() == FailureKind.RECONNECT_REQUIRED || (rejected && second)) {
            releaseIfReconnected(token);
            return;
        }
        if (!rejected) {
            return;
        }
        try {
            parts.tokens().renewed(work.account(), work.platform(), token);
            park(Next.comeBack(time.now()));
        } catch (PlatformException notRenewed) {
            tokenFailed(notRenewed.failure(), token);
        } catch (RuntimeException storeAway) {
            LOG.debug("The token of {} was not renewed: {}", work.account(), storeAway.toString());
        }
    }

    /** Whoever connects the account ends its hold; one that did so just before the hold was stored could not. */
    private void releaseIfReconnected(@Nullable PlatformToken rejected) {
        try {
            if (!parts.tokens().current(work.account(), work.platform()).equals(rejected)) {
                parts.store()
                        .accounts()
                        .release(HoldTarget.account(work.account()), Hold.Cause.RECONNECT, SocialEvent.ENGINE);
            }
        } catch (RuntimeException stillNone) {
            LOG.debug("The account {} has to be connected again: {}", work.account(), stillNone.toString());
        }
    }

    private void end(PlatformFailure why) {
        park(desk.consequences().end(why, work.liveParts()));
    }

    private void park(Next next) {
        desk.storeCalls().untilStored("the end of a visit", () -> store.park(work.ticket(), next));
    }
}
