package io.social4j.testkit;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.queue.QueueMark;
import io.social4j.spi.queue.QueueStats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A queue inside one process that can be lost, frozen or made slow: for tests of what an engine does with a queue. Thread-safe. The
 * reference of {@link JobQueueContract}, simple rather than fast.
 */
public final class InMemoryQueue implements JobQueue {

    private static final Duration HOLD = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int MOST_LANES = 20;

    private final SocialClock clock;
    private final int cap;
    private final Map<Platform, Partition> partitions = new HashMap<>();
    private int epochs;
    private @Nullable Runnable trouble;

    /** @param cap how many entries a partition takes */
    public InMemoryQueue(SocialClock clock, int cap) {
        this.clock = clock;
        this.cap = cap;
    }

    private static final class Partition {
        private final Map<DeliveryId, QueueEntry> entries = new HashMap<>();
        private final Map<RemoteAccount, Instant> closed = new HashMap<>();
        private final Map<String, Long> turns = new HashMap<>();
        private final Deque<DeliveryId> posted = new ArrayDeque<>();
        private final Deque<DeliveryId> failed = new ArrayDeque<>();
        private String epoch = "";
        private long sequence;
        private long turn;
        private long taken;
    }

    /** Everything is gone, as after a restart without a disk. */
    public synchronized void lose() {
        partitions.clear();
    }

    /** What happens at the start of each call from now on: an exception, or time that passes; {@code null} for nothing. */
    public synchronized void trouble(@Nullable Runnable what) {
        trouble = what;
    }

    /** How many entries there are in all. */
    public synchronized int size() {
        return partitions.values().stream().mapToInt(one -> one.entries.size()).sum();
    }

    private Partition partition(Platform platform) {
        if (trouble != null) {
            trouble.run();
        }
        return partitions.computeIfAbsent(platform, any -> new Partition());
    }

    private QueueMark mark(Partition in) {
        return new QueueMark(in.epoch, in.sequence, clock.now());
    }

    @Override
    public synchronized Offered offer(Platform platform, List<QueueEntry> entries) {
        Partition in = partition(platform);
        if (in.epoch.isEmpty()) {
            in.epoch = "epoch-" + ++epochs;
        }
        boolean full = false;
        int changed = 0;
        for (QueueEntry entry : entries) {
            if (!in.entries.containsKey(entry.delivery()) && in.entries.size() >= cap) {
                full = true;
            } else {
                changed += entry.equals(in.entries.put(entry.delivery(), entry)) ? 0 : 1;
            }
        }
        in.sequence += changed > 0 ? 1 : 0;
        return new Offered(full, changed, mark(in));
    }

    @Override
    public synchronized Taken take(Platform platform, Request request) {
        Partition in = partition(platform);
        Instant now = clock.now();
        Instant longest = now.plus(HOLD);
        request.left()
                .forEach(lane ->
                        in.closed.computeIfPresent(lane, (left, until) -> until.isAfter(longest) ? until : null));
        in.closed.values().removeIf(until -> !until.isAfter(now));
        Map<DeliveryId, RemoteAccount> taken = new LinkedHashMap<>();
        while (taken.size() < request.atMost()) {
            Optional<QueueEntry> next = next(in, request.busy(), now);
            if (next.isEmpty()) {
                break;
            }
            QueueEntry entry = next.get();
            in.turn = turnOf(in, entry);
            in.turns.put(entry.user(), in.turn);
            in.entries.remove(entry.delivery());
            boolean rests = entry.at().plus(LATE).isBefore(now)
                    && request.catchUpSpacing().compareTo(HOLD) > 0;
            in.closed.put(entry.account(), now.plus(rests ? request.catchUpSpacing() : HOLD));
            taken.put(entry.delivery(), entry.account());
        }
        in.taken += taken.size();
        Instant later = Stream.concat(
                        in.entries.values().stream().map(QueueEntry::at).filter(at -> at.isAfter(now)),
                        in.closed.values().stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Taken(taken, in.entries.isEmpty() ? null : later, mark(in));
    }

    /** The oldest of each open lane; of those the one of the user who had least. */
    private static Optional<QueueEntry> next(Partition in, Set<RemoteAccount> busy, Instant now) {
        return in.entries.values().stream()
                .filter(entry -> !entry.at().isAfter(now))
                .filter(entry -> !in.closed.containsKey(entry.account()) && !busy.contains(entry.account()))
                .min(Comparator.<QueueEntry>comparingLong(entry -> turnOf(in, entry))
                        .thenComparing(entry -> entry.at())
                        .thenComparing(entry -> entry.delivery()));
    }

    private static long turnOf(Partition in, QueueEntry entry) {
        return Math.max(in.turn - 1, in.turns.getOrDefault(entry.user(), 0L)) + 1;
    }

    @Override
    public synchronized void remove(Platform platform, Collection<DeliveryId> deliveries) {
        partition(platform).entries.keySet().removeAll(Set.copyOf(deliveries));
    }

    @Override
    public synchronized void ended(Platform platform, List<DeliveryId> deliveries, boolean posted) {
        Partition in = partition(platform);
        Deque<DeliveryId> list = posted ? in.posted : in.failed;
        for (DeliveryId delivery : deliveries) {
            list.remove(delivery);
            list.addFirst(delivery);
            if (list.size() > (posted ? 10 : 5)) {
                list.removeLast();
            }
        }
    }

    @Override
    public synchronized QueueStats stats(Platform platform) {
        Partition in = partition(platform);
        Instant now = clock.now();
        List<QueueEntry> ready = in.entries.values().stream()
                .filter(entry -> !entry.at().isAfter(now))
                .sorted(Comparator.comparing(QueueEntry::at))
                .toList();
        Map<RemoteAccount, Long> lanes = new LinkedHashMap<>();
        ready.stream()
                .filter(entry -> lanes.size() < MOST_LANES || lanes.containsKey(entry.account()))
                .forEach(entry -> lanes.merge(entry.account(), 1L, Long::sum));
        return new QueueStats(
                in.entries.size() - ready.size(),
                ready.size(),
                ready.isEmpty() ? null : ready.get(0).at(),
                in.closed.values().stream().filter(until -> until.isAfter(now)).count(),
                lanes,
                in.taken,
                0,
                List.copyOf(in.posted),
                List.copyOf(in.failed));
    }

    @Override
    public void close() {}
}
