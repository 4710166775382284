package io.social4j.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews leases while a caller's thread visits: it cannot do so itself in the middle of a long upload, and other processes would
 * take the delivery over and over, and take its visits for dead. No thread is started before a visit is long. Thread-safe.
 */
final class LongVisits {

    private static final Logger LOG = LoggerFactory.getLogger(LongVisits.class);

    private final Runnable renewing;
    private final Duration every;
    private final ThreadFactory threads;
    private @Nullable CompletableFuture<Boolean> late;
    private boolean closed;

    private LongVisits(Runnable renewing, Duration every, ThreadFactory threads) {
        this.renewing = renewing;
        this.every = every;
        this.threads = threads;
    }

    /** Renews from now on until it is closed. */
    static LongVisits renewed(Runnable renewing, Duration every, ThreadFactory threads) {
        LongVisits visits = new LongVisits(renewing, every, threads);
        visits.waitOnceMore();
        return visits;
    }

    private synchronized void waitOnceMore() {
        if (!closed) {
            CompletableFuture<Boolean> next = new CompletableFuture<>();
            // Nothing waits for it; where no thread can be started, the lease just runs out.
            CompletableFuture<Void> unused = next.thenAccept(isLate -> {
                if (isLate) {
                    threads.newThread(this::renew).start();
                }
            });
            late = next.completeOnTimeout(true, every.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void renew() {
        try {
            renewing.run();
        } catch (RuntimeException storeAway) {
            LOG.warn("Leases could not be renewed; trying again in {}: {}", every, storeAway.toString());
        }
        waitOnceMore();
    }

    /** Completing it takes it from the timer, so that nothing is left of a short visit. */
    synchronized void close() {
        closed = true;
        if (late != null) {
            late.complete(false);
        }
    }
}
