package io.social4j.memory;

import io.social4j.internal.rows.AttemptRow;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.DeliveryId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.PublishLogStore;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The log, in memory. */
final class InMemoryLog implements PublishLogStore {

    private final Tables tables;

    InMemoryLog(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Set<String> boundIds(RemoteAccount account, Collection<String> ids) {
        synchronized (tables) {
            return ids.stream()
                    .filter(id -> tables.boundTo(account, id) != null)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public List<LogEntry> history(DeliveryId delivery) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            return row == null
                    ? List.of()
                    : row.log.stream().map(AttemptRow::shown).toList();
        }
    }

    @Override
    public void addPermalink(DeliveryId delivery, String remoteId, URI permalink) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            if (row != null
                    && row.liveParts().stream().anyMatch(part -> part.remoteId().equals(remoteId))) {
                row.permalink = permalink;
            }
        }
    }
}
