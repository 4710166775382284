package io.social4j.spi.store;

import io.social4j.model.DeliveryId;
import io.social4j.model.Metrics;
import io.social4j.model.Platform;
import java.util.Collection;
import java.util.Map;

/** Keeps the numbers of live posts as the platforms gave them, so that somebody can draw how they grew. */
public interface AnalyticsStore {

    /** Adds what a platform said. A second time for the same delivery and {@link Metrics#at()} changes nothing. */
    void append(DeliveryId delivery, Platform platform, Metrics metrics);

    /** The newest numbers of each of these deliveries; those without any are left out. */
    Map<DeliveryId, Metrics> latest(Collection<DeliveryId> deliveries);
}
