package io.social4j.internal.engine;

import io.social4j.model.FailureKind;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks before a first request that is late, or that follows an attempt taken for absent: if the store forgot an intent, in a
 * failover or a restored backup, the platform may remember the post.
 */
final class LateLook {

    private final Work work;
    private final PlatformToken token;
    private final Desk desk;
    private final VisitTime time;

    LateLook(Work work, PlatformToken token, Desk desk, VisitTime time) {
        this.work = work;
        this.token = token;
        this.desk = desk;
        this.time = time;
    }

    /**
     * @return what is live already; empty if nothing is, as far as the platform shows
     * @throws io.social4j.spi.PlatformException if looking failed: then nothing may be sent either
     */
    Optional<Verdict> before(String step, String fingerprint, List<LivePart> live) {
        Instant now = time.now();
        Instant due = work.progress().dueAt();
        Instant doubted = work.absentSteps().get(step);
        boolean late = live.isEmpty()
                && work.progress().firstIntentAt() == null
                && now.isAfter(due.plus(desk.parts().policy().lookFirstAfter()));
        if (!late && doubted == null) {
            return Optional.empty();
        }
        Instant since = doubted != null && doubted.isBefore(due) ? doubted : due;
        // Without the handles of this life: they tell nothing of a request that was forgotten; the listing may.
        OpenAttempt imagined = new OpenAttempt(
                step,
                fingerprint,
                Map.of(),
                live.stream().map(LivePart::remoteId).toList(),
                since,
                now,
                null);
        Evidence evidence = desk.parts().adapter(work.platform()).look(token, imagined);
        return switch (evidence.kind()) {
            case LIVE ->
                Optional.of(Verdict.present(
                        unbound(evidence), evidence.permalink().orElse(null), "Live before it was sent"));
            case LISTING -> onlyEqual(evidence, since);
            default -> Optional.empty();
        };
    }

    private @Nullable String unbound(Evidence evidence) {
        return evidence.id().filter(id -> bound(List.of(id)).isEmpty()).orElse(null);
    }

    private Optional<Verdict> onlyEqual(Evidence evidence, Instant since) {
        Instant from = since.minus(desk.parts().policy().clockSkew());
        List<RemotePost> equal = evidence.posts().stream()
                .filter(post -> post.sameContent() && !post.createdAt().isBefore(from))
                .toList();
        Set<String> bound = bound(equal.stream().map(RemotePost::id).toList());
        List<RemotePost> unbound =
                equal.stream().filter(post -> !bound.contains(post.id())).toList();
        if (unbound.size() > 1) {
            throw PlatformException.of(
                    FailureKind.DUPLICATE,
                    "The account shows " + unbound.size() + " equal posts already; nothing was sent");
        }
        return unbound.stream()
                .findFirst()
                .map(post -> Verdict.present(post.id(), post.permalink(), "Live before it was sent"));
    }

    private Set<String> bound(List<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : desk.storeCalls()
                        .repeat(
                                "which posts are known",
                                () -> desk.parts().store().log().boundIds(work.remoteAccount(), ids))
                        .orElseThrow(() -> PlatformException.of(FailureKind.TRANSIENT, "The process ends"));
    }
}
