package io.social4j.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Real databases: one PostgreSQL server for this JVM, with everything on that keeps commits, and any number of H2 ones. */
final class Databases {

    private static final List<String> TABLES = List.of(
            "social_scheduled_post",
            "social_delivery",
            "social_delivery_payload",
            "social_publish_log",
            "social_publish_step",
            "social_account",
            "social_hold",
            "social_platform_token",
            "social_audit_log",
            "social_event_reader");

    private Databases() {}

    /** A new and empty H2 database in memory, with its tables. */
    static JdbcConnectionPool h2() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
        run(pool, script("h2", Names.DEFAULT_PREFIX));
        return pool;
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

    static String script(String dialect, String prefix) {
        String name = "/io/social4j/store/jdbc/" + dialect + "/V1__posts.sql";
        try (InputStream in = JdbcSocialStore.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${prefix}", prefix);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
            run(POSTGRES.getPostgresDatabase(), script("postgresql", Names.DEFAULT_PREFIX));
            HikariConfig config = new HikariConfig();
            config.setDataSource(POSTGRES.getPostgresDatabase());
            config.setMaximumPoolSize(20);
            return new HikariDataSource(config);
        }
    }
}
