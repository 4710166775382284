package io.social4j.spi;

import java.time.Instant;

/** The only class that asks the JDK what time it is. */
enum SystemClock implements SocialClock {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
