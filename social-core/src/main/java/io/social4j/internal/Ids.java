package io.social4j.internal;

import io.social4j.spi.SocialClock;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by time and cannot be guessed: UUIDs of version 7, with a counter behind the millisecond (RFC 9562, section 6.2,
 * method 1), so that those of one process sort as they were made. Thread-safe if its random is.
 */
public final class Ids {

    private static final int RANDOM_BYTES = Short.BYTES + Long.BYTES;
    private static final int COUNTER_BITS = 12;

    /** Counters begin in the lower half: what is made in one millisecond hardly ever runs into the next. */
    private static final long FIRST_COUNTERS = (1L << (COUNTER_BITS - 1)) - 1;

    private final SocialClock clock;
    private final RandomGenerator random;
    /** Millisecond and counter of the last id. */
    private final AtomicLong last = new AtomicLong();

    public Ids(SocialClock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        // Asked once for all of them: each answer of a secure random costs as much as a large one.
        random.nextBytes(bytes);
        ByteBuffer drawn = ByteBuffer.wrap(bytes);
        long fresh = (clock.now().toEpochMilli() << COUNTER_BITS) | (drawn.getShort() & FIRST_COUNTERS);
        long mine = last.updateAndGet(before -> isSameTime(before, fresh) ? before + 1 : fresh);
        long high = ((mine >>> COUNTER_BITS) << 16) | 0x7000 | (mine & ((1 << COUNTER_BITS) - 1));
        long low = (drawn.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** Also when a clock was set back. */
    private static boolean isSameTime(long before, long fresh) {
        return before >>> COUNTER_BITS >= fresh >>> COUNTER_BITS;
    }
}
