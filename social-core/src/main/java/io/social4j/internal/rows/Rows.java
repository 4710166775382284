package io.social4j.internal.rows;

import io.social4j.event.SocialEvent;
import io.social4j.internal.Guard;
import io.social4j.model.Hold;
import io.social4j.model.RemoteAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of one row sees and does beyond that row. Everything belongs to the same transaction, and whoever gives out a
 * row has locked it.
 */
public interface Rows {

    /** The store's time, the same for the whole change. */
    Instant now();

    /** Whether this guard is on; always, outside tests. */
    default boolean on(Guard guard) {
        return true;
    }

    /** Moves a row in time; {@code null} takes it out of what is due. */
    void wakeAt(DeliveryRow row, @Nullable Instant at);

    /** What stands now and covers this row. */
    List<Hold> holdsOn(DeliveryRow row);

    /** Sets a hold, replacing one of the same target and cause. */
    void setHold(Hold hold);

    /** Whether another delivery of this account has an open intent of this fingerprint. */
    boolean hasTwin(RemoteAccount account, String fingerprint);

    /** Makes equal posts wait for this attempt, unless they wait for another one already. */
    void addTwin(RemoteAccount account, AttemptRow attempt);

    /** Lets equal posts go. */
    void dropTwin(RemoteAccount account, AttemptRow attempt);

    /** The attempt this id is bound to, with its delivery. */
    @Nullable
    Bound boundTo(RemoteAccount account, String remoteId);

    /** Binds an id to an attempt, in place of any other. */
    void bind(RemoteAccount account, String remoteId, AttemptRow attempt);

    /** Forgets what was remembered for this delivery. */
    void dropSteps(DeliveryRow row);

    void event(DeliveryRow row, SocialEvent.Type type, String actor, String detail);

    void event(PostRow post, SocialEvent.Type type, String actor, String detail);

    /** An attempt and the delivery it belongs to. */
    record Bound(DeliveryRow delivery, AttemptRow attempt) {}
}
