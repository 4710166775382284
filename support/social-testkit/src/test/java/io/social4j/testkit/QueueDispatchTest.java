package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.config.PublishPolicy;
import io.social4j.internal.Guard;
import io.social4j.internal.engine.Dispatcher;
import io.social4j.internal.engine.EngineParts;
import io.social4j.internal.engine.Pacer;
import io.social4j.internal.engine.QueueDispatcher;
import io.social4j.internal.engine.QueueLine;
import io.social4j.internal.engine.TokenSource;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.queue.QueueStats;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What an engine does with a queue that may be empty, lost, frozen or slow: the store decides, and nothing waits for the queue. */
class QueueDispatchTest {

    private static final int MANY = 3_200;

    private final StoreScene scene = new StoreScene(InMemoryStore::create);
    private final ManualClock clockOfQueue = ManualClock.at(START);
    private final InMemoryQueue queue = new InMemoryQueue(clockOfQueue, 1_000);
    private final QueueLine line = new QueueLine(scene.clock);
    private final Dispatcher dispatcher = dispatcher("worker-one", queue, line);

    private Dispatcher dispatcher(String owner, JobQueue over, QueueLine by) {
        EngineParts parts = new EngineParts(
                new Owner(owner),
                scene.store,
                Map.of(PLATFORM, new FakePlatformAdapter(PLATFORM, new FakeTimeline(), scene.clock)),
                new NoTokens(),
                PublishPolicy.defaults(),
                scene.clock,
                new SplittableRandom(7),
                Pacer.none(),
                time -> {},
                Guard.all());
        return new QueueDispatcher(parts, over, by);
    }

    private List<DeliveryId> claim(int atMost) {
        return ids(dispatcher.claim(Set.of(), Set.of(), atMost));
    }

    private static List<DeliveryId> ids(List<Work> works) {
        return works.stream().map(work -> work.ticket().delivery()).toList();
    }

    private void pass(Duration time) {
        scene.pass(time);
        clockOfQueue.advance(time);
    }

    @Test
    void claimsWhatTheQueueGives() {
        DeliveryId first = scene.due(START.minusSeconds(1), scene.account());
        DeliveryId second = scene.due();

        assertThat(claim(1)).containsExactly(first);
        assertThat(claim(10)).containsExactly(second);
        assertThat(queue.stats(PLATFORM).taken()).isEqualTo(2);
    }

    @Test
    void goesOnWithALaneThatWasLeftWhileTheBusyOnesWereCounted() {
        Account account = scene.account();
        DeliveryId first = scene.due(START.minusSeconds(2), account);
        DeliveryId second = scene.due(START.minusSeconds(1), account);
        assertThat(claim(10)).containsExactly(first);
        dispatcher.left(account.remote());

        assertThat(ids(dispatcher.claim(Set.of(account.remote()), Set.of(), 10)))
                .containsExactly(second);
    }

    @Test
    void keepsTheFarFutureOutOfTheQueueUntilItComesNear() {
        DeliveryId delivery = scene.due(START.plusSeconds(90), scene.account());
        claim(10);
        assertThat(queue.size()).isZero();

        pass(Duration.ofSeconds(40));
        claim(10);
        assertThat(queue.size()).isOne();
        pass(Duration.ofSeconds(49));
        assertThat(claim(10)).isEmpty();
        assertThat(dispatcher.nextDue()).contains(START.plusSeconds(90));
        pass(Duration.ofSeconds(1));
        assertThat(claim(10)).containsExactly(delivery);
    }

    @Test
    void claimsWhatWasScheduledAMomentAgoAtOnce() {
        claim(10);
        DeliveryId delivery = scene.due();
        assertThat(claim(10)).as("nobody has looked again").isEmpty();

        dispatcher.expectNews();
        assertThat(claim(10)).containsExactly(delivery);
    }

