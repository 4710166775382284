package io.social4j.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One PostgreSQL server for a whole run, that keeps its commits; a new database for whoever is measured. */
final class Postgres implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() throws IOException {
        return new Postgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "200")
                .start());
    }

    /** What this server has computed so far, for connections that are still open. */
    Duration cpu() {
        long backend = number(server.getPostgresDatabase(), "SELECT pg_backend_pid()");
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .map(postmaster -> postmaster
                        .children()
                        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus))
                .orElse(Duration.ZERO);
    }

    /** The address of a new and empty database. */
    String newDatabase() {
        String name = "run_" + databases.incrementAndGet();
        execute(server.getPostgresDatabase(), "CREATE DATABASE " + name);
        return server.getJdbcUrl("postgres", name);
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    static void execute(DataSource in, String sql) {
        try (Connection connection = in.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of the first row. */
    static long number(DataSource in, String sql) {
        try (Connection connection = in.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
