package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the thread that claims sleeps: it has begun to claim 10 ms ago. */
class WorkersTest {

    @ParameterizedTest(name = "{0} ms: {1} ms")
    @CsvSource({"1, 1", "999, 999", "5000, 1000"})
    void sleepsUntilTheNextOneIsDueAndASecondAtMost(long left, long sleep) {
        assertThat(sleep(left)).isEqualTo(Duration.ofMillis(sleep));
    }

    @ParameterizedTest(name = "due for {0} ms")
    @CsvSource({"0", "1", "9"})
    void claimsAtOnceWhatBecameDueWhileItClaimed(long since) {
        assertThat(sleep(-since)).isZero();
    }

    @Test
    void doesNotAskAllTheTimeForWhatWasDueAndCouldNotBeClaimed() {
        assertThat(sleep(-10)).isEqualTo(Duration.ofMillis(50));
        assertThat(sleep(-60_000)).isEqualTo(Duration.ofMillis(50));
    }

    private static Duration sleep(long left) {
        return Workers.sleep(Duration.ofMillis(left), Duration.ofMillis(10));
    }
}
