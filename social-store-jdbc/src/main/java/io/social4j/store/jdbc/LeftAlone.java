package io.social4j.store.jdbc;

import io.social4j.model.DeliveryId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deliveries this process cannot read, because a newer program wrote them: claims pass them by, so that they do not stand in front of
 * all others for ever. Kept in memory; a process that is updated starts without. Thread-safe.
 */
final class LeftAlone {

    /** Beyond that it starts again: those that are gone meanwhile must not be remembered for ever. */
    private static final int MOST = 10_000;

    private final Set<DeliveryId> ids = ConcurrentHashMap.newKeySet();

    void add(DeliveryId id) {
        if (ids.size() >= MOST) {
            ids.clear();
        }
        ids.add(id);
    }

    int size() {
        return ids.size();
    }

    Set<DeliveryId> ids() {
        return Set.copyOf(ids);
    }
}
