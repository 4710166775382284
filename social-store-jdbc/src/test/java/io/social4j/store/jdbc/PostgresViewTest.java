package io.social4j.store.jdbc;

import javax.sql.DataSource;

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
