package io.social4j.testkit.simulation;

import io.social4j.internal.Guard;
import io.social4j.model.DeliveryId;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Time, the store, the platform and the workers of one run. One thread. */
final class World {

    static final Instant START = Instant.parse("2026-12-01T10:00:00Z");

    /** Deliveries are numbered from 1. */
    static final String DELIVERY = "delivery-";

    private static final Duration OPERATION = Duration.ofMillis(1);
    private static final int WORKERS = 2;

    final SocialStore store;
    final SimulatedPlatform platform;
    final Scenario scenario;
    final List<String> violations = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    final Map<DeliveryId, Long> fences = new HashMap<>();
    private final boolean tracing;
    private final FaultPlan plan;
    private final Set<Guard> guards;
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>();
    private Instant now = START;
    private int operations;
    private int started;

    World(Scenario scenario, FaultPlan plan, Ground ground, boolean tracing) {
        this.tracing = tracing;
        this.scenario = scenario;
        this.plan = plan;
        this.guards = ground.guards();
        this.store = ground.stores().apply(clock());
        this.platform = new SimulatedPlatform(this);
        for (int i = 0; i < WORKERS; i++) {
            workers.add(newWorker());
        }
    }

    private record Later(Instant at, Runnable what) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            return at.compareTo(other.at);
        }
    }

    private SimulatedWorker newWorker() {
        return new SimulatedWorker(this, "w" + ++started, guards);
    }

    Instant now() {
        return now;
    }

    int operations() {
        return operations;
    }

    private SocialClock clock() {
        return new SocialClock() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nanos() {
                return Duration.between(START, now).toNanos();
            }
        };
    }

    /** Lets time pass, and what was to happen meanwhile happen. */
    void pass(Duration time) {
        Instant until = now.plus(time);
        while (!later.isEmpty() && !later.peek().at().isAfter(until)) {
            Later next = later.poll();
            now = next.at().isAfter(now) ? next.at() : now;
            next.what().run();
        }
        now = until;
    }

    void atTime(Instant at, Runnable what) {
        later.add(new Later(at, what));
    }

    /** One operation of a worker: counts it and tells what goes wrong with it. */
    @Nullable
    Fault operation(SimulatedWorker worker, String name) {
        pass(OPERATION);
        Fault fault = plan.at(operations);
        if (tracing) {
            String what = operations + " " + now.toString().substring(11) + " " + worker.name() + " " + name;
            trace.add(fault == null ? what : what + " *" + fault + "*");
        }
        operations++;
        return fault;
    }

    /** Runs an operation with whatever is to go wrong with it. */
    <T> T operate(
            SimulatedWorker worker, String name, Operation<T> call, Supplier<? extends RuntimeException> failure) {
        worker.checkAlive();
        if (worker.isCutOff(now)) {
            // The retries of a worker that is cut off are no operations of their own, but the others go on meanwhile.
            letOthersWork(worker);
            throw failure.get();
        }
        Fault fault = operation(worker, name);
        if (fault == null) {
            return call.run();
        }
        switch (fault) {
            case FAIL_BEFORE -> throw failure.get();
            case SUCCEED_THEN_FAIL -> {
                call.run();
                throw failure.get();
            }
            case CRASH_BEFORE -> throw worker.crash();
            case CRASH_AFTER -> {
                call.run();
                throw worker.crash();
            }
            case STORE_AWAY_PAST_LEASE, STORE_AWAY_AFTERWARDS -> {
                if (fault == Fault.STORE_AWAY_AFTERWARDS) {
                    call.run();
                }
                worker.cutOffUntil(now.plus(scenario.policy().lease()).plusSeconds(5));
                throw failure.get();
            }
            default -> {
                freeze(worker, fault);
                return call.run();
            }
        }
    }

    /** A worker stops, the others go on; then it goes on as well. */
    void freeze(SimulatedWorker frozen, Fault fault) {
        Duration time = fault == Fault.FREEZE_PAST_LEASE
                ? scenario.policy().lease().plusSeconds(1)
                : scenario.policy()
                        .lease()
                        .plus(scenario.policy().quietPeriod())
                        .plusSeconds(120);
        Instant until = now.plus(time);
        Instant from = now;
        frozen.setFrozen(true);
        while (now.isBefore(until)) {
            runOthers();
            step(until);
        }
        frozen.setFrozen(false);
        if (fault == Fault.SUSPEND) {
            frozen.loseNanos(Duration.between(from, now));
        }
    }

    private void letOthersWork(SimulatedWorker worker) {
        worker.setFrozen(true);
        runOthers();
        worker.setFrozen(false);
    }

    /** Lets every worker that can run do what is due; replaces the dead. */
    void runOthers() {
        for (int i = 0; i < workers.size(); i++) {
            SimulatedWorker worker = workers.get(i);
            if (worker.isIdle()) {
                worker.runDue();
            }
            if (worker.isDead()) {
                workers.set(i, newWorker());
            }
        }
    }

    /** Moves time to whatever comes next, at most to {@code until}. */
    void step(Instant until) {
        Instant next = store.posts().nextDue(Set.of(SimulatedPlatform.NAME)).orElse(until);
        Instant event = later.isEmpty() ? until : later.peek().at();
        Instant to = next.isBefore(event) ? next : event;
        to = to.isAfter(until) ? until : to;
        pass(to.isAfter(now) ? Duration.between(now, to) : Duration.ofMillis(200));
    }

    /** I2: what leaves has an intent that is stored and open. */
    void requestLeaves() {
        boolean hasIntent = IntStream.rangeClosed(1, scenario.payloads().size())
                .mapToObj(number -> DeliveryId.of(DELIVERY + number))
                .flatMap(id -> store.log().history(id).stream())
                .anyMatch(entry -> entry.outcome() == null);
        if (!hasIntent) {
            violation("I2: a request leaves without an open intent");
        }
    }

    void violation(String what) {
        violations.add(what);
    }
}
