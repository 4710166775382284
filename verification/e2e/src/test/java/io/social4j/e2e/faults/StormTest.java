package io.social4j.e2e.faults;

import io.social4j.sandbox.FaultScript;
import io.social4j.store.jdbc.JdbcStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three workers that die and freeze at random, platforms and connections that fail at random, and posts all the time. */
class StormTest {

    private static final int WORKERS = 3;

    @Test
    void whateverHappensForSomeSecondsNothingIsPostedTwiceAndNothingVanishes() {
        storm(Duration.ofSeconds(6));
    }

    @Tag("faults")
    @Test
    void whateverHappensForMinutesNothingIsPostedTwiceAndNothingVanishes() {
        storm(Duration.ofMinutes(3));
    }

    private static void storm(Duration length) {
        long seed = System.nanoTime();
        System.out.println("Seed of the storm: " + seed);
        Random random = new Random(seed);
        try (World world = World.onPostgres()) {
            List<String> users = new ArrayList<>();
            List<OtherProcess> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                users.add(world.user());
                users.add(world.user());
                workers.add(world.worker());
            }
            long end = System.nanoTime() + length.toNanos();
            for (int post = 0; System.nanoTime() < end; post++) {
                schedule(world, users.get(post % users.size()), "p" + post);
                if (random.nextInt(3) == 0) {
                    platformFails(world, random);
                }
                if (random.nextInt(5) == 0) {
                    workerFails(world, workers, random);
                }
                Until.passed(Duration.ofMillis(random.nextInt(200)));
            }
            workers.forEach(OtherProcess::thaw);
            workers.forEach(OtherProcess::kill);
            World.PLATFORMS.forEach(platform -> world.sandbox.faults(platform).clear());
            world.history().isConsistent();

            world.untilAllHasEnded();
            world.history().isConsistent();
            System.out.println(world.shown() + " posts are live after the storm");
        }
    }

    /** Its own connections are lost as well; the key makes it safe to ask again. */
    private static void schedule(World world, String user, String word) {
        Until.holds(word + " is scheduled", Duration.ofSeconds(30), () -> {
            try {
                world.schedule(World.request(user, word, World.PLATFORMS.toArray(String[]::new))
                        .threadFor("twitter", word + " second")
                        .idempotencyKey(word));
                return true;
            } catch (JdbcStoreException nobodyKnows) {
                return false;
            }
        });
    }

    private static void platformFails(World world, Random random) {
        FaultScript script = world.sandbox.faults(World.PLATFORMS.get(random.nextInt(World.PLATFORMS.size())));
        switch (random.nextInt(6)) {
            case 0 -> script.acceptThenDrop();
            case 1 -> script.acceptThenServerError(503);
            case 2 -> script.reset();
            case 3 -> script.slowAnswer(Duration.ofMillis(random.nextInt(2_000)));
            case 4 -> script.acceptThenHang();
            default -> script.serverErrorWithoutEffect(500);
        }
    }

    private static void workerFails(World world, List<OtherProcess> workers, Random random) {
        int which = random.nextInt(workers.size());
        if (!workers.get(which).isAlive()) {
            // It had lost its connection while it started, and said so.
            workers.set(which, world.worker());
        }
        if (!workers.get(which).says("READY")) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                workers.get(which).kill();
                workers.set(which, world.worker());
            }
            case 1 -> workers.get(which).freeze();
            case 2 -> workers.forEach(OtherProcess::thaw);
            default ->
                Postgres.run(
                        world.url(),
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND application_name <> '' AND random() < 0.2");
        }
    }
}
