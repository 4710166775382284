package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishRequest;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole processes on one database without a queue: what one is told of a budget holds the others back. */
@ResourceLock(Databases.SHARED)
class BudgetsOfProcessesTest {

    private final FakePlatform platform = FakePlatform.named("alpha");
    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));

    /** One process; its platform tells of budgets when the test wants it to. */
    private final class Node implements PlatformAdapterProvider, AutoCloseable {
        private final Social4j social;
        private RateReport.Listener rates = RateReport.Listener.none();

        private Node(DataSource database) {
            social = Social4j.builder()
                    .platform(this)
                    .store(JdbcSocialStore.in(database).clock(clock).open())
                    .clock(clock)
                    .settings(Settings.none()
                            .with("social4j.encryption.keys", "k1:" + "A".repeat(43) + "=")
                            .with("social4j.publish.posts-per-account", "1000000"))
                    .build();
        }

        @Override
        public String id() {
            return platform.id();
        }

        @Override
        public PlatformAdapter create(ProviderContext context) {
            rates = context.rates();
            return platform.create(context);
        }

        private void isTold(long remaining, Duration until) {
            rates.reported(new RateReport(
                    Platform.of("alpha"),
                    "7",
                    RateReport.Use.PUBLISH,
                    "posts",
                    100L,
                    remaining,
                    clock.now().plus(until)));
        }

        private void connect(String account) {
            social.accounts().importToken("ann", account, platform.token(account));
        }

        private void schedule(String account, int posts) {
            var to = social.accounts().of("ann").stream()
                    .filter(one -> one.remote().id().equals(account))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < posts; i++) {
                social.publisher()
                        .schedule(PublishRequest.builder()
                                .user("ann")
                                .text("post " + i + " of " + account)
                                .toAccount("alpha", to.id())
                                .at(clock.now())
                                .build());
            }
        }

        /** A second later than before. */
        private int run() {
            clock.advance(Duration.ofSeconds(1));
            int before = platform.live().size();
            social.workers().runDue();
            return platform.live().size() - before;
        }

        @Override
        public void close() {
            social.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void whatOneProcessIsToldHoldsTheOtherBack(String name, Supplier<DataSource> databases) {
        DataSource database = databases.get();
        try (Node one = new Node(database);
                Node other = new Node(database)) {
            one.connect("7");
            one.connect("8");
            one.isTold(2, Duration.ofMinutes(10));
            one.run();
            one.schedule("7", 5);
            one.schedule("8", 1);
            assertThat(other.run())
                    .as("two of the account and the one of the other")
                    .isEqualTo(3);
            clock.advance(Duration.ofMinutes(1));
            assertThat(other.run()).isZero();
            assertThat(one.run()).isZero();

            clock.advance(Duration.ofMinutes(9));
            assertThat(one.run())
                    .as("what waited for a budget is not late when that is full again")
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void afterARefusalOneRequestOfAllProcessesGoesAhead(String name, Supplier<DataSource> databases) {
        DataSource database = databases.get();
        try (Node one = new Node(database);
                Node other = new Node(database)) {
            one.connect("7");
            one.connect("8");
            platform.nextCommit()
                    .refuses(PlatformFailure.of(FailureKind.RATE_LIMITED, "slow down")
                            .withScope(PlatformFailure.Scope.APP)
                            .withRetryAt(clock.now().plusSeconds(60)));
            one.schedule("7", 1);
            one.schedule("8", 1);
            assertThat(one.run()).isZero();
            assertThat(other.run()).isZero();

            clock.advance(Duration.ofSeconds(90));
            int[] ofOthers = new int[1];
            platform.nextCommit().meanwhile(() -> ofOthers[0] = other.run()).succeeds();
            assertThat(one.run()).isGreaterThan(0);
            assertThat(ofOthers[0]).as("before the one ahead was answered").isZero();
            clock.advance(Duration.ofSeconds(5));
            other.run();
            assertThat(platform.live()).hasSize(2);
        }
    }

    @Test
    void deliveriesOfAccountsWithoutBudgetsCostNoStatementOnBudgets() {
        CountedStatements statements = new CountedStatements(Databases.h2());
        try (Node one = new Node(statements.dataSource())) {
            List.of("1", "2", "3").forEach(one::connect);
            one.run();
            long before = statements.of("social_rate_limit");
            assertThat(one.run()).isZero();
            long ofARunWithoutWork = statements.of("social_rate_limit") - before;

            List.of("1", "2", "3").forEach(account -> one.schedule(account, 20));
            before = statements.of("social_rate_limit");
            assertThat(one.run()).isEqualTo(60);
            assertThat(statements.of("social_rate_limit") - before).isEqualTo(ofARunWithoutWork);
        }
    }
}
