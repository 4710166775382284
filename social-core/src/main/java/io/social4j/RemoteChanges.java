package io.social4j;

import io.social4j.event.SocialEvent;
import io.social4j.internal.crypto.StoredTokens;
import io.social4j.internal.engine.Story;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.spi.EditsPosts;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.store.SocialStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes live posts down at their platform, and changes their text. */
final class RemoteChanges {

    private final SocialStore store;
    private final Platforms platforms;
    private final StoredTokens tokens;

    RemoteChanges(SocialStore store, Platforms platforms, StoredTokens tokens) {
        this.store = store;
        this.platforms = platforms;
        this.tokens = tokens;
    }

    void delete(DeliveryId id, String actor) {
        Delivery delivery = live(id, "deleted");
        PlatformAdapter adapter = adapter(delivery.platform());
        PlatformToken token = tokens.current(delivery.account(), delivery.platform());
        // The last part first: a thread is never left without its head.
        List<String> parts = new ArrayList<>(delivery.liveParts());
        Collections.reverse(parts);
        parts.forEach(remoteId -> adapter.delete(token, remoteId));
        store.events().append(SocialEvent.Type.DELIVERY_DELETED, id, actor, "Deleted at " + delivery.platform());
    }

    /** Of a thread or a post with comments, the first part. */
    void edit(DeliveryId id, String text, String actor) {
        Delivery delivery = live(id, "edited");
        if (!(adapter(delivery.platform()) instanceof EditsPosts editing)) {
            throw PlatformException.of(
                    FailureKind.UNSUPPORTED,
                    "Live posts cannot be edited on " + delivery.platform() + "; delete it and publish it anew");
        }
        if (delivery.liveParts().isEmpty()) {
            throw new SocialException(
                    SocialException.Reason.NOT_FOUND, "Nobody knows the id of delivery " + id + " at its platform");
        }
        PlatformToken token = tokens.current(delivery.account(), delivery.platform());
        editing.edit(token, delivery.liveParts().get(0), text);
        store.events().append(SocialEvent.Type.DELIVERY_EDITED, id, actor, "Text changed at " + delivery.platform());
    }

    private Delivery live(DeliveryId id, String what) {
        Delivery delivery = store.posts()
                .postOf(id)
                .flatMap(store.posts()::find)
                .flatMap(post -> post.deliveries().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst())
                .orElseThrow(() -> new SocialException(SocialException.Reason.NOT_FOUND, "There is no delivery " + id));
        if (delivery.status() != DeliveryStatus.POSTED || wasDeleted(id)) {
            throw new SocialException(
                    SocialException.Reason.TOO_LATE, "Delivery " + id + " is not live; only live posts can be " + what);
        }
        return delivery;
    }

    private boolean wasDeleted(DeliveryId id) {
        return store.posts()
                .postOf(id)
                .map(store.events()::of)
                .filter(events -> Story.deleted(events).contains(id))
                .isPresent();
    }

    private PlatformAdapter adapter(Platform platform) {
        return platforms
                .adapter(platform)
                .orElseThrow(
                        () -> new SocialException(SocialException.Reason.NOT_CONFIGURED, platforms.whyNot(platform)));
    }
}
