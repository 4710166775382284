package io.social4j.e2e.faults;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.sync.RedisCommands;
import io.social4j.testkit.RedisServer;
import io.social4j.testkit.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Some workers that publish through one Redis. Each has a way of its own to Redis and to PostgreSQL, so that it can be cut off from
 * either. Workers are changed by one thread, Redis by another one.
 */
final class RedisFleet implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(1);

    final RedisServer server = RedisServer.start();
    final List<Member> members = new ArrayList<>();
    private final RedisClient client;
    private final RedisCommands<String, String> redis;

    /** One worker: its process, and its ways. */
    static final class Member {

        final TcpProxy toRedis;
        final TcpProxy toDatabase;
        private final World world;
        private final Map<String, String> settings;
        private volatile OtherProcess process;

        private Member(World world, Map<String, String> more, int redisPort) {
            this.world = world;
            toRedis = TcpProxy.to(redisPort);
            toDatabase = TcpProxy.to(Postgres.running().port());
            settings = new HashMap<>(world.settings());
            settings.putAll(more);
            settings.put("jdbc.url", Postgres.through(toDatabase.port(), world.url()));
            settings.put("social4j.redis.host", "127.0.0.1");
            settings.put("social4j.redis.port", String.valueOf(toRedis.port()));
            process = world.start(WorkerMain.class, settings);
        }

        OtherProcess process() {
            return process;
        }

        /** Another process in its place; also if it has ended by itself, because it could not start without a database. */
        void replace() {
            process.kill();
            process = world.start(WorkerMain.class, settings);
        }

        boolean works() {
            return process.isAlive() && process.says("READY");
        }

        void heal() {
            toRedis.heal();
            toDatabase.heal();
            process.thaw();
            if (!process.isAlive()) {
                replace();
            }
        }
    }

    RedisFleet(World world, int workers, Map<String, String> more) {
        RedisURI address = RedisURI.create("redis://127.0.0.1:" + server.port());
        client = RedisClient.create(address);
        client.setOptions(ClientOptions.builder()
                .timeoutOptions(TimeoutOptions.enabled(ANSWER))
                .build());
        redis = client.connect().sync();
        for (int i = 0; i < workers; i++) {
            members.add(new Member(world, more, server.port()));
        }
        members.forEach(member -> member.process().untilItSays("READY"));
    }

    /** Past the workers' ways; what does not succeed is left. */
    void inRedis(Consumer<RedisCommands<String, String>> commands) {
        try {
            commands.accept(redis);
        } catch (RedisException away) {
            // It is frozen, dead or full; that is what it is for.
        }
    }

    /** How many entries all partitions hold together; as many as there may be if Redis does not answer. */
    long waiting() {
        long[] entries = {Long.MAX_VALUE};
        inRedis(redis -> entries[0] = World.PLATFORMS.stream()
                .mapToLong(platform -> redis.hlen("{social4j:" + platform + "}:jobs"))
                .sum());
        return entries[0];
    }

    /** Until all workers take from Redis: making the first connection takes longer than they wait for an answer. */
    void awaitThatAllUseRedis() {
        // Every dispatcher comes round once a second.
        Until.passed(Duration.ofSeconds(2));
        Until.holds(
                "all workers use Redis",
                Duration.ofSeconds(60),
                () -> timesSaid("The queue is well again") == timesTurnedAway());
    }

    /** How often a worker has turned to the database: also because this machine is busy, and Redis answers late. */
    long timesTurnedAway() {
        return timesSaid("claimed from the store until the queue is well");
    }

    private long timesSaid(String words) {
        return members.stream()
                .flatMap(member -> member.process().lines().stream())
                .filter(line -> line.contains(words))
                .count();
    }

    /** Everybody works and reaches everything again. */
    void heal() {
        server.thaw();
        members.forEach(Member::heal);
    }

    void killWorkers() {
        members.forEach(member -> member.process().kill());
    }

    @Override
    public void close() {
        members.forEach(member -> {
            member.toRedis.close();
            member.toDatabase.close();
        });
        client.shutdown(Duration.ZERO, ANSWER);
        server.close();
    }
}
