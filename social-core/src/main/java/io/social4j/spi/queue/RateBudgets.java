package io.social4j.spi.queue;

import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import java.time.Duration;

/**
 * What platforms still allow, known to all workers together: learned from their answers, and counted down by everybody who sends.
 * What is forgotten costs some refused requests. Thread-safe; may throw any {@link RuntimeException} while it is away.
 */
public interface RateBudgets {

    /**
     * Takes one request from each budget of publishing that is known of this account and of the app: from all, or from none. After
     * a budget was used up and is full again, one request goes first and the others wait until its answer is known.
     *
     * @return zero if the request may leave, else how long to wait before asking again
     */
    Duration reserve(RemoteAccount account);

    /** Corrects a budget by what its platform said. Does not wait for anything. */
    void learn(RateReport report);
}
