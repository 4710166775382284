package io.social4j.spi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * For stores and queues: commits in groups what many threads ask for at the same time. Whoever finds nobody committing does it for
 * everyone that is queued by then; who comes meanwhile waits and goes with the next group. There is no thread: a lone request is
 * committed at once. Only where many come does a group wait a moment for more, since a commit costs much the same however many go
 * with it. Thread-safe; {@link #call} blocks until the caller's own request is committed or has failed.
 *
 * @param <R> what is asked for
 * @param <A> the answer
 */
public final class GroupCommit<R, A> {

    /** Requests of one group: enough for every worker of a process, few enough for a short transaction. */
    public static final int MOST = 200;

    /** Shorter than a commit takes that has to wait for a disk. */
    public static final Duration LONGEST_GATHERING = Duration.ofMillis(2);

    /** A group this large shows that many are coming. */
    private static final int MANY = 10;

    /** What one transaction does for a group: one answer for each request, in their order. */
    @FunctionalInterface
    public interface Work<R, A> {
        List<A> run(List<R> requests);
    }

    private final Work<R, A> work;
    private final int most;
    private final long longestGathering;
    private final Predicate<RuntimeException> hitsAll;
    private final Queue<Waiter> queue = new ArrayDeque<>();
    private boolean busy;
    private int last;
    private @Nullable CountDownLatch full;

    /**
     * @param most requests in one group
     * @param longestGathering how long a group waits for more, if the last one was large
     * @param hitsAll failures that each single request would meet as well, such as a database that is away
     */
    public GroupCommit(int most, Duration longestGathering, Predicate<RuntimeException> hitsAll, Work<R, A> work) {
        this.most = most;
        this.longestGathering = longestGathering.toNanos();
        this.hitsAll = hitsAll;
        this.work = work;
    }

    /** Throws what the request fails with; a group that fails is tried again one by one, so that one cannot spoil the others. */
    public A call(R request) {
        Waiter mine = new Waiter(request);
        synchronized (queue) {
            queue.add(mine);
            if (busy) {
                mine.turn = new CountDownLatch(1);
            } else {
                busy = true;
            }
            if (full != null && queue.size() >= most) {
                full.countDown();
            }
        }
        mine.await();
        if (!mine.done) {
            lead();
        }
        return mine.answer();
    }

    /** How many wait for the commit under way to end. */
    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    /** The caller stands first in the queue. */
    private void lead() {
        gather();
        List<Waiter> group = new ArrayList<>();
        synchronized (queue) {
            while (group.size() < most && !queue.isEmpty()) {
                group.add(queue.remove());
            }
            last = group.size();
        }
        try {
            commit(group);
        } finally {
            group.forEach(Waiter::finish);
            synchronized (queue) {
                Waiter next = queue.peek();
                busy = next != null;
                if (next != null) {
                    next.wake();
                }
            }
            group.forEach(Waiter::wake);
        }
    }

    /** Ends at once when the group is full. */
    private void gather() {
        CountDownLatch enough = new CountDownLatch(1);
        synchronized (queue) {
            if (longestGathering == 0 || last < MANY || queue.size() >= most) {
                return;
            }
            full = enough;
        }
        try {
            enough.await(longestGathering, TimeUnit.NANOSECONDS);
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
        synchronized (queue) {
            full = null;
        }
    }

    private void commit(List<Waiter> group) {
        if (group.size() > 1) {
            try {
                List<A> answers =
                        work.run(group.stream().map(waiter -> waiter.request).toList());
                for (int i = 0; i < group.size(); i++) {
                    group.get(i).succeed(answers.get(i));
                }
                return;
            } catch (RuntimeException failed) {
                if (hitsAll.test(failed)) {
                    group.forEach(waiter -> waiter.fail(failed));
                    return;
                }
                // One of them may be the reason; each learns its own.
            }
        }
        group.forEach(waiter -> waiter.runAlone(one -> work.run(List.of(one)).get(0)));
    }

    private final class Waiter {

        private final R request;
        private @Nullable CountDownLatch turn;
        private @Nullable A answer;
        private @Nullable RuntimeException failure;
        private volatile boolean done;

        Waiter(R request) {
            this.request = request;
        }

        void runAlone(Function<R, A> alone) {
            try {
                succeed(alone.apply(request));
            } catch (RuntimeException failed) {
                fail(failed);
            }
        }

        void fail(RuntimeException why) {
            failure = why;
            done = true;
        }

        /** Nobody waits for a group that an {@link Error} has ended. */
        void finish() {
            if (!done) {
                fail(new IllegalStateException("The group of this request broke off"));
            }
        }

        void succeed(A result) {
            answer = result;
            done = true;
        }

        void wake() {
            if (turn != null) {
                turn.countDown();
            }
        }

        /** Until it is done or has to lead. An interrupt waits as well: the request is on its way to the database. */
        void await() {
            boolean interrupted = false;
            while (turn != null && turn.getCount() > 0) {
                try {
                    turn.await();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        A answer() {
            if (failure != null) {
                throw failure;
            }
            if (answer == null) {
                throw new IllegalStateException("A group was committed without an answer");
            }
            return answer;
        }
    }
}
