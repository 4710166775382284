package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of all platforms at once: that of the clock below it, put forward or back. Windows of rates, quotas, the ends of
 * tokens and containers, listing lag, {@code Date} headers and late webhooks follow it. Thread-safe.
 */
public final class SandboxClock implements InstantSource {

    private final InstantSource below;
    private volatile Duration offset = Duration.ZERO;

    SandboxClock(InstantSource below) {
        this.below = below;
    }

    @Override
    public Instant instant() {
        return below.instant().plus(offset);
    }

    /** How far this clock is ahead of the one below it; negative when it is behind. */
    public Duration offset() {
        return offset;
    }

    /** It is that time now, and time goes on from there as fast as before. Also backwards. */
    public synchronized void set(Instant time) {
        offset = Duration.between(below.instant(), time);
    }

    /** It is later by that much; earlier, if it is negative. */
    public synchronized void advance(Duration time) {
        offset = offset.plus(time);
    }

    /** The time of the clock below again. */
    public synchronized void reset() {
        offset = Duration.ZERO;
    }
}
