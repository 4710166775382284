package io.social4j.testkit;

import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that moves only when it is told to. Time of day and nanoseconds are two hands, as on a real machine: a suspended
 * one loses nanoseconds and keeps the time of day. Thread-safe.
 */
public final class ManualClock implements SocialClock {

    private Instant now;
    private long nanos;

    private ManualClock(Instant now) {
        this.now = now;
    }

    /** A clock that stands at this time. */
    public static ManualClock at(Instant now) {
        return new ManualClock(now);
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    /**
     * Lets time pass.
     *
     * @throws IllegalArgumentException if {@code time} is negative: nanoseconds never run backwards
     */
    public synchronized void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time passes forwards; to set the time of day back, use set()");
        }
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** Lets time pass until then, if that is still to come. */
    public synchronized void advanceTo(Instant then) {
        if (then.isAfter(now)) {
            advance(Duration.between(now, then));
        }
    }

    /** Lets the time of day pass and no nanoseconds, as for a machine that was suspended. */
    public synchronized void suspend(Duration time) {
        now = now.plus(time);
    }

    /** Sets the time of day, forwards or backwards, as somebody who corrects a clock; nanoseconds stay. */
    public synchronized void set(Instant then) {
        now = then;
    }

    @Override
    public synchronized String toString() {
        return "ManualClock[" + now + ", " + nanos + " ns]";
    }
}
