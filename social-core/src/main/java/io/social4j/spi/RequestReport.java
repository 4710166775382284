package io.social4j.spi;

import io.social4j.model.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request that an adapter has sent, or tried to.
 *
 * @param call what it was for
 * @param status of the complete answer; {@code null} if none came
 * @param failure why none came: {@code NOT_SENT} if no complete request left; {@code null} if one did come
 * @param took from the first to the last of it
 */
public record RequestReport(
        Call call, @Nullable Integer status, @Nullable FailureKind failure, Duration took) {

    /** What requests are for. */
    public enum Call {
        /** May be repeated: a read, a preparation, a token. */
        READ,
        /** May be repeated, and has a large body. */
        UPLOAD,
        /** Publishes; cannot be taken back. */
        COMMIT
    }

    /** Takes reports. Thread-safe, does not block, does not throw. */
    @FunctionalInterface
    public interface Listener {

        void reported(RequestReport report);

        static Listener none() {
            return report -> {};
        }
    }
}
