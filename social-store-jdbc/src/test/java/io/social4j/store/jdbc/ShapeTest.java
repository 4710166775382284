package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.PostStore;
import io.social4j.testkit.ManualClock;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many rows mean the same, whether a column has one value in all of them, none, or a different one in each. */
@ResourceLock(Databases.SHARED)
class ShapeTest {

    private static final int MANY = 40;
    private static final Instant AT = Instant.parse("2027-03-01T09:00:00.123456Z");
    private static final Platform ALPHA = Platform.of("alpha");

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-02-01T10:00:00.654Z"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void postsThatShareNearlyEverythingComeBackAsTheyWereMade(String name, Supplier<DataSource> databases)
            throws SQLException {
        comesBack(databases, number -> post(number, null, AT, null, "Equal \u0000 \u0010 texts"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void postsThatShareNothingComeBackAsTheyWereMade(String name, Supplier<DataSource> databases) throws SQLException {
        comesBack(
                databases,
                number -> post(number, "project " + number, AT.plusMillis(number), null, "Text \u0000 " + number));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void postsOfWhichSomeHaveAValueComeBackAsTheyWereMade(String name, Supplier<DataSource> databases)
            throws SQLException {
        comesBack(
                databases,
                number -> post(
                        number,
                        number % 3 == 0 ? null : "launch",
                        AT,
                        number % 2 == 0 ? "key " + number : null,
                        "Text " + number % 5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void eventsThatAreEqualAreAllStored(String name, Supplier<DataSource> databases) throws SQLException {
        Database database = Databases.database(databases.get(), clock);
        SocialEvent event = new SocialEvent(
                0, clock.now(), SocialEvent.Type.HELD, null, null, AccountId.of("one"), ALPHA, "ann", "Held back");
        List<@Nullable Object[]> equal = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            equal.add(EventTable.row(event));
        }
        database.run(tx -> EventTable.insert(tx, equal));

        assertThat(new JdbcEvents(database).after(0, 2 * MANY))
                .extracting(SocialEvent::position)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, MANY).mapToObj(Long::valueOf).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void aChangeOfManyRowsReachesEachWithItsOwnValues(String name, Supplier<DataSource> databases) throws SQLException {
        Database database = Databases.database(databases.get(), clock);
        add(database, number -> post(number, null, AT, null, "Text"));
        List<@Nullable Object[]> changes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            changes.add(new @Nullable Object[] {"d" + i, "SENDING", null, AT, 7L, "https://alpha.example/" + i});
        }
        database.run(tx -> tx.alter(
                new Alteration(
                        "delivery",
                        Column.all("id varchar"),
                        Column.all(
                                "state varchar",
                                "next_at time",
                                "lease_until time",
                                "fence bigint",
                                "permalink varchar")),
                changes));

        List<List<@Nullable Object>> stored = database.alone(tx -> tx.query(
                "SELECT * FROM {delivery} ORDER BY length(id), id",
                from -> Arrays.asList(
                        from.text("id"),
                        from.text("state"),
                        from.timeOrNull("next_at"),
                        from.time("lease_until"),
                        from.bigNumber("fence"),
                        from.text("permalink"))));
        assertThat(stored)
                .containsExactlyElementsOf(changes.stream().map(Arrays::asList).toList());
    }

    @Test
    void fewRowsHaveOneShapeWhateverTheyShare() {
        List<@Nullable Object[]> equal = List.<@Nullable Object[]>of(new Object[] {"a", 1}, new Object[] {"b", 1});
        List<@Nullable Object[]> different = List.<@Nullable Object[]>of(new Object[] {"a", 1}, new Object[] {"b", 2});
        assertThat(Shape.of(equal)).isEqualTo(Shape.of(different));
    }

    private void comesBack(Supplier<DataSource> databases, IntFunction<NewPost> made) throws SQLException {
        Database database = Databases.database(databases.get(), clock);
        List<ScheduledPost> answered =
                add(database, made).stream().map(PostStore.Added::post).toList();
        JdbcPosts posts = new JdbcPosts(database);
        List<ScheduledPost> read = answered.stream()
                .map(post -> posts.find(post.id()).orElseThrow())
                .toList();

        assertThat(read).hasSize(MANY).isEqualTo(answered);
        assertThat(read).allSatisfy(post -> assertThat(post.deliveries()).hasSize(1));
    }

    private static List<PostStore.Added> add(Database database, IntFunction<NewPost> made) {
        List<NewPost> posts = IntStream.range(0, MANY).mapToObj(made).toList();
        return new JdbcPosts(database).addAll(posts);
    }

    private static NewPost post(int number, @Nullable String project, Instant at, @Nullable String key, String text) {
        Content content = new Content(text, Map.of(), Map.of(), null, List.of(), Map.of(), Map.of());
        return new NewPost(
                PostId.of("p" + number),
                "ann",
                project,
                content,
                at,
                ZoneOffset.UTC,
                false,
                key,
                "hash of " + number,
                List.of(new NewPost.NewDelivery(
                        DeliveryId.of("d" + number),
                        AccountId.of("account-1"),
                        new RemoteAccount(ALPHA, "7"),
                        content.payloadFor(ALPHA))));
    }
}
