package io.social4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.social4j.spi.GroupCommit;
import io.social4j.spi.queue.QueueEntry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The rows of {@link BareProtocol}: a delivery has three versions, its log has two and the indexes that keep a post from going out
 * twice, each change of state has a row that tells of it, and a post has a status. Each step is one statement for a group, and a
 * transaction of its own. Thread-safe.
 */
final class BareProtocolRows implements AutoCloseable {

    private static final String TABLES = """
            CREATE TABLE bare_delivery (
                id          varchar(64) COLLATE "C" PRIMARY KEY,
                platform    varchar(40) COLLATE "C" NOT NULL,
                account     varchar(300) COLLATE "C" NOT NULL,
                state       varchar(12) NOT NULL,
                next_at     timestamptz,
                lease_until timestamptz,
                fence       bigint NOT NULL,
                seq         integer NOT NULL,
                content     text NOT NULL
            ) WITH (fillfactor = 70);
            CREATE INDEX bare_delivery_due ON bare_delivery (platform, next_at, id) WHERE next_at IS NOT NULL;
            CREATE TABLE bare_log (
                delivery_id varchar(64) COLLATE "C" NOT NULL,
                seq         integer NOT NULL,
                account     varchar(300) COLLATE "C" NOT NULL,
                fingerprint text NOT NULL,
                twin_key    varchar(64) COLLATE "C",
                is_open     boolean NOT NULL,
                intent_at   timestamptz NOT NULL,
                outcome     varchar(10),
                outcome_at  timestamptz,
                remote_id   varchar(300) COLLATE "C",
                PRIMARY KEY (delivery_id, seq)
            );
            CREATE UNIQUE INDEX bare_log_open ON bare_log (delivery_id) WHERE is_open;
            CREATE UNIQUE INDEX bare_log_twin ON bare_log (twin_key) WHERE twin_key IS NOT NULL;
            CREATE UNIQUE INDEX bare_log_bound ON bare_log (remote_id, account) WHERE remote_id IS NOT NULL;
            CREATE TABLE bare_audit (
                id          bigserial PRIMARY KEY,
                delivery_id varchar(64) COLLATE "C" NOT NULL,
                at          timestamptz NOT NULL,
                type        varchar(40) NOT NULL
            );
            CREATE INDEX bare_audit_delivery ON bare_audit (delivery_id, id);
            CREATE TABLE bare_post (
                id     varchar(64) COLLATE "C" PRIMARY KEY,
                status varchar(20) NOT NULL
            ) WITH (fillfactor = 50);
            """;

    private static final String ADD = """
            WITH new AS (
                SELECT * FROM unnest(?::varchar[], ?::varchar[], ?::timestamptz[], ?::text[])
                    AS one (id, account, next_at, content)),
            posts AS (INSERT INTO bare_post (id, status) SELECT id, 'SCHEDULED' FROM new)
            INSERT INTO bare_delivery (id, platform, account, state, next_at, fence, seq, content)
            SELECT id, 'loopback', account, 'SCHEDULED', next_at, 0, 0, content FROM new
            """;

    private static final String CLAIM = """
            WITH due AS (
                SELECT id FROM bare_delivery WHERE id = ANY(?) AND next_at <= now() FOR UPDATE SKIP LOCKED)
            UPDATE bare_delivery AS delivery
            SET fence = fence + 1, lease_until = now() + interval '30 s', next_at = now() + interval '30 s'
            FROM due WHERE delivery.id = due.id
            RETURNING delivery.id, delivery.account, delivery.fence, delivery.content
            """;

    private static final String OPEN = """
            WITH free AS (
                SELECT delivery.* FROM unnest(?::varchar[], ?::bigint[]) AS asked (id, fence)
                JOIN bare_delivery AS delivery ON delivery.id = asked.id AND delivery.fence = asked.fence
                FOR UPDATE OF delivery SKIP LOCKED),
            opened AS (
                INSERT INTO bare_log (delivery_id, seq, account, fingerprint, twin_key, is_open, intent_at)
                SELECT id, seq + 1, account, content, md5(account || content), true, now() FROM free
                ON CONFLICT DO NOTHING RETURNING delivery_id),
            told AS (
                INSERT INTO bare_audit (delivery_id, at, type) SELECT delivery_id, now(), 'DELIVERY_STARTED' FROM opened)
            UPDATE bare_delivery AS delivery
            SET state = 'SENDING', seq = seq + 1, lease_until = now() + interval '30 s', next_at = now() + interval '30 s'
            FROM opened WHERE delivery.id = opened.delivery_id
            RETURNING delivery.id
            """;

