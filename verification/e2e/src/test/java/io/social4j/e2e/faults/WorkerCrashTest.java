package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers die at each line of a visit. What they leave behind is taken up by another one. */
@Execution(ExecutionMode.CONCURRENT)
class WorkerCrashTest {

    private static final int KILLED = 137;

    private World world;

    @BeforeEach
    void open() {
        world = World.onPostgres();
    }

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    @ParameterizedTest(name = "{0}, the {1}. time")
    @CsvSource({
        "after claim, 1",
        "before openIntent, 2",
        "after openIntent, 3",
        "before holds, 2",
        "after holds, 4",
        "before settle, 2",
        "after settle, 1",
        "after putStep, 1",
    })
    void aWorkerThatDiesAnywherePostsNothingTwiceAndLosesNothing(String point, int hit) {
        world.scheduleThread("first");
        world.schedule("second");

        OtherProcess victim = world.worker(point, true, hit - 1);
        assertThat(victim.untilItEnds()).as(victim::toString).isEqualTo(KILLED);
        world.history().isConsistent();

        world.untilAllHasEnded();
        world.history().isPublished().wasNeverResent();
    }

    @Tag("faults")
    @ParameterizedTest(name = "the {0}. time")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aWorkerThatDiesAtAnyPartOfAnyPostPostsNothingTwice(int hit) {
        for (String point : new String[] {
            "before openIntent", "after openIntent", "before holds", "after holds", "before settle", "after settle"
        }) {
            try (World another = World.onPostgres()) {
                another.scheduleThread("first");
                another.schedule("second");
                OtherProcess victim = another.worker(point, true, hit - 1);
                assertThat(victim.untilItEnds()).as(victim::toString).isEqualTo(KILLED);
                another.history().isConsistent();

                another.untilAllHasEnded();
                another.history().isPublished().wasNeverResent();
            }
        }
    }

    @Test
    void aWorkerKilledWhileThePlatformAnswersIsNotRepeated() {
        World.PLATFORMS.forEach(
                platform -> world.sandbox.faults(platform).times(2).slowAnswer(Duration.ofSeconds(10)));
        world.scheduleThread("first");
        world.schedule("second");

        OtherProcess victim = world.worker().untilItSays("READY");
        Until.holds(() -> "requests from " + victim, Duration.ofSeconds(20), () -> world.shown() >= 4);
        victim.kill();
        world.history().isConsistent();

        World.PLATFORMS.forEach(platform -> world.sandbox.faults(platform).clear());
        world.untilAllHasEnded();
        world.history().isPublished().wasNeverResent();
    }

    /** Two deaths in all: a third in a row over a delivery that was only claimed would rightly end it. */
    @ParameterizedTest
    @ValueSource(strings = {"before judge", "after judge"})
    void aWorkerThatDiesWhileItLooksChangesNothing(String point) {
        world.schedule("only");
        assertThat(world.worker("before settle", true, 0).untilItEnds()).isEqualTo(KILLED);
        world.travel(Duration.ofSeconds(10));
        assertThat(world.worker(point, true, 0).untilItEnds()).isEqualTo(KILLED);
        world.history().isConsistent();

        world.untilAllHasEnded();
        world.history().isPublished().wasNeverResent();
    }
}
