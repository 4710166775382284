package io.social4j.spi.store;

import io.social4j.event.SocialEvent;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import java.util.List;

/**
 * What happened, written in the transactions that made it happen. Serves listeners and people.
 */
public interface EventStore {

    /**
     * Events behind a position, in order. An event that is committed late must not get a position below one that was answered
     * before, or readers would miss it.
     */
    List<SocialEvent> after(long position, int atMost);

    /** Events of a post and its deliveries, in order. */
    List<SocialEvent> of(PostId post);

    /** How far a reader has come; 0 for one never seen. */
    long position(String reader);

    void advance(String reader, long position);

    /** Adds an event that no other method of the store causes. */
    void append(SocialEvent.Type type, DeliveryId delivery, String actor, String detail);

    /** Adds an event about an account. */
    void append(SocialEvent.Type type, AccountId account, String actor, String detail);

    /** The position of the newest event; 0 if there is none. */
    long newest();
}
