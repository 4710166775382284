package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;

/** Numbers of a post that only ever grow, and are the same for the same post at the same time. */
final class Growth {

    private Growth() {}

    /**
     * The number at that time.
     *
     * @param perHour about how much it grows in an hour
     */
    static long of(String postId, String metric, int perHour, Instant createdAt, Instant now) {
        long seconds = Math.max(0, Duration.between(createdAt, now).toSeconds());
        int variation = Math.floorMod((postId + metric).hashCode(), 50) + 75;
        return seconds * perHour * variation / 360_000;
    }
}
