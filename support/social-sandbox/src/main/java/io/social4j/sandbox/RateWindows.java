package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of an account in windows of a quarter of an hour. Not thread-safe. */
final class RateWindows {

    private static final Duration LENGTH = Duration.ofMinutes(15);

    private final Map<String, Window> windows = new HashMap<>();

    /** Counts one call and answers the window it falls into. */
    Window count(String accountId, String endpoint, int limit, Instant now) {
        return windows.compute(accountId + ' ' + endpoint, (key, last) -> {
            boolean fresh = last == null || !now.isBefore(last.reset);
            return fresh ? new Window(limit, 1, now.plus(LENGTH)) : new Window(limit, last.used + 1, last.reset);
        });
    }

    record Window(int limit, int used, Instant reset) {

        boolean exceeded() {
            return used > limit;
        }

        int remaining() {
            return Math.max(0, limit - used);
        }
    }
}
