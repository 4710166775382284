package io.social4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.AccountId;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.NewPost;
import io.social4j.testkit.ManualClock;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the statement for every new row is what a new row object says, column by column. */
@ResourceLock(Databases.SHARED)
class FreshRowsTest {

    private static final Instant AT = Instant.parse("2027-03-01T09:00:00.123456Z");
    private static final Platform ALPHA = Platform.of("alpha");

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-02-01T10:00:00.654Z"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void newPostsComeBackAsTheyWereMade(String name, Supplier<DataSource> databases) throws SQLException {
        Database database = Databases.database(databases.get(), clock);
        for (boolean draft : List.of(false, true)) {
            NewPost made = post(draft);
            database.run(tx -> new Adding(tx).add(List.of(made)));

            PostTable.Stored stored =
                    database.alone(tx -> PostTable.find(tx, made.id(), "")).orElseThrow();
            List<DeliveryRow> deliveries = database.alone(tx -> tx.query(
                    DeliveryTable.SELECT + "WHERE post_id = ?",
                    DeliveryTable::read,
                    made.id().value()));

            DeliveryRow fresh = DeliveryRow.of(made.deliveries().get(0), made.id(), AT);
            fresh.nextAt = draft ? null : AT;
            assertThat(deliveries).hasSize(1).first().satisfies(read -> {
                assertThat(DeliveryTable.image(read)).isEqualTo(DeliveryTable.image(fresh));
                assertThat(read.id).isEqualTo(fresh.id);
                assertThat(read.account).isEqualTo(fresh.account);
                assertThat(read.remoteAccount).isEqualTo(fresh.remoteAccount);
            });
            PostRow whole = new PostRow(made, List.of(fresh), clock.now());
            assertThat(stored.with(deliveries).shown()).isEqualTo(whole.shown());
            assertThat(stored.made().requestHash()).isEqualTo(made.requestHash());
            assertThat(stored.status()).isEqualTo(draft ? "DRAFT" : "SCHEDULED");
        }
    }

    /** {@code image} takes this from the log, which is not stored with the row. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.social4j.store.jdbc.Databases#both")
    void theCountOfAttemptsOfANewDeliveryIsThatOfItsLog(String name, Supplier<DataSource> databases)
            throws SQLException {
        Database database = Databases.database(databases.get(), clock);
        NewPost made = post(false);
        database.run(tx -> new Adding(tx).add(List.of(made)));

        assertThat(database.<List<Integer>>alone(
                        tx -> tx.query("SELECT seq FROM {delivery}", from -> from.number("seq"))))
                .containsExactly(DeliveryRow.of(made.deliveries().get(0), made.id(), AT)
                        .log
                        .size());
    }

    private static NewPost post(boolean draft) {
        String id = draft ? "draft" : "post";
        Content content = new Content("Good morning", Map.of(), Map.of(), null, List.of(), Map.of(), Map.of());
        return new NewPost(
                PostId.of(id),
                "ann",
                "launch",
                content,
                AT,
                ZoneId.of("Europe/Vienna"),
                draft,
                "key-of-" + id,
                "hash-of-" + id,
                List.of(new NewPost.NewDelivery(
                        DeliveryId.of(id + "-1"),
                        AccountId.of("account-1"),
                        new RemoteAccount(ALPHA, "7"),
                        content.payloadFor(ALPHA))));
    }
}
