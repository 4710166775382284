package io.social4j.store.jdbc;

import io.social4j.spi.queue.RateBudgets;
import io.social4j.testkit.RateBudgetsContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.parallel.ResourceLock;

/** By the time of the database. */
@ResourceLock(Databases.SHARED)
class PostgresBudgetsContractTest extends RateBudgetsContract {

    private final DataSource database = Databases.postgres();

    @Override
    protected RateBudgets open() {
        return JdbcSocialStore.on(database).budgets().orElseThrow();
    }
}
