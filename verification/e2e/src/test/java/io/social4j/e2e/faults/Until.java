package io.social4j.e2e.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other processes do. */
final class Until {

    private static final long PAUSE = Duration.ofMillis(4).toNanos();

    private Until() {}

    static void holds(String what, Duration atMost, BooleanSupplier condition) {
        holds(() -> what, atMost, condition);
    }

    static void holds(Supplier<String> what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within " + atMost + ": " + what.get());
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    static void passed(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
