package io.social4j.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.spi.RateReport;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What platforms still allow, counted by two workers together. */
class RedisBudgetsTest {

    private static final Scene SCENE = new Scene();

    private final RedisJobQueue one = SCENE.queue();
    private final RedisJobQueue other = SCENE.queue();
    private final RateBudgets mine = one.budgets().orElseThrow();
    private final RateBudgets theirs = other.budgets().orElseThrow();

    @AfterAll
    static void stop() {
        SCENE.close();
    }

    @BeforeEach
    void connect() {
        SCENE.redis().flushall();
        assertThat(reserve(mine, "page")).isZero();
        assertThat(reserve(theirs, "page")).isZero();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static RateReport report(@Nullable String account, String bucket, long remaining, Duration until) {
        return new RateReport(
                Scene.PLATFORM,
                account,
                RateReport.Use.PUBLISH,
                bucket,
                null,
                remaining,
                Instant.now().plus(until));
    }

    private static Duration reserve(RateBudgets budgets, String lane) {
        return budgets.reserve(Scene.lane(lane), List.of()).delay();
    }

    /** Commands of one connection come in order, so the second call sees the first. */
    private void learn(RateReport report) {
        mine.learn(report);
        reserve(mine, "somebody else");
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
        mine.learn(report(null, "app", 7, Duration.ofSeconds(60)));
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
        mine.learn(report(null, "app", 1, Duration.ofSeconds(60)));

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
        Redis.await("the budget is full again", () -> reserve(mine, "page").isZero());

        assertThat(reserve(theirs, "page")).as("waits for the answer").isPositive();
        learn(report("page", "posts", 10, Duration.ofSeconds(60)));
        assertThat(reserve(theirs, "page")).isZero();
    }

    @Test
    void letsEverybodyFollowTheOneAheadThatPassed() {
        learn(report("page", "posts", 0, Duration.ofMillis(200)));
        learn(report(null, "refused", 0, Duration.ofMillis(200)));
        Redis.await(
                "one goes ahead",
                () -> mine.reserve(Scene.lane("page"), List.of()).ahead());
        assertThat(reserve(theirs, "other page"))
                .as("asks again soon")
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(1));

        mine.passed(Scene.lane("page"));
        assertThat(reserve(mine, "page")).isZero();
        assertThat(theirs.reserve(Scene.lane("other page"), List.of()))
                .isEqualTo(new RateBudgets.Reservation(Duration.ZERO, false));
    }

    /** Its worker died, or nobody knows what became of the request. */
    @Test
    void sendsAnotherOneAheadWhenTheFirstIsNotAnswered() {
        SCENE.redis().hset("{social4j:alpha}:budget:account:page", "posts", "0|1000|probe");

        assertThat(mine.reserve(Scene.lane("page"), List.of()).ahead()).isTrue();
        assertThat(theirs.reserve(Scene.lane("page"), List.of()).ahead()).isFalse();
        assertThat(reserve(theirs, "page")).isPositive();
    }

    @Test
    void goesOnWithWhatAWorkerWasToldAfterALoss() {
        learn(report("page", "posts", 100, Duration.ofSeconds(60)));
        SCENE.redis().flushall();
        List<RateReport> told = List.of(
                report("page", "posts", 2, Duration.ofSeconds(50)), report(null, "app", 1_000, Duration.ofSeconds(50)));

        assertThat(mine.reserve(Scene.lane("page"), told).delay()).isZero();
        assertThat(mine.reserve(Scene.lane("page"), told).delay()).isZero();
        assertThat(mine.reserve(Scene.lane("page"), told).delay()).isPositive();
        assertThat(reserve(theirs, "page")).as("those who were told nothing").isPositive();
        assertThat(reserve(theirs, "other page")).isZero();
    }

    @Test
    void knowsBetterThanAWorkerAsLongAsNothingIsLost() {
        learn(report("page", "posts", 100, Duration.ofSeconds(60)));
        List<RateReport> told = List.of(report("page", "posts", 0, Duration.ofSeconds(50)));

        assertThat(mine.reserve(Scene.lane("page"), told).delay()).isZero();
    }

    @Test
    void blocksEverybodyAgainWhenTheOneAheadIsRefused() {
        learn(report("page", "posts", 0, Duration.ofMillis(200)));
        Redis.await("the budget is full again", () -> reserve(mine, "page").isZero());
        learn(report("page", "posts", 0, Duration.ofSeconds(100)));

        assertThat(reserve(theirs, "page")).isGreaterThan(Duration.ofSeconds(90));
    }

    @Test
    void ignoresBudgetsOfReading() {
        mine.learn(new RateReport(
                Scene.PLATFORM,
                "page",
                RateReport.Use.READ,
                "reads",
                null,
                0,
                Instant.now().plusSeconds(60)));

        assertThat(reserve(mine, "page")).isZero();
    }
}
