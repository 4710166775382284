package io.social4j.internal.engine;

import io.social4j.model.Platform;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.queue.QueueMark;
import io.social4j.spi.store.HorizonStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one partition of a queue what the store has: what comes into the horizon as time passes, what is due at once each time, and
 * everything again from time to time or when the queue has lost something. One thread.
 */
final class Feeder {

    private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);

    /** How far ahead the queue knows; what is due later costs it nothing. */
    static final Duration HORIZON = Duration.ofMinutes(1);

    /** What comes back early is found by its due time, so a little before the next time this looks. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration RESCAN = Duration.ofSeconds(30);
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(5);
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 4;

    private final Platform platform;
    private final HorizonStore store;
    private final JobQueue queue;
    private final QueueLine line;
    private final EngineParts parts;
    private @Nullable QueueEntry position;
    private @Nullable QueueEntry repaired;
    private @Nullable QueueMark mark;
    private Duration skew = Duration.ZERO;
    private long rescanAt;
    private boolean warned;

    Feeder(Platform platform, JobQueue queue, QueueLine line, EngineParts parts) {
        this.platform = platform;
        this.store = parts.store().horizon();
        this.queue = queue;
        this.line = line;
        this.parts = parts;
        startAgain();
    }

    Platform platform() {
        return platform;
    }

    /** From the oldest on, once more. */
    void startAgain() {
        position = null;
        repaired = null;
        // Not all nodes at the same time.
        double share = 0.75 + parts.random().nextDouble() / 2;
        rescanAt = parts.clock().nanos() + (long) (RESCAN.toNanos() * share);
    }

    /**
     * Reads a part of what is to come and offers it.
     *
     * @return whether there is more to offer at once
     * @throws QueueAwayException if the queue is
     */
    boolean feed() {
        if (parts.clock().nanos() - rescanAt >= 0) {
            startAgain();
        }
        Instant now = parts.store().now();
        long readAt = parts.clock().nanos();
        boolean more = offerDue(now, readAt);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            QueueEntry before = position;
            List<QueueEntry> page = store.upcoming(platform, before, now.plus(HORIZON), PAGE);
            if (page.isEmpty()) {
                return more;
            }
            // Set first: an offer may find out that everything has to be offered again.
            position = page.get(page.size() - 1);
            if (offer(page, now, readAt).full()) {
                position = position == null ? null : before;
                return false;
            }
            if (position != null && page.size() < PAGE) {
                return more;
            }
        }
        return true;
    }

    /**
     * Offers the oldest of what is due: mostly the queue has them. Where it has lost most of them, as by an eviction, which no mark
     * tells of, further ones follow until it knows them. Answers whether there are more.
     */
    private boolean offerDue(Instant now, long readAt) {
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            List<QueueEntry> page = store.upcoming(platform, repaired, now.plus(SOON), PAGE);
            if (page.isEmpty()) {
                repaired = null;
                return false;
            }
            // Set first, as the position is.
            repaired = page.get(page.size() - 1);
            JobQueue.Offered offered = offer(page, now, readAt);
            boolean lost = offered.changed() >= page.size() / 2 && !offered.full();
            if (!lost || page.size() < PAGE || position == null) {
                // At the position null all of them follow anyway.
                repaired = null;
                return false;
            }
        }
        return true;
    }

    /** What finds no place in the queue stays in the store. */
    private JobQueue.Offered offer(List<QueueEntry> entries, Instant now, long readAt) {
        List<QueueEntry> translated = skew.isZero()
                ? entries
                : entries.stream().map(entry -> entry.at(entry.at().plus(skew))).toList();
        JobQueue.Offered offered = line.ask(() -> queue.offer(platform, translated));
        // What an offer to an empty queue has begun is no loss.
        boolean begun = mark != null && mark.epoch().isEmpty();
        noticed(offered.mark(), begun);
        adjust(now.plusNanos(parts.clock().nanos() - readAt), offered.mark().now());
        return offered;
    }

    /** Compares what the queue says of itself with what it said before. Answers whether it has lost something. */
    boolean noticed(QueueMark seen) {
        return noticed(seen, false);
    }

    private boolean noticed(QueueMark seen, boolean begun) {
        boolean lost = mark != null && !begun && seen.isBehind(mark);
        mark = seen;
        if (lost) {
            LOG.info("The queue of {} has lost what it held; it is filled again", platform);
            startAgain();
        }
        return lost;
    }

    /** The store's time, of a time of the queue. */
    Instant storeTime(Instant ofQueue) {
        return ofQueue.minus(skew);
    }

    /** Two clocks: what the queue is told is by its own. Whole seconds, so that entries do not move with every measurement. */
    private void adjust(Instant storeNow, Instant queueNow) {
        Duration measured = Duration.between(storeNow, queueNow);
        if (measured.minus(skew).abs().compareTo(Duration.ofSeconds(1)) > 0) {
            skew = Duration.ofSeconds(Math.round(measured.toMillis() / 1000.0));
            startAgain();
        }
        line.measured(skew);
        boolean far = skew.abs().compareTo(TOLERATED_SKEW) > 0;
        if (far && !warned) {
            LOG.warn(
                    "The clock of the queue differs from the store's by {}; due times are translated, set the clocks",
                    skew);
        }
        warned = far;
    }
}
