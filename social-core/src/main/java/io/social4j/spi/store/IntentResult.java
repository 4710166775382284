package io.social4j.spi.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an intent.
 *
 * @param attempt the attempt that was opened, and only then
 * @param intentAt the store's time of it
 */
public record IntentResult(
        Kind kind, @Nullable AttemptId attempt, @Nullable Instant intentAt) {

    /** The possible answers. */
    public enum Kind {
        OPENED,
        /** The ticket does not hold, or an intent is open. */
        LOST,
        /** Somebody else has the row locked; try again shortly. */
        LOCKED,
        /** An equal request of the same remote account is on its way. */
        TWIN,
        /** Past {@link Intent#notAfter}. */
        LATE
    }

    public static IntentResult opened(AttemptId attempt, Instant intentAt) {
        return new IntentResult(Kind.OPENED, attempt, intentAt);
    }

    public static IntentResult refused(Kind kind) {
        return new IntentResult(kind, null, null);
    }
}
