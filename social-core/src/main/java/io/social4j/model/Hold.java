package io.social4j.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the deliveries of an account or of a whole platform back without changing their state: a kill switch, a grant that
 * is gone, a quota that is used up. There is at most one hold for each target and cause.
 *
 * @param untilOrNull when it ends by itself; unknown for those a person or a new token ends
 */
public record Hold(HoldTarget target, Cause cause, @Nullable Instant untilOrNull) {

    /** Why deliveries wait; also what ends the wait. */
    public enum Cause {
        /** A person pulled the kill switch; only resuming ends it. */
        PAUSED,
        /** The token is gone; a new one ends it. */
        RECONNECT,
        /** Rate limit or quota; time ends it. */
        LIMIT,
        /** The platform suspects abuse; a person resumes. */
        POLICY,
        /** The API version is retired; checked again from time to time. */
        VERSION
    }

    public Optional<Instant> until() {
        return Optional.ofNullable(untilOrNull);
    }

    /** Whether it still stands at {@code now}. */
    public boolean standsAt(Instant now) {
        return untilOrNull == null || untilOrNull.isAfter(now);
    }
}
