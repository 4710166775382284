package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.DeliveryId;
import io.social4j.spi.store.RowLockedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a worker waits for its store, and what becomes of what it had to say. */
class StoreCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OwedFacts owed = new OwedFacts();
    private final List<String> stored = new ArrayList<>();
    private Duration waited = Duration.ZERO;
    private Duration lockedUntil = Duration.ofDays(1);
    private boolean draining;
    private boolean abandoned;

    private final StoreCalls calls = new StoreCalls(
            time -> waited = waited.plus(time), PATIENCE, owed, () -> draining, () -> abandoned || isHopeless());

    private boolean isHopeless() {
        return waited.compareTo(Duration.ofHours(1)) > 0;
    }

    private Runnable storing(String what) {
        return () -> {
            if (waited.compareTo(lockedUntil) < 0) {
                throw new RowLockedException(DeliveryId.of("delivery-1"));
            }
            stored.add(what);
        };
    }

    @Test
    void aRowThatIsLockedForAMomentIsWaitedFor() {
        lockedUntil = Duration.ofSeconds(2);
        assertThat(calls.settle(storing("fact"))).isTrue();
        calls.untilStored("the end of a visit", storing("end"));
        assertThat(stored).containsExactly("fact", "end");
        assertThat(waited).isBetween(Duration.ofSeconds(2), PATIENCE);
    }

    @Test
    void aFactWhoseRowStaysLockedIsOwedUntilItIsStored() {
        assertThat(calls.settle(storing("fact"))).isFalse();
        assertThat(waited).isLessThanOrEqualTo(PATIENCE);
        owed.offer();
        assertThat(stored).isEmpty();

        lockedUntil = Duration.ZERO;
        owed.offer();
        owed.offer();
        assertThat(stored).containsExactly("fact");
    }

    @Test
    void theEndOfAVisitWhoseRowStaysLockedIsNotOwed() {
        calls.untilStored("the end of a visit", storing("end"));
        assertThat(waited).isLessThanOrEqualTo(PATIENCE);
        lockedUntil = Duration.ZERO;
        owed.offer();
        assertThat(stored).isEmpty();
    }

    @Test
    void aProcessThatEndsWaitsForItsFactsAsLongAsItMay() {
        draining = true;
        lockedUntil = Duration.ofMinutes(10);
        assertThat(calls.settle(storing("fact"))).isTrue();
        assertThat(stored).containsExactly("fact");
    }

    @Test
    void aStoreThatIsAwayIsWaitedForUntilTheProcessIsAbandoned() {
        assertThat(calls.settle(() -> {
                    throw new IllegalStateException("away");
                }))
                .isFalse();
        assertThat(waited).isGreaterThan(Duration.ofHours(1));
        lockedUntil = Duration.ZERO;
        owed.offer();
        assertThat(stored).isEmpty();
    }

    @Test
    void whatIsOwedToAStoreThatIsAwayStaysOwed() {
        owed.add(() -> {
            throw new IllegalStateException("away");
        });
        owed.add(storing("fact"));
        owed.offer();
        assertThat(owed.takeAll()).hasSize(2);
    }
}
