package io.social4j.internal;

import io.social4j.spi.SocialClock;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids that sort by time and cannot be guessed: UUIDs of version 7 (RFC 9562). Thread-safe if its random is. */
public final class Ids {

    private static final int RANDOM_BYTES = Short.BYTES + Long.BYTES;

    private final SocialClock clock;
    private final RandomGenerator random;

    public Ids(SocialClock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        // Asked once for all of them: each answer of a secure random costs as much as a large one.
        random.nextBytes(bytes);
        ByteBuffer drawn = ByteBuffer.wrap(bytes);
        long high = (clock.now().toEpochMilli() << 16) | 0x7000 | (drawn.getShort() & 0x0FFF);
        long low = (drawn.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
