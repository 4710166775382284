package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link RateBudgets} guarantee that two workers share; the author of some extends this class. */
public abstract class RateBudgetsContract {

    /** The platform whose budgets they are. */
    protected static final Platform PLATFORM = Platform.of("alpha");

    private static final RemoteAccount NOBODY = new RemoteAccount(Platform.of("beta"), "nobody");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of one worker. */
    protected RateBudgets mine;

    /** Of the other worker. */
    protected RateBudgets theirs;

    /** Those of one more worker; all see the same, and at first nothing. */
    protected abstract RateBudgets open();

    /** What reports are timed by. */
    protected SocialClock clock() {
        return SocialClock.system();
    }

    /** Lets a moment pass. */
    protected void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @BeforeEach
    void connect() {
        mine = open();
        theirs = open();
        assertThat(reserve(mine, "page")).isZero();
        assertThat(reserve(theirs, "page")).isZero();
    }

    /** What is left of a bucket, for so long. */
    protected final RateReport report(@Nullable String account, String bucket, long remaining, Duration until) {
        return new RateReport(
                PLATFORM,
                account,
                RateReport.Use.PUBLISH,
                bucket,
                null,
                remaining,
                clock().now().plus(until));
    }

    /** An account of {@link #PLATFORM}. */
    protected static RemoteAccount account(String id) {
        return new RemoteAccount(PLATFORM, id);
    }

    /** How long an account has to wait. */
    protected static Duration reserve(RateBudgets budgets, String account) {
        return budgets.reserve(account(account), List.of()).delay();
    }

    /** Tells all workers; calls of one worker come in order, so that a second one sees the first. */
    protected final void learn(RateReport report) {
        mine.learn(report);
        share();
    }

    /** Lets both hear of each other. */
    protected final void share() {
        mine.share();
        mine.reserve(NOBODY, List.of());
        theirs.share();
    }

    /** Fails if it is not so within half a minute. */
    protected final void await(String what, BooleanSupplier condition) {
        for (Duration waited = Duration.ZERO; !condition.getAsBoolean(); waited = waited.plusMillis(20)) {
            assertThat(waited).as(what).isLessThan(PATIENCE);
            pass(Duration.ofMillis(20));
        }
    }

    private static Duration within(Duration time) {
        return time.plusMillis(1);
    }

    @Test
    void letsEverythingPassOfWhichNothingIsKnown() {
        for (int i = 0; i < 100; i++) {
            assertThat(reserve(mine, "page")).isZero();
        }
    }

    @Test
    void countsDownWhatAllWorkersSend() {
        learn(report("page", "posts", 3, Duration.ofSeconds(60)));

        assertThat(reserve(mine, "page")).isZero();
        assertThat(reserve(theirs, "page")).isZero();
        assertThat(reserve(theirs, "page")).isZero();
        assertThat(reserve(mine, "page")).isBetween(Duration.ofSeconds(50), within(Duration.ofSeconds(60)));
        assertThat(reserve(theirs, "other page")).isZero();
    }

