package io.social4j;

import io.social4j.internal.engine.Workers;
import io.social4j.model.HealthReport;
import io.social4j.model.HealthReport.Finding;
import io.social4j.model.Platform;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.HealthStore;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether posts make progress: a store that answers and workers that run are not enough if what is due stays where it is.
 * Thread-safe.
 */
public final class SocialHealth {

    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private final SocialStore store;
    private final Platforms platforms;
    private final Workers workers;
    private final @Nullable QueueInUse queue;
    private final SocialClock clock;

    SocialHealth(
            SocialStore store, Platforms platforms, Workers workers, @Nullable QueueInUse queue, SocialClock clock) {
        this.store = store;
        this.platforms = platforms;
        this.workers = workers;
        this.queue = queue;
        this.clock = clock;
    }

    /** As {@link #report(Duration)}, where a delivery may be due for a minute. */
    public HealthReport report() {
        return report(TOLERATED);
    }

    /**
     * Looks at the store, the workers and the queue of this process and its platforms. Blocks for a few short exchanges with the store, no longer
     * than the store's own time limits. Never throws: a store that is away is a finding.
     *
     * @param tolerated how long a delivery may be due before nobody has claimed it
     */
    public HealthReport report(Duration tolerated) {
        HealthChecks checks = new HealthChecks(platforms, tolerated);
        Instant now = clock.now();
        List<Finding> found = new ArrayList<>(checks.workers(workers.pulse(), now));
        found.addAll(HealthChecks.notices(platforms.noticed()));
        if (queue != null) {
            found.addAll(queue.findings());
        }
        try {
            found.addAll(ofStore(checks));
        } catch (RuntimeException away) {
            found.add(HealthChecks.storeAway(away));
        }
        return HealthReport.of(now, found);
    }

    /** What is due and held by nobody, of each platform that has any; throws while the store is away. */
    public List<HealthStore.Backlog> backlogs() {
        return store.health().backlogs();
    }

    /** The platforms that posts can go to here. */
    public Set<Platform> platforms() {
        return Set.copyOf(platforms.adapters().keySet());
    }

    /** The first day on which a platform may refuse the API version that is configured; of those that have said. */
    public Map<Platform, LocalDate> versionsEnd() {
        return platforms.versionsEnd();
    }

    /**
     * When the first token ends that only its user can renew, of each platform that has any; maybe it has ended already. Throws while
     * the store is away.
     */
    public Map<Platform, Instant> tokensEnd() {
        return store.health().tokensEnd();
    }

    /** What hands deliveries to the workers of this process now. */
    public DispatchMode dispatchMode() {
        return queue != null && queue.isWell() ? DispatchMode.QUEUE : DispatchMode.STORE;
    }

    /** Who hands deliveries to workers. */
    public enum DispatchMode {
        /** The queue. */
        QUEUE,
        /** The store alone: there is no queue, or it is away. */
        STORE
    }

    /** The time of the store, which decides what is due. */
    public Instant storeTime() {
        return store.now();
    }

    private List<Finding> ofStore(HealthChecks checks) {
        store.health().probe();
        List<Finding> found = new ArrayList<>();
        found.add(HealthChecks.storeReachable(
                store.getClass().getSimpleName(), store.health().schema().orElse(null)));
        long before = clock.nanos();
        Instant storeNow = store.now();
        // The store read its clock somewhere in between.
        Duration underway = Duration.ofNanos(clock.nanos() - before).dividedBy(2);
        found.addAll(HealthChecks.skew(Duration.between(clock.now().minus(underway), storeNow)));
        found.addAll(checks.backlogs(store.health().backlogs(), workers.pulse(), clock.now(), storeNow));
        found.addAll(HealthChecks.leftAlone(store.health().leftAlone().size()));
        found.addAll(HealthChecks.holds(store.accounts().holds()));
        return found;
    }
}
