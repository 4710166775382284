package io.social4j.event;

import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and is stored; also the audit trail.
 *
 * @param position rises with each event of a store; stable, so that one seen twice can be told
 * @param actor who caused it: a user of the host, or {@code engine}
 * @param detail a sentence for people; never a token or a post's text
 */
public record SocialEvent(
        long position,
        Instant at,
        Type type,
        @Nullable PostId post,
        @Nullable DeliveryId delivery,
        @Nullable AccountId account,
        @Nullable Platform platform,
        String actor,
        String detail) {

    /** The actor of everything nobody asked for. */
    public static final String ENGINE = "engine";

    /** What happened. */
    public enum Type {
        POST_SCHEDULED,
        POST_CHANGED,
        POST_ENDED,
        DELIVERY_STARTED,
        DELIVERY_RETRIES,
        DELIVERY_UNCERTAIN,
        DELIVERY_PART_POSTED,
        DELIVERY_POSTED,
        DELIVERY_FAILED,
        DELIVERY_CANCELLED,
        DELIVERY_NEEDS_REVIEW,
        DELIVERY_REPLAYED,
        DELIVERY_DISMISSED,
        DELIVERY_RESOLVED,
        DELIVERY_DELETED,
        /** The text of a live post was changed at its platform. */
        DELIVERY_EDITED,
        ACCOUNT_CONNECTED,
        ACCOUNT_DISCONNECTED,
        /** Somebody asked for what belongs to another user, and got nothing. */
        ACCESS_DENIED,
        HELD,
        RELEASED,
        /** Something that must not happen did, or almost: two posts for one delivery, an id claimed twice. */
        INCIDENT
    }
}
