package io.social4j.internal.engine;

/** The queue did not answer, or is not asked for now: the store knows all that it knows. */
final class QueueAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueAwayException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Not asked; common while a queue is away, so without a stack. */
    QueueAwayException(String message) {
        super(message, null, false, false);
    }
}
