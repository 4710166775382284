package io.social4j.queue.redis;

import io.social4j.spi.queue.JobQueue;
import io.social4j.testkit.JobQueueContract;
import io.social4j.testkit.RedisCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisClusterContractTest extends JobQueueContract {

    private static RedisCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.ofMasters(3);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Override
    protected JobQueue open() {
        cluster.flush();
        return Redis.queue("mode", "cluster", "nodes", cluster.nodes(), "cap", String.valueOf(CAP));
    }

    @Override
    protected void lose() {
        cluster.flush();
    }
}
