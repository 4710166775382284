package io.social4j.queue.redis;

import static org.junit.jupiter.api.Assumptions.abort;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.social4j.spi.queue.JobQueue;
import io.social4j.testkit.JobQueueContract;
import io.social4j.testkit.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against a {@code valkey-server} that is installed here. */
class ValkeyContractTest extends JobQueueContract {

    private static final String PROPERTY = "social4j.test.valkey-server";

    private static RedisServer server;
    private static RedisClient client;
    private static StatefulRedisConnection<String, String> redis;

    @BeforeAll
    static void start() {
        Path program = Programs.find(PROPERTY, "valkey-server")
                .orElseGet(() -> abort("There is no valkey-server in the PATH, and -D" + PROPERTY
                        + " names none; so Valkey is not tested here"));
        server = RedisServer.start(program);
        client = RedisClient.create("redis://127.0.0.1:" + server.port());
        redis = client.connect();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
            server.close();
        }
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
