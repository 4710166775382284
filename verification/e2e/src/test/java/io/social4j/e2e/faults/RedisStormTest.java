package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.e2e.faults.Nemesis.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three workers, Redis, PostgreSQL and the platforms, each a process of its own, and two that break them at random while posts go
 * out. Nothing is lost, nothing is there twice, and Redis decides about nothing but the time.
 */
class RedisStormTest {

    private static final int WORKERS = 3;

    /** Little enough to be reached. */
    private static final int CAP = 500;

    private static final int FAR_AHEAD = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private static final Map<String, String> SETTINGS = Map.of("social4j.redis.cap", String.valueOf(CAP));

    @Tag("faults")
    @Test
    void hundredsOfDeliveriesThroughAllFaultsAreAsManyPosts() {
        new Storm(10, 500, Duration.ofSeconds(5), Duration.ofMillis(800)).passes(false);
    }

    @Tag("faults")
    @Test
    void twentyThousandDeliveriesThroughAllFaultsAreTwentyThousandPosts() {
        new Storm(90, 20_000, Duration.ofMinutes(4), Duration.ofSeconds(20)).passes(true);
    }

    /**
     * @param people who write
     * @param deliveries how many they want, besides those they change their minds about
     * @param length how long things break
     * @param longest how long a single fault lasts
     */
    private record Storm(int people, int deliveries, Duration length, Duration longest) {

        /** @param patiently whether the workers have to end it all themselves, in real time */
        void passes(boolean patiently) {
            long seed = Long.getLong("storm.seed", System.nanoTime());
            System.out.println("Seed of the storm: " + seed);
            Random random = new Random(seed);
            try (World world = World.onPostgres(SandboxProcess.start());
                    RedisFleet fleet = new RedisFleet(world, WORKERS, SETTINGS)) {
                Authors authors = new Authors(world, people, random);
                authors.planAhead(FAR_AHEAD);
                long start = System.nanoTime();
                Nemesis toRedis = new Nemesis(fleet, Nemesis.TO_REDIS, longest, random.nextLong());
                Nemesis toOthers = new Nemesis(fleet, Nemesis.TO_OTHERS, longest, random.nextLong());
                var redis = CompletableFuture.supplyAsync(() -> toRedis.rage(length));
                var others = CompletableFuture.supplyAsync(() -> toOthers.rage(length));
                authors.write(deliveries, length);
                report(start, "written", world, List.of(redis.join(), others.join()));
                fleet.heal();
                if (patiently) {
                    ends(world, fleet, authors);
                    report(start, "ended", world, List.of());
                    authors.dropPlans();
                } else {
                    nearlyEnds(world, authors);
                    report(start, "sent", world, List.of());
                    fleet.killWorkers();
                    authors.dropPlans();
                    world.untilAllHasEnded();
                }
                allIsWell(world, authors);
            }
        }

        /** I14, I15: the workers are through, and Redis keeps nothing of what is far ahead. */
        private static void ends(World world, RedisFleet fleet, Authors authors) {
            Until.holds(
                    () -> "everything has ended\n" + world.history(),
                    PATIENCE,
                    () -> world.live() <= authors.plannedAhead());
            Until.holds("Redis has nothing to dispatch any more", PATIENCE, () -> fleet.waiting() == 0);
        }

        /** What only the quiet period can decide is left to the worker whose time can be put forward. */
        private static void nearlyEnds(World world, Authors authors) {
            Until.holds(
                    () -> "everything has been sent\n" + world.history(),
                    PATIENCE,
                    () -> Rows.number(world.database(), NOT_SENT) <= authors.plannedAhead());
        }

        private void allIsWell(World world, Authors authors) {
            world.history().isPublishedExcept(authors.cancelled()).wasNeverResent();
            assertThat(world.shown()).as("live posts").isEqualTo(authors.wanted());
            assertThat(authors.wanted()).isGreaterThanOrEqualTo(deliveries);
            assertThat(Rows.number(world.database(), BEFORE_DUE)).as("I11").isZero();
            assertThat(Rows.number(world.database(), MOST_AT_ONCE)).as("I16").isLessThanOrEqualTo(WORKERS);
            System.out.println(authors.accounts() + " accounts, " + authors.wanted() + " live posts, "
                    + authors.cancelled().size() + " cancelled, "
                    + world.platforms().commits() + " requests, "
                    + Rows.number(world.database(), "SELECT COUNT(*) FROM social_publish_log") + " intents, late: "
                    + Rows.of(world.database(), LATENESS).get(0));
        }

        private static void report(long start, String what, World world, List<Map<Fault, Integer>> faults) {
            System.out.println(Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s: " + what + "; "
                    + world.shown() + " live; " + faults);
        }
    }

    private static final String NOT_SENT =
            "SELECT COUNT(*) FROM social_delivery WHERE state IN ('SCHEDULED', 'SENDING')";

    private static final String BEFORE_DUE = "SELECT COUNT(*) FROM social_publish_log l JOIN social_delivery d"
            + " ON d.id = l.delivery_id WHERE l.intent_at < d.due_at";

    /** Of requests whose worker has stored the answer itself. */
    static final String MOST_AT_ONCE = """
        SELECT COALESCE(MAX(n), 0) FROM (SELECT COUNT(*) n FROM social_publish_log a JOIN social_publish_log b
        ON b.platform = a.platform AND b.remote_account = a.remote_account
        AND b.intent_at <= a.intent_at AND a.intent_at < b.outcome_at
        WHERE a.outcome = 'LIVE' AND NOT a.judged AND b.outcome = 'LIVE' AND NOT b.judged
        GROUP BY a.delivery_id, a.seq) x\
        """;

    private static final String LATENESS = """
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY late) p50, percentile_cont(0.99) WITHIN GROUP (ORDER BY late) p99,
        MAX(late) max FROM (SELECT first_intent_at - due_at late FROM social_delivery WHERE state = 'PUBLISHED') x\
        """;
}
