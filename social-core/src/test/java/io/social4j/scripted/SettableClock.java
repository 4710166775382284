package io.social4j.scripted;

import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is moved. Thread-safe. */
public final class SettableClock implements SocialClock {
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = START;
    private long nanos = 1_000;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** Lets the world go on while this machine does not notice, as in a suspended virtual machine. */
    public synchronized void suspend(Duration time) {
        now = now.plus(time);
    }
}
