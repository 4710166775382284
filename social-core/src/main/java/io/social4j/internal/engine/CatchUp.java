package io.social4j.internal.engine;

import io.social4j.model.RemoteAccount;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the accounts of this process catch up slowly: once a delivery that could have been claimed more than a minute before has
 * begun, which is when its first intent is stored, its account rests, and begins nothing. What is behind the late ones waits with them, so that the order stays;
 * what had begun before goes on. Each process counts for itself, for one that knew of the others would have to ask the store before
 * each delivery; a queue counts for all. Thread-safe.
 */
final class CatchUp {

    /** Later than that there was an outage. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** Each claim names them all to the store; further accounts do not rest. */
    static final int MOST_ACCOUNTS = 10_000;

    private final Duration spacing;
    private final SocialClock clock;

    /** When they began to rest, in {@link SocialClock#nanos()}. */
    private final Map<RemoteAccount, Long> since = new HashMap<>();

    private @Nullable Long last;

    /** @param spacing zero for none */
    CatchUp(Duration spacing, SocialClock clock) {
        this.spacing = spacing;
        this.clock = clock;
    }

    /** An intent of this work was stored. What waited for a budget or a hold, or was prepared for long, is not late. */
    synchronized void begun(Work work) {
        boolean first = work.progress().firstIntentAt() == null;
        boolean late = work.claimedAt().isAfter(work.progress().readyAt().plus(LATE));
        if (first && late && !spacing.isZero()) {
            last = clock.nanos();
            since.remove(work.remoteAccount());
            if (since.size() < MOST_ACCOUNTS) {
                since.put(work.remoteAccount(), clock.nanos());
            }
        }
    }

    /** The accounts that begin nothing now. */
    synchronized Set<RemoteAccount> resting() {
        long now = clock.nanos();
        since.values().removeIf(nanos -> now - nanos >= spacing.toNanos());
        return Set.copyOf(since.keySet());
    }

    /** Whether accounts rest, or have rested so lately that their next delivery may not have been found. */
    synchronized boolean isUnderWay() {
        return last != null && clock.nanos() - last <= spacing.plus(LATE).toNanos();
    }
}
