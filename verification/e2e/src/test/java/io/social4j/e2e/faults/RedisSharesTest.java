package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.social4j.model.AccountId;
import io.social4j.model.PublishRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What several workers that share a Redis allow together: to an account, to a person, and to an app. */
@Tag("faults")
class RedisSharesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String LONG_VISITS =
            "SELECT COUNT(*) FROM social_publish_log WHERE outcome_at - intent_at > interval '2 seconds'";

    /** I16. */
    @Test
    void anAccountPostsOneAfterTheOtherInTheOrderOfDueTimesWhoeverWorks() {
        int posts = 20;
        try (World world = World.onPostgres();
                RedisFleet fleet = new RedisFleet(world, 3, Map.of())) {
            World.PLATFORMS.forEach(
                    platform -> world.sandbox.faults(platform).times(posts).slowAnswer(Duration.ofMillis(60)));
            String user = world.user();
            List<Integer> places =
                    new ArrayList<>(IntStream.range(0, posts).boxed().toList());
            Collections.shuffle(places, new Random(1));
            long turns = wellAndTurnedAway(fleet);
            Instant first = world.now().plusSeconds(5);
            world.scheduleAll(places.stream()
                    .map(place -> World.request(user, "p" + place, World.PLATFORMS.toArray(String[]::new))
                            .at(first.plusMillis(place * 20L))
                            .build())
                    .toList());
            world.untilOthersHaveEndedAll(PATIENCE);

            world.history().isPublished().wasNeverResent();
            assertThat(Rows.number(world.database(), RedisStormTest.MOST_AT_ONCE))
                    .isEqualTo(1);
            assertThat(Rows.number(world.database(), """
                SELECT COUNT(*) FROM (SELECT due_at < LAG(due_at) OVER
                (PARTITION BY platform, remote_account ORDER BY first_intent_at) AS overtaken
                FROM social_delivery) x WHERE overtaken\
                """)).isZero();
        }
    }

    /** I17: while all three have something to post, none gets less than eight tenths of a third. */
    @Test
    void aPersonWithManyAccountsGetsNoMoreThanTheOthers() {
        int each = 120;
        try (World world = World.onPostgres();
                RedisFleet fleet = new RedisFleet(world, 2, Map.of("social4j.workers.threads", "4"))) {
            world.sandbox.faults("facebook").times(3 * each).slowAnswer(Duration.ofMillis(100));
            long turns = wellAndTurnedAway(fleet);
            Instant at = world.now().plusSeconds(8);
            List<PublishRequest> all = new ArrayList<>();
            all.addAll(requests(world, "many", 30, each, at));
            all.addAll(requests(world, "one", 10, each, at));
            all.addAll(requests(world, "two", 10, each, at));
            world.scheduleAll(all);
            world.untilOthersHaveEndedAll(PATIENCE);

            world.history().isPublished().wasNeverResent();
            nobodyHasTurnedAway(fleet, turns);
            List<String> order = Rows.of(world.database(), """
                SELECT p.user_id FROM social_delivery d JOIN social_scheduled_post p ON p.id = d.post_id
                ORDER BY d.first_intent_at, d.id\
                """).stream()
                    .map(row -> row.get("user_id"))
                    .toList();
            int block = 90;
            for (int from = 0; from + block <= 3 * each * 3 / 4; from += block) {
                List<String> some = order.subList(from, from + block);
                for (String user : List.of("many", "one", "two")) {
                    assertThat(Collections.frequency(some, user))
                            .as(user + " among starts " + from + " to " + (from + block))
                            .isGreaterThanOrEqualTo(block / 3 * 8 / 10);
                }
            }
        }
    }

    private static long wellAndTurnedAway(RedisFleet fleet) {
        fleet.awaitThatAllUseRedis();
        return fleet.timesTurnedAway();
    }

    /** Shares are exact through Redis only; which a busy machine may keep from answering in time. */
    private static void nobodyHasTurnedAway(RedisFleet fleet, long before) {
        assumeTrue(
                fleet.timesTurnedAway() == before,
                "Redis answered late on this machine, and a worker has turned to the database meanwhile; so what holds"
                        + " through Redis is not tested now");
    }

    private static List<PublishRequest> requests(World world, String user, int accounts, int posts, Instant at) {
        List<AccountId> all = IntStream.range(0, accounts)
                .mapToObj(i -> world.connect(user, "facebook", user + i))
                .toList();
        return IntStream.range(0, posts)
                .mapToObj(i -> PublishRequest.builder()
                        .user(user)
                        .text(user + i + " text")
                        .at(at)
                        .toAccount("facebook", all.get(i % accounts))
                        .build())
                .toList();
    }

    /** I18. */
    @Test
    void whatAPlatformAllowsIsUsedUpTogetherAndNotExceeded() {
        try (World world = Overdraft.world();
                RedisFleet fleet = new RedisFleet(world, 3, Map.of())) {
            long turns = wellAndTurnedAway(fleet);

            Overdraft.draw(world);

            // What was reserved and not sent, because a machine is busy, is not given back.
            assertThat(world.shown()).as("posts").isBetween(Overdraft.ALLOWED * 9 / 10, Overdraft.ALLOWED);
            // A worker that has turned to the database learns by itself, which costs a refusal.
            assertThat(world.platforms().commits())
                    .as("requests")
                    .isLessThanOrEqualTo(Overdraft.ALLOWED + fleet.members.size());
            nobodyHasTurnedAway(fleet, turns);
            assertThat(world.platforms().commits()).as("requests").isLessThanOrEqualTo(Overdraft.ALLOWED);

            fleet.killWorkers();
            world.history().isConsistent();
        }
    }
}
