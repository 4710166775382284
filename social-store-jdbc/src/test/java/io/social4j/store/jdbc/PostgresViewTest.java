package io.social4j.store.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Databases.SHARED)
class PostgresViewTest extends ViewRules {

    @Override
    DataSource database() {
        return Databases.postgres();
    }

    @Override
    DataSource emptyDatabase() {
        return Databases.emptyPostgres();
    }
}
