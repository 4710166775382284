package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.e2e.faults.RedisFleet.Member;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network between a worker and Redis, or the database, is gone, and everything else goes on. */
@Tag("faults")
class RedisPartitionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As {@link World} has set it, and a moment. */
    private static final Duration LEASE_IS_OVER = Duration.ofSeconds(10);

    private World world;
    private RedisFleet fleet;
    private String user;
    private int posts;

    @BeforeEach
    void open() {
        world = World.onPostgres();
        fleet = new RedisFleet(world, 2, Map.of());
        user = world.user();
    }

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
            fleet.close();
        }
    }

    /** I14: one claims from the database, the other from Redis, and no delivery is published by both. */
    @ParameterizedTest(name = "connections are reset: {0}")
    @ValueSource(booleans = {true, false})
    void aWorkerWithoutRedisPublishesBesideOneThatHasIt(boolean reset) {
        Member without = fleet.members.get(0);
        Member with = fleet.members.get(1);
        schedule(4);
        isShown();
        if (reset) {
            without.toRedis.cut();
        } else {
            without.toRedis.stall();
        }
        for (int i = 0; i < 3; i++) {
            schedule(4);
            isShown();
        }
        with.process().kill();
        schedule(4);
        isShown();
        without.toRedis.heal();
        with.replace();
        schedule(4);
        endsPublishedOnce();
    }

    /** X30: whoever has lost his lease sends nothing more; the others go on. */
    @ParameterizedTest(name = "connections are reset: {0}")
    @ValueSource(booleans = {true, false})
    void aWorkerWithoutTheDatabaseLeavesItsWorkToTheOthers(boolean reset) {
        schedule(4);
        isShown();
        Member without = fleet.members.get(0);
        if (reset) {
            without.toDatabase.cut();
        } else {
            without.toDatabase.stall();
        }
        for (int i = 0; i < 4; i++) {
            schedule(4);
            Until.passed(Duration.ofSeconds(3));
        }
        isShown();
        without.toDatabase.heal();
        schedule(4);
        endsPublishedOnce();
    }

    /** X30: the answer of the platform reaches a worker that cannot store it; it keeps it until it can. */
    @Test
    void anAnswerThatCannotBeStoredIsKeptUntilTheDatabaseIsReached() {
        fleet.members.get(1).process().kill();
        Member only = fleet.members.get(0);
        world.sandbox.faults("facebook").slowAnswer(Duration.ofSeconds(2));
        world.schedule(World.request(user, "only", "facebook"));
        Until.holds("a request is on its way", PATIENCE, () -> world.shown() == 1);
        only.toDatabase.stall();
        Until.passed(LEASE_IS_OVER);
        assertThat(world.live()).isEqualTo(1);
        only.toDatabase.heal();

        world.untilOthersHaveEndedAll(PATIENCE);
        world.history().isPublished().wasNeverResent();
        assertThat(Rows.of(world.database(), "SELECT outcome, judged FROM social_publish_log"))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.get("outcome")).isEqualTo("LIVE"));
    }

    private void schedule(int number) {
        for (int i = 0; i < number; i++) {
            world.schedule(World.request(user, "p" + posts++, World.PLATFORMS.toArray(String[]::new)));
        }
    }

    private void isShown() {
        int deliveries = posts * World.PLATFORMS.size();
        Until.holds(
                () -> deliveries + " posts are live\n" + world.history(),
                RedisScene.SOON.plus(LEASE_IS_OVER),
                () -> world.shown() >= deliveries);
    }

    private void endsPublishedOnce() {
        world.untilOthersHaveEndedAll(Duration.ofMinutes(4));
        world.history().isPublished();
    }
}
