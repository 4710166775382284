package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.PostStatus;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.LogEntry.Outcome;
import io.social4j.store.jdbc.view.AnalyticsEventView;
import io.social4j.store.jdbc.view.DeliveryView;
import io.social4j.store.jdbc.view.PlatformTokenView;
import io.social4j.store.jdbc.view.PublishLogView;
import io.social4j.store.jdbc.view.ScheduledPostView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.Test;

/** The entities against the tables that the migrations make, and against what the store writes into them. */
abstract class ViewRules {

    private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2027-04-01T00:00:00Z");

    /** Empty tables with the prefix {@code social_}. */
    abstract DataSource database();

    /** A database without tables of Social4j. */
    abstract DataSource emptyDatabase();

    @Test
    void fitsTheTablesOfTheMigrations() {
        Hibernate.on(database()).close();
    }

    @Test
    void isNotFitForTablesThatLackAColumn() {
        DataSource database = migrated(emptyDatabase(), "social_");
        Databases.run(database, "ALTER TABLE social_delivery RENAME COLUMN tries TO attempts");

        assertThatThrownBy(() -> Hibernate.on(database))
                .isInstanceOf(SchemaManagementException.class)
                .hasMessageContaining("tries");
    }

    @Test
    void fitsTablesWithAnotherPrefixByANamingStrategyOfTheHost() {
        DataSource database = migrated(emptyDatabase(), "crm_posts_");
        ViewScene scene = new ViewScene(database, "crm_posts_");
        String post = scene.post("ann", MARCH, "Hello");

        try (SessionFactory factory = Hibernate.on(database, new OtherPrefix());
                Session session = factory.openSession()) {
            assertThat(session.find(ScheduledPostView.class, post).message()).isEqualTo("Hello");
        }
    }

    @Test
    void findsThePostsOfAUserInAMonthWithTheirDeliveriesByOneStatement() {
        DataSource database = database();
        ViewScene scene = new ViewScene(database, "social_");
        scene.post("ann", MARCH.minusMillis(1), "February");
        String second = scene.post("ann", MARCH.plusSeconds(60), "second");
        String first = scene.post("ann", MARCH, "first");
        scene.post("ann", APRIL, "April");
        scene.post("bob", MARCH, "Of Bob");

        try (SessionFactory factory = Hibernate.on(database);
                Session session = factory.openSession()) {
            List<ScheduledPostView> posts = session.createSelectionQuery("""
                            SELECT DISTINCT p FROM ScheduledPostView p LEFT JOIN FETCH p.deliveries
                             WHERE p.userId = :user AND p.scheduledAt >= :from AND p.scheduledAt < :to
                             ORDER BY p.scheduledAt, p.id
                            """, ScheduledPostView.class)
                    .setParameter("user", "ann")
                    .setParameter("from", MARCH)
                    .setParameter("to", APRIL)
                    .getResultList();

            assertThat(posts).extracting(ScheduledPostView::id).containsExactly(first, second);
            assertThat(posts.get(0).deliveries())
                    .extracting(DeliveryView::platform)
                    .containsExactlyInAnyOrder("alpha", "beta");
            assertThat(factory.getStatistics().getPrepareStatementCount()).isEqualTo(1);
        }
    }

    @Test
    void showsAPostAndItsDeliveriesAsTheStoreWroteThem() {
        DataSource database = database();
        ViewScene scene = new ViewScene(database, "social_");
        String id = scene.post("ann", MARCH, "Hello");
        scene.publish(id);

        see(database, session -> {
            ScheduledPostView post = session.find(ScheduledPostView.class, id);
            assertThat(post.platforms()).containsExactly("alpha", "beta");
            assertThat(post.scheduledAt()).isEqualTo(MARCH);
            assertThat(post.zone()).isEqualTo("Europe/Paris");
            assertThat(post.projectId()).contains("launch");
            assertThat(post.idempotencyKey()).isEmpty();
            assertThat(post.draft()).isFalse();
            assertThat(post.status()).isEqualTo(PostStatus.SCHEDULED);
            List<DeliveryView> deliveries = post.deliveries().stream()
                    .sorted(Comparator.comparing(DeliveryView::platform))
                    .toList();
            DeliveryView live = deliveries.get(0);
            assertThat(live.state()).isEqualTo(DeliveryState.PUBLISHED);
            assertThat(live.publishedAt()).contains(scene.now());
            assertThat(live.permalink()).contains("https://alpha.example/1");
            assertThat(live.post()).isSameAs(post);
            DeliveryView waiting = deliveries.get(1);
            assertThat(waiting.state()).isEqualTo(DeliveryState.SCHEDULED);
            assertThat(waiting.nextAt()).contains(MARCH);
            assertThat(waiting.publishedAt()).isEmpty();
            return post;
        });
    }

