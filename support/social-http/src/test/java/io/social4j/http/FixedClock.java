package io.social4j.http;

import io.social4j.spi.SocialClock;
import java.time.Instant;

/** A clock that stands still. */
record FixedClock(Instant now) implements SocialClock {

    static final FixedClock AT_NOON = new FixedClock(Instant.parse("2026-12-01T12:00:00Z"));

    @Override
    public long nanos() {
        return 0;
    }
}
