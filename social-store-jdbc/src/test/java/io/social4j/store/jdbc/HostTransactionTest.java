package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.Social4j;
import io.social4j.SocialException;
import io.social4j.config.Settings;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.testkit.FakePlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scheduling, editing and cancelling are part of the host's transaction; what the engine does never is. */
@Timeout(60)
@SuppressWarnings("try")
@ResourceLock(Databases.SHARED)
class HostTransactionTest {

    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    private final FakePlatform platform = FakePlatform.named("alpha");
    private final BoundConnections transactions = new BoundConnections();

    private Social4j on(DataSource dataSource) {
        Databases.run(dataSource, "DROP TABLE IF EXISTS orders; CREATE TABLE orders (id integer PRIMARY KEY)");
        Social4j social = Social4j.builder()
                .platform(platform)
                .store(JdbcSocialStore.in(dataSource).joining(transactions).open())
                .settings(Settings.none()
                        .with("social4j.encryption.keys", "k1:" + "A".repeat(43) + "=")
                        .with("social4j.publish.posts-per-account", "1000"))
                .build();
        social.accounts().importToken("ann", "Ann", platform.token("7"));
        return social;
    }

    private static PublishRequest.Builder request(String text) {
        return PublishRequest.builder().user("ann").text(text).to("alpha").at(Instant.now());
    }

    private static void order(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO orders (id) VALUES (" + id + ")");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void aCommitMakesThePostExistAndARollbackMakesItVanish(String name, Supplier<DataSource> databases)
            throws SQLException {
        DataSource dataSource = databases.get();
        try (Social4j social = on(dataSource);
                Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            ScheduledPost kept;
            ScheduledPost lost;
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                order(connection, 1);
                kept = social.publisher().schedule(request("kept").build());
                assertThat(social.publisher().find(kept.id())).isPresent();
                here.commit();
                order(connection, 2);
                lost = social.publisher().schedule(request("lost").build());
                connection.rollback();
            }

            assertThat(social.publisher().find(kept.id())).isPresent();
            assertThat(social.publisher().find(lost.id())).isEmpty();
            social.workers().runDue();
            assertThat(platform.live()).extracting(post -> post.text()).containsExactly("kept");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void nobodySeesAPostBeforeItsTransactionIsCommitted(String name, Supplier<DataSource> databases)
            throws SQLException {
        DataSource dataSource = databases.get();
        try (Social4j social = on(dataSource);
                Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            ScheduledPost post;
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                post = social.publisher().schedule(request("text").build());
            }
            social.workers().runDue();
            assertThat(platform.live()).isEmpty();

            connection.commit();
            social.workers().runDue();
            assertThat(social.publisher().find(post.id()).orElseThrow().status())
                    .isEqualTo(PostStatus.POSTED);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void cancellingAndEditingAreUndoneByARollback(String name, Supplier<DataSource> databases) throws SQLException {
        DataSource dataSource = databases.get();
        try (Social4j social = on(dataSource);
                Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            ScheduledPost post = social.publisher()
                    .schedule(
                            request("text").at(Instant.now().plusSeconds(3600)).build());
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                social.publisher().cancel(post.id());
                connection.rollback();
            }
            assertThat(social.publisher().find(post.id()).orElseThrow().status())
                    .isEqualTo(PostStatus.SCHEDULED);

            try (BoundConnections.Binding here = transactions.bind(connection)) {
                social.publisher().cancel(post.id());
                here.commit();
            }
            assertThat(social.publisher().find(post.id()).orElseThrow().status())
                    .isEqualTo(PostStatus.CANCELLED);
        }
    }

    /** Sequence 12: what the engine writes is durable before a request leaves, whatever the thread is bound to. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void theEnginesWorkIsNoPartOfAHostTransaction(String name, Supplier<DataSource> databases) throws SQLException {
        DataSource dataSource = databases.get();
        try (Social4j social = on(dataSource);
                Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            ScheduledPost post = social.publisher().schedule(request("text").build());
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                order(connection, 1);
                social.workers().runDue();
                connection.rollback();
            }

            ScheduledPost after = social.publisher().find(post.id()).orElseThrow();
            assertThat(after.deliveries().get(0).status()).isEqualTo(DeliveryStatus.POSTED);
            assertThat(platform.live()).hasSize(1);
            social.workers().runDue();
            assertThat(platform.live()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void theSameIdempotencyKeyInTwoTransactionsIsOnePost(String name, Supplier<DataSource> databases)
            throws SQLException {
        DataSource dataSource = databases.get();
        try (Social4j social = on(dataSource);
                Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            ScheduledPost first = social.publisher()
                    .schedule(request("text").at(LATER).idempotencyKey("k").build());
            ScheduledPost second;
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                order(connection, 1);
                second = social.publisher()
                        .schedule(request("text").at(LATER).idempotencyKey("k").build());
                order(connection, 2);
                here.commit();
            }

            assertThat(second.id()).isEqualTo(first.id());
        }
    }

    /** All or nothing, without spoiling what else the host does in its transaction. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void manyPostsAreScheduledInTheTransactionOfTheHostAndARefusedListLeavesItUsable(
            String name, Supplier<DataSource> databases) throws SQLException {
        DataSource dataSource = databases.get();
        try (Social4j social = on(dataSource);
                Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            List<ScheduledPost> kept;
            List<ScheduledPost> lost;
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                kept = social.publisher()
                        .scheduleAll(List.of(
                                request("one").at(LATER).idempotencyKey("k").build(),
                                request("two").at(LATER).build()));
                assertThatThrownBy(() -> social.publisher()
                                .scheduleAll(List.of(
                                        request("three").at(LATER).build(),
                                        request("other")
                                                .at(LATER)
                                                .idempotencyKey("k")
                                                .build())))
                        .isInstanceOf(SocialException.class);
                order(connection, 1);
                here.commit();
                lost = social.publisher()
                        .scheduleAll(List.of(request("four").at(LATER).build()));
                connection.rollback();
            }

            assertThat(kept)
                    .allSatisfy(post ->
                            assertThat(social.publisher().find(post.id())).contains(post));
            assertThat(social.publisher().find(lost.get(0).id())).isEmpty();
            assertThat(MigrationRules.count(dataSource, "social_scheduled_post"))
                    .isEqualTo(2);
            assertThat(MigrationRules.count(dataSource, "orders")).isEqualTo(1);
        }
    }

    @Test
    void workersAreWokenAfterTheCommitAndNotBefore() throws SQLException {
        AtomicInteger woken = new AtomicInteger();
        try (Connection connection = Databases.h2().getConnection()) {
            connection.setAutoCommit(false);
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                transactions.afterCommit(woken::incrementAndGet);
                assertThat(woken).hasValue(0);
                here.commit();
                assertThat(woken).hasValue(1);
                here.commit();
                assertThat(woken).hasValue(1);
                transactions.afterCommit(woken::incrementAndGet);
            }
            assertThat(woken).hasValue(1);
        }
        transactions.afterCommit(woken::incrementAndGet);
        assertThat(woken).hasValue(2);
    }

    @Test
    void aConnectionWithoutATransactionCannotBeBoundAndAThreadOnlyOnce() throws SQLException {
        try (Connection connection = Databases.h2().getConnection()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> transactions.bind(connection))
                    .withMessageContaining("auto-commit");
            connection.setAutoCommit(false);
            try (BoundConnections.Binding here = transactions.bind(connection)) {
                assertThatIllegalStateException().isThrownBy(() -> transactions.bind(connection));
            }
            assertThat(transactions.current()).isEmpty();
        }
    }
}
