package io.social4j.e2e.faults;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two workers that find Redis as the settings say, and some people whose posts go through it. One thread. */
final class RedisScene implements AutoCloseable {

    /**
     * Within three seconds a worker has turned to the database, or has filled the queue again; the rest is the way to the platform,
     * on a machine that is busy.
     */
    static final Duration SOON = Duration.ofSeconds(20);

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PEOPLE = 6;

    final World world = World.onPostgres();
    private final List<String> users = new ArrayList<>();
    private final List<RedisClient> clients = new ArrayList<>();
    private final Map<Instant, Integer> dueThen = new TreeMap<>();
    private int rounds;

    RedisScene() {
        for (int i = 0; i < PEOPLE; i++) {
            users.add(world.user());
        }
    }

    /** Two workers with these settings below {@code social4j.redis}. */
    void start(Map<String, String> redis) {
        Map<String, String> settings = new HashMap<>(world.settings());
        redis.forEach((key, value) -> settings.put("social4j.redis." + key, value));
        List<OtherProcess> workers =
                List.of(world.start(WorkerMain.class, settings), world.start(WorkerMain.class, settings));
        workers.forEach(worker -> worker.untilItSays("READY"));
    }

    /** Two workers that look for Redis on this port. */
    void start(int port) {
        start(Map.of("host", "127.0.0.1", "port", String.valueOf(port)));
    }

    /** One more round of so many posts for all platforms, due now. */
    void schedule(int posts) {
        schedule(posts, world.now());
    }

    void schedule(int posts, Instant at) {
        rounds++;
        for (int i = 0; i < posts; i++) {
            String user = users.get(i % users.size());
            world.schedule(World.request(user, "r" + rounds + "p" + i, World.PLATFORMS.toArray(String[]::new))
                    .at(at));
        }
        dueThen.merge(at, posts * World.PLATFORMS.size(), Integer::sum);
    }

    /** Whether all that is due is live. */
    boolean isOver() {
        return world.shown() >= due();
    }

    private int due() {
        Instant now = world.now();
        return dueThen.entrySet().stream()
                .filter(entry -> !entry.getKey().isAfter(now))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    void isShownWithin(Duration time) {
        Until.holds(() -> due() + " posts are live\n" + world.history(), time, this::isOver);
    }

    void endsPublishedOnce() {
        world.untilOthersHaveEndedAll(PATIENCE);
        world.history().isPublished().wasNeverResent();
    }

    /** A way to the Redis on this port beside that of the workers. */
    RedisCommands<String, String> redis(int port) {
        RedisClient client = RedisClient.create(RedisURI.create("redis://127.0.0.1:" + port));
        client.setOptions(ClientOptions.builder()
                .timeoutOptions(TimeoutOptions.enabled(Duration.ofSeconds(2)))
                .build());
        clients.add(client);
        return client.connect().sync();
    }

    /** Starts a script in the Redis on this port that does not end by itself. */
    void runsForEver(int port) {
        RedisClient client = RedisClient.create(RedisURI.create("redis://127.0.0.1:" + port));
        clients.add(client);
        var unheard = client.connect().async().eval("while true do end", ScriptOutputType.STATUS);
        unheard.exceptionally(killed -> null);
    }

    /** Whether scripts have run since it was started, or its statistics were reset. */
    static boolean isUsed(RedisCommands<String, String> redis) {
        try {
            return redis.info("commandstats").contains("cmdstat_evalsha");
        } catch (RedisException away) {
            return false;
        }
    }

    /** How many entries all partitions hold together. */
    static long waiting(RedisCommands<String, String> redis) {
        return World.PLATFORMS.stream()
                .mapToLong(platform -> redis.hlen("{social4j:" + platform + "}:jobs"))
                .sum();
    }

    @Override
    public void close() {
        world.close();
        clients.forEach(client -> client.shutdown(Duration.ZERO, Duration.ofSeconds(1)));
    }
}
