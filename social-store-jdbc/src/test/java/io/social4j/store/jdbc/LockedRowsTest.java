package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.RowLockedException;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import io.social4j.testkit.FakePlatform;
import io.social4j.testkit.FakePost;
import io.social4j.testkit.ManualClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequence 17: a session of the host that keeps rows locked holds up these deliveries, and nobody and nothing else. */
@Timeout(90)
@ResourceLock(Databases.SHARED)
class LockedRowsTest {

    private static final Platform PLATFORM = Platform.of("alpha");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int POOL = 3;
    private static final int WORKERS = 4;

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));

    private SocialStore on(DataSource dataSource) {
        return JdbcSocialStore.in(dataSource).clock(clock).open();
    }

    private Work claimed(SocialStore store, int number) {
        Content content = new Content("text " + number, Map.of(), Map.of(), null, List.of(), Map.of(), Map.of());
        DeliveryId id = DeliveryId.of("delivery-" + number);
        store.posts()
                .add(new NewPost(
                        PostId.of("post-" + number),
                        "ann",
                        null,
                        content,
                        clock.now(),
                        ZoneOffset.UTC,
                        false,
                        null,
                        "hash",
                        List.of(new NewPost.NewDelivery(
                                id,
                                AccountId.of("account"),
                                new RemoteAccount(PLATFORM, "remote"),
                                content.payloadFor(PLATFORM)))));
        return claim(store, id);
    }

    private static Work claim(SocialStore store, DeliveryId id) {
        List<Work> works =
                store.deliveries().claim(Selection.ids(Set.of(PLATFORM), List.of(id)), 1, new Owner("w"), LEASE);
        assertThat(works).hasSize(1);
        return works.get(0);
    }

    private static AttemptId opened(SocialStore store, Work work) {
        Intent intent = new Intent("post", "text of " + work.post(), true, Duration.ofSeconds(25), null);
        return Objects.requireNonNull(
                store.deliveries().openIntent(work.ticket(), intent, LEASE).attempt());
    }

    private static Connection lock(DataSource dataSource, String... deliveries) throws SQLException {
        Connection host = dataSource.getConnection();
        host.setAutoCommit(false);
        try (Statement statement = host.createStatement()) {
            String ids = Stream.of(deliveries).map(id -> "'" + id + "'").collect(Collectors.joining(", "));
            statement.execute("SELECT * FROM social_delivery WHERE id IN (" + ids + ") FOR UPDATE");
        }
        return host;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void nobodyWaitsInTheDatabaseForALockedDelivery(String name, Supplier<DataSource> databases) throws SQLException {
        DataSource dataSource = databases.get();
        SocialStore store = on(dataSource);
        Work preparing = claimed(store, 1);
        Work sending = claimed(store, 2);
        AttemptId attempt = opened(store, sending);
        try (Connection host = lock(dataSource, "delivery-1", "delivery-2")) {
            assertThatThrownBy(() -> store.deliveries().putStep(preparing.ticket(), "box", "42"))
                    .isInstanceOf(RowLockedException.class);
            assertThatThrownBy(() -> store.deliveries().park(preparing.ticket(), Next.comeBack(clock.now())))
                    .isInstanceOf(RowLockedException.class);
            assertThatThrownBy(() -> store.deliveries()
                            .judge(sending.ticket(), attempt, Verdict.present("r-1", null, "seen"), Next.published()))
                    .isInstanceOf(RowLockedException.class);
            assertThatThrownBy(() -> store.deliveries().settle(attempt, Fact.live("r-1", null), Next.published()))
                    .isInstanceOf(RowLockedException.class)
                    .hasMessageContaining("delivery-2");
            host.rollback();
        }
        assertThat(store.deliveries().putStep(preparing.ticket(), "box", "42")).contains("42");
        store.deliveries().settle(attempt, Fact.live("r-1", null), Next.published());
        assertThat(store.log().history(attempt.delivery()).get(0).remoteId()).isEqualTo("r-1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void aLockedDeliveryThatHasTheIdKeepsOnlyWhoeverClaimsIt(String name, Supplier<DataSource> databases)
            throws SQLException {
        DataSource dataSource = databases.get();
        SocialStore store = on(dataSource);
        AttemptId holder = opened(store, claimed(store, 1));
        store.deliveries().settle(holder, Fact.live("r-1", null), Next.published());
        AttemptId same = opened(store, claimed(store, 2));
        AttemptId other = opened(store, claimed(store, 3));
        try (Connection host = lock(dataSource, "delivery-1")) {
            assertThatThrownBy(() -> store.deliveries().settle(same, Fact.live("r-1", null), Next.published()))
                    .isInstanceOf(RowLockedException.class);
            store.deliveries().settle(other, Fact.live("r-3", null), Next.published());
            host.rollback();
        }
        store.deliveries().settle(same, Fact.live("r-1", null), Next.published());
        assertThat(store.log().history(same.delivery()).get(0).remoteId()).isEqualTo("r-1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void aVisitThatWasLockedOutHasNotDied(String name, Supplier<DataSource> databases) throws SQLException {
        DataSource dataSource = databases.get();
        SocialStore store = on(dataSource);
        Work work = claimed(store, 1);
        for (int visit = 0; visit < 4; visit++) {
            Work lockedOut = work;
            try (Connection host = lock(dataSource, "delivery-1")) {
                assertThatThrownBy(() -> store.deliveries().park(lockedOut.ticket(), Next.comeBack(clock.now())))
                        .isInstanceOf(RowLockedException.class);
                host.rollback();
            }
            clock.advance(LEASE.plusSeconds(1));
            work = claim(store, work.ticket().delivery());
            assertThat(work.progress().deaths()).as("after visit %d", visit).isZero();
            assertThat(work.steps()).isEmpty();
        }
        clock.advance(LEASE.plusSeconds(1));
        work = claim(store, work.ticket().delivery());
        assertThat(work.progress().deaths())
                .as("a visit that says nothing, and was not locked out")
                .isEqualTo(1);
        clock.advance(LEASE.plusSeconds(1));
        assertThat(claim(store, work.ticket().delivery()).progress().deaths()).isEqualTo(2);
    }

    /** As many rows as there are connections and workers; those that are on their way, and others that are due. */
    @Test
    void lockedDeliveriesLeaveWorkersAndConnectionsToTheOthers() throws Exception {
        DataSource foreign = Databases.postgres();
        HikariConfig config = new HikariConfig();
        config.setDataSource(Databases.server().getPostgresDatabase());
        config.setMaximumPoolSize(POOL);
        config.setConnectionTimeout(2_000);
        FakePlatform platform = FakePlatform.named("alpha");
        try (HikariDataSource pool = new HikariDataSource(config);
                Social4j social = social(platform, pool)) {
            CountDownLatch onTheWay = new CountDownLatch(WORKERS);
            CountDownLatch locked = new CountDownLatch(1);
            for (int i = 0; i < WORKERS; i++) {
                platform.nextCommit()
                        .meanwhile(() -> {
                            onTheWay.countDown();
                            await(locked);
                        })
                        .succeeds();
            }
            List<ScheduledPost> held = new ArrayList<>();
            for (int i = 0; i < WORKERS + POOL; i++) {
                held.add(schedule(social, platform, "held-" + i, Duration.ofMinutes(-1)));
            }
            social.workers().start();
            await(onTheWay);
            try (Connection host = lock(
                    foreign,
                    held.stream()
                            .map(post -> post.deliveries().get(0).id().value())
                            .toArray(String[]::new))) {
                locked.countDown();
                List<ScheduledPost> others = new ArrayList<>();
                for (int i = 0; i < 2 * WORKERS; i++) {
                    others.add(schedule(social, platform, "other-" + i, Duration.ZERO));
                }
                until(() -> others.stream().allMatch(post -> status(social, post) == DeliveryStatus.POSTED));
                assertThat(held).noneMatch(post -> status(social, post) == DeliveryStatus.POSTED);
                host.rollback();
            }
            until(() -> held.stream().allMatch(post -> status(social, post) == DeliveryStatus.POSTED));
            assertThat(platform.live())
                    .extracting(FakePost::text)
                    .doesNotHaveDuplicates()
                    .hasSize(3 * WORKERS + POOL);
            assertThat(held)
                    .allSatisfy(post -> assertThat(social.publisher()
                                    .find(post.id())
                                    .orElseThrow()
                                    .deliveries()
                                    .get(0)
                                    .attempts())
                            .isEqualTo(1));
        }
    }

    private static Social4j social(FakePlatform platform, DataSource pool) {
        return Social4j.builder()
                .platform(platform)
                .store(JdbcSocialStore.on(pool))
                .settings(Settings.of(Map.of(
                        "social4j.encryption.keys",
                        "k1:" + "A".repeat(43) + "=",
                        "social4j.publish.posts-per-account",
                        "1000",
                        "social4j.publish.margin",
                        "3s",
                        "social4j.workers.threads",
                        String.valueOf(WORKERS))))
                .build();
    }

    private static ScheduledPost schedule(Social4j social, FakePlatform platform, String text, Duration due) {
        social.accounts().importToken(text, text, platform.token(text));
        return social.publisher()
                .schedule(PublishRequest.builder()
                        .user(text)
                        .text(text)
                        .to("alpha")
                        .at(Instant.now().plus(due).plusMillis(500))
                        .build());
    }

    private static DeliveryStatus status(Social4j social, ScheduledPost post) {
        return social.publisher().find(post.id()).orElseThrow().deliveries().stream()
                .map(Delivery::status)
                .findFirst()
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    private static void until(BooleanSupplier fact) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Instant end = Instant.now().plusSeconds(40);
        while (!fact.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
