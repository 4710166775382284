package io.social4j.internal.engine;

import io.social4j.config.WorkerRole;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the engine of this process has lately done. Immutable.
 *
 * @param workers whether its threads run
 * @param roles what they do
 * @param lastClaim when the store last answered a claim, by the clock of this process; {@code null} if it never did
 * @param lastWork when a claim last answered with work; {@code null} if none ever did
 * @param inFlight how many deliveries are being visited
 * @param catchingUp whether accounts have lately begun late deliveries, and may wait before the next one
 */
public record Pulse(
        State workers,
        Set<WorkerRole> roles,
        @Nullable Instant lastClaim,
        @Nullable Instant lastWork,
        int inFlight,
        boolean catchingUp) {

    public Pulse {
        roles = Set.copyOf(roles);
    }

    /** Whether deliveries are for this process to claim. */
    public boolean publishes() {
        return roles.contains(WorkerRole.PUBLISH);
    }

    /** Where the threads stand. */
    public enum State {
        NOT_STARTED,
        RUNNING,
        CLOSED,
        /** They were started, nobody closed them, and one of them is gone. */
        DEAD
    }
}
