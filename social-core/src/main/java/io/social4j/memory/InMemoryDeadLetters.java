package io.social4j.memory;

import io.social4j.internal.rows.DeadLetters;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.spi.store.DeadLetterStore;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What people do with failed and unclear deliveries, in memory. */
final class InMemoryDeadLetters implements DeadLetterStore {

    private final Tables tables;
    private final DeadLetters acts;

    InMemoryDeadLetters(Tables tables) {
        this.tables = tables;
        this.acts = new DeadLetters(tables);
    }

    @Override
    public List<Delivery> find(String user, Predicate<Delivery> wanted, int atMost) {
        synchronized (tables) {
            return tables.posts.values().stream()
                    .filter(post -> post.made.user().equals(user))
                    .flatMap(post -> post.deliveries.stream())
                    .map(DeliveryRow::shown)
                    .filter(Delivery::isDeadLetter)
                    .filter(wanted)
                    .sorted(Comparator.comparing(Delivery::id).reversed())
                    .limit(atMost)
                    .toList();
        }
    }

    @Override
    public boolean replay(DeliveryId delivery, String actor) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            if (row == null || !acts.replay(row, actor)) {
                return false;
            }
            PostRow post = tables.posts.get(row.post);
            if (post != null) {
                post.rolledUp = null;
            }
            return true;
        }
    }

    @Override
    public boolean dismiss(DeliveryId delivery, String actor) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            return row != null && acts.dismiss(row, actor);
        }
    }

    @Override
    public boolean resolve(DeliveryId delivery, @Nullable String remoteId, String actor) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(delivery);
            return row != null && acts.resolve(row, remoteId, actor);
        }
    }
}
