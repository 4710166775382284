package io.social4j.store.jdbc;

import javax.sql.DataSource;

class PostgresMigrationTest extends MigrationRules {

    @Override
    String dialect() {
        return "postgresql";
    }

    @Override
    DataSource database() {
        return Databases.emptyPostgres();
    }
}
