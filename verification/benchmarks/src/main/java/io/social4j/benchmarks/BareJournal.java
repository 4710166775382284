package io.social4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.social4j.spi.GroupCommit;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The least that a post costs of which is known afterwards whether it went out: a row written before its HTTP call, and again after
 * it, both durable and in groups. It keeps what is due in memory; nobody claims, looks, paces or tells anybody: whoever can lose
 * nothing pays this first, and everything else on top.
 */
final class BareJournal implements Punctual {

    private static final String INTENT = "INSERT INTO bare_journal (id, sent_at) SELECT id, now() FROM unnest(?) AS id";
    private static final String OUTCOME = "UPDATE bare_journal SET ended_at = now(), answered = true WHERE id = ANY(?)";

    private final PlainCall call;
    private final HikariDataSource pool;
    private final GroupCommit<Integer, Boolean> intents = group(INTENT);
    private final GroupCommit<Integer, Boolean> outcomes = group(OUTCOME);
    private final BlockingQueue<Due> waiting = new DelayQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(Throughput.IN_FLIGHT);
    private final UnderWay underWay = new UnderWay();
    private int scheduled;

    BareJournal(String database, URI platform) {
        call = new PlainCall(platform);
        pool = Postgres.pool(database);
        Postgres.execute(
                pool,
                "CREATE TABLE bare_journal (id integer PRIMARY KEY, sent_at timestamptz NOT NULL,"
                        + " ended_at timestamptz, answered boolean) WITH (fillfactor = 50)");
        for (int i = 0; i < Throughput.IN_FLIGHT; i++) {
            threads.execute(() -> underWay.untilClosed(this::send));
        }
    }

    private GroupCommit<Integer, Boolean> group(String sql) {
        return new GroupCommit<>(
                GroupCommit.MOST, GroupCommit.LONGEST_GATHERING, any -> true, posts -> write(sql, posts));
    }

    private List<Boolean> write(String sql, List<Integer> posts) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("integer", posts.toArray()));
            if (statement.executeUpdate() != posts.size()) {
                throw new IllegalStateException("Not every post was written");
            }
            return posts.stream().map(post -> true).toList();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void send() throws InterruptedException {
        Due due = waiting.take();
        intents.call(due.post);
        call.send("post " + due.post, ChronoUnit.MICROS.between(Instant.EPOCH, due.at));
        outcomes.call(due.post);
        underWay.ended(1);
    }

    @Override
    public String name() {
        return "bare journal";
    }

    @Override
    public void schedule(int posts, int accounts, Instant first, Duration gap) {
        underWay.begun(posts);
        waiting.addAll(IntStream.range(0, posts)
                .mapToObj(post -> new Due(scheduled + post, first.plus(gap.multipliedBy(post))))
                .toList());
        scheduled += posts;
    }

    @Override
    public void verify() {
        underWay.verify();
    }

    @Override
    public boolean isDone() {
        return underWay.isDone();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        call.close();
        pool.close();
    }

    private record Due(int post, Instant at) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(Instant.now(), at));
        }

        @Override
        public int compareTo(Delayed other) {
            return at.compareTo(((Due) other).at);
        }
    }
}
