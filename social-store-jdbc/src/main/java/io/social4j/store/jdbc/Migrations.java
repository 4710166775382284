package io.social4j.store.jdbc;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Runs the scripts with Flyway, in a history of their own beside any other of the host. Nodes that start at the same time wait for
 * each other.
 */
final class Migrations {

    private Migrations() {}

    /** @param found version of the tables that are there already, made by another tool perhaps; 0 if there are none */
    static void run(DataSource dataSource, Dialect dialect, Names names, int found) {
        try {
            With.flyway(dataSource, dialect, names, found);
        } catch (NoClassDefFoundError missing) {
            throw new JdbcStoreException("social4j.store.migrate is true, but Flyway is not on the class path. Add"
                    + " org.flywaydb:flyway-core, and org.flywaydb:flyway-database-postgresql for PostgreSQL, or run the"
                    + " scripts of io/social4j/store/jdbc/" + dialect.id() + " with your own tool");
        }
    }

    /** Apart, so that nothing of Flyway is loaded where it is not used. */
    private static final class With {

        private With() {}

        static void flyway(DataSource dataSource, Dialect dialect, Names names, int found) {
            try {
                Flyway.configure(JdbcSocialStore.class.getClassLoader())
                        .dataSource(dataSource)
                        .locations("classpath:io/social4j/store/jdbc/" + dialect.id())
                        .table(names.prefix() + "schema_history")
                        .placeholders(Map.of("prefix", names.prefix()))
                        .baselineOnMigrate(true)
                        .baselineVersion(String.valueOf(found))
                        .load()
                        .migrate();
            } catch (FlywayException failed) {
                throw new JdbcStoreException("The tables could not be made or upgraded", failed);
            }
        }
    }
}
