package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.scripted.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneAheadTest {
    private static final Platform ALPHA = Platform.of("alpha");
    private static final RemoteAccount ONE = new RemoteAccount(ALPHA, "1");
    private static final RemoteAccount TWO = new RemoteAccount(ALPHA, "2");
    private static final RemoteAccount THREE = new RemoteAccount(ALPHA, "3");

    private final SettableClock clock = new SettableClock();
    private final Instant until = clock.now().plusSeconds(100);
    private Duration own = Duration.ZERO;
    private final Pacer pacer = process(1);

    private Pacer process(int seed) {
        return new OneAhead(clock, new SplittableRandom(seed), account -> own);
    }

    private void over() {
        clock.advance(Duration.between(clock.now(), until));
    }

    @Test
    void nobodyStartsBeforeTheEndAndOneAloneAfterIt() {
        pacer.limited(ONE, true, until);
        assertThat(pacer.acquire(TWO)).isEqualTo(Duration.ofSeconds(100));

        over();
        assertThat(pacer.acquire(TWO)).isZero();
        assertThat(pacer.acquire(ONE)).isEqualTo(OneAhead.MEANWHILE);
        assertThat(pacer.acquire(THREE)).isEqualTo(OneAhead.MEANWHILE);

        pacer.passed(TWO);
        assertThat(pacer.acquire(ONE)).isZero();
        assertThat(pacer.acquire(THREE)).isZero();
    }

    @Test
    void aRefusalOfTheOneAheadBlocksEverybodyAgain() {
        pacer.limited(ONE, true, until);
        over();
        assertThat(pacer.acquire(TWO)).isZero();
        pacer.limited(TWO, true, until.plus(Duration.ofMinutes(5)));

        assertThat(pacer.acquire(ONE)).isEqualTo(Duration.ofMinutes(5));
        clock.advance(Duration.ofMinutes(5));
        assertThat(pacer.acquire(THREE)).isZero();
        assertThat(pacer.acquire(ONE)).isPositive();
    }

    @Test
    void anotherOneGoesWhenTheFirstIsNotAnswered() {
        pacer.limited(ONE, true, until);
        over();
        pacer.acquire(ONE);
        clock.advance(OneAhead.ANSWER.minusMillis(1));
        assertThat(pacer.acquire(TWO)).isPositive();
        clock.advance(Duration.ofMillis(1));
        assertThat(pacer.acquire(TWO)).isZero();
        assertThat(pacer.acquire(THREE)).isPositive();
    }

    @Test
    void anAnswerToARequestFromBeforeTheBlockProvesNothing() {
        pacer.limited(ONE, true, until);
        pacer.passed(TWO);
        assertThat(pacer.acquire(THREE)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void aBlockOfAnAccountIsNobodyElsesBusiness() {
        pacer.limited(ONE, false, until);
        assertThat(pacer.acquire(ONE)).isPositive();
        assertThat(pacer.acquire(TWO)).isZero();
        assertThat(pacer.acquire(new RemoteAccount(Platform.of("beta"), "1"))).isZero();
    }

    @Test
    void whoMayNotGoForAnotherReasonIsNotTheOneAhead() {
        pacer.limited(ONE, true, until);
        over();
        own = Duration.ofSeconds(7);
        assertThat(pacer.acquire(ONE)).isEqualTo(Duration.ofSeconds(7));
        own = Duration.ZERO;
        assertThat(pacer.acquire(TWO)).isZero();

        pacer.unused(TWO);
        assertThat(pacer.acquire(THREE)).as("the right was given back").isZero();
    }

    /** A hold stands in the store, and all processes see the same end of it. */
    @Test
    void processesThatSeeTheSameEndDoNotStartTogether() {
        long different = IntStream.range(0, 20)
                .mapToObj(seed -> {
                    Pacer other = process(seed);
                    other.heldBack(ONE, true, until);
                    return other.acquire(TWO);
                })
                .peek(wait -> assertThat(wait).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(105)))
                .distinct()
                .count();
        assertThat(different).isGreaterThan(15);
    }

    @Test
    void seeingAHoldAgainChangesNothing() {
        pacer.heldBack(ONE, true, until);
        Duration first = pacer.acquire(TWO);
        pacer.heldBack(TWO, true, until);
        assertThat(pacer.acquire(TWO)).isEqualTo(first);
    }

    @Test
    void aLongBlockIsBrokenUpBecauseItMayBeLifted() {
        pacer.limited(ONE, true, clock.now().plus(Duration.ofDays(20)));
        assertThat(pacer.acquire(ONE)).isEqualTo(Duration.ofMinutes(15));
    }
}
