package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.testkit.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workers stop in the middle, as a machine that is suspended does, wake up when everything has been decided without them, and go
 * on where they were. Their own clock has not noticed anything.
 */
@Execution(ExecutionMode.CONCURRENT)
class FrozenWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<TcpProxy> fronts = new ArrayList<>();
    private World world;

    @BeforeEach
    void open() {
        world = World.onPostgres();
    }

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
            fronts.forEach(TcpProxy::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after claim", "before openIntent", "after openIntent", "before holds"})
    void aWorkerThatWakesAfterAnotherHasFinishedSendsNothing(String point) {
        world.schedule("only");
        OtherProcess sleeper = frozen(point, 0);

        world.untilAllHasEnded();
        world.history().isPublished().wasNeverResent();
        String before = ends();
        sleeper.thaw();
        sleeper.untilItSays("THAWED");
        untilItHasSettledDown(sleeper);

        world.history().isPublished().wasNeverResent();
        assertThat(ends()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before holds", "before settle", "after settle"})
    void aWorkerThatWakesAfterItsLeaseLeavesOnePost(String point) {
        world.schedule("only");
        OtherProcess sleeper = frozen(point, 1);

        world.travel(Duration.ofSeconds(30));
        world.runDue();
        world.history().isConsistent();
        sleeper.thaw();
        sleeper.untilItSays("THAWED");
        untilItHasSettledDown(sleeper);
        world.history().isConsistent();
        sleeper.kill();

        world.untilAllHasEnded();
        world.history().isPublished().wasNeverResent();
    }

    @Test
    void halfARequestThatIsFinishedAfterTheQuietPeriodIsNoSecondPost() {
        world.schedule(World.request(world.user(), "only", "facebook"));
        OtherProcess sleeper = frozen("after holds", 0);

        world.untilAllHasEnded();
        world.history().isPublished().wasNeverResent();
        sleeper.thaw();
        sleeper.untilItSays("THAWED");
        untilItHasSettledDown(sleeper);

        world.history().isPublished().wasNeverResent();
    }

    /**
     * I22: the listing hides the post for longer than anybody waits, so it is judged absent; then the answer arrives after all.
     * Nothing may leave meanwhile, or the next attempt would sometimes have passed its gate by then.
     */
    @Test
    void anAnswerThatComesAfterAWrongVerdictIsNotLost() {
        world.sandbox.faults("twitter").listingLag(Duration.ofHours(2));
        world.schedule(World.request(world.user(), "only", "twitter"));
        OtherProcess sleeper = world.worker("before settle", false, 0);
        sleeper.untilItIsFrozen();
        assertThat(world.shown()).isEqualTo(1);

        HoldTarget platform = HoldTarget.platform(Platform.of("twitter"));
        world.social().publisher().pause(platform);
        world.untilJudgedAbsent();
        sleeper.thaw();
        sleeper.untilItSays("THAWED");
        world.untilOthersHaveEndedAll(Duration.ofSeconds(20));
        world.social().publisher().resume(platform);
        world.untilAllHasEnded();

        world.history().isPublished();
        assertThat(world.shown()).isEqualTo(1);
    }

    /**
     * The whole process is frozen, so another request of it may be half sent by then. Time of day is put forward and not
     * waited for, so the platforms hang up early; as they all do, long before the quiet period is over.
     */
    private OtherProcess frozen(String point, int skip) {
        Map<String, String> settings = world.trapped(point, false, skip);
        for (String platform : World.PLATFORMS) {
            TcpProxy front =
                    TcpProxy.to(world.sandbox.baseUrl(platform).getPort()).hangUpAfter(PATIENCE);
            fronts.add(front);
            settings.put("social4j.platforms." + platform + ".base-url", "http://127.0.0.1:" + front.port());
        }
        OtherProcess sleeper = world.start(WorkerMain.class, settings);
        sleeper.untilItIsFrozen();
        Until.passed(PATIENCE.plusMillis(200));
        return sleeper;
    }

    private String ends() {
        return Rows.of(world.database(), "SELECT id, state, fence FROM social_delivery ORDER BY id")
                .toString();
    }

    /** Whatever it still has to say to the database, it says within a moment; its dispatcher comes round every second. */
    private static void untilItHasSettledDown(OtherProcess process) {
        Until.passed(Duration.ofMillis(1_200));
        assertThat(process.isAlive()).as(process::toString).isTrue();
    }
}
