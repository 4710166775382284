package io.social4j.discovered;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.spi.Notice;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.queue.QueueMark;
import io.social4j.spi.queue.QueueStats;
import io.social4j.spi.queue.RateBudgets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A queue that forgets everything at once. */
public final class EmptyQueue implements JobQueue {
    public volatile boolean closed;
    public volatile List<Notice> notices = List.of();
    public volatile @Nullable RateBudgets budgets;

    @Override
    public Offered offer(Platform platform, List<QueueEntry> entries) {
        return new Offered(false, entries.size(), new QueueMark("", 0, Instant.EPOCH));
    }

    @Override
    public Taken take(Platform platform, Request request) {
        return new Taken(Map.of(), null, new QueueMark("", 0, Instant.EPOCH));
    }

    @Override
    public void remove(Platform platform, Collection<DeliveryId> deliveries) {}

    @Override
    public void ended(Platform platform, List<DeliveryId> deliveries, boolean posted) {}

    @Override
    public QueueStats stats(Platform platform) {
        return new QueueStats(0, 0, null, 0, Map.of(), 0, 0, List.of(), List.of());
    }

    @Override
    public List<Notice> notices() {
        return notices;
    }

    @Override
    public Optional<RateBudgets> budgets() {
        return Optional.ofNullable(budgets);
    }

    @Override
    public void close() {
        closed = true;
    }
}
