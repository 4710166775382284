package io.social4j.store.jdbc;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.queue.QueueEntry;
import io.social4j.spi.store.HorizonStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is due soon, read through the index of due deliveries without a lock. */
final class JdbcHorizon implements HorizonStore {

    private final Database database;
    private final LeftAlone leftAlone;

    JdbcHorizon(Database database, LeftAlone leftAlone) {
        this.database = database;
        this.leftAlone = leftAlone;
    }

    @Override
    public List<QueueEntry> upcoming(Platform platform, @Nullable QueueEntry after, Instant until, int atMost) {
        List<String> passedBy = leftAlone.ids().stream().map(DeliveryId::value).toList();
        return database.reading(tx -> {
            List<@Nullable Object> parameters = new ArrayList<>(List.of(platform.id(), until, tx.now()));
            // An account may be gone; its deliveries end soon.
            StringBuilder sql = new StringBuilder("SELECT d.id, d.remote_account, d.next_at,"
                    + " COALESCE(a.user_id, d.account_id) AS user_id"
                    + " FROM {delivery} d LEFT JOIN {account} a ON a.id = d.account_id"
                    + " WHERE d.platform = ? AND d.next_at IS NOT NULL AND d.next_at <= ?"
                    + " AND (d.lease_until IS NULL OR d.lease_until <= ?)");
            if (after != null) {
                // The first condition is the one an index can start from.
                sql.append(" AND d.next_at >= ? AND (d.next_at > ? OR d.id > ?)");
                parameters.addAll(
                        List.of(after.at(), after.at(), after.delivery().value()));
            }
            if (!passedBy.isEmpty()) {
                sql.append(" AND NOT (d.id = ANY(?))");
                parameters.add(passedBy);
            }
            parameters.add(atMost);
            return tx.query(
                    sql.append(" ORDER BY d.next_at, d.id LIMIT ?").toString(),
                    from -> new QueueEntry(
                            DeliveryId.of(from.text("id")),
                            new RemoteAccount(platform, from.text("remote_account")),
                            from.text("user_id"),
                            from.time("next_at")),
                    parameters.toArray());
        });
    }
}
