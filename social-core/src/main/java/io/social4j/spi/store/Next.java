package io.social4j.spi.store;

import io.social4j.model.Hold;
import io.social4j.model.PlatformFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a delivery; stored in the same transaction as what led to it.
 *
 * @param at when to come back, for {@link Kind#COME_BACK}
 * @param atMost how long to sleep at most, for {@link Kind#WHEN_RELEASED}
 * @param end the state it ends in, for {@link Kind#END}
 * @param failure why, shown to people and kept as the last failure
 * @param burnsTry whether this counts against the tries
 * @param cleanLook after a look: whether it showed nothing that could be the attempt; {@code null} if nobody looked
 * @param hold to be set as well
 */
public record Next(
        Kind kind,
        @Nullable Instant at,
        @Nullable Duration atMost,
        @Nullable DeliveryState end,
        @Nullable PlatformFailure failure,
        boolean burnsTry,
        @Nullable Boolean cleanLook,
        @Nullable Hold hold) {

    /** The kinds of consequences. */
    public enum Kind {
        /** The same visit goes on; its lease stands. */
        GO_ON,
        COME_BACK,
        /** Come back when no hold stands; the store reads the holds again while it stores this. */
        WHEN_RELEASED,
        END
    }

    public static Next goOn() {
        return new Next(Kind.GO_ON, null, null, null, null, false, null, null);
    }

    public static Next comeBack(Instant at) {
        return new Next(Kind.COME_BACK, at, null, null, null, false, null, null);
    }

    public static Next whenReleased(Duration atMost) {
        return new Next(Kind.WHEN_RELEASED, null, atMost, null, null, false, null, null);
    }

    public static Next published() {
        return new Next(Kind.END, null, null, DeliveryState.PUBLISHED, null, false, null, null);
    }

    public static Next failed(PlatformFailure why) {
        return new Next(Kind.END, null, null, DeliveryState.FAILED, why, false, null, null);
    }

    public static Next review(PlatformFailure why) {
        return new Next(Kind.END, null, null, DeliveryState.NEEDS_REVIEW, why, false, null, null);
    }

    public Next because(PlatformFailure why) {
        return new Next(kind, at, atMost, end, why, burnsTry, cleanLook, hold);
    }

    public Next burning() {
        return new Next(kind, at, atMost, end, failure, true, cleanLook, hold);
    }

    public Next afterLook(boolean clean) {
        return new Next(kind, at, atMost, end, failure, burnsTry, clean, hold);
    }

    public Next holding(Hold what) {
        return new Next(kind, at, atMost, end, failure, burnsTry, cleanLook, what);
    }
}
