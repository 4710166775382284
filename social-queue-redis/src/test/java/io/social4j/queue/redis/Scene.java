package io.social4j.queue.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.testkit.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A server of its own, and a client beside the queue. One thread. */
final class Scene implements AutoCloseable {

    static final Platform PLATFORM = Platform.of("alpha");

    final RedisServer server;
    private final RedisClient client;

    Scene(String... options) {
        server = RedisServer.start(options);
        client = RedisClient.create("redis://127.0.0.1:" + server.port());
    }

    RedisJobQueue queue() {
        return queue("cap", "100000");
    }

    RedisJobQueue queue(String key, String value) {
        return Redis.queue("host", "127.0.0.1", "port", String.valueOf(server.port()), key, value);
    }

    /** As the user {@code social}, with this password. */
    RedisJobQueue queue(String password) {
        return Redis.queue(
                "host", "127.0.0.1", "port", String.valueOf(server.port()), "username", "social", "password", password);
    }

    RedisCommands<String, String> redis() {
        return client.connect().sync();
    }

    static QueueEntry entry(String delivery, String lane, Instant at) {
        return new QueueEntry(DeliveryId.of(delivery), lane(lane), "ann", at);
    }

    static RemoteAccount lane(String id) {
        return new RemoteAccount(PLATFORM, id);
    }

    static JobQueue.Taken take(JobQueue queue, String... left) {
        List<RemoteAccount> lanes = List.of(left).stream().map(Scene::lane).toList();
        return queue.take(PLATFORM, new JobQueue.Request(100, Duration.ZERO, lanes, Set.of()));
    }

    static Instant now(JobQueue queue) {
        return queue.take(PLATFORM, new JobQueue.Request(0, Duration.ZERO, List.of(), Set.of()))
                .mark()
                .now();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        server.close();
    }
}
