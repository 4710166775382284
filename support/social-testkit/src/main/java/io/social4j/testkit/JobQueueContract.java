package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.queue.QueueMark;
import io.social4j.spi.queue.QueueStats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every queue guarantees, a sentence for each rule. The author of a queue extends this class and opens an empty one for each
 * test. Queues keep their own time, so a few rules wait for some tens of milliseconds of it to pass.
 */
public abstract class JobQueueContract {

    /** How many entries a partition of the queue under test takes. */
    protected static final int CAP = 1_000;

    private static final Platform ALPHA = Platform.of("alpha");
    private static final Platform BETA = Platform.of("beta");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private JobQueue queue;
    private Instant start;

    /** A queue with nothing in it, whose partitions take {@link #CAP} entries each. */
    protected abstract JobQueue open();

    /** Takes away everything that is in the queue, behind its back. */
    protected abstract void lose();

    @BeforeEach
    void begin() {
        queue = open();
        start = take(0).mark().now();
    }

    @AfterEach
    void end() {
        queue.close();
    }

    @Test
    void givesWhatIsDueAndNothingElse() {
        offer(entry("due", "page", -1), entry("later", "other page", 60_000));

        assertThat(take(10).deliveries()).containsExactly(id("due"));
        assertThat(take(10).deliveries()).isEmpty();
    }

    @Test
    void givesWhatBecomesDueMeanwhile() {
        offer(entry("soon", "page", 50));

        assertThat(takeWithin(PATIENCE)).containsExactly(id("soon"));
    }

    @Test
    void saysWhenThereWillBeMore() {
        assertThat(take(1).next()).isNull();
        offer(entry("later", "page", 60_000), entry("much later", "page", 70_000));

        assertThat(take(1).next()).isEqualTo(start.plusMillis(60_000));
    }

    @Test
    void givesNoMoreThanAsked() {
        offer(entry("one", "a", -3), entry("two", "b", -2), entry("three", "c", -1));

        assertThat(take(2).deliveries()).hasSize(2);
        assertThat(take(0).deliveries()).isEmpty();
        assertThat(take(2).deliveries()).hasSize(1);
    }

    @Test
    void givesTheOldestOfALaneAndOneAtATime() {
        offer(entry("second", "page", -10), entry("first", "page", -20), entry("third", "page", -5));

        assertThat(take(10).deliveries()).containsExactly(id("first"));
        assertThat(take(10).deliveries()).isEmpty();
        assertThat(left("page").deliveries()).containsExactly(id("second"));
        assertThat(left("page").deliveries()).containsExactly(id("third"));
    }

    @Test
    void opensALaneByItselfWhenNobodySaysThatItWasLeft() {
        offer(entry("first", "page", -20), entry("second", "page", -10));
        take(1);

        Instant opens = take(1).next();
        assertThat(opens).isBetween(start, start.plusSeconds(30));
    }

    @Test
    void passesBusyLanesByAndComesBackToThem() {
        offer(entry("one", "busy page", -20), entry("two", "page", -10));

        assertThat(queue.take(ALPHA, new JobQueue.Request(10, Duration.ZERO, List.of(), Set.of(lane("busy page"))))
                        .deliveries())
                .containsExactly(id("two"));
        assertThat(left("busy page").deliveries()).containsExactly(id("one"));
    }

    @Test
    void givesEachUserTheSameShareHoweverManyAccountsHeHas() {
        List<QueueEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            entries.add(new QueueEntry(id("rich-" + i), lane("rich page " + i), "rich", start.minusMillis(500 - i)));
            entries.add(new QueueEntry(id("poor-" + i), lane("poor page"), "poor", start.minusMillis(100 - i)));
        }
        queue.offer(ALPHA, entries);

