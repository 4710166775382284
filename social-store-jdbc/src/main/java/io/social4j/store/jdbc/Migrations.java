package io.social4j.store.jdbc;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Runs the scripts with Flyway, in a history of their own beside any other of the host. */
final class Migrations {

    private Migrations() {}

    static void run(DataSource dataSource, Dialect dialect, Names names) {
        try {
            With.flyway(dataSource, dialect, names);
        } catch (NoClassDefFoundError missing) {
            throw new JdbcStoreException("social4j.store.migrate is true, but Flyway is not on the class path. Add"
                    + " org.flywaydb:flyway-core, and org.flywaydb:flyway-database-postgresql for PostgreSQL, or run the"
                    + " scripts of io/social4j/store/jdbc/" + dialect.id() + " with your own tool");
        }
    }

    /** Apart, so that nothing of Flyway is loaded where it is not used. */
    private static final class With {

        private With() {}

        static void flyway(DataSource dataSource, Dialect dialect, Names names) {
            try {
                Flyway.configure(JdbcSocialStore.class.getClassLoader())
                        .dataSource(dataSource)
                        .locations("classpath:io/social4j/store/jdbc/" + dialect.id())
                        .table(names.prefix() + "schema_history")
                        .placeholders(Map.of("prefix", names.prefix()))
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load()
                        .migrate();
            } catch (FlywayException failed) {
                throw new IllegalStateException("The tables could not be made: " + failed.getMessage(), failed);
            }
        }
    }
}
