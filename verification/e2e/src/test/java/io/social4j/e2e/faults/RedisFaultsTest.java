package io.social4j.e2e.faults;

import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import io.social4j.testkit.RedisServer;
import io.social4j.testkit.TcpProxy;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis is emptied, killed, frozen, slow or full while two workers publish through it: posts are late at worst. */
class RedisFaultsTest {

    @Test
    void emptiedEveryTwoSecondsItLosesNothingAndRepeatsNothing() {
        try (RedisServer server = RedisServer.start();
                RedisScene scene = new RedisScene()) {
            scene.start(server.port());
            RedisCommands<String, String> redis = scene.redis(server.port());
            for (int i = 0; i < 4; i++) {
                scene.schedule(6);
                Until.passed(Duration.ofSeconds(2));
                redis.flushall();
            }
            scene.endsPublishedOnce();
            Until.holds("it is used", RedisScene.PATIENCE, () -> RedisScene.isUsed(redis));
        }
    }

    @Test
    void killedAndRestartedEmptyItIsDoneWithoutAndUsedAgain() {
        try (RedisServer server = RedisServer.start();
                RedisScene scene = new RedisScene()) {
            scene.start(server.port());
            RedisCommands<String, String> redis = scene.redis(server.port());
            scene.schedule(8);
            server.kill();
            scene.schedule(8);
            scene.isShownWithin(RedisScene.SOON);
            server.restart();
            scene.schedule(8);
            scene.isShownWithin(RedisScene.SOON);
            Until.holds("the workers have come back to it", RedisScene.PATIENCE, () -> RedisScene.isUsed(redis));
            scene.schedule(8);
            scene.endsPublishedOnce();
        }
    }

    @Tag("faults")
    @Test
    void frozenForTwentySecondsItKeepsNobodyWaiting() {
        try (RedisServer server = RedisServer.start();
                RedisScene scene = new RedisScene()) {
            scene.start(server.port());
            scene.schedule(8);
            scene.isShownWithin(RedisScene.SOON);
            server.freeze();
            for (int i = 0; i < 4; i++) {
                scene.schedule(8);
                scene.isShownWithin(RedisScene.SOON);
                Until.passed(Duration.ofSeconds(4));
            }
            server.thaw();
            scene.schedule(8);
            scene.isShownWithin(RedisScene.SOON);
            scene.endsPublishedOnce();
        }
    }

    @Tag("faults")
    @Test
    void slowItIsLeftAloneUntilItIsQuick() {
        try (RedisServer server = RedisServer.start();
                TcpProxy front = TcpProxy.to(server.port());
                RedisScene scene = new RedisScene()) {
            scene.start(front.port());
            RedisCommands<String, String> redis = scene.redis(server.port());
            front.delay(Duration.ofMillis(500));
            for (int i = 0; i < 3; i++) {
                scene.schedule(8);
                scene.isShownWithin(RedisScene.SOON);
            }
            front.delay(Duration.ZERO);
            redis.configResetstat();
            Until.holds("the workers have come back to it", RedisScene.PATIENCE, () -> RedisScene.isUsed(redis));
            scene.schedule(8);
            scene.endsPublishedOnce();
        }
    }

    @Tag("faults")
    @Test
    void fullAndEvictingItMakesNothingVanish() {
        try (RedisServer server = RedisServer.start("--maxmemory", "1300kb", "--maxmemory-policy", "allkeys-random");
                RedisScene scene = new RedisScene()) {
            scene.start(server.port());
            RedisCommands<String, String> redis = scene.redis(server.port());
            for (int i = 0; i < 4; i++) {
                scene.schedule(12);
                for (int ballast = 0; ballast < 500; ballast++) {
                    fill(redis, "ballast:" + ballast);
                }
            }
            scene.endsPublishedOnce();
        }
    }

    /** It refuses every write; what was offered before is taken by nobody, because taking is writing. */
    @Tag("faults")
    @Test
    void fullAndRefusingItIsLeftAloneUntilThereIsRoom() {
        try (RedisServer server = RedisServer.start();
                RedisScene scene = new RedisScene()) {
            scene.start(server.port());
            RedisCommands<String, String> redis = scene.redis(server.port());
            scene.schedule(8);
            redis.configSet("maxmemory", "1");
            scene.schedule(8);
            scene.isShownWithin(RedisScene.SOON);
            redis.configSet("maxmemory", "0");
            redis.configResetstat();
            Until.holds("the workers have come back to it", RedisScene.PATIENCE, () -> RedisScene.isUsed(redis));
            scene.schedule(8);
            scene.endsPublishedOnce();
        }
    }

    /** Somebody else's script keeps the only thread of Redis busy: it answers BUSY, and nothing else. */
    @Tag("faults")
    @Test
    void busyWithAScriptOfSomebodyElseItIsLeftAlone() {
        try (RedisServer server = RedisServer.start("--busy-reply-threshold", "100");
                RedisScene scene = new RedisScene()) {
            scene.start(server.port());
            RedisCommands<String, String> redis = scene.redis(server.port());
            scene.schedule(8);
            scene.isShownWithin(RedisScene.SOON);
            scene.runsForEver(server.port());
            for (int i = 0; i < 2; i++) {
                scene.schedule(8);
                scene.isShownWithin(RedisScene.SOON);
            }
            redis.scriptKill();
            Until.holds("the script has ended", RedisScene.PATIENCE, () -> isFree(redis));
            redis.configResetstat();
            Until.holds("the workers have come back to it", RedisScene.PATIENCE, () -> RedisScene.isUsed(redis));
            scene.schedule(8);
            scene.endsPublishedOnce();
        }
    }

    private static void fill(RedisCommands<String, String> redis, String key) {
        try {
            redis.set(key, "x".repeat(1_000));
        } catch (RedisCommandExecutionException full) {
            // It is as full as it can be: nothing was left to drive out.
        }
    }

    private static boolean isFree(RedisCommands<String, String> redis) {
        try {
            return "PONG".equals(redis.ping());
        } catch (RedisBusyException notYet) {
            return false;
        }
    }
}