    /** Many ask in one script, each for another account; the app has one budget for all of them. */
    @Test
    void givesWhoeverAsksAtTheSameTimeNoMoreThanThereIs() throws Exception {
        learn(report("page-0", "posts", 0, Duration.ofSeconds(60)));
        learn(report(null, "app", 7, Duration.ofSeconds(60)));
        assertThat(reserve(mine, "page-0")).as("takes none of the app").isPositive();
        ExecutorService workers = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Duration>> asks = IntStream.range(0, 60)
                    .<Callable<Duration>>mapToObj(i -> () -> reserve(i % 2 == 0 ? mine : theirs, "page-" + i % 20))
                    .toList();
            long passed = 0;
            for (Future<Duration> asked : workers.invokeAll(asks)) {
                passed += asked.get().isZero() ? 1 : 0;
            }

            assertThat(passed).isEqualTo(7);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void takesFromAllBudgetsOrFromNone() {
        learn(report("empty", "posts", 0, Duration.ofSeconds(60)));
        learn(report(null, "app", 1, Duration.ofSeconds(60)));

        assertThat(reserve(mine, "empty")).isPositive();
        assertThat(reserve(mine, "empty")).isPositive();
        assertThat(reserve(theirs, "page")).as("the one of the app").isZero();
        assertThat(reserve(theirs, "page")).isPositive();
    }

    @Test
    void lendsNobodyWhatAnOlderAnswerSaysWasLeft() {
        learn(report("page", "posts", 2, Duration.ofSeconds(60)));
        reserve(mine, "page");
        learn(report("page", "posts", 2, Duration.ofSeconds(60)));

        assertThat(reserve(mine, "page")).isZero();
        assertThat(reserve(mine, "page")).isPositive();
    }

    /** A window that always ends an hour from now is another one after some seconds, however often somebody is told of it. */
    @Test
    void doesNotTakeAWindowThatRollsOnForOneThatOnlyShrinks() {
        for (int i = 0; i < 4; i++) {
            learn(report("page", "posts", 4, Duration.ofMillis(60_000 + 900L * i)));
            assertThat(reserve(mine, "page")).isZero();
        }
        assertThat(reserve(mine, "page")).isZero();
    }

    @Test
    void doesNotRunOutOfWhatNobodyCanCount() {
        learn(report("page", "percent", RateReport.PLENTY, Duration.ofSeconds(60)));
        for (int i = 0; i < 200; i++) {
            assertThat(reserve(mine, "page")).isZero();
        }
        learn(report("page", "percent", 0, Duration.ofSeconds(100)));
        assertThat(reserve(mine, "page")).isPositive();
    }

    @Test
    void sendsOneAheadAfterABudgetWasUsedUp() {
        learn(report("page", "posts", 0, Duration.ofMillis(200)));
        await("the budget is full again", () -> reserve(mine, "page").isZero());

        assertThat(reserve(theirs, "page")).as("waits for the answer").isPositive();
        learn(report("page", "posts", 10, Duration.ofSeconds(60)));
        assertThat(reserve(theirs, "page")).isZero();
    }

    @Test
    void letsEverybodyFollowTheOneAheadThatPassed() {
        learn(report("page", "posts", 0, Duration.ofMillis(200)));
        learn(report(null, "refused", 0, Duration.ofMillis(200)));
        await("one goes ahead", () -> mine.reserve(account("page"), List.of()).ahead());
        assertThat(reserve(theirs, "other page"))
                .as("asks again soon")
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(1));

        mine.passed(account("page"));
        share();
        assertThat(reserve(mine, "page")).isZero();
        assertThat(theirs.reserve(account("other page"), List.of()))
                .isEqualTo(new RateBudgets.Reservation(Duration.ZERO, false));
    }

    @Test
    void knowsBetterThanAWorkerAsLongAsNothingIsLost() {
        learn(report("page", "posts", 100, Duration.ofSeconds(60)));
        List<RateReport> told = List.of(report("page", "posts", 0, Duration.ofSeconds(50)));

        assertThat(mine.reserve(account("page"), told).delay()).isZero();
    }

    @Test
    void blocksEverybodyAgainWhenTheOneAheadIsRefused() {
        learn(report("page", "posts", 0, Duration.ofMillis(200)));
        await("the budget is full again", () -> reserve(mine, "page").isZero());
        learn(report("page", "posts", 0, Duration.ofSeconds(100)));

        assertThat(reserve(theirs, "page")).isGreaterThan(Duration.ofSeconds(90));
    }

    @Test
    void ignoresBudgetsOfReading() {
        mine.learn(new RateReport(
                PLATFORM,
                "page",
                RateReport.Use.READ,
                "reads",
                null,
                0,
                clock().now().plusSeconds(60)));

        assertThat(reserve(mine, "page")).isZero();
    }
}
