package io.social4j.spring.web;

import io.social4j.model.DeliveryId;
import io.social4j.model.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The story of a post. */
record ExplanationView(String summary, String next, List<Entry> timeline) implements Wire {

    /** One thing that happened. */
    record Entry(Instant at, @Nullable String delivery, String event, String detail) implements Wire {}

    static ExplanationView of(Explanation story) {
        return new ExplanationView(
                story.summary(),
                story.next(),
                story.timeline().stream()
                        .map(entry -> new Entry(
                                entry.at(),
                                Optional.ofNullable(entry.delivery())
                                        .map(DeliveryId::value)
                                        .orElse(null),
                                entry.event(),
                                entry.detail()))
                        .toList());
    }
}
