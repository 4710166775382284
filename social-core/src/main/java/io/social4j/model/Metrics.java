package io.social4j.model;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How one live post does. A number the platform does not give is absent, never zero.
 *
 * @param at when the platform was asked
 */
public record Metrics(
        Instant at,
        @Nullable Long impressionsOrNull,
        @Nullable Long reactionsOrNull,
        @Nullable Long commentsOrNull,
        @Nullable Long sharesOrNull,
        @Nullable Long clicksOrNull,
        @Nullable Long savesOrNull) {

    public OptionalLong impressions() {
        return optional(impressionsOrNull);
    }

    public OptionalLong reactions() {
        return optional(reactionsOrNull);
    }

    public OptionalLong comments() {
        return optional(commentsOrNull);
    }

    public OptionalLong shares() {
        return optional(sharesOrNull);
    }

    public OptionalLong clicks() {
        return optional(clicksOrNull);
    }

    public OptionalLong saves() {
        return optional(savesOrNull);
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
