package io.social4j.spi;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import org.jspecify.annotations.Nullable;

/** The one exception an adapter throws: it carries a {@link PlatformFailure}, and the message is that of the failure. */
public final class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PlatformFailure failure;

    public PlatformException(PlatformFailure failure) {
        this(failure, null);
    }

    public PlatformException(PlatformFailure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    public static PlatformException of(FailureKind kind, String message) {
        return new PlatformException(PlatformFailure.of(kind, message));
    }

    public PlatformFailure failure() {
        return failure;
    }
}
