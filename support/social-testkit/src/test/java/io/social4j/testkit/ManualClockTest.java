package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {

    private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");
    private final ManualClock clock = ManualClock.at(START);

    @Test
    void standsStillUntilItIsTold() {
        assertThat(clock.now()).isEqualTo(START);
        assertThat(clock.nanos()).isZero();
    }

    @Test
    void movesBothHandsTogether() {
        clock.advance(Duration.ofSeconds(3));
        clock.advanceTo(START.plusSeconds(5));
        clock.advanceTo(START);

        assertThat(clock.now()).isEqualTo(START.plusSeconds(5));
        assertThat(clock.nanos()).isEqualTo(5_000_000_000L);
    }

    @Test
    void losesNanosecondsWhileSuspended() {
        clock.suspend(Duration.ofMinutes(10));

        assertThat(clock.now()).isEqualTo(START.plusSeconds(600));
        assertThat(clock.nanos()).isZero();
    }

    @Test
    void letsTheTimeOfDayBeSetBackButNotTimeItself() {
        clock.set(START.minusSeconds(1));

        assertThat(clock.now()).isEqualTo(START.minusSeconds(1));
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
