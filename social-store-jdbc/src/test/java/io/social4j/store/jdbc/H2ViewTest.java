package io.social4j.store.jdbc;

import javax.sql.DataSource;

class H2ViewTest extends ViewRules {

    @Override
    DataSource database() {
        return Databases.h2();
    }

    @Override
    DataSource emptyDatabase() {
        return Databases.emptyH2();
    }
}
