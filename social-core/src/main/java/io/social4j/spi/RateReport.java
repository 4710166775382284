package io.social4j.spi;

import io.social4j.model.Platform;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a platform said about one of its budgets, in the headers or the body of an answer.
 *
 * @param account the id of the account at the platform whose budget it is; {@code null} for that of the whole app
 * @param bucket the platform's name of the budget, for people
 * @param limit requests or units in a window, where it is known
 * @param remaining how many requests are left of it, or {@link #PLENTY}: workers count this down together
 * @param resetAt when it is full again
 */
public record RateReport(
        Platform platform,
        @Nullable String account,
        Use use,
        String bucket,
        @Nullable Long limit,
        long remaining,
        Instant resetAt) {

    /** Something is left, and nobody knows how many requests that is: more than anybody sends. */
    public static final long PLENTY = 1_000_000_000_000L;

    /** What the budget is spent on. */
    public enum Use {
        PUBLISH,
        READ
    }

    /** Takes reports. Thread-safe, does not block. */
    @FunctionalInterface
    public interface Listener {

        void reported(RateReport report);

        static Listener none() {
            return report -> {};
        }
    }
}
