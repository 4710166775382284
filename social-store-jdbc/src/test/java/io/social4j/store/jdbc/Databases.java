package io.social4j.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.social4j.spi.SocialClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.provider.Arguments;

/** Real databases: one PostgreSQL server for this JVM, with everything on that keeps commits, and any number of H2 ones. */
final class Databases {

    /** What tests lock that use {@link #postgres()}: it is one database, and emptied for each. */
    static final String SHARED = "the shared database of PostgreSQL";

    private static final List<String> TABLES = List.of(
            "social_scheduled_post",
            "social_delivery",
            "social_delivery_payload",
            "social_publish_log",
            "social_publish_step",
            "social_account",
            "social_hold",
            "social_rate_limit",
            "social_platform_token",
            "social_audit_log",
            "social_audit_batch",
            "social_analytics_event",
            "social_media",
            "social_post_media",
            "social_event_reader");

    private Databases() {}

    /** For {@code @MethodSource}: what a test of both databases begins with, by name. */
    static Stream<Arguments> both() {
        return Stream.of(
                Arguments.of("H2", (Supplier<DataSource>) Databases::h2),
                Arguments.of("PostgreSQL", (Supplier<DataSource>) Databases::postgres));
    }

    /** What the store works on, with a time of its own. */
    static Database database(DataSource dataSource, SocialClock clock) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return new Database(
                    dataSource,
                    new Names(Names.DEFAULT_PREFIX),
                    Dialect.of(connection),
                    ConnectionSource.none(),
                    clock);
        }
    }

    /** A new and empty H2 database in memory, with its tables. */
    static JdbcConnectionPool h2() {
        JdbcConnectionPool pool = emptyH2();
        makeTables(pool, "h2");
        return pool;
    }

    /** A new H2 database in memory with nothing in it. */
    static JdbcConnectionPool emptyH2() {
        return JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
    }

    /** A new database of PostgreSQL with nothing in it, and with these settings for whoever connects to it. */
    static DataSource emptyPostgres(String... settings) {
        String name = "empty_" + UUID.randomUUID().toString().replace("-", "");
        run(server().getPostgresDatabase(), "CREATE DATABASE " + name);
        for (String setting : settings) {
            run(server().getPostgresDatabase(), "ALTER DATABASE " + name + " SET " + setting);
        }
        return server().getDatabase("postgres", name);
    }

    /** The same database of PostgreSQL for another user. */
    static DataSource as(String user, DataSource database) {
        try (Connection connection = database.getConnection()) {
            return server().getDatabase(user, connection.getCatalog());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Takes everything out of the tables. */
    static void empty(DataSource dataSource) {
        for (String table : TABLES) {
            run(dataSource, "TRUNCATE TABLE " + table + " RESTART IDENTITY");
        }
        run(dataSource, "INSERT INTO social_event_reader (reader, position) VALUES ('', 0)");
    }

    /** The database of PostgreSQL, whose tables are made once and emptied here. */
    static DataSource postgres() {
        DataSource pool = Server.POOL;
        run(
                pool,
                "TRUNCATE " + String.join(", ", TABLES) + " RESTART IDENTITY;"
                        + "INSERT INTO social_event_reader (reader, position) VALUES ('', 0)");
        return pool;
    }

    /** PostgreSQL with whatever is in it. */
    static EmbeddedPostgres server() {
        return Server.POSTGRES;
    }

    private static void makeTables(DataSource dataSource, String dialect) {
        SchemaScript.all(dialect, Names.DEFAULT_PREFIX).forEach(script -> run(dataSource, script.sql()));
    }

    static void run(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Started when it is first needed, stopped with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();
        static final DataSource POOL = pool();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static DataSource pool() {
            makeTables(POSTGRES.getPostgresDatabase(), "postgresql");
            HikariConfig config = new HikariConfig();
            config.setDataSource(POSTGRES.getPostgresDatabase());
            config.setMaximumPoolSize(20);
            return new HikariDataSource(config);
        }
    }
}
