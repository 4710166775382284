package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import io.social4j.testkit.RedisServer;
import io.social4j.testkit.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis is emptied, killed, frozen, slow or full while two workers publish through it: posts are late at worst. */
class RedisFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Within this a worker has turned to the database, or has filled the queue again; the rest is the way to the platform. */
    private static final Duration SOON = Duration.ofSeconds(6);

    @Test
    void emptiedEveryTwoSecondsItLosesNothingAndRepeatsNothing() {
        try (Stage stage = new Stage()) {
            stage.start(stage.server.port());
            for (int i = 0; i < 4; i++) {
                stage.schedule(i, 6);
                Until.passed(Duration.ofSeconds(2));
                stage.redis.flushall();
            }
            stage.endsPublishedOnce();
            stage.wasUsed();
        }
    }

    @Test
    void killedAndRestartedEmptyItIsDoneWithoutAndUsedAgain() {
        try (Stage stage = new Stage()) {
            stage.start(stage.server.port());
            stage.schedule(1, 8);
            stage.server.kill();
            stage.schedule(2, 8);
            stage.isShownWithin(SOON);
            stage.server.restart();
            stage.schedule(3, 8);
            stage.isShownWithin(SOON);
            Until.holds("the workers have come back to it", PATIENCE, stage::isUsed);
            stage.schedule(4, 8);
            stage.endsPublishedOnce();
        }
    }

    @Tag("faults")
    @Test
    void frozenForTwentySecondsItKeepsNobodyWaiting() {
        try (Stage stage = new Stage()) {
            stage.start(stage.server.port());
            stage.schedule(1, 8);
            stage.isShownWithin(SOON);
            stage.server.freeze();
            for (int i = 2; i < 6; i++) {
                stage.schedule(i, 8);
                stage.isShownWithin(SOON);
                Until.passed(Duration.ofSeconds(4));
            }
            stage.server.thaw();
            stage.schedule(6, 8);
            stage.isShownWithin(SOON);
            stage.endsPublishedOnce();
        }
    }

    @Tag("faults")
    @Test
    void slowItIsLeftAloneUntilItIsQuick() {
        try (Stage stage = new Stage();
                TcpProxy front = TcpProxy.to(stage.server.port())) {
            stage.start(front.port());
            front.delay(Duration.ofMillis(500));
            for (int i = 1; i < 4; i++) {
                stage.schedule(i, 8);
                stage.isShownWithin(SOON);
            }
            front.delay(Duration.ZERO);
            stage.redis.configResetstat();
            Until.holds("the workers have come back to it", PATIENCE, stage::isUsed);
            stage.schedule(4, 8);
            stage.endsPublishedOnce();
        }
    }

    @Tag("faults")
    @Test
    void fullAndEvictingItMakesNothingVanish() {
        try (Stage stage = new Stage("--maxmemory", "1300kb", "--maxmemory-policy", "allkeys-random")) {
            stage.start(stage.server.port());
            for (int i = 0; i < 4; i++) {
                stage.schedule(i, 12);
                stage.fill();
            }
            stage.endsPublishedOnce();
        }
    }

    /** Two workers, some people, and a Redis of their own. */
    private static final class Stage implements AutoCloseable {

        final RedisServer server;
        final RedisCommands<String, String> redis;
        private final RedisClient client;
        private final World world = World.onPostgres();
        private final List<String> users = new ArrayList<>();
        private int scheduled;

        Stage(String... options) {
            server = RedisServer.start(options);
            client = RedisClient.create("redis://127.0.0.1:" + server.port());
            redis = client.connect().sync();
            for (int i = 0; i < 6; i++) {
                users.add(world.user());
            }
        }

        void start(int redisPort) {
            Map<String, String> settings = new HashMap<>(world.settings());
            settings.put("social4j.redis.host", "127.0.0.1");
            settings.put("social4j.redis.port", String.valueOf(redisPort));
            world.start(WorkerMain.class, settings).untilItSays("READY");
            world.start(WorkerMain.class, settings).untilItSays("READY");
        }

        void schedule(int round, int posts) {
            for (int i = 0; i < posts; i++) {
                String user = users.get(i % users.size());
                world.schedule(World.request(user, "r" + round + "p" + i, World.PLATFORMS.toArray(String[]::new)));
                scheduled += World.PLATFORMS.size();
            }
        }

        void isShownWithin(Duration time) {
            Until.holds(
                    () -> scheduled + " posts are live\n" + world.history(), time, () -> world.shown() >= scheduled);
        }

        void fill() {
            for (int i = 0; i < 500; i++) {
                redis.set("ballast:" + i, "x".repeat(1_000));
            }
        }

        /** Since it was started, or its statistics were reset. */
        boolean isUsed() {
            try {
                return redis.info("commandstats").contains("cmdstat_evalsha");
            } catch (RedisException away) {
                return false;
            }
        }

        void wasUsed() {
            assertThat(isUsed()).isTrue();
        }

        void endsPublishedOnce() {
            world.untilOthersHaveEndedAll(PATIENCE);
            world.history().isPublished().wasNeverResent();
        }

        @Override
        public void close() {
            world.close();
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
            server.close();
        }
    }
}