    @Test
    void showsATextThatTheDatabaseCannotHoldAsItWasWritten() {
        DataSource database = database();
        ViewScene scene = new ViewScene(database, "social_");
        String text = "a\u0000b \u2400 \u0010";
        String id = scene.post("ann", MARCH, text);

        String shown = see(
                database, session -> session.find(ScheduledPostView.class, id).message());
        assertThat(shown).isEqualTo(text);
    }

    @Test
    void showsAttemptsNumbersAndUntilWhenATokenIsGood() {
        DataSource database = database();
        ViewScene scene = new ViewScene(database, "social_");
        String delivery = scene.publish(scene.post("ann", MARCH, "Hello"));
        String account = scene.numbersAndToken(delivery);

        see(database, session -> {
            PublishLogView attempt = session.find(PublishLogView.class, new PublishLogView.Key(delivery, 1));
            assertThat(attempt.outcome()).contains(Outcome.LIVE);
            assertThat(attempt.remoteId()).contains("1");
            assertThat(attempt.deadlineAt()).isAfter(attempt.intentAt());
            AnalyticsEventView numbers = session.createSelectionQuery(
                            "FROM AnalyticsEventView n WHERE n.deliveryId = :id", AnalyticsEventView.class)
                    .setParameter("id", delivery)
                    .getSingleResult();
            assertThat(numbers.impressions()).hasValue(1200);
            assertThat(numbers.reactions()).hasValue(0);
            assertThat(numbers.clicks()).isEmpty();
            PlatformTokenView token = session.find(PlatformTokenView.class, account);
            assertThat(token.version()).isEqualTo(1);
            assertThat(token.expiresAt()).contains(APRIL);
            return token;
        });
    }

    @Test
    void findsRowsByTheirState() {
        DataSource database = database();
        ViewScene scene = new ViewScene(database, "social_");
        String delivery = scene.publish(scene.post("ann", MARCH, "Hello"));

        List<String> live = see(
                database,
                session -> session.createSelectionQuery(
                                "SELECT d.id FROM DeliveryView d WHERE d.state = :state", String.class)
                        .setParameter("state", DeliveryState.PUBLISHED)
                        .getResultList());
        assertThat(live).containsExactly(delivery);
    }

    @Test
    void letsAPostBePartOfATransactionOfThePersistenceProvider() {
        DataSource database = database();
        BoundConnections connections = new BoundConnections();
        ViewScene scene = new ViewScene(database, "social_", connections);
        List<String> posts = new ArrayList<>();
        see(database, session -> {
            for (boolean commits : List.of(false, true)) {
                session.beginTransaction();
                session.doWork(connection -> {
                    BoundConnections.Binding here = connections.bind(connection);
                    posts.add(scene.post("ann", MARCH, "Committed: " + commits));
                    here.close();
                });
                if (commits) {
                    session.getTransaction().commit();
                } else {
                    session.getTransaction().rollback();
                }
            }
            return posts;
        });

        List<String> found = see(
                database,
                session -> session.createSelectionQuery("SELECT p.id FROM ScheduledPostView p", String.class)
                        .getResultList());
        assertThat(found).containsExactly(posts.get(1));
    }

    @Test
    void refusesToRemoveAPost() {
        DataSource database = database();
        String id = new ViewScene(database, "social_").post("ann", MARCH, "Hello");

        see(database, session -> {
            ScheduledPostView post = session.find(ScheduledPostView.class, id);
            assertThatThrownBy(() -> {
                        session.beginTransaction();
                        session.remove(post);
                        session.getTransaction().commit();
                    })
                    .hasStackTraceContaining("ScheduledPostView is a view of Social4j's tables");
            return post;
        });
        ScheduledPostView still = see(database, session -> session.find(ScheduledPostView.class, id));
        assertThat(still).isNotNull();
    }

    private static <T> T see(DataSource database, Function<Session, T> look) {
        try (SessionFactory factory = Hibernate.on(database);
                Session session = factory.openSession()) {
            return look.apply(session);
        }
    }

    private static DataSource migrated(DataSource database, String prefix) {
        JdbcSocialStore.in(database).tablePrefix(prefix).migrate(true).open().close();
        return database;
    }

    /** What the documentation shows. */
    private static final class OtherPrefix extends PhysicalNamingStrategyStandardImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment context) {
            return name.getText().startsWith("social_")
                    ? Identifier.toIdentifier("crm_posts_" + name.getText().substring("social_".length()))
                    : name;
        }
    }
}
