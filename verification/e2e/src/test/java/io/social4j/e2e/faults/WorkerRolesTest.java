package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.testkit.RedisServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two processes share PostgreSQL and Redis, and each does what its roles say. */
class WorkerRolesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Long enough for a worker that publishes to have sent everything. */
    private static final Duration SOME_TIME = Duration.ofSeconds(3);

    @Test
    void onlyTheProcessThatPublishesClaimsDeliveries() {
        try (RedisServer redis = RedisServer.start();
                World world = World.onPostgres()) {
            Map<String, String> settings = new HashMap<>(world.settings());
            settings.put("social4j.redis.host", "127.0.0.1");
            settings.put("social4j.redis.port", String.valueOf(redis.port()));
            settings.put("social4j.workers.roles", "metrics");
            OtherProcess metrics = world.start(WorkerMain.class, settings).untilItSays("READY");
            world.schedule("first");
            world.schedule("second");
            Until.passed(SOME_TIME);
            assertThat(metrics.isAlive()).isTrue();
            assertThat(world.platforms().commits()).isZero();
            assertThat(Rows.number(world.database(), "SELECT MAX(fence) FROM social_delivery"))
                    .as("nobody has ever claimed one")
                    .isZero();

            settings.put("social4j.workers.roles", "publish");
            world.start(WorkerMain.class, settings).untilItSays("READY");
            world.untilOthersHaveEndedAll(PATIENCE);
            world.history().isPublished().wasNeverResent();
        }
    }
}
