package io.social4j.store.jdbc;

import javax.sql.DataSource;

class H2MigrationTest extends MigrationRules {

    @Override
    String dialect() {
        return "h2";
    }

    @Override
    DataSource database() {
        return Databases.emptyH2();
    }
}
