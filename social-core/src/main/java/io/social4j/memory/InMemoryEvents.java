package io.social4j.memory;

import io.social4j.event.SocialEvent;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import io.social4j.spi.store.EventStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events, in memory: the position is the index of the next one. */
final class InMemoryEvents implements EventStore {

    private final Tables tables;
    private final Map<String, Long> readers = new HashMap<>();

    InMemoryEvents(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<SocialEvent> after(long position, int atMost) {
        synchronized (tables) {
            int from = (int) Math.min(position, tables.events.size());
            int to = Math.min(from + atMost, tables.events.size());
            return List.copyOf(tables.events.subList(from, to));
        }
    }

    @Override
    public List<SocialEvent> of(PostId post) {
        synchronized (tables) {
            return tables.events.stream()
                    .filter(event -> post.equals(event.post()))
                    .toList();
        }
    }

    @Override
    public long position(String reader) {
        synchronized (tables) {
            return readers.getOrDefault(reader, 0L);
        }
    }

    @Override
    public void advance(String reader, long position) {
        synchronized (tables) {
            readers.merge(reader, position, Math::max);
        }
    }

    @Override
    public void append(SocialEvent.Type type, DeliveryId delivery, String actor, String detail) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            if (row != null) {
                tables.event(row, type, actor, detail);
            }
        }
    }

    @Override
    public void append(SocialEvent.Type type, AccountId account, String actor, String detail) {
        synchronized (tables) {
            tables.add(new SocialEvent(
                    tables.nextPosition(), tables.now(), type, null, null, account, null, actor, detail));
        }
    }

    @Override
    public long newest() {
        synchronized (tables) {
            return tables.events.size();
        }
    }
}
