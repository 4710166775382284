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
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedBudgetsTest {
    private static final Platform ALPHA = Platform.of("alpha");
    private static final RemoteAccount PAGE = new RemoteAccount(ALPHA, "page");

    private final SettableClock clock = new SettableClock();
    private final QueueLine line = new QueueLine(clock);
    private final Shared shared = new Shared();
    private final SharedBudgets budgets = new SharedBudgets(shared, line);

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

    private static final class Shared implements RateBudgets {
        private final List<RemoteAccount> reserved = new ArrayList<>();
        private final List<RateReport> learned = new ArrayList<>();
        private Duration wait = Duration.ZERO;
        private boolean away;

        @Override
        public Duration reserve(RemoteAccount account) {
            failIfAway();
            reserved.add(account);
            return wait;
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
