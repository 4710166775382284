package io.social4j.facebook;

import io.social4j.spi.SocialClock;
import java.time.Instant;

/** A clock that stands still. */
record FixedClock(Instant now) implements SocialClock {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    static FixedClock noon() {
        return new FixedClock(NOON);
    }

    @Override
    public long nanos() {
        return 0;
    }
}
