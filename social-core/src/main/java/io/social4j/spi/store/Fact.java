package io.social4j.spi.store;

import io.social4j.model.PlatformFailure;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one attempt, known for certain.
 *
 * @param id of what is live, or the handle of what was accepted
 */
public record Fact(
        Kind kind,
        @Nullable String id,
        @Nullable URI permalink,
        @Nullable PlatformFailure failure) {

    /** The kinds of facts. */
    public enum Kind {
        LIVE,
        /** The platform took it and publishes it by itself; the attempt stays open. */
        ACCEPTED,
        REFUSED,
        NOT_SENT
    }

    public static Fact live(String id, @Nullable URI permalink) {
        return new Fact(Kind.LIVE, id, permalink, null);
    }

    public static Fact accepted(String handle) {
        return new Fact(Kind.ACCEPTED, handle, null, null);
    }

    public static Fact refused(PlatformFailure failure) {
        return new Fact(Kind.REFUSED, null, null, failure);
    }

    public static Fact notSent(PlatformFailure failure) {
        return new Fact(Kind.NOT_SENT, null, null, failure);
    }
}
