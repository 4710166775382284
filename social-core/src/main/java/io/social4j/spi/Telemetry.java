package io.social4j.spi;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Hears at once, and once, of what happens in this process and is not stored; for meters. What is stored is told by
 * {@link io.social4j.event.SocialListener}. Called on the threads that publish, so implementations are thread-safe and do not block;
 * what they throw is logged and stops nothing.
 */
public interface Telemetry {

    /** A request to a platform has ended, well or not. Only adapters that report their requests are heard. */
    default void requested(Platform platform, RequestReport report) {}

    /**
     * A platform was asked for a younger token.
     *
     * @param failure why there is none; {@code null} if there is
     */
    default void refreshed(Platform platform, @Nullable FailureKind failure) {}

    /** Something was not sent now, or was refused, because it would have been too much. */
    default void throttled(Platform platform, Throttle by) {}

    /** Hears nothing. */
    static Telemetry none() {
        return new Telemetry() {};
    }

    /** Who found that it would have been too much. */
    enum Throttle {
        /** This process, before anything left: the pace of an account, or a budget known to be used up. */
        PACING,
        /** The platform refused. */
        PLATFORM
    }
}
