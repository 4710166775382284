package io.social4j.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisException;
import io.social4j.spi.queue.JobQueue;
import io.social4j.testkit.RedisCluster;
import io.social4j.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Masters die, and the queue goes on with those that take their places. */
@Tag("faults")
class RedisFailoverTest {

    @Test
    void goesOnWithTheReplicaThatTheSentinelsChoose() {
        List<RedisServer> all = new ArrayList<>();
        try {
            RedisServer master = started(all, RedisServer.start());
            RedisServer replica = started(
                    all,
                    RedisServer.start("--replicaof", "127.0.0.1 " + master.port(), "--repl-diskless-sync-delay", "0"));
            List<RedisServer> sentinels = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sentinels.add(started(all, RedisServer.startSentinel("main", master.port())));
            }
            awaitWatched(sentinels);
            String nodes = sentinels.stream()
                    .map(sentinel -> "127.0.0.1:" + sentinel.port())
                    .collect(Collectors.joining(","));
            try (JobQueue queue = Redis.queue("mode", "sentinel", "master", "main", "nodes", nodes)) {
                queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Scene.now(queue))));
                assertThat(replica.port()).isNotEqualTo(master.port());
                master.kill();
                Redis.await("the replica answers", () -> offers(queue, "d-2"));
                assertThat(Scene.take(queue).deliveries()).isNotEmpty();
            }
        } finally {
            all.forEach(RedisServer::close);
        }
    }

    @Test
    void goesOnWithTheReplicaOfAClusterThatTakesOver() {
        try (RedisCluster cluster = RedisCluster.ofMastersAndReplicas(3);
                JobQueue queue = Redis.queue("mode", "cluster", "nodes", cluster.nodes())) {
            queue.offer(Scene.PLATFORM, List.of(Scene.entry("d-1", "page", Scene.now(queue))));
            cluster.killMasterOf("{social4j:alpha}:due");
            Redis.await("the replica answers", () -> offers(queue, "d-2"));
            assertThat(Scene.take(queue).deliveries()).isNotEmpty();
        }
    }

    private static RedisServer started(List<RedisServer> all, RedisServer server) {
        all.add(server);
        return server;
    }

    private static void awaitWatched(List<RedisServer> sentinels) {
        for (RedisServer sentinel : sentinels) {
            var client = io.lettuce.core.RedisClient.create();
            try (var connection =
                    client.connectSentinel(io.lettuce.core.RedisURI.create("redis://127.0.0.1:" + sentinel.port()))) {
                Redis.await("the sentinels know each other and the replica", () -> {
                    var master = connection.sync().master("main");
                    return "2".equals(master.get("num-other-sentinels")) && "1".equals(master.get("num-slaves"));
                });
            } finally {
                client.shutdown(java.time.Duration.ZERO, java.time.Duration.ofSeconds(1));
            }
        }
    }

    private static boolean offers(JobQueue queue, String delivery) {
        try {
            queue.offer(Scene.PLATFORM, List.of(Scene.entry(delivery, "other page", Scene.now(queue))));
            return true;
        } catch (RedisException away) {
            return false;
        }
    }
}