    @Test
    void findsWithinASecondWhatComesBackEarly() {
        DeliveryId delivery = scene.due();
        Work work = dispatcher.claim(Set.of(), Set.of(), 1).get(0);
        scene.deliveries().park(work.ticket(), Next.comeBack(START.plusMillis(500)));
        dispatcher.left(work.remoteAccount());

        pass(Duration.ofSeconds(1));
        assertThat(claim(10)).containsExactly(delivery);
    }

    @Test
    void takesUpWhatADeadWorkerHeld() {
        DeliveryId delivery = scene.due();
        claim(10);

        pass(StoreScene.LEASE.plusSeconds(1));
        assertThat(claim(10)).containsExactly(delivery);
    }

    @Test
    void fillsTheQueueAgainWhenItHasLostEverything() {
        List<DeliveryId> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(scene.due(START.plusSeconds(30), scene.account()));
        }
        claim(10);
        assertThat(queue.size()).isEqualTo(20);

        queue.lose();
        claim(10);
        assertThat(dispatcher.nextDue()).as("it looks again at once").contains(scene.clock.now());
        claim(10);
        assertThat(queue.size()).isEqualTo(20);
        pass(Duration.ofSeconds(30));
        assertThat(claim(50)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void fillsTheQueueAgainFromTimeToTimeWhateverItSays() {
        scene.due(START.plusSeconds(55), scene.account());
        claim(10);
        DeliveryId cutIn = scene.due(START.plusSeconds(50), scene.account());
        pass(Duration.ofSeconds(2));
        claim(10);
        assertThat(queue.size()).as("behind what was read before").isOne();

        pass(Duration.ofSeconds(38));
        claim(10);
        assertThat(queue.size()).isEqualTo(2);
        pass(Duration.ofSeconds(10));
        assertThat(claim(10)).containsExactly(cutIn);
    }

    /** As by an eviction: neither epoch nor sequence tell of it. */
    @Test
    void whatTheQueueHasLostWithoutAWordIsThereAgainWithinASecondHoweverMuchItIs() {
        InMemoryQueue large = new InMemoryQueue(clockOfQueue, 10_000);
        Dispatcher feeding = dispatcher("worker-one", large, line);
        List<DeliveryId> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(scene.due(START.plusSeconds(15), scene.account()));
        }
        feedAtOnce(feeding);
        assertThat(large.size()).isEqualTo(MANY);
        pass(Duration.ofSeconds(15));

        large.remove(PLATFORM, all);
        pass(Duration.ofSeconds(1));
        feedAtOnce(feeding);
        assertThat(large.size()).isEqualTo(MANY);
    }

    private static void feedAtOnce(Dispatcher feeding) {
        for (int round = 0; round < 10; round++) {
            feeding.claim(Set.of(), Set.of(), 0);
        }
    }

    @Test
    void claimsFromTheStoreInTheSameBreathWhenTheQueueFails() {
        DeliveryId delivery = scene.due();
        queue.trouble(() -> {
            throw new IllegalStateException("connection refused");
        });

        assertThat(claim(10)).containsExactly(delivery);
        assertThat(line.isWell()).isFalse();
    }

    @Test
    void doesNotAskAQueueThatIsSlowForASecond() {
        queue.trouble(() -> pass(Duration.ofSeconds(2)));
        claim(10);
        assertThat(line.isWell())
                .as("the first answer comes with the connection")
                .isTrue();
        queue.trouble(() -> pass(Duration.ofMillis(400)));
        claim(10);
        claim(10);
        assertThat(line.isWell()).isTrue();
        claim(10);
        assertThat(line.isWell()).isFalse();

        DeliveryId delivery = scene.due(scene.clock.now(), scene.account());
        Instant before = scene.clock.now();
        assertThat(claim(10)).containsExactly(delivery);
        assertThat(scene.clock.now()).as("nobody waited").isEqualTo(before);
    }

