package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.DeliveryId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.PublishLogStore;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Reads the log. */
final class JdbcLog implements PublishLogStore {

    private final Database database;

    JdbcLog(Database database) {
        this.database = database;
    }

    @Override
    public Set<String> boundIds(RemoteAccount account, Collection<String> ids) {
        return Set.copyOf(database.reading(tx -> tx.query(
                "SELECT remote_id FROM {publish_log} WHERE remote_id = ANY(?) AND remote_account = ? AND platform = ?",
                from -> from.text("remote_id"),
                ids,
                account.id(),
                account.platform().id())));
    }

    @Override
    public List<LogEntry> history(DeliveryId delivery) {
        return database.reading(tx -> tx.query(
                LogTable.SELECT + "WHERE delivery_id = ? ORDER BY seq",
                from -> LogTable.read(from).shown(),
                delivery.value()));
    }

    @Override
    public void addPermalink(DeliveryId delivery, String remoteId, URI permalink) {
        database.run(tx -> {
            LoadedRows rows = new LoadedRows(tx);
            // Nice to have: a worker does not wait for a row that somebody else has locked.
            for (DeliveryRow row : rows.lockFree(List.of(delivery))) {
                if (row.liveParts().stream().anyMatch(part -> part.remoteId().equals(remoteId))) {
                    row.permalink = permalink;
                }
            }
            rows.save();
        });
    }
}
