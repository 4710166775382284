package io.social4j.http;

import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes when it is told to. */
final class ManualClock implements SocialClock {

    private final AtomicLong nanos = new AtomicLong();

    void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    @Override
    public Instant now() {
        return FixedClock.AT_NOON.now().plusNanos(nanos());
    }

    @Override
    public long nanos() {
        return nanos.get();
    }
}
