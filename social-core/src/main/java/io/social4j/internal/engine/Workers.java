package io.social4j.internal.engine;

import io.social4j.config.PublishPolicy;
import io.social4j.config.WorkerRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a running engine: one for events and, in the role that publishes, one that claims and those that visit. Thread-safe.
 */
public final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration LANE_IS_BUSY = Duration.ofMillis(50);
    private static final Duration BETWEEN_PUMPS = Duration.ofMillis(50);
    private static final Duration BETWEEN_PUMPS_AT_FULL_LOAD = Duration.ofMillis(500);
    private static final Duration MAINTENANCE = Duration.ofHours(1);

    private final Engine engine;
    private final EventPump pump;
    private final InstantSource storeTime;
    private final PublishPolicy policy;
    private final Set<WorkerRole> roles;
    private final Runnable maintenance;
    private final Signal eventSignal = new Signal();
    private final Signal closed = new Signal();
    private @Nullable ExecutorService executor;
    private volatile @Nullable Thread dispatcher;
    private volatile @Nullable Thread listener;
    private volatile boolean closing;

    /**
     * @param storeTime decides how long to sleep until the next due time
     * @param roles without {@link WorkerRole#PUBLISH} nothing is ever claimed
     * @param maintenance what the store wants done once in an hour, whatever the roles
     */
    public Workers(
            Engine engine,
            EventPump pump,
            InstantSource storeTime,
            PublishPolicy policy,
            Set<WorkerRole> roles,
            Runnable maintenance) {
        this.engine = engine;
        this.pump = pump;
        this.storeTime = storeTime;
        this.policy = policy;
        this.roles = Set.copyOf(roles);
        this.maintenance = maintenance;
    }

    public synchronized void start() {
        if (closing) {
            throw new IllegalStateException("These workers were closed; build a new Social4j");
        }
        if (listener == null) {
            if (publishes()) {
                executor = Executors.newFixedThreadPool(policy.workers(), named("social4j-worker-"));
                Thread claims = named("social4j-dispatcher-").newThread(this::dispatchUntilClosed);
                claims.start();
                dispatcher = claims;
            }
            Thread events = named("social4j-events-").newThread(this::pumpUntilClosed);
            events.start();
            listener = events;
            LOG.info("Workers started: {}, {} visits at a time", roles, publishes() ? policy.workers() : 0);
        }
    }

    private boolean publishes() {
        return roles.contains(WorkerRole.PUBLISH);
    }

    /** How they and their engine are. */
    public Pulse pulse() {
        Thread claims = dispatcher;
        Thread events = listener;
        Pulse.State state = Pulse.State.NOT_STARTED;
        if (closing) {
            state = Pulse.State.CLOSED;
        } else if (events != null) {
            boolean alive = events.isAlive() && (claims == null || claims.isAlive());
            state = alive ? Pulse.State.RUNNING : Pulse.State.DEAD;
        }
        return engine.pulse(state, roles);
    }

    private void dispatchUntilClosed() {
        ExecutorService workers = executor;
        while (!closing && workers != null) {
            long seen = engine.wake().count();
            Duration sleep = LONGEST_SLEEP;
            try {
                sleep = engine.dispatch(workers).map(this::until).orElse(LONGEST_SLEEP);
            } catch (RuntimeException | LinkageError | AssertionError | VirtualMachineError storeAway) {
                LOG.warn("Cannot claim what is due; trying again in {}", LONGEST_SLEEP, storeAway);
            }
            eventSignal.raise();
            engine.gather();
            engine.wake().awaitUninterruptibly(seen, sleep);
        }
    }

    private Duration until(Instant due) {
        return sleep(Duration.between(storeTime.instant(), due), engine.sinceDispatch());
    }

    /** @param left until the next one is due, by now */
    static Duration sleep(Duration left, Duration sinceDispatch) {
        if (left.isNegative() || left.isZero()) {
            boolean wasDue = left.negated().compareTo(sinceDispatch) >= 0;
            // What was due and not claimed has a lane that is busy, and the end of a visit wakes us. All else became
            // due meanwhile.
            return wasDue ? LANE_IS_BUSY : Duration.ZERO;
        }
        return left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
    }

    private void pumpUntilClosed() {
        Instant maintainAt = Instant.MIN;
        while (!closing) {
            long seen = eventSignal.count();
            pumpOnce();
            maintainAt = maintained(maintainAt);
            // Under load many events are read at once, and what is due goes first.
            boolean full = publishes() && engine.inFlight() >= policy.workers() * 3 / 4;
            closed.awaitUninterruptibly(0, full ? BETWEEN_PUMPS_AT_FULL_LOAD : BETWEEN_PUMPS);
            eventSignal.awaitUninterruptibly(seen, LONGEST_SLEEP);
        }
        pumpOnce();
        if (publishes()) {
            // What the last answers said of budgets.
            engine.share();
        }
    }

    /** Answers when it is due again. */
    private Instant maintained(Instant dueAt) {
        Instant next = dueAt;
        try {
            Instant now = storeTime.instant();
            if (now.isAfter(dueAt)) {
                next = now.plus(MAINTENANCE);
                maintenance.run();
            }
        } catch (RuntimeException | LinkageError | AssertionError | VirtualMachineError storeAway) {
            LOG.warn("Cannot tidy up the store; trying again in {}", MAINTENANCE, storeAway);
        }
        return next;
    }

    private void pumpOnce() {
        try {
            pump.pump();
        } catch (RuntimeException | LinkageError | AssertionError | VirtualMachineError storeAway) {
            LOG.warn("Cannot read events; trying again in {}", LONGEST_SLEEP, storeAway);
        }
    }

    /** Lets {@code grace} pass at most for what is under way. Returns whether everything had ended by then. */
    public synchronized boolean close(Duration grace) {
        if (!closing && listener != null) {
            LOG.info("Workers end: {} visits are under way, nothing new is claimed", engine.inFlight());
        }
        closing = true;
        engine.drain();
        join(dispatcher);
        if (executor == null) {
            engine.abandon();
            engine.settleOwed();
        } else if (!executor.isShutdown()) {
            executor.execute(engine::settleOwed);
        }
        boolean ended = executor == null || ended(executor, grace);
        if (!ended) {
            engine.abandon();
            LOG.warn("{} visits were still under way after {}; the next claim takes them up", engine.inFlight(), grace);
        }
        closed.raise();
        eventSignal.raise();
        join(listener);
        if (ended && listener != null) {
            LOG.info("Workers ended: nothing is under way");
        }
        return ended;
    }

    private static boolean ended(ExecutorService workers, Duration grace) {
        // Never shutdownNow: a thread between gate and settle must not be interrupted.
        workers.shutdown();
        try {
            return workers.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void join(@Nullable Thread thread) {
        if (thread != null) {
            try {
                thread.join(LONGEST_SLEEP.multipliedBy(2).toMillis());
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ThreadFactory named(String prefix) {
        return new ThreadFactory() {
            private int made;

            @Override
            public synchronized Thread newThread(Runnable task) {
                Thread thread = new Thread(task, prefix + ++made);
                thread.setDaemon(true);
                return thread;
            }
        };
    }

    /** For {@code due} times that were met on the caller's thread. */
    public Optional<Instant> runDue() {
        Optional<Instant> next = publishes() ? published() : Optional.empty();
        pump.pump();
        return next;
    }

    private Optional<Instant> published() {
        LongVisits renewed =
                LongVisits.renewed(engine::renewLeases, policy.lease().dividedBy(3), named("social4j-leases-"));
        try {
            return engine.runDue();
        } finally {
            renewed.close();
        }
    }
}
