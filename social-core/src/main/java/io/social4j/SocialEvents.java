package io.social4j;

import io.social4j.event.SocialEvent;
import io.social4j.model.AccountId;
import io.social4j.model.PostId;
import io.social4j.spi.store.EventStore;
import io.social4j.spi.store.SocialStore;
import java.util.List;

/**
 * What has happened, to be read by anybody as often as they like; a {@link io.social4j.event.SocialListener} is told instead, and
 * only once for all processes. Thread-safe.
 */
public final class SocialEvents {

    private final SocialStore store;
    private final EventStore events;

    SocialEvents(SocialStore store) {
        this.store = store;
        this.events = store.events();
    }

    /** The position of the newest event; read on from here to hear only what happens from now on. */
    public long newest() {
        return events.newest();
    }

    /** The events behind a position, in order, {@code atMost} of them. */
    public List<SocialEvent> after(long position, int atMost) {
        return events.after(position, atMost);
    }

    /** Everything that happened to a post and its deliveries, in order. */
    public List<SocialEvent> of(PostId post) {
        return events.of(post);
    }

    /** Writes down that somebody asked for a post of another user, and got nothing. */
    public void denied(String actor, PostId post) {
        store.posts()
                .find(post)
                .flatMap(found -> found.deliveries().stream().findFirst())
                .ifPresent(delivery -> events.append(
                        SocialEvent.Type.ACCESS_DENIED, delivery.id(), actor, "Somebody else asked for this post"));
    }

    /** Writes down that somebody asked for an account of another user, and got nothing. */
    public void denied(String actor, AccountId account) {
        events.append(SocialEvent.Type.ACCESS_DENIED, account, actor, "Somebody else asked for this account");
    }
}
