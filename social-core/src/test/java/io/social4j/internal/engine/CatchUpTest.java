package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.store.Progress;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private static final Duration SPACING = Duration.ofSeconds(90);

    private final SettableClock clock = new SettableClock();
    private final CatchUp catchUp = new CatchUp(SPACING, clock);

    @Test
    void anAccountRestsForTheSpacingAfterALateOneHasBegun() {
        begun("late", Duration.ofSeconds(61));
        begun("on time", Duration.ofSeconds(60));
        clock.advance(SPACING.minusNanos(1));
        assertThat(catchUp.resting()).containsExactly(account("late"));
        clock.advance(Duration.ofNanos(1));
        assertThat(catchUp.resting()).isEmpty();
    }

    /** A retry, or the second part of a thread. */
    @Test
    void onlyTheFirstIntentIsABeginning() {
        Instant now = clock.now();
        Instant late = now.minusSeconds(600);
        catchUp.begun(work("page", new Progress(late, late, now.minusSeconds(5), 1, 1, 0, 0, 0, null)));
        assertThat(catchUp.resting()).isEmpty();
    }

    /** As one that waited for a budget, or for the end of a hold. */
    @Test
    void whatCouldNotHaveBeenClaimedBeforeIsNotLate() {
        Instant now = clock.now();
        catchUp.begun(work("page", new Progress(now.minusSeconds(3600), now, null, 0, 0, 0, 0, 0, null)));
        assertThat(catchUp.resting()).isEmpty();
    }

    @Test
    void remembersNoMoreAccountsThanItMayNameToTheStore() {
        for (int i = 0; i < CatchUp.MOST_ACCOUNTS + 5; i++) {
            begun("page " + i, Duration.ofHours(1));
        }
        assertThat(catchUp.resting()).hasSize(CatchUp.MOST_ACCOUNTS);
        clock.advance(SPACING);
        assertThat(catchUp.resting()).isEmpty();
    }

    private void begun(String account, Duration late) {
        Instant ready = clock.now().minus(late);
        catchUp.begun(work(account, new Progress(ready, ready, null, 0, 0, 0, 0, 0, null)));
    }

    private static RemoteAccount account(String id) {
        return new RemoteAccount(Platform.of("alpha"), id);
    }

    private Work work(String account, Progress progress) {
        return new Work(
                new Ticket(DeliveryId.of("d"), 1),
                PostId.of("p"),
                AccountId.of("a"),
                account(account),
                PublishPayload.ofText("text"),
                progress,
                Map.of(),
                List.of(),
                null,
                Map.of(),
                List.of(),
                null,
                clock.now());
    }
}
