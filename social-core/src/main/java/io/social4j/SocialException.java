package io.social4j;

/** Something a host asked for is not possible; the message says what, and what to do. */
public class SocialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it is not possible. */
    public enum Reason {
        /** The assembly is wrong: providers, settings, keys. */
        NOT_CONFIGURED,
        /** The content or the request is refused; nothing was written. */
        INVALID,
        NOT_FOUND,
        /** A request is on its way, or something is live, or it has ended. */
        TOO_LATE,
        /** The post was changed meanwhile. */
        STALE_VERSION,
        /** The idempotency key was used for another request. */
        IDEMPOTENCY_CONFLICT
    }

    public SocialException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public final Reason reason() {
        return reason;
    }
}
