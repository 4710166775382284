package io.social4j.internal.engine;

import io.social4j.model.FailureKind;
import io.social4j.model.Hold;
import io.social4j.model.PlatformFailure;
import io.social4j.model.Reaction;
import io.social4j.spi.Evidence;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.OpenIntent;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A visit to a delivery with an open intent: looks, judges, never sends. */
final class LookVisit {

    private final Work work;
    private final OpenIntent open;
    private final Desk desk;
    private final DeliveryStore store;
    private final VisitTime time;

    LookVisit(Work work, OpenIntent open, Desk desk, VisitTime time) {
        this.work = work;
        this.open = open;
        this.desk = desk;
        this.store = desk.parts().store().deliveries();
        this.time = time;
    }

    void run() {
        if (work.progress().deaths() >= Visit.DEADLY_VISITS) {
            undecided(FailureKind.POISON, "Workers died while they looked for it");
            return;
        }
        if (work.holds().stream().anyMatch(hold -> hold.cause() != Hold.Cause.PAUSED) && !isOverdue()) {
            park(Next.comeBack(nextLook()));
            return;
        }
        try {
            PlatformToken token = desk.parts().tokens().of(work);
            judge(look(token), token);
        } catch (PlatformException notSeen) {
            // An error while looking proves nothing.
            unseen(notSeen.failure());
        } catch (RuntimeException | LinkageError | AssertionError bug) {
            unseen(PlatformFailure.of(
                    FailureKind.UNEXPECTED,
                    "Looking failed with " + bug.getClass().getSimpleName()));
        }
    }

    private Evidence look(PlatformToken token) {
        try {
            return desk.parts().adapter(work.platform()).look(token, open.attempt());
        } catch (PlatformException rejected) {
            if (rejected.failure().kind().reaction() == Reaction.REFRESH) {
                desk.parts().tokens().renewed(work.account(), work.platform(), token);
            }
            throw rejected;
        }
    }

    private void judge(Evidence evidence, PlatformToken token) {
        Judge.Judgement judgement = desk.judge()
                .judge(open, evidence, bound(evidence), work.progress().cleanLooks(), time.now());
        Verdict verdict = judgement.verdict();
        if (verdict == null) {
            Instant next =
                    evidence.kind() == Evidence.Kind.BLIND ? desk.judge().quietAfter(open.attempt()) : nextLook();
            park(Next.comeBack(next).afterLook(judgement.clean()));
            return;
        }
        switch (verdict.kind()) {
            case PRESENT -> present(verdict, token);
            case ABSENT -> decide(verdict, afterAbsence(verdict));
            case UNDECIDED -> undecided(FailureKind.UNKNOWN_OUTCOME, verdict.why());
        }
    }

    private void present(Verdict verdict, PlatformToken token) {
        boolean taken = decide(verdict, open.last() ? Next.published() : Next.comeBack(time.now()));
        if (taken && verdict.id() != null && verdict.permalink() == null) {
            desk.addPermalink(work, token, verdict.id());
        }
    }

    private Set<String> bound(Evidence evidence) {
        List<String> ids = new ArrayList<>();
        evidence.id().ifPresent(ids::add);
        evidence.posts().stream().map(RemotePost::id).forEach(ids::add);
        return ids.isEmpty() ? Set.of() : desk.parts().store().log().boundIds(work.remoteAccount(), ids);
    }

    /** Proven absent: a try is burnt, and the next visit may send again. */
    private Next afterAbsence(Verdict verdict) {
        if (work.liveParts().stream()
                .anyMatch(part -> part.step().equals(open.attempt().step()))) {
            // A late answer said that an earlier attempt is live: nothing failed, the rest can follow.
            return Next.comeBack(time.now());
        }
        PlatformFailure why =
                PlatformFailure.of(FailureKind.TRANSIENT, "No answer came, and nothing went live: " + verdict.why());
        return desk.consequences().after(work, why, work.liveParts(), time.now());
    }

    private void unseen(PlatformFailure why) {
        desk.parts().refused(work.platform(), why);
        if (isOverdue()) {
            undecided(FailureKind.UNKNOWN_OUTCOME, "The platform could not be looked at: " + why.message());
            return;
        }
        Instant regular = nextLook();
        Instant wanted = why.retryAt().filter(regular::isBefore).orElse(regular);
        Instant last = open.attempt().intentAt().plus(desk.parts().policy().reviewAfter());
        park(desk.consequences().unseen(work, why, wanted.isAfter(last) ? last : wanted));
    }

    private boolean isOverdue() {
        return !time.now()
                .isBefore(open.attempt().intentAt().plus(desk.parts().policy().reviewAfter()));
    }

    private Instant nextLook() {
        return desk.consequences()
                .nextLook(work.progress().looks() + 1, desk.judge().quietAfter(open.attempt()), time.now());
    }

    private void undecided(FailureKind kind, String why) {
        decide(
                Verdict.undecided(why),
                Next.review(PlatformFailure.of(
                        kind, "Nobody knows whether it is live: " + why + ". Look at the account, then resolve it")));
    }

    private boolean decide(Verdict verdict, Next next) {
        Optional<Boolean> taken =
                desk.storeCalls().repeat("a verdict", () -> store.judge(work.ticket(), open.id(), verdict, next));
        if (taken.isPresent() && !taken.get()) {
            // The id was bound meanwhile, or somebody else has the delivery: then this changes nothing.
            park(Next.comeBack(nextLook()).afterLook(false));
        }
        return taken.orElse(false);
    }

    private void park(Next next) {
        desk.storeCalls().untilStored("the end of a visit", () -> store.park(work.ticket(), next));
    }
}
