package io.social4j.internal.engine;

import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.time.Duration;
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

    private static final Duration BACK = Duration.ofHours(24);

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
    Optional<Verdict> before(String step, String fingerprint, Map<String, String> steps, List<LivePart> live) {
        Instant now = time.now();
        Instant due = work.progress().dueAt();
        boolean again = work.absentSteps().contains(step);
        boolean late = live.isEmpty()
                && work.progress().firstIntentAt() == null
                && now.isAfter(due.plus(desk.parts().policy().lookFirstAfter()));
        if (!late && !again) {
            return Optional.empty();
        }
        Instant since = again ? now.minus(BACK) : due;
        OpenAttempt imagined = new OpenAttempt(
                step, fingerprint, steps, live.stream().map(LivePart::remoteId).toList(), since, now, null);
        Evidence evidence = desk.parts().adapter(work.platform()).look(token, imagined);
        return switch (evidence.kind()) {
            case LIVE ->
                Optional.of(Verdict.present(
                        evidence.id().orElse(null), evidence.permalink().orElse(null), "Live before it was sent"));
            case LISTING -> Optional.ofNullable(onlyEqual(evidence, since));
            default -> Optional.empty();
        };
    }

    private @Nullable Verdict onlyEqual(Evidence evidence, Instant since) {
        Instant from = since.minus(desk.parts().policy().clockSkew());
        List<RemotePost> equal = evidence.posts().stream()
                .filter(post -> post.sameContent() && !post.createdAt().isBefore(from))
                .toList();
        Set<String> bound = equal.isEmpty()
                ? Set.of()
                : desk.parts()
                        .store()
                        .log()
                        .boundIds(
                                work.remoteAccount(),
                                equal.stream().map(RemotePost::id).toList());
        return equal.stream()
                .filter(post -> !bound.contains(post.id()))
                .findFirst()
                .map(post -> Verdict.present(post.id(), post.permalink(), "Live before it was sent"))
                .orElse(null);
    }
}
