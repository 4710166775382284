package io.social4j.spi.queue;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A disposable dispatcher, shared by all workers of a store: it says which deliveries to visit next, and the store decides whether
 * that is so. It may lose anything at any time, give out one delivery twice, or keep one that has ended long ago; it must not invent
 * one. There is a partition for each platform. {@code JobQueueContract} of the test kit says it in tests.
 *
 * <p>Thread-safe. No method blocks for longer than a second or so; each may throw any {@link RuntimeException} while the queue is
 * away, and each is safe to repeat. Its own time decides what is due: {@link QueueMark#now()} lets the caller translate.
 */
public interface JobQueue extends AutoCloseable {

    /**
     * Adds entries, or moves those that are there. Offering what is there repairs whatever the queue has lost of it.
     *
     * @param entries all of one platform
     */
    Offered offer(Platform platform, List<QueueEntry> entries);

    /**
     * Takes out due entries: the oldest of each lane, lanes in turns that are fair between users. A lane something was taken of is
     * closed for some seconds, or until a call says that it was left.
     */
    Taken take(Platform platform, Request request);

    /** Drops entries, for example of deliveries that were cancelled; unknown ones do not matter. */
    void remove(Platform platform, Collection<DeliveryId> deliveries);

    /**
     * Notes for {@link #stats} how deliveries ended, the last one last; may return before that is done, and need not say that it
     * failed.
     */
    void ended(Platform platform, List<DeliveryId> deliveries, boolean posted);

    QueueStats stats(Platform platform);

    /** What somebody should know of this queue: how it is set up, and what follows. Asks nobody; empty before it was first used. */
    default List<Notice> notices() {
        return List.of();
    }

    /** Budgets of platforms that all workers share; empty if this queue has none. */
    default Optional<RateBudgets> budgets() {
        return Optional.empty();
    }

    @Override
    void close();

    /**
     * What a worker wants.
     *
     * @param atMost how many entries
     * @param catchUpSpacing for how long a lane is closed, whoever leaves it, after an entry was taken of it that is more than a minute
     *     late; zero for no longer than any other
     * @param left accounts whose visit has ended since this worker last asked
     * @param busy accounts that are being visited here
     */
    record Request(int atMost, Duration catchUpSpacing, Collection<RemoteAccount> left, Set<RemoteAccount> busy) {

        public Request {
            left = List.copyOf(left);
            busy = Set.copyOf(busy);
        }
    }

    /**
     * What became of an offer.
     *
     * @param full whether some entries found no place; they stay in the store
     * @param changed how many entries were not there, or not like this: what comes near and what the queue has lost
     */
    record Offered(boolean full, int changed, QueueMark mark) {}

    /**
     * What a worker gets.
     *
     * @param lanes the deliveries in their order, one of each lane at most, with their accounts: the lane of one that cannot be
     *     claimed, because it has ended or another worker has it, is reported as left
     * @param next when there will be more, by the queue's time; {@code null} if nothing is waiting
     */
    record Taken(
            Map<DeliveryId, RemoteAccount> lanes, @Nullable Instant next, QueueMark mark) {

        public Taken {
            lanes = Collections.unmodifiableMap(new LinkedHashMap<>(lanes));
        }

        public List<DeliveryId> deliveries() {
            return List.copyOf(lanes.keySet());
        }
    }
}
