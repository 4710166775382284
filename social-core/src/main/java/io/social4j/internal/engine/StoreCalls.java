package io.social4j.internal.engine;

import io.social4j.spi.store.RowLockedException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a write while the store is away: what has happened must not be forgotten because a database restarts. A row that
 * somebody else has locked is waited for as well, but not for ever: as many such rows as there are workers would stop everything.
 */
final class StoreCalls {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCalls.class);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Pause pause;
    private final Duration patience;
    private final OwedFacts owed;
    private final BooleanSupplier draining;
    private final BooleanSupplier abandoned;

    /**
     * @param patience how long a worker waits for a row that somebody else has locked
     * @param owed takes facts for which that was not enough
     * @param draining whether the process wants to end, so that nobody comes back to a fact that is owed
     * @param abandoned whether the process is about to go, so that nobody waits for the store any more
     */
    StoreCalls(Pause pause, Duration patience, OwedFacts owed, BooleanSupplier draining, BooleanSupplier abandoned) {
        this.pause = pause;
        this.patience = patience;
        this.owed = owed;
        this.draining = draining;
        this.abandoned = abandoned;
    }

    /** Calls until it is answered; empty if the row stays locked or the end of the process comes first. */
    <T> Optional<T> repeat(String what, Supplier<T> call) {
        return repeat(what, call, () -> true);
    }

    private <T> Optional<T> repeat(String what, Supplier<T> call, BooleanSupplier impatient) {
        Duration wait = SHORTEST;
        Duration locked = Duration.ZERO;
        while (true) {
            try {
                return Optional.of(call.get());
            } catch (RowLockedException row) {
                locked = locked.plus(wait);
                if (locked.compareTo(patience) > 0 && impatient.getAsBoolean()) {
                    LOG.warn("Nobody waits any longer for the store to take {}: {}", what, row.getMessage());
                    return Optional.empty();
                }
            } catch (RuntimeException away) {
                LOG.warn(
                        "The store did not answer to {}; asking again in {} ms: {}",
                        what,
                        wait.toMillis(),
                        away.toString());
            }
            if (abandoned.getAsBoolean()) {
                return Optional.empty();
            }
            pause.await(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        }
    }

    /**
     * Calls until it is answered. Where the row stays locked the visit just ends: what it had to say can be found out again, and a
     * store knows a visit that was locked out from one that died.
     */
    void untilStored(String what, Runnable call) {
        boolean stored = repeat(what, answering(call)).isPresent();
        if (!stored && abandoned.getAsBoolean()) {
            LOG.error("The process ends before the store took: {}. The next claim looks at the platform", what);
        }
    }

    /**
     * Stores a fact, which nobody else may ever learn: calls until it is answered, or leaves it to {@link OwedFacts}.
     *
     * @return whether it is stored
     */
    boolean settle(Runnable fact) {
        String what = "an outcome";
        boolean stored =
                repeat(what, answering(fact), () -> !draining.getAsBoolean()).isPresent();
        if (!stored && abandoned.getAsBoolean()) {
            LOG.error("The process ends before the store took: {}. The next claim looks at the platform", what);
        } else if (!stored) {
            owed.add(fact);
        }
        return stored;
    }

    private static Supplier<Boolean> answering(Runnable call) {
        return () -> {
            call.run();
            return true;
        };
    }
}
