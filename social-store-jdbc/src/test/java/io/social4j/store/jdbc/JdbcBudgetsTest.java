package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.spi.queue.RateBudgets;
import io.social4j.testkit.ManualClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sharing budgets costs a database, and what processes that hold some of them must not do. */
@ResourceLock(Databases.SHARED)
class JdbcBudgetsTest {

    private static final Platform ALPHA = Platform.of("alpha");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));

    private JdbcSocialStore store(DataSource database) {
        return JdbcSocialStore.in(database).clock(clock).open();
    }

    private RateBudgets process(DataSource database) {
        return store(database).budgets().orElseThrow();
    }

    private RateReport report(@Nullable String account, String bucket, long remaining, Duration until) {
        return new RateReport(
                ALPHA,
                account,
                RateReport.Use.PUBLISH,
                bucket,
                null,
                remaining,
                clock.now().plus(until));
    }

    private static RateBudgets.Reservation reserve(RateBudgets budgets, String account) {
        return budgets.reserve(new RemoteAccount(ALPHA, account), List.of());
    }

    private static boolean passes(RateBudgets budgets, String account) {
        return reserve(budgets, account).delay().isZero();
    }

    /** How many pass in a row; no more than 2,000. */
    private static int passing(RateBudgets budgets, String account) {
        int passed = 0;
        while (passed < 2_000 && passes(budgets, account)) {
            passed++;
        }
        return passed;
    }

    @Test
    void anAccountOfWhoseBudgetsNobodyHasToldCostsNoStatement() {
        CountedStatements statements = new CountedStatements(Databases.h2());
        RateBudgets mine = process(statements.dataSource());
        mine.learn(report("other page", "posts", 3, MINUTE));
        mine.share();
        long before = statements.of("rate_limit");

        for (int i = 0; i < 1_000; i++) {
            assertThat(passes(mine, "page-" + i % 50)).isTrue();
            mine.passed(new RemoteAccount(ALPHA, "page-" + i % 50));
        }
        assertThat(statements.of("rate_limit")).isEqualTo(before);
    }

    @Test
    void aBudgetOfAThousandIsHandedOutFromMemoryNearlyAlways() {
        CountedStatements statements = new CountedStatements(Databases.h2());
        RateBudgets mine = process(statements.dataSource());
        mine.learn(report(null, "app", 1_000, MINUTE));

        assertThat(passing(mine, "page")).isEqualTo(1_000);
        assertThat(statements.of("SELECT * FROM social_rate_limit")).isBetween(90L, 150L);
    }

    @Test
    void answersThatSayNothingNewAreNotTold() {
        CountedStatements statements = new CountedStatements(Databases.h2());
        RateBudgets mine = process(statements.dataSource());
        mine.learn(report("page", "posts", 100, MINUTE));
        assertThat(statements.of("rate_limit")).as("learning waits for nothing").isZero();
        assertThat(passes(mine, "page")).isTrue();
        long before = statements.of("social_rate_limit");

        for (int left = 99; left > 92; left--) {
            mine.learn(report("page", "posts", left, MINUTE));
            assertThat(passes(mine, "page")).isTrue();
        }
        mine.learn(report("page", "percent", RateReport.PLENTY, MINUTE));
        mine.share();
        assertThat(statements.of("social_rate_limit"))
                .as("hears of others only")
                .isEqualTo(before + 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void processesThatAskAllTheTimeSendAllOfABudgetAndNoMore(String name, Supplier<DataSource> databases)
            throws Exception {
        DataSource database = databases.get();
        List<RateBudgets> processes = List.of(process(database), process(database), process(database));
        processes.get(0).learn(report(null, "app", 500, MINUTE));
        processes.forEach(RateBudgets::share);
        ExecutorService workers = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Integer>> asking = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                RateBudgets process = processes.get(i % 3);
                String account = "page-" + i;
                asking.add(() -> passing(process, account));
            }
            int passed = 0;
            for (Future<Integer> one : workers.invokeAll(asking)) {
                passed += one.get();
            }
            assertThat(passed).isEqualTo(500);
        } finally {
            workers.shutdownNow();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void processesThatLearnOfTheSameBudgetAtTheSameTimeGoOnWithTheSmallerOne(
            String name, Supplier<DataSource> databases) throws Exception {
        DataSource database = databases.get();
        RateBudgets one = process(database);
        RateBudgets other = process(database);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 20; i++) {
                String page = "page-" + i;
                CyclicBarrier start = new CyclicBarrier(2);
                one.learn(report(page, "posts", 4, MINUTE));
                other.learn(report(page, "posts", 7, MINUTE));
                for (Future<Object> shared : both.invokeAll(List.of(sharing(one, start), sharing(other, start)))) {
                    shared.get();
                }
                one.share();
                assertThat(passing(one, page) + passing(other, page)).isEqualTo(4);
            }
        } finally {
            both.shutdownNow();
        }
    }

    private static Callable<Object> sharing(RateBudgets budgets, CyclicBarrier start) {
        return () -> {
            start.await();
            budgets.share();
            return budgets;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void aReportReachesTheOtherProcessesAndThoseThatStartLater(String name, Supplier<DataSource> databases) {
        DataSource database = databases.get();
        RateBudgets mine = process(database);
        RateBudgets theirs = process(database);
        theirs.share();
        mine.learn(report("page", "posts", 0, MINUTE));
        mine.share();
        theirs.share();
        RateBudgets later = process(database);
        later.share();

        for (RateBudgets one : List.of(mine, theirs, later)) {
            assertThat(reserve(one, "page").delay()).isEqualTo(MINUTE);
            assertThat(passes(one, "other page")).isTrue();
        }
    }

    @Test
    void whatAProcessHoldsIsNothingAnyMoreWhenSomebodyLearnsOfLess() {
        DataSource database = Databases.h2();
        RateBudgets mine = process(database);
        RateBudgets theirs = process(database);
        mine.learn(report("page", "posts", 100, MINUTE));
        assertThat(passes(mine, "page")).isTrue();
        theirs.share();
        theirs.learn(report("page", "posts", 5, MINUTE));
        theirs.share();
        mine.share();

        assertThat(passing(mine, "page") + passing(theirs, "page")).isEqualTo(5);
    }

    @Test
    void whatAProcessHoldsEndsWithItsWindowAndOneGoesAhead() {
        DataSource database = Databases.h2();
        RateBudgets mine = process(database);
        RateBudgets theirs = process(database);
        mine.learn(report("page", "posts", 30, MINUTE));
        assertThat(passes(mine, "page")).isTrue();
        theirs.share();
        assertThat(passing(theirs, "page")).as("two are held by the other").isEqualTo(27);
        clock.advance(MINUTE);

        assertThat(reserve(mine, "page").ahead()).isTrue();
        assertThat(passes(mine, "page")).isFalse();
        assertThat(passes(theirs, "page")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void anotherOneGoesAheadWhenTheFirstIsNotAnswered(String name, Supplier<DataSource> databases) {
        DataSource database = databases.get();
        RateBudgets mine = process(database);
        RateBudgets theirs = process(database);
        mine.learn(report("page", "posts", 0, MINUTE));
        mine.share();
        theirs.share();
        clock.advance(MINUTE);
        assertThat(reserve(mine, "page").ahead()).isTrue();
        clock.advance(Duration.ofSeconds(29));
        assertThat(reserve(theirs, "page").delay()).isEqualTo(Duration.ofSeconds(1));

        clock.advance(Duration.ofSeconds(1));
        assertThat(reserve(theirs, "page").ahead()).isTrue();
        assertThat(passes(mine, "page")).isFalse();
    }

    @Test
    void aDatabaseThatIsAwayLosesNothingOfWhatWasLearnedOrIsHeld() {
        JdbcConnectionPool database = Databases.h2();
        RateBudgets mine = process(database);
        mine.learn(report(null, "app", 100, MINUTE));
        assertThat(passes(mine, "page")).isTrue();
        database.setMaxConnections(1);
        database.setLoginTimeout(1);
        try (var taken = database.getConnection()) {
            assertThat(taken.isClosed()).isFalse();
            mine.learn(report("page", "posts", 1, MINUTE));
            assertThatThrownBy(() -> reserve(mine, "page")).isInstanceOf(JdbcStoreException.class);
            assertThatThrownBy(mine::share).isInstanceOf(JdbcStoreException.class);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }

        assertThat(passes(mine, "page")).isTrue();
        assertThat(passes(mine, "page")).isFalse();
        assertThat(passing(mine, "other page")).as("of the app").isEqualTo(98);
    }

    @Test
    void whatNoColumnTakesKeepsNothingElseFromBeingTold() {
        DataSource database = Databases.h2();
        RateBudgets mine = process(database);
        RateBudgets theirs = process(database);
        mine.learn(report("page", "x".repeat(1_000), 0, MINUTE));
        mine.learn(report("y".repeat(1_000), "posts", 0, MINUTE));
        mine.learn(report("page", "posts", 0, Duration.ofDays(1_000_000)));
        mine.share();
        theirs.share();

        assertThat(passes(theirs, "page")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void rowsThatSayNothingAnyMoreAreDeletedAndOthersStay(String name, Supplier<DataSource> databases) {
        DataSource database = databases.get();
        JdbcSocialStore store = store(database);
        RateBudgets mine = store.budgets().orElseThrow();
        mine.learn(report("page", "used up", 0, MINUTE));
        mine.learn(report("page", "left", 3, MINUTE));
        mine.learn(report("page", "day", 0, Duration.ofDays(1)));
        mine.share();
        clock.advance(MINUTE.plusSeconds(59));
        store.maintain();
        assertThat(MigrationRules.count(database, "social_rate_limit")).isEqualTo(3);

        clock.advance(Duration.ofSeconds(2));
        store.maintain();
        assertThat(MigrationRules.count(database, "social_rate_limit")).isEqualTo(1);
        assertThat(passes(mine, "page")).isFalse();
    }
}
