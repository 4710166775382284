package io.social4j.internal.engine;

import io.social4j.spi.RateReport;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts budgets of platforms down together with all other workers, as long as the queue is well; without it each process knows what
 * it was told itself. Thread-safe.
 */
public final class SharedBudgets implements RateReport.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(SharedBudgets.class);

    /** Asked again after this at the latest; a budget may be raised meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final RateBudgets budgets;
    private final QueueLine line;

    public SharedBudgets(RateBudgets budgets, QueueLine line) {
        this.budgets = budgets;
        this.line = line;
    }

    @Override
    public void reported(RateReport report) {
        try {
            budgets.learn(report);
        } catch (RuntimeException away) {
            LOG.debug("Others do not learn of the budget {}: {}", report.bucket(), away.toString());
        }
    }

    /** Takes from shared budgets what {@code pacer} lets pass. */
    public Pacer after(Pacer pacer) {
        return account -> {
            Duration wait = pacer.acquire(account);
            if (!wait.isZero()) {
                return wait;
            }
            Duration shared = line.tryToAsk(() -> budgets.reserve(account)).orElse(Duration.ZERO);
            return shared.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : shared;
        };
    }
}
