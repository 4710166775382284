package io.social4j.spi.queue;

import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import java.time.Duration;
import java.util.Collection;

/**
 * What platforms still allow, known to all workers together: learned from their answers, and counted down by everybody who sends.
 * What is forgotten costs some refused requests. Thread-safe; may throw any {@link RuntimeException} while it is away.
 */
public interface RateBudgets {

    /**
     * Takes one request from each budget of publishing that is known of this account and of the app: from all, or from none. After
     * a budget was used up and should be full again, one request goes ahead and the others wait: until its answer is
     * {@linkplain #learn learned}, it has {@linkplain #passed passed}, or half a minute is over and another one goes.
     *
     * @param known what to go on with where these budgets have forgotten everything: {@link RateReport#remaining()} counts, from now
     *     on, unless something is known of that bucket
     */
    Reservation reserve(RemoteAccount account, Collection<RateReport> known);

    /** Corrects a budget by what its platform said. Does not wait for anything. */
    void learn(RateReport report);

    /** The request that went ahead was answered, and not refused for its rate. Does not wait for anything. */
    void passed(RemoteAccount account);

    /**
     * Tells the others what was learned here, and hears what they have learned, where that does not happen by itself. Called about
     * once a second, and after the last request; may wait as {@link #reserve} may.
     */
    default void share() {}

    /**
     * Whether a request may leave.
     *
     * @param delay zero if it may, else how long to wait before asking again
     * @param ahead whether others wait for its answer
     */
    record Reservation(Duration delay, boolean ahead) {}
}
