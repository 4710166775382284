package io.social4j.spi.store;

import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a person does with deliveries that ended without success. Each act leaves an event. */
public interface DeadLetterStore {

    /** Dead letters of a user that are wanted, newest first; reads on until there are enough. */
    List<Delivery> find(String user, Predicate<Delivery> wanted, int atMost);

    /** Dead letters of a user, newest first. */
    default List<Delivery> find(String user, int atMost) {
        return find(user, any -> true, atMost);
    }

    /**
     * Brings a failed or reviewed delivery back to life: due now, no tries used. One with an open intent is looked for, not
     * sent.
     *
     * @return whether it was one of these
     */
    boolean replay(DeliveryId delivery, String actor);

    /** Takes it off the dead letters. Returns whether it was one. */
    boolean dismiss(DeliveryId delivery, String actor);

    /**
     * A person has looked: it is live under this id, or with {@code null} it is not. Then the open intent is closed and the
     * delivery published or failed.
     *
     * @return whether it was in review
     */
    boolean resolve(DeliveryId delivery, @Nullable String remoteId, String actor);
}
