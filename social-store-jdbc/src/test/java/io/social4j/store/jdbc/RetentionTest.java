package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.Account;
import io.social4j.model.DeliveryId;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.RateReport;
import io.social4j.spi.queue.RateBudgets;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.ManualClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ended long ago leaves every table; what a person or a worker still needs stays. */
@ResourceLock(Databases.SHARED)
class RetentionTest {

    private static final List<String> TABLES = List.of(
            "scheduled_post",
            "delivery",
            "delivery_payload",
            "publish_log",
            "publish_step",
            "account",
            "hold",
            "rate_limit",
            "platform_token",
            "audit_log",
            "audit_batch",
            "analytics_event");

    private final FakePlatform platform = FakePlatform.named("alpha");
    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));

    private JdbcSocialStore store(DataSource database) {
        return JdbcSocialStore.in(database)
                .clock(clock)
                .retention(Duration.ofDays(30))
                .open();
    }

    private Social4j on(JdbcSocialStore store) {
        return Social4j.builder()
                .platform(platform)
                .store(store)
                .clock(clock)
                .settings(Settings.none().with("social4j.encryption.keys", "k1:" + "A".repeat(43) + "="))
                .build();
    }

    private ScheduledPost schedule(Social4j social, String text) {
        return social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text(text)
                        .to("alpha")
                        .at(clock.now())
                        .build());
    }

    private static DeliveryId only(ScheduledPost post) {
        return post.deliveries().get(0).id();
    }

    /** A post in review. */
    private ScheduledPost reviewed(Social4j social, JdbcSocialStore store) {
        ScheduledPost post = schedule(social, "who knows");
        store.quarantine(clock.now(), "ops");
        social.workers().runDue();
        assertThat(status(social, post)).isEqualTo(PostStatus.NEEDS_REVIEW);
        return post;
    }

    private static PostStatus status(Social4j social, ScheduledPost post) {
        return social.publisher().find(post.id()).orElseThrow().status();
    }

    private static int rows(DataSource database, String table) {
        return MigrationRules.count(database, "social_" + table);
    }

    private static void more(DataSource database, DeliveryId delivery) {
        Databases.run(
                database,
                "INSERT INTO social_publish_step (delivery_id, step, step_value) VALUES ('" + delivery
                        + "', 's', 'v')");
        Databases.run(
                database,
                "INSERT INTO social_delivery_payload (delivery_id, payload) VALUES ('" + delivery + "', '{}')");
        Databases.run(
                database,
                "INSERT INTO social_analytics_event (delivery_id, at, platform) VALUES ('" + delivery
                        + "', CURRENT_TIMESTAMP, 'alpha')");
    }

    private void learnOfABudget(JdbcSocialStore store) {
        RateBudgets budgets = store.budgets().orElseThrow();
        budgets.learn(new RateReport(
                Platform.of("alpha"),
                "7",
                RateReport.Use.PUBLISH,
                "posts",
                100L,
                0,
                clock.now().plusSeconds(60)));
        budgets.share();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void aReviewThatWasDismissedGoesAndOneThatWaitsForAPersonStays(String name, Supplier<DataSource> databases) {
        JdbcSocialStore store = store(databases.get());
        try (Social4j social = on(store)) {
            social.accounts().importToken("ann", "Ann", platform.token("7"));
            ScheduledPost dismissed = reviewed(social, store);
            ScheduledPost waiting = reviewed(social, store);
            social.publisher().dismiss(only(dismissed));
            social.workers().runDue();
            clock.advance(Duration.ofDays(29));
            store.maintain();
            assertThat(social.publisher().find(dismissed.id())).isPresent();

            clock.advance(Duration.ofDays(2));
            store.maintain();
            assertThat(social.publisher().find(dismissed.id())).isEmpty();
            assertThat(status(social, waiting)).isEqualTo(PostStatus.NEEDS_REVIEW);
            assertThat(store.log().history(only(dismissed))).isEmpty();
        }
    }

    /** Its post looks ended until the delivery has ended again. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void anOldPostThatWasReplayedIsNotDeleted(String name, Supplier<DataSource> databases) {
        JdbcSocialStore store = store(databases.get());
        try (Social4j social = on(store)) {
            social.accounts().importToken("ann", "Ann", platform.token("7"));
            ScheduledPost post = reviewed(social, store);
            social.publisher().resolveNotPublished(only(post));
            social.workers().runDue();
            clock.advance(Duration.ofDays(31));
            social.publisher().replay(only(post));
            store.maintain();

            social.workers().runDue();
            assertThat(status(social, post)).isEqualTo(PostStatus.POSTED);
        }
    }

    /** The host may be replaying it in a long transaction; events wait for nobody meanwhile. */
    @Timeout(60)
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void aDeliveryThatSomebodyHasLockedIsNotWaitedFor(String name, Supplier<DataSource> databases) throws SQLException {
        DataSource database = databases.get();
        JdbcSocialStore store = store(database);
        try (Social4j social = on(store);
                Connection host = database.getConnection();
                Statement lock = host.createStatement()) {
            social.accounts().importToken("ann", "Ann", platform.token("7"));
            ScheduledPost locked = schedule(social, "locked");
            ScheduledPost free = schedule(social, "free");
            social.workers().runDue();
            clock.advance(Duration.ofDays(31));
            host.setAutoCommit(false);
            lock.execute("SELECT id FROM social_delivery WHERE id = '" + only(locked) + "' FOR UPDATE");

            CompletableFuture.runAsync(store::maintain)
                    .orTimeout(5, TimeUnit.SECONDS)
                    .join();
            assertThat(social.publisher().find(free.id())).isEmpty();
            assertThat(social.publisher().find(locked.id())).isPresent();

            host.rollback();
            store.maintain();
            assertThat(social.publisher().find(locked.id())).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void nothingIsLeftInAnyTableOfWhatEndedLongAgo(String name, Supplier<DataSource> databases) {
        DataSource database = databases.get();
        JdbcSocialStore store = store(database);
        try (Social4j social = on(store)) {
            Account account = social.accounts().importToken("ann", "Ann", platform.token("7"));
            social.publisher().dismiss(only(reviewed(social, store)));
            ScheduledPost posted = schedule(social, "posted");
            social.workers().runDue();
            assertThat(status(social, posted)).isEqualTo(PostStatus.POSTED);
            more(database, only(posted));
            learnOfABudget(store);
            ScheduledPost cancelled = schedule(social, "cancelled");
            social.publisher().cancel(cancelled.id());
            social.publisher().pause(HoldTarget.account(account.id()));
            social.accounts().disconnect(account.id(), "ann");
            social.workers().runDue();
            assertThat(TABLES).filteredOn(table -> rows(database, table) > 0).hasSize(TABLES.size() - 2);

            clock.advance(Duration.ofDays(31));
            store.maintain();
            assertThat(TABLES)
                    .allSatisfy(
                            table -> assertThat(rows(database, table)).as(table).isZero());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void moreThanOneTransactionOrOneRoundTakesGoesInSeveral(String name, Supplier<DataSource> databases)
            throws SQLException {
        DataSource database = databases.get();
        JdbcSocialStore store = store(database);
        try (Social4j social = on(store)) {
            social.accounts().importToken("ann", "Ann", platform.token("7"));
            social.publisher()
                    .scheduleAll(IntStream.range(0, 1_100)
                            .mapToObj(number -> PublishRequest.builder()
                                    .user("ann")
                                    .text("post " + number)
                                    .to("alpha")
                                    .at(clock.now())
                                    .build())
                            .toList());
            Databases.run(database, "UPDATE social_delivery SET state = 'CANCELLED', next_at = NULL");
            Databases.run(database, "UPDATE social_scheduled_post SET status = 'CANCELLED'");
            ScheduledPost waiting = schedule(social, "waiting");

            clock.advance(Duration.ofDays(31));
            new Retention(Databases.database(database, clock), Duration.ofDays(30), 700).run();

            assertThat(rows(database, "scheduled_post")).isEqualTo(1);
            assertThat(status(social, waiting)).isEqualTo(PostStatus.SCHEDULED);
        }
    }
}
