package io.social4j.internal.engine;

import io.social4j.config.PublishPolicy;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.RemotePost;
import io.social4j.spi.store.OpenIntent;
import io.social4j.spi.store.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what evidence proves about an attempt nobody has an answer for. The only place with the proof rule, so that no
 * adapter can get it wrong: it believes in what is there at once, and in what is not there only after the quiet period.
 */
final class Judge {

    private static final Duration SAME_CONTENT_MEMORY = Duration.ofHours(24);

    private final PublishPolicy policy;
    private final boolean quietPeriodCounts;

    Judge(PublishPolicy policy, boolean quietPeriodCounts) {
        this.policy = policy;
        this.quietPeriodCounts = quietPeriodCounts;
    }

    /**
     * What came out.
     *
     * @param verdict {@code null} for "look again"
     * @param clean whether the evidence showed nothing that could be the attempt
     */
    record Judgement(@Nullable Verdict verdict, boolean clean) {

        private static Judgement of(Verdict verdict) {
            return new Judgement(verdict, false);
        }

        private static Judgement lookAgain(boolean clean) {
            return new Judgement(null, clean);
        }
    }

    /**
     * @param bound ids that belong to other attempts
     * @param cleanLooks how many clean looks in a row came before this one
     * @param now the store's time
     */
    Judgement judge(OpenIntent open, Evidence evidence, Set<String> bound, int cleanLooks, Instant now) {
        Judgement judgement = switch (evidence.kind()) {
            case BLIND -> blind(open.attempt(), now);
            case LIVE -> live(open, evidence, bound, now);
            case NOT_LIVE -> notLive(open.attempt(), now);
            case LISTING -> listing(open.attempt(), evidence, bound, cleanLooks, now);
        };
        if (judgement.verdict() == null
                && !now.isBefore(open.attempt().intentAt().plus(policy.reviewAfter()))) {
            return Judgement.of(Verdict.undecided("Looked for it for " + policy.reviewAfter() + " without certainty"));
        }
        return judgement;
    }

    /** When nothing of the call can appear any more. */
    Instant quietAfter(OpenAttempt attempt) {
        return attempt.deadlineAt().plus(policy.quietPeriod());
    }

    private boolean isQuiet(OpenAttempt attempt, Instant now) {
        return !quietPeriodCounts || !now.isBefore(quietAfter(attempt));
    }

    private Judgement blind(OpenAttempt attempt, Instant now) {
        return isQuiet(attempt, now)
                ? Judgement.of(Verdict.undecided("The platform does not show whether it is live"))
                : Judgement.lookAgain(false);
    }

    private Judgement live(OpenIntent open, Evidence evidence, Set<String> bound, Instant now) {
        String id = evidence.id().filter(one -> !bound.contains(one)).orElse(null);
        if (id != null) {
            return Judgement.of(Verdict.present(id, evidence.permalink().orElse(null), "Its handle says it is live"));
        }
        boolean patient = now.isBefore(open.attempt().intentAt().plus(policy.permalinkPatience()));
        if (open.last() && !patient && evidence.id().isEmpty()) {
            return Judgement.of(Verdict.present(null, null, "Its handle says it is live; its id did not appear"));
        }
        return Judgement.lookAgain(false);
    }

    /** A handle that is not live now may still become so while the call can be under way. */
    private Judgement notLive(OpenAttempt attempt, Instant now) {
        return isQuiet(attempt, now)
                ? absent(attempt, "Its handle says it was never published")
                : Judgement.lookAgain(true);
    }

    private Judgement listing(OpenAttempt attempt, Evidence evidence, Set<String> bound, int cleanLooks, Instant now) {
        Instant from = attempt.intentAt().minus(policy.clockSkew());
        Instant to = attempt.deadlineAt().plus(policy.listingLag());
        List<RemotePost> unbound = evidence.posts().stream()
                .filter(post -> !bound.contains(post.id()))
                .toList();
        List<RemotePost> inWindow = unbound.stream()
                .filter(post ->
                        !post.createdAt().isBefore(from) && !post.createdAt().isAfter(to))
                .toList();
        List<RemotePost> same =
                inWindow.stream().filter(RemotePost::sameContent).toList();
        if (same.size() == 1) {
            RemotePost found = same.get(0);
            return Judgement.of(Verdict.present(found.id(), found.permalink(), "Found in the account's own posts"));
        }
        boolean sameRecently = unbound.stream()
                .anyMatch(post -> post.sameContent() && post.createdAt().isAfter(now.minus(SAME_CONTENT_MEMORY)));
        boolean complete = !evidence.reachesBackTo().isAfter(from);
        boolean clean = complete && inWindow.isEmpty() && !sameRecently;
        return clean && cleanLooks > 0 && isQuiet(attempt, now)
                ? absent(attempt, "Two complete listings do not show it")
                : Judgement.lookAgain(clean);
    }

    /** What the platform had accepted and never showed is nothing anybody may send again. */
    private static Judgement absent(OpenAttempt attempt, String why) {
        return Judgement.of(
                attempt.isAccepted()
                        ? Verdict.undecided("The platform had accepted it and does not show it")
                        : Verdict.absent(why));
    }
}
