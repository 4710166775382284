package io.social4j;

import io.social4j.event.SocialEvent;
import io.social4j.internal.crypto.StoredTokens;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Platform;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.store.SocialStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes live posts down at their platform. */
final class RemoteDeletion {

    private final SocialStore store;
    private final Platforms platforms;
    private final StoredTokens tokens;

    RemoteDeletion(SocialStore store, Platforms platforms, StoredTokens tokens) {
        this.store = store;
        this.platforms = platforms;
        this.tokens = tokens;
    }

    void delete(DeliveryId id, String actor) {
        Delivery delivery = store.posts()
                .postOf(id)
                .flatMap(store.posts()::find)
                .flatMap(post -> post.deliveries().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst())
                .orElseThrow(() -> new SocialException(SocialException.Reason.NOT_FOUND, "There is no delivery " + id));
        if (delivery.status() != DeliveryStatus.POSTED) {
            throw new SocialException(
                    SocialException.Reason.TOO_LATE, "Delivery " + id + " is not live; only live posts can be deleted");
        }
        Platform platform = delivery.platform();
        PlatformAdapter adapter = platforms
                .adapter(platform)
                .orElseThrow(
                        () -> new SocialException(SocialException.Reason.NOT_CONFIGURED, platforms.whyNot(platform)));
        PlatformToken token = tokens.current(delivery.account(), platform);
        // The last part first: a thread is never left without its head.
        List<String> parts = new ArrayList<>(delivery.liveParts());
        Collections.reverse(parts);
        parts.forEach(remoteId -> adapter.delete(token, remoteId));
        store.events().append(SocialEvent.Type.DELIVERY_DELETED, id, actor, "Deleted at " + platform);
    }
}
