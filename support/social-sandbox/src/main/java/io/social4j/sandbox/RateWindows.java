package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Counts the calls of an account, or of an app, in windows of one length, or in days. Not thread-safe. */
final class RateWindows {

    private final UnaryOperator<Instant> ends;
    private final Map<String, Window> windows = new HashMap<>();

    /** Windows of a quarter of an hour. */
    RateWindows() {
        this(Duration.ofMinutes(15));
    }

    RateWindows(Duration length) {
        this(now -> now.plus(length));
    }

    private RateWindows(UnaryOperator<Instant> ends) {
        this.ends = ends;
    }

    /** Days of UTC. */
    static RateWindows daily() {
        return new RateWindows(now -> now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    /** Counts one call and answers the window it falls into. */
    Window count(String accountId, String endpoint, int limit, Instant now) {
        return windows.compute(accountId + ' ' + endpoint, (key, last) -> {
            boolean fresh = last == null || !now.isBefore(last.reset);
            return fresh ? new Window(limit, 1, ends.apply(now)) : new Window(limit, last.used + 1, last.reset);
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
