package io.social4j.store.jdbc;

import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.RateBudgets;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.RateBudgetsContract;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

class H2BudgetsContractTest extends RateBudgetsContract {

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final DataSource database = Databases.h2();

    @Override
    protected RateBudgets open() {
        return JdbcSocialStore.in(database).clock(clock).open().budgets().orElseThrow();
    }

    @Override
    protected SocialClock clock() {
        return clock;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
