package io.social4j.e2e.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.social4j.Social4j;
import io.social4j.model.PublishRequest;
import io.social4j.store.jdbc.BoundConnections;
import io.social4j.store.jdbc.JdbcSocialStore;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application that writes a row of its own and schedules a post in one transaction, many times, in several threads, and then
 * commits or rolls back; until it is done, or killed. Says {@code ACK <row>} after each commit.
 */
final class HostMain {

    private static final int THREADS = 3;

    private final HikariDataSource pool;
    private final BoundConnections transactions = new BoundConnections();
    private final Social4j social;
    private final String name;
    private final String user;
    private final int count;
    private final long seed;
    private final boolean publishes;
    private final AtomicInteger next = new AtomicInteger();

    private HostMain(Properties file) {
        name = file.getProperty("host.name");
        user = file.getProperty("host.user");
        count = Integer.parseInt(file.getProperty("host.transactions"));
        seed = Long.parseLong(file.getProperty("host.seed"));
        publishes = file.getProperty("host.publishes").equals("true");
        pool = WorkerMain.pool(file.getProperty("jdbc.url"));
        social = Social4j.builder()
                .discover()
                .settings(WorkerMain.settings(file))
                .store(JdbcSocialStore.in(pool).joining(transactions).open())
                .build();
        if (publishes) {
            social.workers().start();
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties file = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            file.load(in);
        }
        HostMain host = new HostMain(file);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(host::work);
            threads[i].setDaemon(true);
            threads[i].start();
        }
        OtherProcess.say("READY");
        for (Thread thread : threads) {
            thread.join();
        }
        OtherProcess.say("DONE");
        WorkerMain.untilTheParentIsGone();
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            String row = name + "-" + i;
            try {
                transaction(row, new Random(seed + i));
            } catch (SQLException | RuntimeException failed) {
                OtherProcess.say("FAILED " + row + " " + failed);
            }
        }
    }

    private void transaction(String row, Random random) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                boolean postFirst = random.nextBoolean();
                if (!postFirst) {
                    insert(connection, row);
                }
                social.publisher().schedule(request(row, random));
                if (postFirst) {
                    insert(connection, row);
                }
                if (random.nextInt(3) == 0) {
                    connection.rollback();
                } else {
                    here.commit();
                    OtherProcess.say("ACK " + row);
                }
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private PublishRequest request(String row, Random random) {
        PublishRequest.Builder request = publishes
                ? World.request(user, row, World.PLATFORMS.toArray(String[]::new))
                : World.request(user, row, World.PLATFORMS.get(random.nextInt(World.PLATFORMS.size())));
        if (random.nextBoolean()) {
            request.idempotencyKey(row);
        }
        if (!publishes) {
            request.at(Instant.now().plus(Duration.ofDays(1)));
        }
        return request.build();
    }

    private static void insert(Connection connection, String row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO business (id) VALUES (?)")) {
            insert.setString(1, row);
            insert.executeUpdate();
        }
    }
}
