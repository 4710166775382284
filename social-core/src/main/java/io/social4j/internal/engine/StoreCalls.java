package io.social4j.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a write while the store is away: what has happened must not be forgotten because a database restarts. */
final class StoreCalls {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCalls.class);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Pause pause;
    private final BooleanSupplier abandoned;

    /** @param abandoned whether the process is about to go, so that nobody waits for the store any more */
    StoreCalls(Pause pause, BooleanSupplier abandoned) {
        this.pause = pause;
        this.abandoned = abandoned;
    }

    /** Calls until it is answered; empty if given up because {@code enough} or the end of the process came first. */
    <T> Optional<T> repeat(String what, BooleanSupplier enough, Supplier<T> call) {
        Duration wait = SHORTEST;
        while (true) {
            try {
                return Optional.of(call.get());
            } catch (RuntimeException away) {
                LOG.warn(
                        "The store did not answer to {}; asking again in {} ms: {}",
                        what,
                        wait.toMillis(),
                        away.toString());
                if (enough.getAsBoolean() || abandoned.getAsBoolean()) {
                    return Optional.empty();
                }
            }
            pause.await(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        }
    }

    /** Calls until it is answered, however long that takes. */
    void untilStored(String what, Runnable call) {
        Optional<Boolean> stored = repeat(what, () -> false, () -> {
            call.run();
            return true;
        });
        if (stored.isEmpty()) {
            LOG.error("The process ends before the store took: {}. The next claim looks at the platform", what);
        }
    }
}
