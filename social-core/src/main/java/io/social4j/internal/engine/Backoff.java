package io.social4j.internal.engine;

import io.github.resilience4j.core.IntervalFunction;
import io.social4j.config.PublishPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: exponential, with full jitter, so that many failures do not come back in step. */
final class Backoff {

    private static final double FACTOR = 2;

    private final IntervalFunction intervals;
    private final RandomGenerator random;

    Backoff(PublishPolicy policy, RandomGenerator random) {
        this.intervals = IntervalFunction.ofExponentialBackoff(policy.backoff(), FACTOR, policy.maxBackoff());
        this.random = random;
    }

    /** The wait after so many failures, at least one. */
    Duration after(int failures) {
        return jittered(Duration.ofMillis(intervals.apply(Math.max(1, failures))));
    }

    /** A random part of this time. */
    Duration jittered(Duration longest) {
        return Duration.ofMillis(1 + random.nextLong(Math.max(1, longest.toMillis())));
    }
}
