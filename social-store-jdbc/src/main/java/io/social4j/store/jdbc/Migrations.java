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

    /** Where tables are made outside of transactions, the lock of Flyway keeps nobody out. Nodes are threads of one process there. */
    private static final Object ONE_AFTER_THE_OTHER = new Object();

    private Migrations() {}

    /** @param found version of the tables that are there already, made by another tool perhaps; 0 if there are none */
    static void run(DataSource dataSource, Dialect dialect, Names names, int found) {
        try {
            if (dialect.hasTransactionalTables()) {
                With.flyway(dataSource, dialect, names, found);
            } else {
                synchronized (ONE_AFTER_THE_OTHER) {
                    With.flyway(dataSource, dialect, names, found);
                }
            }
        } catch (NoClassDefFoundError missing) {
            throw new JdbcStoreException("social4j.store.migrate is true, but Flyway is not on the class path. Add"
                    + " org.flywaydb:flyway-core, and org.flywaydb:flyway-database-postgresql for PostgreSQL, or run the"
                    + " scripts of io/social4j/store/jdbc/" + dialect.id() + " with your own tool");
        }
    }

    /** Apart, so that nothing of Flyway is loaded where it is not used. */
    private static final class With {

        private With() {}

        /**
         * Flyway's own way to a baseline looks at the schema first and decides then, without a lock: a node that finds it empty and
         * one that finds it filled by the first disagree, and one of them fails. Here every node decides the same without looking:
         * where there is no history, begin one. That is safe to do twice, because Flyway makes the history and its baseline in one
         * transaction under its lock, and whoever comes later finds the same baseline and goes on.
         */
        static void flyway(DataSource dataSource, Dialect dialect, Names names, int found) {
            try {
                Flyway flyway = Flyway.configure(JdbcSocialStore.class.getClassLoader())
                        .dataSource(dataSource)
                        .locations("classpath:io/social4j/store/jdbc/" + dialect.id())
                        .table(names.prefix() + "schema_history")
                        .placeholders(Map.of("prefix", names.prefix()))
                        .baselineVersion(String.valueOf(found))
                        .load();
                if (flyway.info().applied().length == 0) {
                    flyway.baseline();
                }
                flyway.migrate();
            } catch (FlywayException failed) {
                throw new JdbcStoreException("The tables could not be made or upgraded", failed);
            }
        }
    }
}
