package io.social4j.spi.queue;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import java.time.Instant;

/**
 * A reference to a delivery that is due soon. All that a queue ever holds of it.
 *
 * @param account the lane it waits in
 * @param user whose it is; users share a queue fairly
 * @param at when it wants a visit
 */
public record QueueEntry(DeliveryId delivery, RemoteAccount account, String user, Instant at) {

    public Platform platform() {
        return account.platform();
    }

    /** The same, at another time. */
    public QueueEntry at(Instant time) {
        return new QueueEntry(delivery, account, user, time);
    }
}
