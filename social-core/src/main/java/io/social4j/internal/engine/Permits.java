package io.social4j.internal.engine;

import io.social4j.config.PublishPolicy;
import io.social4j.model.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds the exchanges in flight, for each platform apart: one that hangs must not starve the others. Thread-safe. */
final class Permits {

    private final Map<Platform, Semaphore> free = new ConcurrentHashMap<>();
    private final int each;
    private final Duration longestWait;

    Permits(PublishPolicy policy) {
        this.each = policy.permitsPerPlatform();
        this.longestWait = policy.permitWait();
    }

    boolean acquire(Platform platform) {
        try {
            return of(platform).tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void release(Platform platform) {
        of(platform).release();
    }

    private Semaphore of(Platform platform) {
        return free.computeIfAbsent(platform, any -> new Semaphore(each, true));
    }
}
