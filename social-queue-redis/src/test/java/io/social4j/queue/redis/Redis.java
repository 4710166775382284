package io.social4j.queue.redis;

import io.social4j.config.Settings;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Short words for opening queues in tests. */
final class Redis {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Redis() {}

    static RedisSettings settings(String... keysAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put("social4j.redis." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return RedisSettings.from(Settings.of(values).under("redis"));
    }

    static RedisJobQueue queue(String... keysAndValues) {
        return RedisJobQueue.open(settings(keysAndValues), SocialClock.system());
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Within " + PATIENCE + " it was not so that " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
