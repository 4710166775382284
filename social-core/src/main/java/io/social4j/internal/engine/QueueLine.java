package io.social4j.internal.engine;

import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a queue, and stops asking for a while after it failed or was slow: waiting for it would make posts late, which it is there to
 * avoid. Thread-safe.
 */
public final class QueueLine implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(QueueLine.class);

    /** A queue in the same network answers within a few milliseconds. */
    private static final Duration SLOW = Duration.ofMillis(250);

    private static final Duration LONG = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SocialClock clock;
    private final AtomicLong returns = new AtomicLong();
    private volatile Duration skew = Duration.ZERO;
    private boolean away;
    private boolean answered;
    private @Nullable Long slowSince;
    private long askAgainAt;

    public QueueLine(SocialClock clock) {
        this.clock = clock;
    }

    /** Whether it would be asked now. */
    synchronized boolean isOpen() {
        return !away || clock.nanos() - askAgainAt >= 0;
    }

    /** Whether it was well when it was last asked. */
    public synchronized boolean isWell() {
        return !away;
    }

    /** By how much the queue's clock is ahead of the store's; may be negative. Due times are translated. */
    public Duration skew() {
        return skew;
    }

    void measured(Duration ahead) {
        skew = ahead;
    }

    /** How often it came back after it had been away. */
    long returns() {
        return returns.get();
    }

    /** @throws QueueAwayException if the queue is not asked for now, or fails */
    <T> T ask(Supplier<T> call) {
        if (!isOpen()) {
            throw new QueueAwayException("The queue is not asked for now");
        }
        long start = clock.nanos();
        T answer;
        try {
            answer = call.get();
        } catch (RuntimeException failed) {
            pause(failed.toString());
            throw new QueueAwayException("The queue failed", failed);
        }
        long took = clock.nanos() - start;
        if (isJudged() && hasLongBeenSlow(start, took)) {
            pause("its answers take " + Duration.ofNanos(took).toMillis() + " ms");
        } else {
            back();
        }
        return answer;
    }

    /** The first answer of all comes with a connection, and says nothing about the next ones. */
    private synchronized boolean isJudged() {
        boolean answeredBefore = answered;
        answered = true;
        return answeredBefore;
    }

    /** As {@link #ask}, for what can be done without; empty if the queue is not asked for now, or fails. */
    @Override
    public <T> Optional<T> tryToAsk(Supplier<T> call) {
        try {
            return Optional.of(ask(call));
        } catch (QueueAwayException away) {
            return Optional.empty();
        }
    }

    /** One slow answer may be this process's fault, when it has no computing time; several are the queue's. */
    private synchronized boolean hasLongBeenSlow(long start, long took) {
        if (took <= SLOW.toNanos()) {
            slowSince = null;
            return false;
        }
        slowSince = slowSince == null ? start : slowSince;
        return start + took - slowSince >= LONG.toNanos();
    }

    private synchronized void pause(String why) {
        askAgainAt = clock.nanos() + PAUSE.toNanos();
        if (!away) {
            away = true;
            LOG.warn("Deliveries are claimed from the store until the queue is well again: {}", why);
        }
    }

    private synchronized void back() {
        answered = true;
        if (away) {
            away = false;
            returns.incrementAndGet();
            LOG.info("The queue is well again and dispatches deliveries");
        }
    }
}
