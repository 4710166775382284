package io.social4j.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.spi.RateReport;
import io.social4j.spi.queue.RateBudgets;
import java.time.Duration;
import java.time.Instant;
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
        assertThat(mine.reserve(Scene.lane("page"))).isZero();
        assertThat(theirs.reserve(Scene.lane("page"))).isZero();
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

    /** Commands of one connection come in order, so the second call sees the first. */
    private void learn(RateReport report) {
        mine.learn(report);
        mine.reserve(Scene.lane("somebody else"));
    }

    private static Duration within(Duration time) {
        return time.plusMillis(1);
    }

    @Test
    void letsEverythingPassOfWhichNothingIsKnown() {
        for (int i = 0; i < 100; i++) {
            assertThat(mine.reserve(Scene.lane("page"))).isZero();
        }
    }

    @Test
    void countsDownWhatAllWorkersSend() {
        learn(report("page", "posts", 3, Duration.ofSeconds(60)));

        assertThat(mine.reserve(Scene.lane("page"))).isZero();
        assertThat(theirs.reserve(Scene.lane("page"))).isZero();
        assertThat(theirs.reserve(Scene.lane("page"))).isZero();
        assertThat(mine.reserve(Scene.lane("page"))).isBetween(Duration.ofSeconds(50), within(Duration.ofSeconds(60)));
        assertThat(theirs.reserve(Scene.lane("other page"))).isZero();
    }

    @Test
    void takesFromAllBudgetsOrFromNone() {
        learn(report("empty", "posts", 0, Duration.ofSeconds(60)));
        mine.learn(report(null, "app", 1, Duration.ofSeconds(60)));

        assertThat(mine.reserve(Scene.lane("empty"))).isPositive();
        assertThat(mine.reserve(Scene.lane("empty"))).isPositive();
        assertThat(theirs.reserve(Scene.lane("page"))).as("the one of the app").isZero();
        assertThat(theirs.reserve(Scene.lane("page"))).isPositive();
    }

    @Test
    void lendsNobodyWhatAnOlderAnswerSaysWasLeft() {
        learn(report("page", "posts", 2, Duration.ofSeconds(60)));
        mine.reserve(Scene.lane("page"));
        learn(report("page", "posts", 2, Duration.ofSeconds(60)));

        assertThat(mine.reserve(Scene.lane("page"))).isZero();
        assertThat(mine.reserve(Scene.lane("page"))).isPositive();
    }

    /** A window that always ends an hour from now is another one after some seconds, however often somebody is told of it. */
    @Test
    void doesNotTakeAWindowThatRollsOnForOneThatOnlyShrinks() {
        for (int i = 0; i < 4; i++) {
            learn(report("page", "posts", 4, Duration.ofMillis(60_000 + 900L * i)));
            assertThat(mine.reserve(Scene.lane("page"))).isZero();
        }
        assertThat(mine.reserve(Scene.lane("page"))).isZero();
    }

    @Test
    void doesNotRunOutOfWhatNobodyCanCount() {
        learn(report("page", "percent", RateReport.PLENTY, Duration.ofSeconds(60)));
        for (int i = 0; i < 200; i++) {
            assertThat(mine.reserve(Scene.lane("page"))).isZero();
        }
        learn(report("page", "percent", 0, Duration.ofSeconds(100)));
        assertThat(mine.reserve(Scene.lane("page"))).isPositive();
    }

    @Test
    void sendsOneAheadAfterABudgetWasUsedUp() {
        learn(report("page", "posts", 0, Duration.ofMillis(200)));
        Redis.await(
                "the budget is full again",
                () -> mine.reserve(Scene.lane("page")).isZero());

        assertThat(theirs.reserve(Scene.lane("page")))
                .as("waits for the answer")
                .isPositive();
        learn(report("page", "posts", 10, Duration.ofSeconds(60)));
        assertThat(theirs.reserve(Scene.lane("page"))).isZero();
    }

    @Test
    void blocksEverybodyAgainWhenTheOneAheadIsRefused() {
        learn(report("page", "posts", 0, Duration.ofMillis(200)));
        Redis.await(
                "the budget is full again",
                () -> mine.reserve(Scene.lane("page")).isZero());
        learn(report("page", "posts", 0, Duration.ofSeconds(100)));

        assertThat(theirs.reserve(Scene.lane("page"))).isGreaterThan(Duration.ofSeconds(90));
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

        assertThat(mine.reserve(Scene.lane("page"))).isZero();
    }
}
