package io.social4j.e2e.faults;

import static org.junit.jupiter.api.Assumptions.abort;

import io.social4j.store.jdbc.JdbcSocialStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One server for all tests of this JVM, with everything on that keeps commits, that can be killed and comes back on the same
 * port with the same data. Its time of day can be put forward: a function {@code clock_timestamp()} stands before the one of
 * PostgreSQL in the search path and adds what the table {@code travelled} says, for every process at once.
 */
final class Postgres {

    private static final String TIME_MACHINE = """
            CREATE TABLE travelled (by interval NOT NULL);
            INSERT INTO travelled VALUES (interval '0');
            CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
                AS 'SELECT pg_catalog.clock_timestamp() + (SELECT by FROM public.travelled)';
            """;

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres.Builder builder;
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(Path folder) throws IOException {
        data = folder.resolve("data");
        port = Ports.free();
        builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(3))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        server = builder.start();
        run(url("postgres"), "ALTER ROLE postgres SET search_path = public, pg_catalog");
        run(url("postgres"), "CREATE DATABASE model");
        run(url("model"), script("postgresql"));
        run(url("model"), TIME_MACHINE);
    }

    /** The server; ends the test, without failing it, where none can be started. */
    static Postgres running() {
        if (Only.SERVER == null) {
            abort("PostgreSQL does not start on this machine, so this is not tested here: " + Only.why);
        }
        return Only.SERVER;
    }

    /** A database with empty tables; answers its URL. */
    String newDatabase() {
        String name = "s" + DATABASES.incrementAndGet();
        run(url("postgres"), "CREATE DATABASE " + name + " TEMPLATE model");
        return url(name);
    }

    static String through(int otherPort, String url) {
        return url.replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + otherPort);
    }

    int port() {
        return port;
    }

    /** As a power failure would, as far as the processes are concerned. */
    void kill() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> children = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
            children.forEach(child -> child.onExit().join());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void restart() {
        try {
            try {
                server.close();
            } catch (IOException dead) {
                // It is; that is the point.
            }
            server = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String script(String dialect) {
        String name = "/io/social4j/store/jdbc/" + dialect + "/V1__posts.sql";
        try (InputStream in = JdbcSocialStore.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${prefix}", "social_");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void putForward(String url, Duration by) {
        run(url, "UPDATE travelled SET by = interval '" + by.toMillis() + " milliseconds'");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?user=postgres&sslmode=disable&gssEncMode=disable&connectTimeout=2&socketTimeout=10";
    }

    private void remove() {
        try {
            server.close();
            try (Stream<Path> all = Files.walk(data.getParent())) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        } catch (IOException left) {
            // Somebody cleans up temporary files.
        }
    }

    /** Started when it is first needed, stopped with the JVM. */
    private static final class Only {

        private static String why = "";
        private static final Postgres SERVER = start();

        private static Postgres start() {
            try {
                Postgres started = new Postgres(Files.createTempDirectory("social4j-faults"));
                Runtime.getRuntime().addShutdownHook(new Thread(started::remove, "remove-postgres"));
                return started;
            } catch (IOException | RuntimeException failed) {
                why = failed.toString();
                return null;
            }
        }
    }
}
