package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.RateReport;
import io.social4j.spi.RateReport.Use;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private static final Platform ALPHA = Platform.of("alpha");
    private static final RemoteAccount ONE = new RemoteAccount(ALPHA, "1");
    private static final RemoteAccount TWO = new RemoteAccount(ALPHA, "2");

    private final SettableClock clock = new SettableClock();
    private final Budgets budgets = new Budgets(clock);

    @Test
    void anEmptyBudgetHoldsBackItsAccountUntilItIsFullAgain() {
        report("1", Use.PUBLISH, "posts", 0, clock.now().plusSeconds(90));

        assertThat(budgets.left(ONE)).isEqualTo(Duration.ofSeconds(90));
        assertThat(budgets.left(TWO)).isZero();
        clock.advance(Duration.ofSeconds(89));
        assertThat(budgets.left(ONE)).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(budgets.left(ONE)).isZero();
    }

    @Test
    void anEmptyBudgetOfTheAppHoldsBackEveryAccountOfThePlatform() {
        report(null, Use.PUBLISH, "app", 0, clock.now().plusSeconds(30));
        report("1", Use.PUBLISH, "posts", 0, clock.now().plusSeconds(60));

        assertThat(budgets.left(TWO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(budgets.left(ONE)).as("the longer one").isEqualTo(Duration.ofSeconds(60));
        assertThat(budgets.left(new RemoteAccount(Platform.of("beta"), "1"))).isZero();
    }

    @Test
    void whatIsLeftOrIsForReadingHoldsBackNobody() {
        report("1", Use.PUBLISH, "posts", 1, clock.now().plusSeconds(90));
        report("1", Use.READ, "reads", 0, clock.now().plusSeconds(90));

        assertThat(budgets.left(ONE)).isZero();
    }

    @Test
    void aNewerReportOfABudgetCountsAndOthersStay() {
        report("1", Use.PUBLISH, "day", 0, clock.now().plusSeconds(300));
        report("1", Use.PUBLISH, "hour", 0, clock.now().plusSeconds(60));
        report("1", Use.PUBLISH, "day", 5, clock.now().plusSeconds(300));

        assertThat(budgets.left(ONE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aLongWaitIsBrokenUpBecauseABudgetMayBeRaised() {
        report("1", Use.PUBLISH, "month", -3, clock.now().plus(Duration.ofDays(20)));

        assertThat(budgets.left(ONE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void thePacerIsAskedOnlyWhenNoBudgetIsEmpty() {
        Pacer pacer = budgets.before(account -> Duration.ofSeconds(7));
        report("1", Use.PUBLISH, "posts", 0, clock.now().plusSeconds(90));

        assertThat(pacer.acquire(ONE)).isEqualTo(Duration.ofSeconds(90));
        assertThat(pacer.acquire(TWO)).isEqualTo(Duration.ofSeconds(7));
    }

    private void report(@Nullable String account, Use use, String bucket, long remaining, Instant resetAt) {
        budgets.reported(new RateReport(ALPHA, account, use, bucket, null, remaining, resetAt));
    }
}
