package io.social4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.social4j.Social4j;
import io.social4j.Social4jBuilder;
import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.queue.redis.RedisJobQueue;
import io.social4j.queue.redis.RedisSettings;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import io.social4j.store.jdbc.BoundConnections;
import io.social4j.store.jdbc.JdbcSocialStore;
import io.social4j.testkit.RedisServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Social4j on PostgreSQL, with or without Redis: real engine, real store, {@value #ACCOUNTS} accounts. */
final class Social4jHost implements Punctual {

    static final int ACCOUNTS = 1_000;
    static final String WITH_REDIS = "Social4j, Redis";

    private static final String REDIS_HOST = "social4j.redis.host";

    /** As many permits as the peers have threads; nothing else slows down. */
    private static final Map<String, String> SETTINGS = Map.of(
            "social4j.encryption.keys", "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "social4j.workers.threads", "200",
            "social4j.workers.permits-per-platform", Integer.toString(Throughput.IN_FLIGHT),
            "social4j.publish.posts-per-account", "1000000",
            "social4j.publish.catch-up-spacing", "0s",
            "social4j.publish.look-first-after", "PT1H");

    private final HikariDataSource pool;
    private final BoundConnections transactions = new BoundConnections();
    private final Social4j social;
    private final @Nullable RedisServer redis;
    private int expected;

    Social4jHost(String database, URI platform) {
        this(database, platform, () -> {}, Map.of(), null);
    }

    /** @param first done at the beginning of each visit */
    Social4jHost(String database, URI platform, Runnable first) {
        this(database, platform, first, Map.of(), null);
    }

    /** @param settings besides those of all, or others */
    Social4jHost(String database, URI platform, Map<String, String> settings) {
        this(database, platform, () -> {}, settings, null);
    }

    private Social4jHost(
            String database, URI platform, Runnable first, Map<String, String> more, @Nullable RedisServer redis) {
        this.redis = redis;
        pool = Postgres.pool(database);
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(more);
        Settings settings = Settings.of(all);
        Social4jBuilder builder = Social4j.builder()
                .settings(settings)
                .policy(PublishPolicy.from(settings))
                .platform(LoopbackAdapter.at(platform, first))
                .store(JdbcSocialStore.in(pool)
                        .migrate(true)
                        .joining(transactions)
                        .open());
        if (all.containsKey(REDIS_HOST)) {
            builder.queue(RedisJobQueue.open(RedisSettings.from(settings.under("redis")), SocialClock.system()));
        }
        social = builder.build();
    }

    /** Dispatches through a Redis of its own. */
    static Social4jHost withRedis(String database, URI platform) {
        RedisServer server = RedisServer.start();
        return new Social4jHost(database, platform, () -> {}, redisAt(server.port()), server);
    }

    /** Settings of a host that dispatches through this Redis. */
    static Map<String, String> redisAt(int port) {
        return Map.of(REDIS_HOST, "127.0.0.1", "social4j.redis.port", String.valueOf(port));
    }

    /** That of {@link #withRedis}. */
    RedisServer redis() {
        return Objects.requireNonNull(redis);
    }

    void connectAccounts() {
        for (int i = 0; i < ACCOUNTS; i++) {
            RemoteAccount remote = new RemoteAccount(LoopbackAdapter.PLATFORM, "remote-" + i);
            social.accounts().importToken(user(i), "Account " + i, PlatformToken.of(remote, "token-" + i));
        }
        // As the server does by itself after a minute: plans made for empty tables are bad ones.
        Postgres.execute(pool, "VACUUM ANALYZE");
    }

    Social4j social() {
        return social;
    }

    HikariDataSource pool() {
        return pool;
    }

    static String user(int number) {
        return "user-" + Math.floorMod(number, ACCOUNTS);
    }

    /** A post like no other, that says when it is due. */
    static PublishRequest request(int number, Instant at) {
        return request(number, user(number), at);
    }

    private static PublishRequest request(int number, String user, Instant at) {
        return PublishRequest.builder()
                .user(user)
                .text("post " + number + " " + ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .to(LoopbackAdapter.PLATFORM.id())
                .at(at)
                .build();
    }

    /** Schedules, so many posts together. */
    void schedule(int posts, int each, IntFunction<Instant> at) {
        for (int from = 0; from < posts; from += each) {
            List<PublishRequest> requests = new ArrayList<>();
            for (int i = from; i < Math.min(posts, from + each); i++) {
                requests.add(request(i, at.apply(i)));
            }
            social.publisher().scheduleAll(requests);
        }
    }

    @Override
    public void schedule(int posts, int accounts, Instant first, Duration gap) {
        expected += posts;
        for (int from = 0; from < posts; from += 100) {
            social.publisher()
                    .scheduleAll(IntStream.range(from, Math.min(posts, from + 100))
                            .mapToObj(post -> request(post, user(post % accounts), first.plus(gap.multipliedBy(post))))
                            .toList());
        }
    }

    void inTransaction(List<PublishRequest> requests) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                requests.forEach(social.publisher()::schedule);
                here.commit();
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public String name() {
        return redis == null ? "Social4j" : WITH_REDIS;
    }

    /**
     * Scheduled long before, so that what scheduling has left to do is done when they become due; and into tables that are not
     * empty, as they are only once.
     */
    @Override
    public void prepare(int posts) {
        connectAccounts();
        social.workers().start();
        deliverSome();
        more(posts);
        Postgres.execute(pool, "VACUUM ANALYZE");
    }

    /** Schedules so many more, to be made due by {@link #go}. */
    void more(int posts) {
        expected += posts;
        Instant later = Instant.now().plus(Duration.ofHours(1));
        schedule(posts, 200, post -> later);
        awaitEvents();
    }

    /** One post for each account. */
    void deliverSome() {
        expected = ACCOUNTS;
        Instant soon = Instant.now();
        schedule(ACCOUNTS, 200, post -> soon);
        while (!isDone()) {
            Throughput.sleep(50);
        }
    }

    /** Until every event so far is read. */
    void awaitEvents() {
        while (unread() > 0) {
            Throughput.sleep(50);
        }
    }

    /** Events that the reader who rolls posts up has not read; there are no listeners here. */
    long unread() {
        return Postgres.number(
                pool,
                "SELECT (SELECT count(*) FROM social_audit_log) - coalesce((SELECT position"
                        + " FROM social_event_reader WHERE reader = 'roll-up'), 0)");
    }

    @Override
    public void go() {
        Postgres.execute(pool, "UPDATE social_delivery SET due_at = now(), next_at = now() WHERE next_at IS NOT NULL");
    }

    @Override
    public boolean isDone() {
        return Postgres.number(
                        pool,
                        "SELECT count(*) FROM social_delivery WHERE state = 'PUBLISHED' AND post_id NOT LIKE 'old-%'")
                == expected;
    }

    @Override
    public void close() {
        social.close();
        pool.close();
        if (redis != null) {
            redis.close();
        }
    }
}
