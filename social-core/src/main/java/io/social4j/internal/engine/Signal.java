package io.social4j.internal.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes who waits; a signal raised before anybody waits is not lost. Thread-safe. */
public final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;

    /** How often it was raised; read before checking what one waits for. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    public void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it is raised more often than {@code seen}, or the time is over.
     *
     * @throws InterruptedException if the thread is asked to stop
     */
    public void await(long seen, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (count == seen && left > 0) {
                left = raised.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #await(long, Duration)}, for a thread that must not be interrupted away. */
    public boolean awaitUninterruptibly(long seen, Duration atMost) {
        boolean interrupted = false;
        long left = TimeUnit.NANOSECONDS.convert(atMost);
        lock.lock();
        try {
            while (count == seen && left > 0) {
                try {
                    left = raised.awaitNanos(left);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            return count != seen;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
