package io.social4j.internal.engine;

import io.social4j.config.WorkerRole;
import io.social4j.internal.Guard;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims what is due and visits it, on the caller's thread or on an executor; starts no thread of its own. Thread-safe: many
 * engines may share one store, many threads one engine.
 */
public final class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int SOLO_FROM = 2;
    private static final int MOST_VISITS = 10_000;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);
    private static final Duration BETWEEN_SHARES = Duration.ofSeconds(1);
    private static final Duration LONGEST_GATHERING = Duration.ofMillis(20);
    private static final Duration GATHERING_STEP = Duration.ofMillis(2);

    private final EngineParts parts;
    private final Dispatcher dispatcher;
    private final Dispatcher direct;
    private final Desk desk;
    private final Lanes lanes = new Lanes();
    private final CatchUp catchUp;
    private final IdentityHashMap<Work, Long> running = new IdentityHashMap<>();
    private final Deque<Claimed> solo = new ArrayDeque<>();
    private final OwedFacts owed = new OwedFacts();
    private final Signal wake = new Signal();
    private final AtomicLong lastShare;
    private long lastRound;
    private long dispatchedAt;
    private int lastClaimed;
    private volatile @Nullable Instant lastClaim;
    private volatile @Nullable Instant lastWork;
    private volatile boolean draining;
    private volatile boolean abandoned;

    private record Claimed(Work work, long nanosAtClaim) {}

    /** Claims from the store. */
    public Engine(EngineParts parts) {
        this(parts, new StoreDispatcher(parts));
    }

    public Engine(EngineParts parts, Dispatcher dispatcher) {
        this.parts = parts;
        this.dispatcher = dispatcher;
        this.direct = new StoreDispatcher(parts);
        this.lastRound = parts.clock().nanos();
        this.catchUp = new CatchUp(parts.policy().catchUpSpacing(), parts.clock());
        this.lastShare = new AtomicLong(lastRound - BETWEEN_SHARES.toNanos());
        Backoff backoff = new Backoff(parts.policy(), parts.random());
        this.desk = new Desk(
                parts,
                new StoreCalls(parts.pause(), parts.policy().margin(), owed, () -> draining, () -> abandoned),
                new Consequences(parts.policy(), backoff),
                new Judge(parts.policy(), parts.on(Guard.QUIET_PERIOD)),
                new Permits(parts.policy()),
                catchUp,
                () -> draining);
    }

    /**
     * Visits what is due on the calling thread, one after the other, until nothing is; asks the store alone. Must not run inside a
     * transaction of the host: an intent has to be durable when its request leaves.
     *
     * @return when the next delivery is due; empty if none is scheduled
     */
    public Optional<Instant> runDue() {
        owed.offer();
        for (int visits = 0; visits < MOST_VISITS && !draining; visits++) {
            shareFromTimeToTime();
            List<Claimed> claimed = claim(direct, 1);
            if (claimed.isEmpty()) {
                break;
            }
            visit(claimed.get(0));
        }
        share();
        return direct.nextDue();
    }

    /** What this process has learned of budgets, and what others have. */
    void share() {
        parts.pacer().share();
    }

    private void shareFromTimeToTime() {
        long now = parts.clock().nanos();
        long last = lastShare.get();
        if (now - last >= BETWEEN_SHARES.toNanos() && lastShare.compareAndSet(last, now)) {
            share();
        }
    }

    /**
     * Claims what is due, never more than there are free workers, and visits it on {@code executor}.
     *
     * @return when the next delivery is due; empty if none is scheduled, or if none can be claimed before a visit ends
     */
    public Optional<Instant> dispatch(Executor executor) {
        dispatchedAt = parts.clock().nanos();
        goRound();
        Claimed alone = nextSolo();
        if (alone != null) {
            executor.execute(() -> visit(alone));
            return Optional.empty();
        }
        int free = freeWorkers();
        List<Claimed> taken = free > 0 && !draining ? claim(dispatcher, free) : List.of();
        for (Claimed claimed : taken) {
            if (isDeadly(claimed.work())) {
                waitAlone(claimed);
            } else {
                executor.execute(() -> visit(claimed));
            }
        }
        lastClaimed = taken.size();
        // Whatever else is due has to wait for a worker, whose visit wakes us.
        return taken.size() >= free ? Optional.empty() : dispatcher.nextDue();
    }

    /** How long ago {@link #dispatch} began; for the thread that calls it. */
    Duration sinceDispatch() {
        return Duration.ofNanos(parts.clock().nanos() - dispatchedAt);
    }

    /** Something was scheduled or set free, and may be due at once. */
    public void expectNews() {
        dispatcher.expectNews();
        wake.raise();
    }

    /**
     * Waits a moment after {@link #dispatch}, as long as most workers are busy: a claim costs the store much the same whether it
     * takes one delivery or fifty. The more the last one has taken, the longer; a lone post waits for nothing.
     */
    void gather() {
        long end = parts.clock().nanos()
                + Math.min(
                        LONGEST_GATHERING.toNanos(),
                        Duration.ofMillis(lastClaimed).toNanos());
        long left = end - parts.clock().nanos();
        while (left > 0 && inFlight() > parts.policy().workers() * 3 / 4 && !draining) {
            // Not until a visit ends: thousands do in a second.
            parts.pause().await(Duration.ofNanos(Math.min(left, GATHERING_STEP.toNanos())));
            left = end - parts.clock().nanos();
        }
    }

    /** Raised whenever something may have become due or a worker free. */
    public Signal wake() {
        return wake;
    }

    /** What it has lately done, with this to say about its threads. */
    Pulse pulse(Pulse.State workers, Set<WorkerRole> roles) {
        return new Pulse(workers, roles, lastClaim, lastWork, inFlight(), catchUp.isUnderWay());
    }

    /** How many deliveries are being visited. */
    public int inFlight() {
        synchronized (running) {
            return running.size();
        }
    }

    /** Starts nothing new from now on; visits release what has no intent. */
    public void drain() {
        draining = true;
        releaseSolo();
        wake.raise();
    }

    /** Stores what could not be stored because its rows were locked; waits until it is, or until {@link #abandon}. */
    public void settleOwed() {
        owed.takeAll().forEach(desk.storeCalls()::settle);
    }

    /** Stops waiting for a store that does not answer; the next claim of anybody looks at what is left. */
    public void abandon() {
        abandoned = true;
    }

    private static boolean isDeadly(Work work) {
        return work.progress().deaths() >= SOLO_FROM;
    }

    private int freeWorkers() {
        synchronized (running) {
            boolean soloRuns = running.keySet().stream().anyMatch(Engine::isDeadly);
            return soloRuns ? 0 : parts.policy().workers() - running.size();
        }
    }

    private List<Claimed> claim(Dispatcher from, int atMost) {
        // One claim at a time, so that no two take from one lane.
        synchronized (lanes) {
            long before = parts.clock().nanos();
            List<Work> works = from.claim(lanes.full(), catchUp.resting(), atMost);
            lastClaim = parts.clock().now();
            lastWork = works.isEmpty() ? lastWork : lastClaim;
            List<Claimed> claimed = new ArrayList<>();
            for (Work work : works) {
                lanes.enter(work.remoteAccount());
                synchronized (running) {
                    running.put(work, before);
                }
                claimed.add(new Claimed(work, before));
            }
            return claimed;
        }
    }

    /** A delivery that has killed two visits gets the process to itself, so that it takes nobody with it. */
    private void waitAlone(Claimed claimed) {
        synchronized (running) {
            solo.add(claimed);
        }
        LOG.warn(
                "Delivery {} has ended {} visits in a row without a word; it is visited alone now",
                claimed.work().ticket().delivery(),
                claimed.work().progress().deaths());
    }

    private @Nullable Claimed nextSolo() {
        synchronized (running) {
            return !solo.isEmpty() && running.size() == solo.size() ? solo.poll() : null;
        }
    }

    /** Those that wait to be visited alone go back to the store, or not being visited would count as another death. */
    private void releaseSolo() {
        List<Claimed> waiting;
        synchronized (running) {
            waiting = List.copyOf(solo);
            solo.clear();
            waiting.forEach(claimed -> running.remove(claimed.work()));
        }
        for (Claimed claimed : waiting) {
            try {
                parts.store()
                        .deliveries()
                        .park(
                                claimed.work().ticket(),
                                Next.comeBack(parts.store().now()));
            } catch (RuntimeException later) {
                LOG.warn(
                        "The delivery {} waits for its lease to end: {}",
                        claimed.work().ticket(),
                        later.toString());
            }
        }
    }

    private void visit(Claimed claimed) {
        Work work = claimed.work();
        try {
            new Visit(work, desk, new VisitTime(parts.clock(), work, claimed.nanosAtClaim())).run();
        } finally {
            synchronized (running) {
                running.remove(work);
                lanes.leave(work.remoteAccount());
            }
            dispatcher.left(work.remoteAccount());
            wake.raise();
        }
    }

    private void goRound() {
        long now = parts.clock().nanos();
        if (now - lastRound >= BETWEEN_ROUNDS.toNanos()) {
            lastRound = now;
            renewLeases();
            owed.offer();
        }
        shareFromTimeToTime();
    }

    /** Visits that prepare for long keep their deliveries; those that hang for ever do not. */
    void renewLeases() {
        Duration lease = parts.policy().lease();
        long now = parts.clock().nanos();
        List<Work> old;
        synchronized (running) {
            old = running.entrySet().stream()
                    .filter(entry -> isBetween(now - entry.getValue(), lease.dividedBy(3), lease.multipliedBy(30)))
                    .map(Map.Entry::getKey)
                    .toList();
        }
        if (!old.isEmpty()) {
            parts.store().deliveries().renew(old.stream().map(Work::ticket).toList(), lease);
        }
    }

    private static boolean isBetween(long nanos, Duration from, Duration to) {
        return nanos >= from.toNanos() && nanos <= to.toNanos();
    }
}
