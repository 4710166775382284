package io.social4j.spi.store;

import io.social4j.model.PlatformFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the log, for people.
 *
 * @param step the commit's name, or {@code prepare} for a failure before any commit
 * @param outcome {@code null} while nobody knows
 */
public record LogEntry(
        AttemptId attempt,
        String step,
        Instant intentAt,
        Instant deadlineAt,
        @Nullable Outcome outcome,
        @Nullable Instant outcomeAt,
        @Nullable String remoteId,
        @Nullable PlatformFailure failure) {

    /** The step name of a failure before any commit. */
    public static final String PREPARE = "prepare";

    /** How an attempt ended. */
    public enum Outcome {
        /** It is live, by the platform's answer or by evidence. */
        LIVE,
        /** The platform refused it. */
        REFUSED,
        /** No complete request left. */
        NOT_SENT,
        /** Proven, or decided by a person, not to exist. */
        ABSENT,
        /** A preparation that failed; nothing irreversible was tried. */
        FAILED
    }
}
