package io.social4j.internal.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the engine of this process has lately done. Immutable.
 *
 * @param workers whether its threads run
 * @param lastClaim when the store last answered a claim, by the clock of this process; {@code null} if it never did
 * @param lastWork when a claim last answered with work; {@code null} if none ever did
 * @param inFlight how many deliveries are being visited
 */
public record Pulse(
        State workers,
        @Nullable Instant lastClaim,
        @Nullable Instant lastWork,
        int inFlight) {

    /** Where the threads stand. */
    public enum State {
        NOT_STARTED,
        RUNNING,
        CLOSED,
        /** They were started, nobody closed them, and the one that claims is gone. */
        DEAD
    }
}
