package io.social4j.internal.engine;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries from a queue and claims those in the store. Fills the queue from the store, and claims from the store alone while
 * the queue is away.
 */
public final class QueueDispatcher implements Dispatcher {

    private static final Duration BETWEEN_FEEDS = Duration.ofSeconds(1);

    private final EngineParts parts;
    private final JobQueue queue;
    private final QueueLine line;
    private final StoreDispatcher direct;
    private final List<Feeder> feeders;
    private final Queue<RemoteAccount> left = new ConcurrentLinkedQueue<>();
    private volatile boolean news = true;
    private volatile boolean unfinished;
    private volatile boolean moreToTake;
    private volatile @Nullable Instant next;
    private volatile boolean fromQueue;
    private long fedAt;
    private long returnsSeen;

    public QueueDispatcher(EngineParts parts, JobQueue queue, QueueLine line) {
        this.parts = parts;
        this.queue = queue;
        this.line = line;
        this.direct = new StoreDispatcher(parts);
        this.feeders = parts.adapters().keySet().stream()
                .map(platform -> new Feeder(platform, queue, line, parts))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public List<Work> claim(Set<RemoteAccount> busy, Set<RemoteAccount> resting, int atMost) {
        fromQueue = false;
        if (!line.isOpen()) {
            left.clear();
            return direct.claim(busy, resting, atMost);
        }
        Map<DeliveryId, RemoteAccount> taken;
        try {
            feed();
            taken = take(busy, atMost);
        } catch (QueueAwayException away) {
            return direct.claim(busy, resting, atMost);
        }
        fromQueue = true;
        if (taken.isEmpty()) {
            return List.of();
        }
        List<Work> works = parts.store()
                .deliveries()
                .claim(
                        Selection.ids(parts.adapters().keySet(), taken.keySet()),
                        atMost,
                        parts.owner(),
                        parts.policy().lease());
        // What could not be claimed has ended, or others have it: nobody visits its lane for it, and the next one may
        // go.
        works.forEach(work -> taken.remove(work.ticket().delivery()));
        left.addAll(taken.values());
        return works;
    }

    private void feed() {
        long nanos = parts.clock().nanos();
        if (line.returns() != returnsSeen) {
            // Others may have emptied it meanwhile, and nothing was offered.
            returnsSeen = line.returns();
            feeders.forEach(Feeder::startAgain);
            news = true;
        }
        boolean again = news || nanos - fedAt >= BETWEEN_FEEDS.toNanos();
        if (again) {
            news = false;
            fedAt = nanos;
        }
        if (again || unfinished) {
            boolean more = false;
            for (Feeder feeder : feeders) {
                more |= feeder.feed(again);
            }
            unfinished = more;
        }
    }

    private Map<DeliveryId, RemoteAccount> take(Set<RemoteAccount> busy, int atMost) {
        Set<RemoteAccount> over = new HashSet<>();
        for (RemoteAccount lane = left.poll(); lane != null; lane = left.poll()) {
            over.add(lane);
        }
        // What has ended since the busy ones were counted is over: or its lane would stay closed until the queue opens
        // it.
        Set<RemoteAccount> visited = new HashSet<>(busy);
        visited.removeAll(over);
        Map<DeliveryId, RemoteAccount> taken = new LinkedHashMap<>();
        List<Instant> later = new ArrayList<>();
        boolean more = false;
        // Another one begins each time, so that none takes all the places.
        Collections.rotate(feeders, 1);
        for (Feeder feeder : feeders) {
            Platform platform = feeder.platform();
            JobQueue.Request request = new JobQueue.Request(
                    atMost - taken.size(),
                    parts.policy().catchUpSpacing(),
                    of(platform, over),
                    Set.copyOf(of(platform, visited)));
            JobQueue.Taken some = line.ask(() -> queue.take(platform, request));
            taken.putAll(some.lanes());
            news |= feeder.noticed(some.mark());
            if (some.next() != null) {
                more |= !some.lanes().isEmpty()
                        && !some.next().isAfter(some.mark().now());
                later.add(feeder.storeTime(some.next()));
            }
        }
        moreToTake = more;
        next = later.stream().min(Comparator.naturalOrder()).orElse(null);
        return taken;
    }

    private static List<RemoteAccount> of(Platform platform, Set<RemoteAccount> lanes) {
        return lanes.stream().filter(lane -> lane.platform().equals(platform)).toList();
    }

    @Override
    public Optional<Instant> nextDue() {
        return fromQueue
                ? Optional.ofNullable(
                        news || unfinished || moreToTake || !left.isEmpty()
                                ? parts.store().now()
                                : next)
                : direct.nextDue();
    }

    @Override
    public void left(RemoteAccount lane) {
        left.add(lane);
    }

    @Override
    public void expectNews() {
        news = true;
    }
}
