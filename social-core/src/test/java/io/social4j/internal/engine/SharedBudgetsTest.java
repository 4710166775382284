package io.social4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.scripted.SettableClock;
import io.social4j.spi.RateReport;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedBudgetsTest {
    private static final Platform ALPHA = Platform.of("alpha");
    private static final RemoteAccount PAGE = new RemoteAccount(ALPHA, "page");

    private final SettableClock clock = new SettableClock();
    private final QueueLine line = new QueueLine(clock);
    private final Shared shared = new Shared();
    private final SharedBudgets budgets = new SharedBudgets(shared, line, clock);

    @Test
    void whatOthersHaveUsedUpIsWaitedForAndNotTooLong() {
        shared.wait = Duration.ofSeconds(30);
        assertThat(budgets.after(Pacer.none()).acquire(PAGE)).isEqualTo(Duration.ofSeconds(30));

        shared.wait = Duration.ofHours(20);
        assertThat(budgets.after(Pacer.none()).acquire(PAGE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void nothingIsTakenForARequestThatHasToWaitAnyway() {
        Pacer busy = account -> Duration.ofSeconds(2);
        assertThat(budgets.after(busy).acquire(PAGE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(shared.reserved).isEmpty();
    }

    @Test
    void aQueueThatIsAwayHoldsNobodyBack() {
        shared.away = true;
        assertThat(budgets.after(Pacer.none()).acquire(PAGE)).isZero();
        assertThat(line.isWell()).isFalse();
        shared.away = false;
        shared.wait = Duration.ofSeconds(30);
        assertThat(budgets.after(Pacer.none()).acquire(PAGE))
                .as("not asked yet")
                .isZero();

        clock.advance(Duration.ofSeconds(5));
        assertThat(budgets.after(Pacer.none()).acquire(PAGE)).isEqualTo(Duration.ofSeconds(30));
        assertThat(line.isWell()).isTrue();
    }

    @Test
    void aReportThatCannotBeSharedIsNoFailure() {
        RateReport report =
                new RateReport(ALPHA, "page", RateReport.Use.PUBLISH, "posts", null, 0, SettableClock.START);
        shared.away = true;
        assertThatCode(() -> budgets.reported(report)).doesNotThrowAnyException();
        shared.away = false;
        budgets.reported(report);
        assertThat(shared.learned).containsExactly(report);
    }

    /** What a queue that has lost everything goes on with. */
    @Test
    void aQuarterOfALimitIsSurelyLeftAndNeverMoreThanWas() {
        told("page", "much", 100L, 80);
        told("page", "little", 100L, 3);
        told("page", "unnamed", null, 8);
        told("page", "one", 3L, 1);
        told(null, "none", 100L, 0);
        told("other page", "else", 100L, 80);
        budgets.after(Pacer.none()).acquire(PAGE);
        assertThat(shared.known)
                .extracting(report -> report.bucket() + " " + report.remaining())
                .containsExactlyInAnyOrder("much 25", "little 3", "unnamed 2", "one 1", "none 0");

        clock.advance(Duration.ofSeconds(58));
        budgets.after(Pacer.none()).acquire(PAGE);
        assertThat(shared.known).as("full again by then").isEmpty();
    }

    @Test
    void aRefusalIsToldToOthersAndOutlivesALoss() {
        budgets.after(Pacer.none()).limited(PAGE, true, SettableClock.START.plusSeconds(40));
        assertThat(shared.learned).singleElement().satisfies(report -> {
            assertThat(report.account()).isNull();
            assertThat(report.remaining()).isZero();
            assertThat(report.resetAt()).isEqualTo(SettableClock.START.plusSeconds(40));
        });
        budgets.after(Pacer.none()).acquire(PAGE);
        assertThat(shared.known).isEqualTo(shared.learned);
    }

    @Test
    void onlyTheAnswerToTheOneAheadIsTold() {
        Pacer pacer = budgets.after(Pacer.none());
        pacer.acquire(PAGE);
        pacer.passed(PAGE);
        assertThat(shared.passed).isEmpty();

        shared.ahead = true;
        pacer.acquire(PAGE);
        pacer.passed(PAGE);
        pacer.passed(PAGE);
        assertThat(shared.passed).containsExactly(PAGE);

        pacer.acquire(PAGE);
        pacer.limited(PAGE, false, SettableClock.START.plusSeconds(40));
        pacer.passed(PAGE);
        assertThat(shared.passed).as("refused again").hasSize(1);
    }

    @Test
    void whatOthersForbidIsGivenBackHere() {
        List<RemoteAccount> unused = new ArrayList<>();
        Pacer own = new Pacer() {
            @Override
            public Duration acquire(RemoteAccount account) {
                return Duration.ZERO;
            }

            @Override
            public void unused(RemoteAccount account) {
                unused.add(account);
            }
        };
        assertThat(budgets.after(own).acquire(PAGE)).isZero();
        shared.wait = Duration.ofSeconds(1);
        assertThat(budgets.after(own).acquire(PAGE)).isPositive();
        assertThat(unused).containsExactly(PAGE);
    }

    private void told(@Nullable String account, String bucket, @Nullable Long limit, long remaining) {
        budgets.reported(new RateReport(
                ALPHA, account, RateReport.Use.PUBLISH, bucket, limit, remaining, SettableClock.START.plusSeconds(60)));
    }

    private static final class Shared implements RateBudgets {
        private final List<RemoteAccount> reserved = new ArrayList<>();
        private final List<RateReport> learned = new ArrayList<>();
        private final List<RemoteAccount> passed = new ArrayList<>();
        private List<RateReport> known = List.of();
        private Duration wait = Duration.ZERO;
        private boolean ahead;
        private boolean away;

        @Override
        public Reservation reserve(RemoteAccount account, Collection<RateReport> told) {
            failIfAway();
            reserved.add(account);
            known = List.copyOf(told);
            return new Reservation(wait, ahead);
        }

        @Override
        public void passed(RemoteAccount account) {
            failIfAway();
            passed.add(account);
        }

        @Override
        public void learn(RateReport report) {
            failIfAway();
            learned.add(report);
        }

        private void failIfAway() {
            if (away) {
                throw new IllegalStateException("connection refused");
            }
        }
    }
}
