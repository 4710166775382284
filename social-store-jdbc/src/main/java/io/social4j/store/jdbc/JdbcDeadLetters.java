package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeadLetters;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.spi.store.DeadLetterStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What people do with failed and unclear deliveries. */
final class JdbcDeadLetters implements DeadLetterStore {

    private static final int PAGE = 200;

    /** Ids are of letters, digits and what comes before them. */
    private static final String BEHIND_ALL = "~";

    private final Database database;

    JdbcDeadLetters(Database database) {
        this.database = database;
    }

    @Override
    public List<Delivery> find(String user, Predicate<Delivery> wanted, int atMost) {
        return database.alone(tx -> {
            List<Delivery> found = new ArrayList<>();
            List<Delivery> page = page(tx, user, BEHIND_ALL);
            while (!page.isEmpty() && found.size() < atMost) {
                page.stream().filter(wanted).forEach(found::add);
                page = page(tx, user, page.get(page.size() - 1).id().value());
            }
            return List.copyOf(found.subList(0, Math.min(found.size(), atMost)));
        });
    }

    private static List<Delivery> page(Tx tx, String user, String before) throws SQLException {
        List<DeliveryId> ids = tx.query(
                "SELECT d.id FROM {delivery} d JOIN {scheduled_post} p ON p.id = d.post_id"
                        + " WHERE p.user_id = ? AND d.state IN ('FAILED', 'NEEDS_REVIEW') AND NOT d.dismissed AND d.id < ?"
                        + " ORDER BY d.id DESC LIMIT ?",
                from -> DeliveryId.of(from.text("id")),
                user,
                before,
                PAGE);
        return new LoadedRows(tx)
                .read(ids).stream()
                        .map(DeliveryRow::shown)
                        .sorted(Comparator.comparing(Delivery::id).reversed())
                        .toList();
    }

    @Override
    public boolean replay(DeliveryId delivery, String actor) {
        return act(delivery, (tx, rows, row) -> {
            if (row.open != null) {
                rows.loadTwins(List.of(LogTable.twinKey(row.remoteAccount, row.open.fingerprint)));
            }
            return new DeadLetters(rows).replay(row, actor)
                    && tx.update("UPDATE {scheduled_post} SET status = 'SCHEDULED' WHERE id = ?", row.post.value())
                            == 1;
        });
    }

    @Override
    public boolean dismiss(DeliveryId delivery, String actor) {
        return act(delivery, (tx, rows, row) -> new DeadLetters(rows).dismiss(row, actor));
    }

    @Override
    public boolean resolve(DeliveryId delivery, @Nullable String remoteId, String actor) {
        return act(delivery, (tx, rows, row) -> {
            if (remoteId != null) {
                rows.loadBound(List.of(remoteId));
            }
            return new DeadLetters(rows).resolve(row, remoteId, actor);
        });
    }

    private boolean act(DeliveryId delivery, Act act) {
        return database.alone(tx -> {
            LoadedRows rows = new LoadedRows(tx);
            List<DeliveryRow> found = rows.lock(List.of(delivery));
            boolean done = !found.isEmpty() && act.apply(tx, rows, found.get(0));
            if (done) {
                rows.save();
            }
            return done;
        });
    }

    @FunctionalInterface
    private interface Act {
        boolean apply(Tx tx, LoadedRows rows, DeliveryRow row) throws SQLException;
    }
}
