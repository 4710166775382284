package io.social4j.memory;

import io.social4j.model.DeliveryId;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import io.social4j.spi.store.AnalyticsStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Numbers of live posts, in memory. */
final class InMemoryAnalytics implements AnalyticsStore {

    private final Tables tables;
    private final Map<DeliveryId, NavigableMap<Instant, Metrics>> numbers = new HashMap<>();

    InMemoryAnalytics(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void append(DeliveryId delivery, Platform platform, Metrics metrics) {
        synchronized (tables) {
            numbers.computeIfAbsent(delivery, first -> new TreeMap<>()).putIfAbsent(metrics.at(), metrics);
        }
    }

    @Override
    public Map<DeliveryId, Metrics> latest(Collection<DeliveryId> deliveries) {
        synchronized (tables) {
            Map<DeliveryId, Metrics> newest = new HashMap<>();
            for (DeliveryId delivery : deliveries) {
                NavigableMap<Instant, Metrics> all = numbers.get(delivery);
                if (all != null) {
                    newest.put(delivery, all.lastEntry().getValue());
                }
            }
            return newest;
        }
    }
}