    @Test
    void goesOnAskingAQueueThatIsSlowNowAndThen() {
        for (int i = 0; i < 5; i++) {
            queue.trouble(() -> pass(Duration.ofMillis(900)));
            claim(10);
            queue.trouble(null);
            claim(10);
        }
        assertThat(line.isWell()).isTrue();
    }

    /** After a time without the queue it is full of what was visited meanwhile. */
    @Test
    void isNotHeldUpByWhatTheQueueHasAndTheStoreHasNot() {
        Account account = scene.account();
        DeliveryId ended = scene.due(START.minusSeconds(2), account);
        DeliveryId due = scene.due(START.minusSeconds(1), account);
        claim(0);
        scene.claim(1);
        assertThat(claim(10)).isEmpty();

        assertThat(dispatcher.nextDue()).as("it looks again at once").contains(scene.clock.now());
        assertThat(claim(10)).containsExactly(due).doesNotContain(ended);
    }

    @Test
    void goesBackToTheQueueWhenItIsWellAndFillsIt() {
        queue.trouble(() -> {
            throw new IllegalStateException("connection refused");
        });
        scene.due(START.plusSeconds(30), scene.account());
        claim(10);
        queue.trouble(null);
        claim(10);
        assertThat(queue.size()).as("not yet asked again").isZero();

        pass(Duration.ofSeconds(5));
        claim(10);
        claim(10);
        assertThat(line.isWell()).isTrue();
        assertThat(queue.size()).isOne();
    }

    @Test
    void claimsNothingTwiceWhenOneNodeHasTheQueueAndTheOtherHasNot() {
        for (int i = 0; i < 20; i++) {
            scene.due(START.minusMillis(i), scene.account());
        }
        InMemoryQueue gone = new InMemoryQueue(clockOfQueue, 1);
        gone.trouble(() -> {
            throw new IllegalStateException("connection refused");
        });
        Dispatcher other = dispatcher("worker-two", gone, new QueueLine(scene.clock));

        List<DeliveryId> claimed = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            claimed.addAll(claim(2));
            claimed.addAll(ids(other.claim(Set.of(), Set.of(), 2)));
            pass(Duration.ofSeconds(1));
        }
        assertThat(claimed).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void worksThroughMoreThanTheQueueTakes() {
        InMemoryQueue small = new InMemoryQueue(clockOfQueue, 5);
        Dispatcher narrow = dispatcher("worker-one", small, line);
        for (int i = 0; i < 12; i++) {
            scene.due(START.minusMillis(i), scene.account());
        }
        List<DeliveryId> claimed = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            claimed.addAll(ids(narrow.claim(Set.of(), Set.of(), 50)));
            assertThat(small.size()).isLessThanOrEqualTo(5);
            pass(Duration.ofSeconds(1));
        }
        assertThat(claimed).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void isOnTimeWhateverTheClockOfTheQueueSays() {
        for (Duration off : List.of(Duration.ofMinutes(-5), Duration.ofMinutes(5))) {
            clockOfQueue.set(scene.clock.now().plus(off));
            DeliveryId delivery = scene.due(scene.clock.now().plusSeconds(10), scene.account());
            dispatcher.expectNews();
            claim(10);
            pass(Duration.ofSeconds(9));
            assertThat(claim(10)).as("%s early", off).isEmpty();
            assertThat(line.skew()).isEqualTo(off);
            pass(Duration.ofSeconds(1));
            assertThat(claim(10)).as("%s on time", off).containsExactly(delivery);
        }
    }

