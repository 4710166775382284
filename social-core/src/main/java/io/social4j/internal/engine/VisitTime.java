package io.social4j.internal.engine;

import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Work;
import java.time.Instant;

/** The store's time during a visit, without asking the store: its time at the claim and what has passed here since. */
final class VisitTime {

    private final SocialClock clock;
    private final Instant claimedAt;
    private final long nanosAtClaim;

    /** @param nanosAtClaim read before the claim was sent */
    VisitTime(SocialClock clock, Work work, long nanosAtClaim) {
        this.clock = clock;
        this.claimedAt = work.claimedAt();
        this.nanosAtClaim = nanosAtClaim;
    }

    Instant now() {
        return claimedAt.plusNanos(clock.nanos() - nanosAtClaim);
    }
}
