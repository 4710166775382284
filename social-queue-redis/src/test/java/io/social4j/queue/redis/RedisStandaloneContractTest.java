package io.social4j.queue.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.social4j.spi.queue.JobQueue;
import io.social4j.testkit.JobQueueContract;
import io.social4j.testkit.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisStandaloneContractTest extends JobQueueContract {

    private static RedisServer server;
    private static RedisClient client;
    private static StatefulRedisConnection<String, String> redis;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        client = RedisClient.create("redis://127.0.0.1:" + server.port());
        redis = client.connect();
    }

    @AfterAll
    static void stop() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        server.close();
    }

    @Override
    protected JobQueue open() {
        redis.sync().flushall();
        return Redis.queue("host", "127.0.0.1", "port", String.valueOf(server.port()), "cap", String.valueOf(CAP));
    }

    @Override
    protected void lose() {
        redis.sync().flushall();
    }
}
