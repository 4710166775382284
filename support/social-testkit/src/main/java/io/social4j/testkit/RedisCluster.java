package io.social4j.testkit;

import io.lettuce.core.MigrateArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Redis Cluster of real servers on this machine: some masters, and perhaps a replica for each. Needs {@code io.lettuce:lettuce-core}
 * on the class path, besides what {@link RedisServer} needs. One thread.
 */
public final class RedisCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RedisServer> servers = new ArrayList<>();
    private final List<RedisClient> clients = new ArrayList<>();
    private final List<RedisCommands<String, String>> redis = new ArrayList<>();
    private final int masters;

    private RedisCluster(int masters) {
        this.masters = masters;
    }

    /** That many masters share the slots. */
    public static RedisCluster ofMasters(int count) {
        RedisCluster made = new RedisCluster(count);
        made.start(count);
        return made;
    }

    /** That many masters, and a replica for each. */
    public static RedisCluster ofMastersAndReplicas(int count) {
        RedisCluster made = new RedisCluster(count);
        made.start(2 * count);
        for (int i = 0; i < count; i++) {
            String master = made.redis.get(i).clusterMyId();
            RedisCommands<String, String> replica = made.redis.get(count + i);
            await("a replica has met its master", () -> isOk(replica, master));
        }
        await(
                "replicas are in step",
                () -> made.redis.subList(count, 2 * count).stream()
                        .allMatch(one -> one.info("replication").contains("master_link_status:up")));
        return made;
    }

    private static boolean isOk(RedisCommands<String, String> replica, String master) {
        try {
            return "OK".equals(replica.clusterReplicate(master));
        } catch (RedisException notYet) {
            return false;
        }
    }

    private void start(int count) {
        for (int i = 0; i < count; i++) {
            RedisServer server = RedisServer.start(
                    "--cluster-enabled", "yes",
                    "--cluster-node-timeout", "1000",
                    "--cluster-announce-ip", "127.0.0.1",
                    "--cluster-replica-validity-factor", "0",
                    "--repl-diskless-sync-delay", "0");
            servers.add(server);
            RedisClient client = RedisClient.create("redis://127.0.0.1:" + server.port());
            clients.add(client);
            redis.add(client.connect().sync());
        }
        for (int i = 0; i < masters; i++) {
            redis.get(i)
                    .clusterAddSlots(IntStream.range(SLOTS * i / masters, SLOTS * (i + 1) / masters)
                            .toArray());
        }
        for (int i = 0; i < count; i++) {
            redis.get(i).clusterSetConfigEpoch(i + 1L);
        }
        for (int i = 1; i < count; i++) {
            redis.get(0).clusterMeet("127.0.0.1", servers.get(i).port());
        }
        await(
                "the cluster is up",
                () -> redis.stream()
                        .map(RedisCommands::clusterInfo)
                        .allMatch(info ->
                                info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + count)));
    }

    /** Their addresses, as {@code social4j.redis.nodes} wants them. */
    public String nodes() {
        return servers.stream().map(server -> "127.0.0.1:" + server.port()).collect(Collectors.joining(","));
    }

    /** Empties all. */
    public void flush() {
        redis.subList(0, masters).forEach(RedisCommands::flushall);
    }

    /** Ends the master that holds this key. */
    public void killMasterOf(String key) {
        servers.get(SlotHash.getSlot(key) * masters / SLOTS).kill();
    }

    /**
     * Gives the slot of this key to the next master, key by key, while it may be in use: what an operator does who adds a server.
     *
     * @param halfway runs while one half of the keys is here and the other half there, so that scripts cannot run anywhere
     */
    public void moveSlotOf(String key, Runnable halfway) {
        int slot = SlotHash.getSlot(key);
        int from = slot * masters / SLOTS;
        int to = (from + 1) % masters;
        String target = redis.get(to).clusterMyId();
        redis.get(to).clusterSetSlotImporting(slot, redis.get(from).clusterMyId());
        redis.get(from).clusterSetSlotMigrating(slot, target);
        move(slot, from, to, redis.get(from).clusterCountKeysInSlot(slot) / 2);
        halfway.run();
        move(slot, from, to, Long.MAX_VALUE);
        redis.get(to).clusterSetSlotNode(slot, target);
        for (RedisCommands<String, String> one : redis.subList(0, masters)) {
            one.clusterSetSlotNode(slot, target);
        }
    }

    private void move(int slot, int from, int to, long atMost) {
        List<String> some = redis.get(from).clusterGetKeysInSlot(slot, 1);
        for (long moved = 0; moved < atMost && !some.isEmpty(); moved++) {
            redis.get(from)
                    .migrate(
                            "127.0.0.1",
                            servers.get(to).port(),
                            0,
                            PATIENCE.toMillis(),
                            MigrateArgs.Builder.keys(some.get(0)));
            some = redis.get(from).clusterGetKeysInSlot(slot, 1);
        }
    }

    /** Whether scripts have run on the master that {@link #moveSlotOf} would give the slot of this key to. */
    public boolean isUsedAfterMoveOf(String key) {
        int to = (SlotHash.getSlot(key) * masters / SLOTS + 1) % masters;
        return redis.get(to).info("commandstats").contains("cmdstat_evalsha");
    }

    private static void await(String what, BooleanSupplier condition) {
        SocialClock clock = SocialClock.system();
        long end = clock.nanos() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (clock.nanos() - end > 0) {
                throw new AssertionError("Within " + PATIENCE + " it was not so that " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        clients.forEach(client -> client.shutdown(Duration.ZERO, Duration.ofSeconds(1)));
        servers.forEach(RedisServer::close);
    }
}
