package io.social4j.internal.engine;

import io.social4j.spi.store.RowLockedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outcomes whose rows somebody else has locked for long: kept, and offered to the store again and again, without a worker that
 * waits. They die with the process; then the next claim looks at the platform. Thread-safe.
 */
final class OwedFacts {

    private static final Logger LOG = LoggerFactory.getLogger(OwedFacts.class);

    private final Deque<Runnable> owed = new ArrayDeque<>();

    void add(Runnable settling) {
        synchronized (owed) {
            owed.add(settling);
        }
    }

    /** Offers each of them once. Ends early if the store is away: it would be for the others as well. */
    void offer() {
        List<Runnable> all = takeAll();
        for (int i = 0; i < all.size(); i++) {
            try {
                all.get(i).run();
            } catch (RowLockedException still) {
                add(all.get(i));
            } catch (RuntimeException away) {
                LOG.warn("The store did not take {} outcomes that it is owed: {}", all.size() - i, away.toString());
                all.subList(i, all.size()).forEach(this::add);
                return;
            }
        }
    }

    List<Runnable> takeAll() {
        synchronized (owed) {
            List<Runnable> all = List.copyOf(owed);
            owed.clear();
            return all;
        }
    }
}
