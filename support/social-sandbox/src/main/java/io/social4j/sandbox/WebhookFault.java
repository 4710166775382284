package io.social4j.sandbox;

/** What may go wrong with the delivery of one event. */
public enum WebhookFault {
    /** It comes two times. */
    TWICE,
    /** It comes an hour after it happened, by the sandbox's clock. */
    AN_HOUR_LATE,
    /** It comes after the next event of the same platform. */
    AFTER_THE_NEXT,
    /** Another secret signed it. */
    WRONG_SIGNATURE
}
