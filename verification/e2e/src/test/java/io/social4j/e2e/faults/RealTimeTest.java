package io.social4j.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the other tests do with a time of day that is put forward, as long as it takes. */
@Tag("faults")
class RealTimeTest {

    /** The quiet period, the call's deadline, and the looks in between. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void whatADeadAndAFrozenWorkerLeaveBehindIsPublishedOnceAfterTheQuietPeriod() {
        try (World world = World.onPostgres()) {
            world.schedule("first");
            OtherProcess dead = world.worker("after openIntent", true, 1);
            assertThat(dead.untilItEnds()).as(dead::toString).isEqualTo(137);
            world.schedule("second");
            OtherProcess sleeper = world.worker("before holds", false, 0);
            sleeper.untilItIsFrozen();
            world.worker().untilItSays("READY");

            world.untilOthersHaveEndedAll(PATIENCE);
            world.history().isPublished().wasNeverResent();
            sleeper.thaw();
            sleeper.untilItSays("THAWED");
            Until.passed(Duration.ofSeconds(5));

            world.history().isPublished().wasNeverResent();
        }
    }

    @Test
    void aDeliveryThatNobodyHadBegunToSendIsTakenOverWithinItsLease() {
        try (World world = World.onPostgres()) {
            world.schedule("only");
            OtherProcess dead = world.worker("after claim", true, 0);
            assertThat(dead.untilItEnds()).as(dead::toString).isEqualTo(137);
            world.worker().untilItSays("READY");

            world.untilOthersHaveEndedAll(Duration.ofSeconds(45));
            world.history().isPublished().wasNeverResent();
        }
    }
}
