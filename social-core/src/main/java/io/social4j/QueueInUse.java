package io.social4j;

import io.social4j.event.SocialEvent;
import io.social4j.internal.engine.Dispatcher;
import io.social4j.internal.engine.EngineParts;
import io.social4j.internal.engine.QueueDispatcher;
import io.social4j.internal.engine.QueueLine;
import io.social4j.internal.engine.SharedBudgets;
import io.social4j.model.DeliveryId;
import io.social4j.model.HealthReport.Finding;
import io.social4j.model.Platform;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueStats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue of an assembly and all who talk to it, over one line. Thread-safe. */
final class QueueInUse {

    private static final Logger LOG = LoggerFactory.getLogger(QueueInUse.class);

    private final JobQueue queue;
    private final QueueLine line;
    private final Optional<SharedBudgets> shared;

    QueueInUse(JobQueue queue, SocialClock clock) {
        this.queue = queue;
        this.line = new QueueLine(clock);
        this.shared = queue.budgets().map(budgets -> new SharedBudgets(budgets, line, clock));
    }

    Dispatcher dispatcher(EngineParts parts) {
        return new QueueDispatcher(parts, queue, line);
    }

    /** Whether deliveries are dispatched by it, and not from the store. */
    boolean isWell() {
        return line.isWell();
    }

    /** Whether deliveries are dispatched by it, and not from the store alone; how it is set up; what its clock says. */
    List<Finding> findings() {
        return HealthChecks.queue(line.isWell(), queue.notices(), line.skew());
    }

    /** How it is, of each of these platforms; those it does not tell of are left out. */
    Map<Platform, QueueStats> stats(Collection<Platform> platforms) {
        Map<Platform, QueueStats> all = new TreeMap<>();
        for (Platform platform : platforms) {
            line.tryToAsk(() -> queue.stats(platform)).ifPresent(stats -> all.put(platform, stats));
        }
        return all;
    }

    /** Budgets that it shares; empty if it has none. */
    Optional<SharedBudgets> budgets() {
        return shared;
    }

    /** Tells the queue what has ended; each event in one of the processes that share the store. */
    void on(List<SocialEvent> events) {
        of(events, Set.of(SocialEvent.Type.DELIVERY_POSTED))
                .forEach((platform, posted) -> note(() -> queue.ended(platform, posted, true)));
        of(events, Set.of(SocialEvent.Type.DELIVERY_FAILED, SocialEvent.Type.DELIVERY_NEEDS_REVIEW))
                .forEach((platform, failed) -> note(() -> queue.ended(platform, failed, false)));
        of(events, Set.of(SocialEvent.Type.DELIVERY_CANCELLED))
                .forEach((platform, cancelled) -> tell(() -> queue.remove(platform, cancelled)));
    }

    private static Map<Platform, List<DeliveryId>> of(List<SocialEvent> events, Set<SocialEvent.Type> types) {
        Map<Platform, List<DeliveryId>> deliveries = new TreeMap<>();
        for (SocialEvent event : events) {
            Platform platform = event.platform();
            if (types.contains(event.type()) && platform != null && event.delivery() != null) {
                deliveries.computeIfAbsent(platform, any -> new ArrayList<>()).add(event.delivery());
            }
        }
        return deliveries;
    }

    /** Something it can do without, and may not have heard when the call returns: that says nothing about how it is. */
    private void note(Runnable news) {
        if (line.isWell()) {
            try {
                news.run();
            } catch (RuntimeException away) {
                LOG.debug("The queue was not told what has ended: {}", away.toString());
            }
        }
    }

    /** Something it can do without. */
    private void tell(Runnable news) {
        boolean told = line.tryToAsk(() -> {
                    news.run();
                    return news;
                })
                .isPresent();
        if (!told) {
            LOG.debug("The queue was not told what was cancelled");
        }
    }

    void close() {
        try {
            queue.close();
        } catch (RuntimeException failed) {
            LOG.warn("The queue did not close", failed);
        }
    }
}
