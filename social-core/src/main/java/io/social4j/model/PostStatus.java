package io.social4j.model;

import java.util.Collection;

/** Where a post stands, for people: always derived from its deliveries. */
public enum PostStatus {
    DRAFT,
    SCHEDULED,
    PROCESSING,
    POSTED,
    PARTIALLY_POSTED,
    FAILED,
    CANCELLED,
    NEEDS_REVIEW;

    /** Whether nothing further happens without a person. */
    public boolean isFinal() {
        return this != DRAFT && this != SCHEDULED && this != PROCESSING;
    }

    /** The status of a post with these deliveries; a draft stays one until it is cancelled. Pure: the same deliveries give the same answer. */
    public static PostStatus of(boolean draft, Collection<DeliveryStatus> deliveries) {
        if (draft && deliveries.stream().anyMatch(one -> one != DeliveryStatus.CANCELLED)) {
            return DRAFT;
        }
        if (deliveries.stream().allMatch(DeliveryStatus::isFinal)) {
            return ended(deliveries);
        }
        return deliveries.stream().allMatch(one -> one == DeliveryStatus.SCHEDULED || one == DeliveryStatus.CANCELLED)
                ? SCHEDULED
                : PROCESSING;
    }

    private static PostStatus ended(Collection<DeliveryStatus> deliveries) {
        if (deliveries.contains(DeliveryStatus.NEEDS_REVIEW)) {
            return NEEDS_REVIEW;
        }
        if (deliveries.contains(DeliveryStatus.POSTED)) {
            return deliveries.stream().allMatch(one -> one == DeliveryStatus.POSTED) ? POSTED : PARTIALLY_POSTED;
        }
        return deliveries.stream().allMatch(one -> one == DeliveryStatus.CANCELLED) ? CANCELLED : FAILED;
    }
}
