package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
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
import org.jspecify.annotations.Nullable;

/** Deliveries as rows of the database. */
final class DeliveryTable {

    static final String SELECT = "SELECT * FROM {delivery} ";

    private static final String CHANGING =
            "state, due_at, next_at, lease_until, fence, seq, content_version, tries, deaths,"
                    + " looks, clean_looks, silent, parked_by_hold, dismissed, first_intent_at, published_at, permalink, failure";

    private static final List<String> COLUMNS = List.of(CHANGING.split(", ", -1));

    private static final int CHANGING_COLUMNS = COLUMNS.size();

    private static final Insertion INSERT = Insertion.into(
            "delivery",
            "id varchar",
            "post_id varchar",
            "account_id varchar",
            "platform varchar",
            "remote_account varchar",
            "state varchar",
            "due_at time",
            "next_at time",
            "fence bigint",
            "seq integer",
            "content_version integer",
            "tries integer",
            "deaths integer",
            "looks integer",
            "clean_looks integer",
            "silent boolean",
            "parked_by_hold boolean",
            "dismissed boolean");

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
                            row.state.name(),
                            row.dueAt,
                            row.nextAt,
                            row.fence,
                            0,
                            row.contentVersion,
                            row.tries,
                            row.deaths,
                            row.looks,
                            row.cleanLooks,
                            row.silent,
                            row.parkedByHold,
                            row.dismissed
                        })
                        .toList());
    }

    /**
     * Writes the columns that have changed; most rows of a group change in the same way and go with one statement.
     *
     * @param images each with what {@link #image} said before
     */
    static void update(Tx tx, Map<DeliveryRow, List<@Nullable Object>> images) throws SQLException {
        Map<String, List<@Nullable Object[]>> statements = new LinkedHashMap<>();
        images.forEach((row, before) -> {
            List<@Nullable Object> after = image(row);
            List<String> columns = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < CHANGING_COLUMNS; i++) {
                if (!Objects.equals(before.get(i), after.get(i))) {
                    columns.add(COLUMNS.get(i) + " = ?");
                    values.add(after.get(i));
                }
            }
            values.add(row.id.value());
            statements
                    .computeIfAbsent(
                            "UPDATE {delivery} SET " + String.join(", ", columns) + " WHERE id = ?",
                            sql -> new ArrayList<>())
                    .add(values.toArray());
        });
        for (Map.Entry<String, List<@Nullable Object[]>> one : statements.entrySet()) {
            tx.batch(one.getKey(), one.getValue());
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
