package io.social4j;

import io.social4j.internal.crypto.StoredTokens;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.Metrics;
import io.social4j.model.PostId;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.store.SocialStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How live posts do. Thread-safe; asks the platforms on the calling thread. */
public final class SocialAnalytics {

    private final SocialStore store;
    private final Platforms platforms;
    private final StoredTokens tokens;

    SocialAnalytics(SocialStore store, Platforms platforms, StoredTokens tokens) {
        this.store = store;
        this.platforms = platforms;
        this.tokens = tokens;
    }

    /**
     * Asks each platform for the numbers of a post, now, and keeps them. A thread is measured by its first part.
     *
     * @return for each delivery that is live; a platform that fails gives no numbers, and does not stop the others
     */
    public Map<DeliveryId, MetricsResult> refresh(PostId post) {
        Map<DeliveryId, MetricsResult> results = new LinkedHashMap<>();
        store.posts()
                .find(post)
                .orElseThrow(() -> new SocialException(SocialException.Reason.NOT_FOUND, "There is no post " + post))
                .deliveries()
                .forEach(delivery -> delivery.liveParts().stream()
                        .filter(id -> !id.isEmpty())
                        .findFirst()
                        .ifPresent(remoteId -> results.put(delivery.id(), ask(delivery, remoteId))));
        return results;
    }

    /** The newest numbers that {@link #refresh} has kept, without asking anybody; deliveries without any are left out. */
    public Map<DeliveryId, Metrics> latest(PostId post) {
        return store.posts()
                .find(post)
                .map(found -> found.deliveries().stream().map(Delivery::id).toList())
                .map(store.analytics()::latest)
                .orElseThrow(() -> new SocialException(SocialException.Reason.NOT_FOUND, "There is no post " + post));
    }

    private MetricsResult ask(Delivery delivery, String remoteId) {
        Optional<PlatformAdapter> adapter = platforms.adapter(delivery.platform());
        if (adapter.isEmpty()) {
            return MetricsResult.unavailable(platforms.whyNot(delivery.platform()));
        }
        try {
            MetricsResult result =
                    adapter.get().getMetrics(tokens.current(delivery.account(), delivery.platform()), remoteId);
            result.metrics()
                    .ifPresent(numbers -> store.analytics().append(delivery.id(), delivery.platform(), numbers));
            return result;
        } catch (PlatformException failed) {
            return MetricsResult.unavailable(failed.failure().toString());
        }
    }
}
