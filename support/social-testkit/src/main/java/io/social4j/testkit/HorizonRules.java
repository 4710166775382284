package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.LEASE;
import static io.social4j.testkit.StoreScene.OTHER_PLATFORM;
import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Account;
import io.social4j.model.DeliveryId;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a queue is filled from. */
abstract class HorizonRules extends StoreRules {

    private static final Instant UNTIL = START.plusSeconds(60);

    HorizonRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private List<QueueEntry> upcoming(@Nullable QueueEntry after, int atMost) {
        return scene.store.horizon().upcoming(PLATFORM, after, UNTIL, atMost);
    }

    private List<DeliveryId> upcoming() {
        return upcoming(null, 100).stream().map(QueueEntry::delivery).toList();
    }

    @Test
    void tellsWhatIsDueUntilThenInOrder() {
        DeliveryId soon = scene.due(START.plusSeconds(30), scene.account());
        DeliveryId overdue = scene.due(START.minusSeconds(5), scene.account());
        DeliveryId last = scene.due(UNTIL, scene.account());
        scene.due(UNTIL.plusMillis(1), scene.account());
        scene.due(START, scene.account("ann", OTHER_PLATFORM, "elsewhere"));

        assertThat(upcoming()).containsExactly(overdue, soon, last);
    }

    @Test
    void tellsWhoseItIsAndWhereItGoes() {
        Account account = scene.account("bob", PLATFORM, "page of bob");
        DeliveryId delivery = scene.due(START.plusSeconds(1), account);

        assertThat(upcoming(null, 10))
                .containsExactly(new QueueEntry(delivery, account.remote(), "bob", START.plusSeconds(1)));
    }

    @Test
    void goesOnBehindWhatWasReadEvenIfManyAreDueAtOnce() {
        List<DeliveryId> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(scene.due(START.plusSeconds(i / 5), scene.account()));
        }
        List<DeliveryId> read = new ArrayList<>();
        List<QueueEntry> page = upcoming(null, 3);
        while (!page.isEmpty()) {
            page.forEach(entry -> read.add(entry.delivery()));
            page = upcoming(page.get(page.size() - 1), 3);
        }
        assertThat(read).containsExactlyElementsOf(upcoming()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void leavesOutWhatAVisitHoldsUntilItsLeaseIsOver() {
        DeliveryId delivery = scene.due();
        scene.visit(delivery);
        assertThat(upcoming()).isEmpty();

        scene.pass(LEASE.plus(Duration.ofMillis(1)));
        assertThat(upcoming()).containsExactly(delivery);
    }

    @Test
    void tellsWhatComesBackAtItsNewTime() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        deliveries().park(work.ticket(), Next.comeBack(START.plusSeconds(20)));

        assertThat(upcoming(null, 10)).extracting(QueueEntry::at).containsExactly(START.plusSeconds(20));
    }

    @Test
    void leavesOutDraftsAndWhatHasEnded() {
        scene.store.posts().add(scene.newPost(START, true, null, scene.account()));
        scene.failed(scene.account());

        assertThat(upcoming()).isEmpty();
    }
}
