package io.social4j;

import io.social4j.config.WorkerRole;
import io.social4j.internal.engine.Workers;
import io.social4j.model.Platform;
import io.social4j.spi.queue.QueueStats;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs the engine: on threads of its own, or on the caller's. Thread-safe. */
public final class SocialWorkers implements AutoCloseable {

    private final Workers workers;
    private final Duration grace;
    private final Supplier<Map<Platform, QueueStats>> queues;

    SocialWorkers(Workers workers, Duration grace, Supplier<Map<Platform, QueueStats>> queues) {
        this.workers = workers;
        this.grace = grace;
        this.queues = queues;
    }

    /** What this process does once it is started: {@code social4j.workers.roles}. Immutable. */
    public Set<WorkerRole> roles() {
        return workers.pulse().roles();
    }

    /** Starts the threads that the {@linkplain #roles() roles} need; repeating it changes nothing. */
    public void start() {
        workers.start();
    }

    /**
     * Publishes what is due on the calling thread, and tells listeners. For hosts with a scheduler of their own, and for
     * tests. Never call it inside a transaction. A delivery that takes longer than a third of {@code social4j.publish.lease}
     * keeps its lease, which a thread of our own renews meanwhile. Without {@link WorkerRole#PUBLISH} it publishes nothing.
     *
     * @return when the next delivery is due; empty if there is none, or it is not for this process
     */
    public Optional<Instant> runDue() {
        return workers.runDue();
    }

    /**
     * How the queue is, for dashboards: one partition for each platform. Asks the queue.
     *
     * @return nothing if there is no queue, or it is away
     */
    public Map<Platform, QueueStats> queues() {
        return queues.get();
    }

    /**
     * Starts nothing new, and waits for what is under way. What is not done by then is taken up by the next process.
     *
     * @return whether everything had ended within {@code time}
     */
    public boolean close(Duration time) {
        return workers.close(time);
    }

    /** As {@link #close(Duration)}, with as much time as one exchange may take. */
    @Override
    public void close() {
        workers.close(grace);
    }
}