    private static final String HOLD = """
            SELECT delivery.id FROM unnest(?::varchar[], ?::bigint[]) AS asked (id, fence)
            JOIN bare_delivery AS delivery ON delivery.id = asked.id AND delivery.fence = asked.fence
            WHERE delivery.state = 'SENDING' AND delivery.lease_until > clock_timestamp()
            """;

    private static final String SETTLE = """
            WITH sent AS (
                SELECT delivery.id, delivery.seq FROM unnest(?::varchar[], ?::bigint[]) AS asked (id, fence)
                JOIN bare_delivery AS delivery ON delivery.id = asked.id
                FOR UPDATE OF delivery SKIP LOCKED),
            live AS (
                UPDATE bare_log AS log
                SET is_open = false, twin_key = NULL, outcome = 'LIVE', outcome_at = now(), remote_id = 'r' || sent.id
                FROM sent WHERE log.delivery_id = sent.id AND log.seq = sent.seq
                RETURNING log.delivery_id),
            told AS (
                INSERT INTO bare_audit (delivery_id, at, type) SELECT delivery_id, now(), 'DELIVERY_POSTED' FROM live)
            UPDATE bare_delivery AS delivery SET state = 'PUBLISHED', next_at = NULL, lease_until = NULL
            FROM live WHERE delivery.id = live.delivery_id
            RETURNING delivery.id
            """;

    private static final String ROLL_UP = """
            WITH over AS (
                SELECT post.id FROM bare_post AS post JOIN bare_delivery AS delivery ON delivery.id = post.id
                WHERE post.id = ANY(?) AND delivery.state = 'PUBLISHED'
                FOR UPDATE OF post SKIP LOCKED),
            ended AS (
                UPDATE bare_post AS post SET status = 'POSTED' FROM over WHERE post.id = over.id RETURNING post.id)
            INSERT INTO bare_audit (delivery_id, at, type) SELECT id, now(), 'POST_ENDED' FROM ended
            """;

    private final HikariDataSource pool;
    private final GroupCommit<Job, Boolean> intents = group(OPEN, GroupCommit.LONGEST_GATHERING);
    private final GroupCommit<Job, Boolean> gates = group(HOLD, Duration.ZERO);
    private final GroupCommit<Job, Boolean> outcomes = group(SETTLE, GroupCommit.LONGEST_GATHERING);

    BareProtocolRows(String database) {
        // One plan for ever, and the one that is good when the tables have grown.
        pool = Postgres.pool(database
                + "&options=-c%20plan_cache_mode=force_generic_plan%20-c%20enable_seqscan=off"
                + "%20-c%20enable_hashjoin=off%20-c%20enable_mergejoin=off");
        Postgres.execute(pool, TABLES);
    }

    /** A delivery that is claimed. */
    record Job(String id, String account, long fence, String content) {}

    private GroupCommit<Job, Boolean> group(String sql, Duration gathering) {
        return new GroupCommit<>(GroupCommit.MOST, gathering, any -> true, jobs -> done(sql, jobs));
    }

    /** @param content of each, in the order of the deliveries */
    void add(List<QueueEntry> deliveries, List<String> content) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setArray(
                    1, array(connection, deliveries, one -> one.delivery().value()));
            statement.setArray(
                    2, array(connection, deliveries, one -> one.account().id()));
            Object[] times =
                    deliveries.stream().map(one -> Timestamp.from(one.at())).toArray();
            statement.setArray(3, connection.createArrayOf("timestamptz", times));
            statement.setArray(4, array(connection, content, text -> text));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void analyze() {
        Postgres.execute(pool, "VACUUM ANALYZE");
    }

    List<Job> claim(Collection<String> ids) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, array(connection, ids, id -> id));
            List<Job> jobs = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    jobs.add(new Job(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
                }
            }
            return jobs;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    boolean opens(Job job) {
        return intents.call(job);
    }

    boolean holds(Job job) {
        return gates.call(job);
    }

    boolean settles(Job job) {
        return outcomes.call(job);
    }

    /** Gives posts their last status. Answers how many have one now. */
    int rollUp(Collection<String> ids) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(ROLL_UP)) {
            statement.setArray(1, array(connection, ids, id -> id));
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<Boolean> done(String sql, List<Job> jobs) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array(connection, jobs, Job::id));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", jobs.stream().map(Job::fence).toArray()));
            Set<String> done = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    done.add(rows.getString(1));
                }
            }
            return jobs.stream().map(job -> done.contains(job.id)).toList();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> Array array(Connection connection, Collection<T> from, Function<T, String> text)
            throws SQLException {
        return connection.createArrayOf("varchar", from.stream().map(text).toArray());
    }

    @Override
    public void close() {
        pool.close();
    }
}
