package io.social4j.sandbox;

import java.time.Instant;

/** Post ids of X: the milliseconds since its epoch, shifted by 22 bits. Unique also when the clock stands still. */
final class Snowflakes {

    private static final long EPOCH = 1_288_834_974_657L;

    private long last;

    synchronized String next(Instant now) {
        long fromClock = (now.toEpochMilli() - EPOCH) << 22;
        last = Math.max(last + 1, fromClock);
        return Long.toString(last);
    }
}
