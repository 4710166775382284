package io.social4j.model;

/** Where a delivery stands, for people. */
public enum DeliveryStatus {
    SCHEDULED,
    /** Begun: a request is on its way, its outcome is being looked for, or a part of a thread is live. */
    PROCESSING,
    POSTED,
    FAILED,
    CANCELLED,
    /** The truth cannot be found out, or a thread is live in part; a person decides. */
    NEEDS_REVIEW;

    /** Whether nothing further happens without a person. */
    public boolean isFinal() {
        return this != SCHEDULED && this != PROCESSING;
    }
}