        List<DeliveryId> taken = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            taken.addAll(left(1, "poor page").deliveries());
        }
        assertThat(taken).filteredOn(one -> one.value().startsWith("poor")).hasSizeBetween(9, 11);
    }

    @Test
    void movesWhatIsOfferedAtAnotherTime() {
        offer(entry("moved", "page", -1), entry("brought forward", "other page", 60_000));
        offer(entry("moved", "page", 60_000), entry("brought forward", "other page", -1));

        assertThat(take(10).deliveries()).containsExactly(id("brought forward"));
        assertThat(queue.stats(ALPHA).depth()).isOne();
    }

    @Test
    void movesWhatWasDueAlready() {
        offer(entry("moved", "page", -1), entry("other", "other page", -1));
        take(0);
        offer(entry("moved", "page", 60_000));

        assertThat(take(10).deliveries()).containsExactly(id("other"));
    }

    @Test
    void takesTheSameOfferTwiceWithoutAChange() {
        QueueMark first = offer(entry("one", "page", -1), entry("two", "page", 60_000));
        QueueMark second = offer(entry("one", "page", -1), entry("two", "page", 60_000));

        assertThat(second.sequence()).isEqualTo(first.sequence());
        assertThat(take(10).deliveries()).containsExactly(id("one"));
        assertThat(queue.stats(ALPHA).depth()).isOne();
    }

    @Test
    void takesBackWhatWasTakenFromIt() {
        offer(entry("one", "page", -1));
        take(1);
        offer(entry("one", "page", -1));

        assertThat(left("page").deliveries()).containsExactly(id("one"));
    }

    @Test
    void dropsWhatIsRemovedDueOrNot() {
        offer(entry("due", "page", -1), entry("later", "page", 60_000), entry("kept", "other page", -1));
        take(0);
        queue.remove(ALPHA, List.of(id("due"), id("later"), id("unknown")));

        assertThat(take(10).deliveries()).containsExactly(id("kept"));
        assertThat(take(10).next()).isNull();
    }

    @Test
    void refusesMoreThanItsCapAndTakesMoreWhenThereIsRoom() {
        QueueEntry[] many = IntStream.range(0, CAP)
                .mapToObj(i -> entry("one-" + i, "page " + i, -1))
                .toArray(QueueEntry[]::new);
        offer(many);

        assertThat(queue.offer(ALPHA, List.of(entry("more", "page", -1))).full())
                .isTrue();
        assertThat(queue.offer(ALPHA, List.of(entry("one-1", "page 1", -2))).full())
                .isFalse();
        assertThat(queue.stats(ALPHA).depth()).isEqualTo(CAP);
        take(1);
        assertThat(queue.offer(ALPHA, List.of(entry("more", "page", -1))).full())
                .isFalse();
    }

    @Test
    void countsWhatIsWrittenAndKeepsItsEpoch() {
        QueueMark empty = take(1).mark();
        QueueMark first = offer(entry("one", "page", -1));
        QueueMark second = offer(entry("two", "page", -1));

        assertThat(empty.epoch()).isEmpty();
        assertThat(second.epoch()).isEqualTo(first.epoch()).isNotEmpty();
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(take(1).mark().isBehind(second)).isFalse();
    }

    @Test
    void showsThatItHasLostEverythingAndTakesItAgain() {
        QueueMark before = offer(entry("one", "page", -1));
        lose();

        assertThat(take(10).deliveries()).isEmpty();
        assertThat(take(10).mark().isBehind(before)).isTrue();
        assertThat(offer(entry("one", "page", -1)).isBehind(before)).isTrue();
        assertThat(take(10).deliveries()).containsExactly(id("one"));
    }

    @Test
    void keepsPartitionsApart() {
        offer(entry("one", "page", -1));
        RemoteAccount elsewhere = new RemoteAccount(BETA, "page");
        queue.offer(BETA, List.of(new QueueEntry(id("two"), elsewhere, "ann", start)));
        take(1);

        assertThat(queue.take(BETA, new JobQueue.Request(10, Duration.ZERO, List.of(), Set.of()))
                        .deliveries())
                .containsExactly(id("two"));
        assertThat(queue.stats(BETA).taken()).isOne();
    }

    @Test
    void takesAnyIdForWhatItIs() {
        List<String> strange = List.of("urn:li:person:a|b", "page {x} \t\n", "säge ✂", "100%", "}|{", "a".repeat(200));
        List<QueueEntry> entries = new ArrayList<>();
        for (String one : strange) {
            entries.add(new QueueEntry(id("1 " + one), lane(one), one, start.minusMillis(2)));
            entries.add(new QueueEntry(id("2 " + one), lane(one), one, start.minusMillis(1)));
        }
        queue.offer(ALPHA, entries);

        assertThat(take(100).deliveries())
                .containsExactlyInAnyOrderElementsOf(
                        strange.stream().map(one -> id("1 " + one)).toList());
        assertThat(queue.stats(ALPHA).lanes().keySet()).allMatch(lane -> strange.contains(lane.id()));
        assertThat(left(strange.toArray(String[]::new)).lanes().values())
                .containsExactlyInAnyOrderElementsOf(
                        strange.stream().map(JobQueueContract::lane).toList());
    }

    @Test
    void givesNothingToTwoWorkersAtOnce() throws Exception {
        queue.offer(
                ALPHA,
                IntStream.range(0, 300)
                        .mapToObj(i -> entry("one-" + i, "page " + i, -1))
                        .toList());
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<DeliveryId> taken = new ArrayList<>();
            Callable<List<DeliveryId>> untilEmpty = () -> {
                List<DeliveryId> mine = new ArrayList<>();
                List<DeliveryId> some = take(3).deliveries();
                while (!some.isEmpty()) {
                    mine.addAll(some);
                    some = take(3).deliveries();
                }
                return mine;
            };
            for (Future<List<DeliveryId>> each :
                    workers.invokeAll(List.of(untilEmpty, untilEmpty, untilEmpty, untilEmpty))) {
                taken.addAll(each.get());
            }
            assertThat(taken).hasSize(300).doesNotHaveDuplicates();
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void tellsHowItIs() {
        offer(
                entry("one", "page", -20),
                entry("two", "page", -10),
                entry("three", "other page", -5),
                entry("later", "page", 60_000));
        take(1);
        QueueStats stats = queue.stats(ALPHA);

        assertThat(stats.waiting()).isOne();
        assertThat(stats.ready()).isEqualTo(2);
        assertThat(stats.depth()).isEqualTo(3);
        assertThat(stats.taken()).isOne();
        assertThat(stats.blockedLanes()).isOne();
        assertThat(stats.oldest()).isIn(start.minusMillis(10), start.minusMillis(20));
        assertThat(queue.stats(BETA).depth()).isZero();
        assertThat(queue.stats(BETA).oldest()).isNull();
        assertThat(Map.copyOf(queue.stats(BETA).lanes())).isEmpty();
    }

    @Test
    void remembersTheLastTenThatWerePostedAndTheLastFiveThatWereNot() {
        for (int i = 0; i < 12; i++) {
            queue.ended(ALPHA, List.of(id("posted-" + i)), true);
            queue.ended(ALPHA, List.of(id("failed-" + i)), false);
        }
        queue.ended(ALPHA, List.of(id("posted-11")), true);
        QueueStats stats = queue.stats(ALPHA);

        assertThat(stats.recentlyPosted()).hasSize(10).startsWith(id("posted-11"), id("posted-10"));
        assertThat(stats.recentlyFailed()).hasSize(5).startsWith(id("failed-11"), id("failed-10"));
    }

    @Test
    void remembersTheLastOnesOfManyThatEndedTogether() {
        queue.ended(ALPHA, List.of(id("before"), id("again")), true);
        List<DeliveryId> many = Stream.concat(
                        IntStream.range(0, 11).mapToObj(i -> id("posted-" + i)), Stream.of(id("again")))
                .toList();
        queue.ended(ALPHA, many, true);

        List<DeliveryId> newestFirst = new ArrayList<>(many.subList(2, 12));
        Collections.reverse(newestFirst);
        assertThat(queue.stats(ALPHA).recentlyPosted()).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void aLaneThatIsLateRestsWhoeverLeavesItAndOthersDoNot() {
        offer(
                entry("older", "late page", -100_000),
                entry("old", "late page", -90_000),
                entry("fresh", "page", -50_000),
                entry("fresher", "page", -40_000));

        assertThat(catchingUp().deliveries()).containsExactlyInAnyOrder(id("older"), id("fresh"));
        assertThat(catchingUp(lane("late page"), lane("page")).deliveries()).containsExactly(id("fresher"));
        assertThat(left("late page", "page").deliveries()).isEmpty();
    }

    @Test
    void saysHowManyOfAnOfferItDidNotKnow() {
        assertThat(queue.offer(ALPHA, List.of(entry("one", "page", -1), entry("two", "page", 60_000)))
                        .changed())
                .isEqualTo(2);
        assertThat(queue.offer(ALPHA, List.of(entry("one", "page", -1), entry("two", "page", 50_000)))
                        .changed())
                .as("one has moved")
                .isOne();
        take(1);
        assertThat(queue.offer(ALPHA, List.of(entry("one", "page", -1), entry("two", "page", 50_000)))
                        .changed())
                .as("one was taken")
                .isOne();
    }

    private QueueEntry entry(String delivery, String lane, long dueInMillis) {
        return new QueueEntry(id(delivery), lane(lane), "ann", start.plusMillis(dueInMillis));
    }

    private static DeliveryId id(String value) {
        return DeliveryId.of(value);
    }

    private static RemoteAccount lane(String id) {
        return new RemoteAccount(ALPHA, id);
    }

    private QueueMark offer(QueueEntry... entries) {
        return queue.offer(ALPHA, List.of(entries)).mark();
    }

    private JobQueue.Taken take(int atMost) {
        return queue.take(ALPHA, new JobQueue.Request(atMost, Duration.ZERO, List.of(), Set.of()));
    }

    private JobQueue.Taken catchingUp(RemoteAccount... left) {
        return queue.take(ALPHA, new JobQueue.Request(10, Duration.ofMinutes(10), List.of(left), Set.of()));
    }

    private JobQueue.Taken left(String... lanes) {
        return left(10, lanes);
    }

    private JobQueue.Taken left(int atMost, String... lanes) {
        List<RemoteAccount> over =
                List.of(lanes).stream().map(JobQueueContract::lane).toList();
        return queue.take(ALPHA, new JobQueue.Request(atMost, Duration.ZERO, over, Set.of()));
    }

    private List<DeliveryId> takeWithin(Duration time) {
        Instant end = start.plus(time);
        JobQueue.Taken taken = take(10);
        while (taken.deliveries().isEmpty() && taken.mark().now().isBefore(end)) {
            Thread.onSpinWait();
            taken = take(10);
        }
        return taken.deliveries();
    }
}
