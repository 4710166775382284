package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.config.PublishPolicy;
import io.social4j.internal.Guard;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.AccountId;
import io.social4j.model.Platform;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.store.Owner;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the thread that claims sleeps after a claim that began 10 ms ago. */
class WorkerSleepTest {

    @ParameterizedTest(name = "{0} ms: {1} ms")
    @CsvSource({"1, 1", "999, 999", "5000, 1000"})
    void sleepsUntilTheNextOneIsDueAndASecondAtMost(long left, long sleep) {
        assertThat(sleep(left)).isEqualTo(Duration.ofMillis(sleep));
    }

    @ParameterizedTest(name = "due for {0} ms")
    @ValueSource(longs = {0, 1, 9})
    void claimsAtOnceWhatBecameDueWhileItClaimed(long since) {
        assertThat(sleep(-since)).isZero();
    }

    @Test
    void doesNotAskAllTheTimeForWhatWasDueAndCouldNotBeClaimed() {
        assertThat(sleep(-10)).isEqualTo(Duration.ofMillis(50));
        assertThat(sleep(-60_000)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void knowsWhenTheLastClaimBegan() {
        SettableClock clock = new SettableClock();
        Engine engine = engine(clock);
        clock.advance(Duration.ofMinutes(1));
        engine.dispatch(Runnable::run);
        clock.advance(Duration.ofMillis(7));

        assertThat(engine.sinceDispatch()).isEqualTo(Duration.ofMillis(7));
    }

    private static Duration sleep(long left) {
        return Workers.sleep(Duration.ofMillis(left), Duration.ofMillis(10));
    }

    private static Engine engine(SettableClock clock) {
        return new Engine(new EngineParts(
                new Owner("worker-one"),
                InMemoryStore.create(clock),
                Map.of(),
                new NoTokens(),
                PublishPolicy.defaults(),
                clock,
                new SplittableRandom(7),
                Pacer.none(),
                time -> {},
                Guard.all()));
    }

    private static final class NoTokens implements TokenSource {

        @Override
        public PlatformToken current(AccountId account, Platform platform) {
            throw new UnsupportedOperationException("nobody is visited");
        }

        @Override
        public PlatformToken renewed(AccountId account, Platform platform, PlatformToken rejected) {
            throw new UnsupportedOperationException("nobody is visited");
        }
    }
}
