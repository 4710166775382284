package io.social4j.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story of a post, for support.
 *
 * @param summary where it stands, in a sentence
 * @param next what happens next, or what a person can do
 * @param timeline what happened, oldest first
 */
public record Explanation(String summary, String next, List<Entry> timeline) {

    public Explanation {
        timeline = List.copyOf(timeline);
    }

    /** One thing that happened. */
    public record Entry(Instant at, @Nullable DeliveryId delivery, String event, String detail) {}
}
