package io.social4j.spi;

import java.time.Instant;

/** The one place where time comes from; tests bring their own. Thread-safe. */
public interface SocialClock {

    /** The time of day. */
    Instant now();

    /** A count of nanoseconds that never jumps; only differences mean something. */
    long nanos();

    /** The clock of this machine. */
    static SocialClock system() {
        return SystemClock.INSTANCE;
    }
}
