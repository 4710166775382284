package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.DeliveryState;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deliveries as rows of the database. */
final class DeliveryTable {

    static final String SELECT = "SELECT * FROM {delivery} ";

    private static final List<Column> KEY = Column.all("id varchar");

    private static final List<Column> CHANGING = Column.all(
            "state varchar",
            "due_at time",
            "next_at time",
            "lease_until time",
            "fence bigint",
            "seq integer",
            "content_version integer",
            "tries integer",
            "deaths integer",
            "looks integer",
            "clean_looks integer",
            "silent boolean",
            "parked_by_hold boolean",
            "dismissed boolean",
            "first_intent_at time",
            "published_at time",
            "permalink varchar",
            "failure varchar");

    private static final Insertion INSERT = Insertion.into(
            "delivery",
            "id varchar",
            "post_id varchar",
            "account_id varchar",
            "platform varchar",
            "remote_account varchar",
            "due_at time",
            "next_at time",
            "state = 'SCHEDULED'",
            "fence = 0",
            "seq = 0",
            "content_version = 1",
            "tries = 0",
            "deaths = 0",
            "looks = 0",
            "clean_looks = 0",
            "silent = FALSE",
            "parked_by_hold = FALSE",
            "dismissed = FALSE");

    private DeliveryTable() {}

    /** Without log, steps and payload. */
    static DeliveryRow read(Tx.Row from) throws SQLException {
        DeliveryRow row = new DeliveryRow(
                DeliveryId.of(from.text("id")),
                PostId.of(from.text("post_id")),
                AccountId.of(from.text("account_id")),
                new RemoteAccount(Platform.of(from.text("platform")), from.text("remote_account")),
                from.time("due_at"));
        row.state = DeliveryState.valueOf(from.text("state"));
        row.nextAt = from.timeOrNull("next_at");
        row.leaseUntil = from.timeOrNull("lease_until");
        row.fence = from.bigNumber("fence");
        row.contentVersion = from.number("content_version");
        row.tries = from.number("tries");
        row.deaths = from.number("deaths");
        row.looks = from.number("looks");
        row.cleanLooks = from.number("clean_looks");
        row.silent = from.flag("silent");
        row.parkedByHold = from.flag("parked_by_hold");
        row.dismissed = from.flag("dismissed");
        row.firstIntentAt = from.timeOrNull("first_intent_at");
        row.publishedAt = from.timeOrNull("published_at");
        String permalink = from.textOrNull("permalink");
        row.permalink = permalink == null ? null : URI.create(permalink);
        row.failure = FailureJson.failure(from.textOrNull("failure"));
        return row;
    }

    /** How deliveries are shown if they have ended; without their logs, those that have not may be further than this says. */
    static Map<DeliveryId, DeliveryStatus> ends(Tx tx, List<DeliveryId> ids) throws SQLException {
        return tx
                .query(
                        SELECT + "WHERE id = ANY(?)",
                        DeliveryTable::read,
                        ids.stream().map(DeliveryId::value).toList())
                .stream()
                .collect(Collectors.toMap(row -> row.id, DeliveryRow::shownStatus));
    }

    /** The values of everything that changes, to see whether it has. */
    static List<@Nullable Object> image(DeliveryRow row) {
        return Arrays.asList(changing(row));
    }

    /** Stores new ones, to which nothing has happened yet. */
    static void insert(Tx tx, List<DeliveryRow> rows) throws SQLException {
        tx.insert(
                INSERT,
                rows.stream()
                        .map(row -> new @Nullable Object[] {
                            row.id.value(),
                            row.post.value(),
                            row.account.value(),
                            row.remoteAccount.platform().id(),
                            row.remoteAccount.id(),
                            row.dueAt,
                            row.nextAt
                        })
                        .toList());
    }

    /**
     * Writes the columns that have changed; most rows of a group change in the same way and go with one statement.
     *
     * @param images each with what {@link #image} said before
     */
    static void update(Tx tx, Map<DeliveryRow, List<@Nullable Object>> images) throws SQLException {
        Map<List<Column>, List<@Nullable Object[]>> alike = new LinkedHashMap<>();
        images.forEach((row, before) -> {
            List<@Nullable Object> after = image(row);
            List<Column> columns = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            values.add(row.id.value());
            for (int i = 0; i < CHANGING.size(); i++) {
                if (!Objects.equals(before.get(i), after.get(i))) {
                    columns.add(CHANGING.get(i));
                    values.add(after.get(i));
                }
            }
            alike.computeIfAbsent(columns, any -> new ArrayList<>()).add(values.toArray());
        });
        for (Map.Entry<List<Column>, List<@Nullable Object[]>> rows : alike.entrySet()) {
            tx.alter(new Alteration("delivery", KEY, rows.getKey()), rows.getValue());
        }
    }

    /** In the order of the columns. */
    private static @Nullable Object[] changing(DeliveryRow row) {
        return new @Nullable Object[] {
            row.state.name(),
            row.dueAt,
            row.nextAt,
            row.leaseUntil,
            row.fence,
            row.log.size(),
            row.contentVersion,
            row.tries,
            row.deaths,
            row.looks,
            row.cleanLooks,
            row.silent,
            row.parkedByHold,
            row.dismissed,
            row.firstIntentAt,
            row.publishedAt,
            row.permalink == null ? null : row.permalink.toString(),
            FailureJson.of(row.failure)
        };
    }
}
