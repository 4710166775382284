package io.social4j.spi.store;

import io.social4j.model.DeliveryId;

/**
 * Somebody else, such as a transaction of the host, has a row locked that has to be written. Nothing was stored. Whoever asked
 * asks again later, and holds no connection meanwhile.
 */
public final class RowLockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RowLockedException(DeliveryId delivery) {
        super("The delivery " + delivery + ", or the one that has its id, is locked by another transaction");
    }
}
