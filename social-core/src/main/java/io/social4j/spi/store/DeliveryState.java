package io.social4j.spi.store;

import io.social4j.model.DeliveryStatus;

/** Where a delivery stands, for the engine. A lease is only a due time in the future, so there is no state for it. */
public enum DeliveryState {
    SCHEDULED,
    /** An intent is open and its worker's lease runs. */
    SENDING,
    /** An intent is open and nobody knows yet. */
    UNCERTAIN,
    PUBLISHED,
    FAILED,
    CANCELLED,
    NEEDS_REVIEW;

    /** Whether the engine still has something to do. */
    public boolean isLive() {
        return this == SCHEDULED || this == SENDING || this == UNCERTAIN;
    }

    /**
     * What people are shown.
     *
     * @param begun an intent is open or a part is live
     */
    public DeliveryStatus shown(boolean begun) {
        return switch (this) {
            case SCHEDULED -> begun ? DeliveryStatus.PROCESSING : DeliveryStatus.SCHEDULED;
            case SENDING, UNCERTAIN -> DeliveryStatus.PROCESSING;
            case PUBLISHED -> DeliveryStatus.POSTED;
            case FAILED -> DeliveryStatus.FAILED;
            case CANCELLED -> DeliveryStatus.CANCELLED;
            case NEEDS_REVIEW -> DeliveryStatus.NEEDS_REVIEW;
        };
    }
}