    /** Whoever offers takes what is due as well: while it offers much at once, posts are late. */
    @Test
    void offersInPiecesWhatAQueueThatIsWellShouldHave() {
        Account account = scene.account();
        for (int i = 0; i < 450; i++) {
            scene.due(START.plusSeconds(30).plusMillis(i), account);
        }
        Offers offers = new Offers(queue);
        Dispatcher noted = dispatcher("worker-one", offers, line);
        noted.claim(Set.of(), Set.of(), 10);
        assertThat(offers.sizes).as("an empty queue is filled at once").containsExactly(450);

        offers.sizes.clear();
        offers.seen.clear();
        pass(Duration.ofSeconds(38));
        for (int round = 0; round < 12; round++) {
            noted.claim(Set.of(), Set.of(), 10);
        }
        assertThat(offers.sizes).hasSizeGreaterThan(4).allMatch(size -> size <= 100);
        assertThat(offers.seen).as("all of them once more").hasSizeGreaterThanOrEqualTo(449);
    }

    @Test
    void findsWhatIsNewThoughThoseBehindItAreLookedAtAlready() {
        Account account = scene.account();
        for (int i = 0; i < 300; i++) {
            scene.due(START.plusMillis(2_500 + i), account);
        }
        claim(10);
        pass(Duration.ofSeconds(1));
        claim(10);
        DeliveryId delivery = scene.due(START.plusSeconds(1), scene.account());
        dispatcher.expectNews();

        List<DeliveryId> claimed = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            claimed.addAll(claim(10));
        }
        assertThat(claimed).containsExactly(delivery);
    }

    /** "At once" is the store's time, whatever it is: a worker sleeps over what was due before it claimed. */
    @Test
    void asksAQueueAgainAtOnceAsLongAsItGivesAPartOfWhatItHas() {
        for (int i = 0; i < 3; i++) {
            scene.due(START.minusSeconds(1), scene.account());
        }
        Offers some = new Offers(queue);
        Dispatcher dispatcher = dispatcher("worker-one", some, line);

        some.mostTaken = 2;
        assertThat(dispatcher.claim(Set.of(), Set.of(), 10)).hasSize(2);
        pass(Duration.ofMillis(20));
        assertThat(dispatcher.nextDue()).contains(scene.clock.now());

        some.mostTaken = 0;
        assertThat(dispatcher.claim(Set.of(), Set.of(), 10)).isEmpty();
        Instant before = scene.clock.now();
        pass(Duration.ofMillis(20));
        assertThat(dispatcher.nextDue()).as("it gives nothing").contains(before);
    }

    /** Notes what is offered, and may give less than it has. */
    private static final class Offers implements JobQueue {

        private final JobQueue queue;
        private final List<Integer> sizes = new ArrayList<>();
        private final Set<DeliveryId> seen = new HashSet<>();
        private int mostTaken = Integer.MAX_VALUE;

        private Offers(JobQueue queue) {
            this.queue = queue;
        }

        @Override
        public Offered offer(Platform platform, List<QueueEntry> entries) {
            sizes.add(entries.size());
            entries.forEach(entry -> seen.add(entry.delivery()));
            return queue.offer(platform, entries);
        }

        @Override
        public Taken take(Platform platform, Request request) {
            if (request.atMost() <= mostTaken) {
                return queue.take(platform, request);
            }
            Request part = new Request(mostTaken, request.catchUpSpacing(), request.left(), request.busy());
            Taken taken = queue.take(platform, part);
            return new Taken(taken.lanes(), taken.mark().now(), taken.mark());
        }

        @Override
        public void remove(Platform platform, Collection<DeliveryId> deliveries) {
            queue.remove(platform, deliveries);
        }

        @Override
        public void ended(Platform platform, List<DeliveryId> deliveries, boolean posted) {
            queue.ended(platform, deliveries, posted);
        }

        @Override
        public QueueStats stats(Platform platform) {
            return queue.stats(platform);
        }

        @Override
        public void close() {
            queue.close();
        }
    }

    private static final class NoTokens implements TokenSource {

        @Override
        public PlatformToken current(AccountId account, Platform platform) {
            throw new UnsupportedOperationException("nobody is visited");
        }

        @Override
        public PlatformToken renewed(AccountId account, Platform platform, PlatformToken rejected) {
            throw new UnsupportedOperationException("nobody is visited");
        }
    }
}
