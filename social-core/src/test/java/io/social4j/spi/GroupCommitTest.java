package io.social4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(12);
    private final List<List<Integer>> groups = new ArrayList<>();
    private final CountDownLatch firstHasBegun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    /** Request 0 holds the committer up until everybody else waits. */
    private List<Integer> work(List<Integer> requests) {
        synchronized (groups) {
            groups.add(List.copyOf(requests));
        }
        if (requests.contains(0)) {
            firstHasBegun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }
        if (requests.contains(13)) {
            throw new IllegalArgumentException("13");
        }
        if (requests.contains(99)) {
            throw new IllegalStateException("away");
        }
        return requests.stream().map(one -> one * 10).toList();
    }

    private GroupCommit<Integer, Integer> committer(int most) {
        return committer(most, Duration.ZERO);
    }

    private GroupCommit<Integer, Integer> committer(int most, Duration longestGathering) {
        return new GroupCommit<>(most, longestGathering, IllegalStateException.class::isInstance, this::work);
    }

    private List<Future<Integer>> ask(GroupCommit<Integer, Integer> committer, int... requests)
            throws InterruptedException {
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(threads.submit(() -> committer.call(0)));
        assertThat(firstHasBegun.await(10, TimeUnit.SECONDS)).isTrue();
        for (int request : requests) {
            answers.add(threads.submit(() -> committer.call(request)));
        }
        while (committer.waiting() < requests.length) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        return answers;
    }

    @Test
    void whatComesDuringACommitGoesTogetherWithTheNext() throws Exception {
        List<Future<Integer>> answers = ask(committer(200), 1, 2, 3, 4, 5);

        for (int i = 0; i <= 5; i++) {
            assertThat(answers.get(i).get()).isEqualTo(i * 10);
        }
        assertThat(groups).hasSize(2);
        assertThat(groups.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void groupsAreBounded() throws Exception {
        for (Future<Integer> answer : ask(committer(2), 1, 2, 3, 4, 5)) {
            assertThat(answer.get()).isNotNegative();
        }
        assertThat(groups).hasSize(4).allSatisfy(group -> assertThat(group).hasSizeLessThan(3));
    }

    /** A wait of hours: whoever waited for its end would not come back. */
    @Test
    void aLoneRequestWaitsForNobodyAfterSmallGroups() throws Exception {
        GroupCommit<Integer, Integer> committer = committer(200, Duration.ofHours(5));
        for (Future<Integer> answer : ask(committer, 1, 2, 3)) {
            assertThat(answer.get()).isNotNegative();
        }

        assertThat(committer.call(4)).isEqualTo(40);
    }

    @Test
    void afterALargeGroupTheNextOneWaitsUntilItIsFull() throws Exception {
        GroupCommit<Integer, Integer> committer = committer(11, Duration.ofHours(5));
        for (Future<Integer> answer : ask(committer, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)) {
            assertThat(answer.get()).isNotNegative();
        }

        List<Future<Integer>> next = new ArrayList<>();
        for (int request = 21; request <= 31; request++) {
            int one = request;
            next.add(threads.submit(() -> committer.call(one)));
        }
        for (Future<Integer> answer : next) {
            assertThat(answer.get()).isGreaterThan(200);
        }
        assertThat(groups.get(groups.size() - 1)).hasSize(11);
    }

    @Test
    void oneThatFailsSpoilsNobodyElses() throws Exception {
        List<Future<Integer>> answers = ask(committer(200), 1, 13, 2);

        assertThat(answers.get(1).get()).isEqualTo(10);
        assertThat(answers.get(3).get()).isEqualTo(20);
        assertThatThrownBy(answers.get(2)::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("13");
    }

    @Test
    void whatHitsAllIsNotTriedOneByOne() throws Exception {
        List<Future<Integer>> answers = ask(committer(200), 1, 99, 2);

        assertThatThrownBy(answers.get(1)::get).hasRootCauseMessage("away");
        assertThat(groups).hasSize(2);
    }

    @Test
    void afterAFailureTheNextOneIsServed() {
        GroupCommit<Integer, Integer> committer = committer(200);
        assertThatThrownBy(() -> committer.call(13)).hasMessage("13");

        assertThat(committer.call(1)).isEqualTo(10);
    }
}
