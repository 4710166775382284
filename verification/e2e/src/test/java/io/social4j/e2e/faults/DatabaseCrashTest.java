package io.social4j.e2e.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** PostgreSQL dies in the middle and comes back on the same files; workers go on by themselves. */
@Isolated("the server is everybody's")
class DatabaseCrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whenPostgresDiesUnderLoadEveryPostIsStillPublishedOnce() {
        crash(1, 24, new Random(4711));
    }

    @Tag("faults")
    @Test
    void whenPostgresDiesAgainAndAgainEveryPostIsStillPublishedOnce() {
        long seed = System.nanoTime();
        System.out.println("Seed of the crashes: " + seed);
        crash(6, 200, new Random(seed));
    }

    private static void crash(int times, int posts, Random random) {
        Postgres postgres = Postgres.running();
        try (World world = World.onPostgres()) {
            World.PLATFORMS.forEach(
                    platform -> world.sandbox.faults(platform).times(posts * 4).slowAnswer(Duration.ofMillis(150)));
            List<String> users = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                users.add(world.user());
            }
            for (int i = 0; i < posts; i++) {
                world.schedule(
                        World.request(users.get(i % users.size()), "p" + i, World.PLATFORMS.toArray(String[]::new)));
            }
            world.worker();
            world.worker();
            for (int i = 1; i <= times; i++) {
                int before = i * posts * 3 / (times + 2) + random.nextInt(10);
                Until.holds(() -> before + " posts", PATIENCE, () -> world.shown() >= before);
                postgres.kill();
                Until.passed(Duration.ofMillis(random.nextInt(1_500)));
                postgres.restart();
                world.history().isConsistent();
            }
            Until.holds(() -> "all have ended\n" + world.history(), PATIENCE, () -> nearlyDone(world));
            world.untilAllHasEnded();
            world.history().isPublished();
        }
    }

    /** What only the quiet period can decide is left to the worker whose time can be put forward. */
    private static boolean nearlyDone(World world) {
        return Rows.number(
                        world.database(),
                        "SELECT COUNT(*) FROM social_delivery WHERE state IN ('SCHEDULED', 'SENDING')")
                == 0;
    }
}
