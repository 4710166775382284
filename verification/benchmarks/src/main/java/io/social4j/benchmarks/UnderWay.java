package io.social4j.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The posts of a contender that have not ended, and what its threads failed with. Thread-safe. */
final class UnderWay {

    private final AtomicInteger posts = new AtomicInteger();
    private volatile @Nullable RuntimeException failure;

    /** What a thread does again and again. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    void begun(int more) {
        posts.addAndGet(more);
    }

    void ended(int some) {
        posts.addAndGet(-some);
    }

    void untilClosed(Step step) {
        try {
            while (true) {
                step.run();
            }
        } catch (InterruptedException closed) {
            // The end.
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    void attempt(Runnable once) {
        try {
            once.run();
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    /** Throws if one was given up. */
    void verify() {
        if (failure != null) {
            throw new IllegalStateException("A post was not sent", failure);
        }
    }

    boolean isDone() {
        return posts.get() == 0;
    }
}
