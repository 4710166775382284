package io.social4j.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.spi.RateReport;
import io.social4j.spi.queue.RateBudgets;
import io.social4j.testkit.RateBudgetsContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What platforms still allow, counted in Redis by two workers together. */
class RedisBudgetsTest extends RateBudgetsContract {

    private static final Scene SCENE = new Scene();

    private final List<RedisJobQueue> queues = new ArrayList<>();

    @AfterAll
    static void stop() {
        SCENE.close();
    }

    @Override
    protected RateBudgets open() {
        if (queues.isEmpty()) {
            SCENE.redis().flushall();
        }
        queues.add(SCENE.queue());
        return queues.get(queues.size() - 1).budgets().orElseThrow();
    }

    @AfterEach
    void close() {
        queues.forEach(RedisJobQueue::close);
    }

    /** Its worker died, or nobody knows what became of the request. */
    @Test
    void sendsAnotherOneAheadWhenTheFirstIsNotAnswered() {
        SCENE.redis().hset("{social4j:alpha}:budget:account:page", "posts", "0|1000|probe");

        assertThat(mine.reserve(account("page"), List.of()).ahead()).isTrue();
        assertThat(theirs.reserve(account("page"), List.of()).ahead()).isFalse();
        assertThat(reserve(theirs, "page")).isPositive();
    }

    @Test
    void goesOnWithWhatAWorkerWasToldAfterALoss() {
        learn(report("page", "posts", 100, Duration.ofSeconds(60)));
        SCENE.redis().flushall();
        List<RateReport> told = List.of(
                report("page", "posts", 2, Duration.ofSeconds(50)), report(null, "app", 1_000, Duration.ofSeconds(50)));

        assertThat(mine.reserve(account("page"), told).delay()).isZero();
        assertThat(mine.reserve(account("page"), told).delay()).isZero();
        assertThat(mine.reserve(account("page"), told).delay()).isPositive();
        assertThat(reserve(theirs, "page")).as("those who were told nothing").isPositive();
        assertThat(reserve(theirs, "other page")).isZero();
    }
}
