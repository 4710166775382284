package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.social4j.testkit.RedisCluster;
import io.social4j.testkit.RedisServer;
import io.social4j.testkit.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers of Redis change their parts while two workers publish through them. */
@Tag("faults")
class RedisTopologyTest {

    /** From this address of the machine the replica connects to its master, and nobody else. */
    private static final String REPLICA = "127.0.0.2";

    private static final Duration DUE = Duration.ofSeconds(20);
    private static final int POSTS = 8;

    /**
     * X07: the master has acknowledged what its replica never got. A frozen replica would not do: what waits in the socket still
     * reaches it. All know the master by the address of a proxy, because sentinels correct a replica that has another one.
     */
    @Test
    void whatAFailoverToAReplicaBehindACutLinkHasLostIsOfferedAgain() {
        try (RedisServer master = RedisServer.start();
                TcpProxy front = TcpProxy.to(master.port());
                RedisServer replica = RedisServer.start(
                        "--replicaof",
                        "127.0.0.1 " + front.port(),
                        "--bind-source-addr",
                        REPLICA,
                        "--replica-announce-ip",
                        "127.0.0.1",
                        "--repl-diskless-sync-delay",
                        "0");
                Sentinels sentinels = new Sentinels(front.port());
                RedisScene scene = new RedisScene()) {
            sentinels.awaitThatAllAreKnown();
            scene.start(Map.of("mode", "sentinel", "master", Sentinels.NAME, "nodes", sentinels.nodes()));
            RedisCommands<String, String> old = scene.redis(master.port());
            RedisCommands<String, String> next = scene.redis(replica.port());
            scene.schedule(POSTS);
            scene.isShownWithin(RedisScene.PATIENCE);
            Until.holds("it is used", RedisScene.PATIENCE, () -> RedisScene.isUsed(old));

            scene.schedule(POSTS, scene.world.now().plus(DUE));
            int before = POSTS * World.PLATFORMS.size();
            Until.holds("both have the first ones", DUE, () -> RedisScene.waiting(next) >= before);
            front.cutFrom(address -> address.getHostAddress().equals(REPLICA));
            scene.schedule(POSTS, scene.world.now().plus(DUE));
            Until.holds("the master has them all", DUE, () -> RedisScene.waiting(old) >= 2L * before);
            assertThat(RedisScene.waiting(next)).as("entries that survive").isEqualTo(before);
            master.kill();
            Until.holds(
                    "the replica is the master",
                    DUE,
                    () -> next.info("replication").contains("role:master"));
            Until.holds("it has the lost ones", DUE, () -> RedisScene.waiting(next) >= 2L * before || scene.isOver());

            Until.holds("it is used", RedisScene.PATIENCE, () -> RedisScene.isUsed(next));
            scene.schedule(POSTS);
            scene.isShownWithin(RedisScene.SOON);
            scene.endsPublishedOnce();
        }
    }

    /** X08: half of a partition is here and half there for a while, and no script runs on either. */
    @Test
    void aSlotThatMovesWhileItIsUsedKeepsNobodyWaiting() {
        String partition = "{social4j:facebook}:jobs";
        try (RedisCluster cluster = RedisCluster.ofMasters(3);
                RedisScene scene = new RedisScene()) {
            scene.start(Map.of("mode", "cluster", "nodes", cluster.nodes()));
            scene.schedule(POSTS);
            scene.isShownWithin(RedisScene.PATIENCE);
            scene.schedule(POSTS, scene.world.now().plus(DUE));
            Until.passed(Duration.ofSeconds(2));
            cluster.moveSlotOf(partition, () -> {
                for (int i = 0; i < 3; i++) {
                    scene.schedule(POSTS);
                    scene.isShownWithin(RedisScene.SOON);
                }
            });
            scene.schedule(POSTS);
            scene.isShownWithin(RedisScene.SOON);
            Until.holds("the new owner is used", DUE, () -> cluster.isUsedAfterMoveOf(partition));
            scene.schedule(POSTS);
            scene.endsPublishedOnce();
        }
    }

    /** X08: the master of one platform dies, and another one takes over. */
    @Test
    void aMasterOfAClusterThatDiesKeepsNobodyWaiting() {
        try (RedisCluster cluster = RedisCluster.ofMastersAndReplicas(3);
                RedisScene scene = new RedisScene()) {
            scene.start(Map.of("mode", "cluster", "nodes", cluster.nodes()));
            scene.schedule(POSTS);
            scene.isShownWithin(RedisScene.PATIENCE);
            cluster.killMasterOf("{social4j:facebook}:jobs");
            for (int i = 0; i < 4; i++) {
                scene.schedule(POSTS);
                scene.isShownWithin(RedisScene.SOON);
                Until.passed(Duration.ofSeconds(2));
            }
            scene.endsPublishedOnce();
        }
    }

    /** Three, who watch one master. */
    private static final class Sentinels implements AutoCloseable {

        static final String NAME = "main";
        private final List<RedisServer> all = new ArrayList<>();

        Sentinels(int masterPort) {
            for (int i = 0; i < 3; i++) {
                all.add(RedisServer.startSentinel(NAME, masterPort));
            }
        }

        String nodes() {
            return all.stream().map(one -> "127.0.0.1:" + one.port()).collect(Collectors.joining(","));
        }

        void awaitThatAllAreKnown() {
            RedisClient client = RedisClient.create();
            try {
                for (RedisServer one : all) {
                    StatefulRedisSentinelConnection<String, String> connection =
                            client.connectSentinel(RedisURI.create("redis://127.0.0.1:" + one.port()));
                    Until.holds("the sentinels know each other and the replica", RedisScene.PATIENCE, () -> {
                        Map<String, String> master = connection.sync().master(NAME);
                        return "2".equals(master.get("num-other-sentinels")) && "1".equals(master.get("num-slaves"));
                    });
                }
            } finally {
                client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
            }
        }

        @Override
        public void close() {
            all.forEach(RedisServer::close);
        }
    }
}
