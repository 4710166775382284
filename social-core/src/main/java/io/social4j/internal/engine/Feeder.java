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

    /** Of one offer while the queue is well: whoever offers takes what is due as well, and must not be long. */
    private static final int PIECE = 100;

    /** So many of the oldest are offered, in pieces, though the queue should have them. */
    private static final int OLDEST = 500;

    private final Platform platform;
    private final HorizonStore store;
    private final JobQueue queue;
    private final QueueLine line;
    private final EngineParts parts;
    private @Nullable QueueEntry position;
    private @Nullable QueueEntry repaired;
    private boolean hurried;
    private boolean caughtUp;
    private boolean asked;
    private boolean repairing;
    private boolean losing;
    private int looked;
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

    /** From the oldest on, as fast as can be: the queue has lost what it held. */
    void startAgain() {
        hurried = true;
        scanAgain();
    }

    private void scanAgain() {
        caughtUp = false;
        position = null;
        repaired = null;
        // Not all nodes at the same time.
        double share = 0.75 + parts.random().nextDouble() / 2;
        rescanAt = parts.clock().nanos() + (long) (RESCAN.toNanos() * share);
    }

    /**
     * Reads a part of what is to come and offers it.
     *
     * @param again whether to look at the oldest once more, or only to go on
     * @return whether there is more to offer at once
     * @throws QueueAwayException if the queue is
     */
    boolean feed(boolean again) {
        if (caughtUp && parts.clock().nanos() - rescanAt >= 0) {
            scanAgain();
        }
        // What has come meanwhile may stand before what this round has come to: it ends, and another one begins.
        asked |= again;
        if (asked && !repairing) {
            asked = false;
            repairing = true;
            looked = 0;
        }
        Instant now = parts.store().now();
        long readAt = parts.clock().nanos();
        boolean more = repairing && offerDue(now, readAt);
        return offerNext(now, readAt) || more || asked;
    }

    private boolean offerNext(Instant now, long readAt) {
        // An offer may find out that there is reason to hurry.
        for (int pages = 0; pages < (hurried ? MOST_PAGES : 1); pages++) {
            int size = hurried ? PAGE : PIECE;
            QueueEntry before = position;
            List<QueueEntry> page = store.upcoming(platform, before, now.plus(HORIZON), size);
            if (page.isEmpty()) {
                caughtUp();
                return false;
            }
            // Set first: an offer may find out that everything has to be offered again.
            position = page.get(page.size() - 1);
            if (offer(page, now, readAt).full()) {
                position = position == null ? null : before;
                caughtUp = true;
                return false;
            }
            if (position != null && page.size() < size) {
                caughtUp();
                return false;
            }
        }
        return true;
    }

    private void caughtUp() {
        caughtUp = true;
        hurried = false;
    }

    /**
     * Offers the oldest of what is due: mostly the queue has them. Where it has lost most of them, as by an eviction, which no mark
     * tells of, further ones follow until it knows them. Answers whether there are more.
     */
    private boolean offerDue(Instant now, long readAt) {
        for (int pieces = 0; pieces < (losing ? MOST_PAGES : 1); pieces++) {
            int size = losing ? PAGE : PIECE;
            List<QueueEntry> piece = store.upcoming(platform, repaired, now.plus(SOON), size);
            if (piece.isEmpty()) {
                return repaired();
            }
            // Set first, as the position is.
            repaired = piece.get(piece.size() - 1);
            JobQueue.Offered offered = offer(piece, now, readAt);
            looked += piece.size();
            losing = offered.changed() >= piece.size() / 2 && !offered.full();
            boolean enough = offered.full() || (!losing && looked >= OLDEST);
            if (enough || piece.size() < size || position == null) {
                // At the position null all of them follow anyway.
                return repaired();
            }
        }
        return true;
    }

    private boolean repaired() {
        repairing = false;
        losing = false;
        repaired = null;
        return false;
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
