package io.social4j.meta.graph;

import io.social4j.http.HttpReply;
import io.social4j.http.JsonView;
import io.social4j.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When a throttled caller may come back (Graph API, "Rate limits", September 2026). Only
 * {@code X-Business-Use-Case-Usage} names a time, in minutes; the others are percentages of a rolling hour.
 */
final class GraphUsage {

    /** A full rolling hour empties gradually; between the 5 and 60 minutes that Meta's percentages leave open. */
    static final Duration FULL = Duration.ofMinutes(15);

    /** Where no header says anything: shorter waits prolong the throttling. */
    static final Duration UNSAID = Duration.ofMinutes(5);

    /** The longest rolling window of the Graph API. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private GraphUsage() {}

    static Instant comeBackAt(HttpReply reply, Instant now) {
        return minutesToRegain(reply)
                .map(now::plus)
                .or(() -> RetryAfter.of(reply, now))
                .orElseGet(() -> now.plus(isFull(reply) ? FULL : UNSAID));
    }

    private static Optional<Duration> minutesToRegain(HttpReply reply) {
        LongStream minutes = header(reply, "X-Business-Use-Case-Usage")
                .flatMap(usage -> usage.fields().values().stream())
                .flatMap(uses -> uses.items().stream())
                .flatMapToLong(use -> use.at("estimated_time_to_regain_access").number().stream());
        return minutes.filter(number -> number > 0)
                .map(number -> Math.min(number, LONGEST.toMinutes()))
                .boxed()
                .max(Long::compare)
                .map(Duration::ofMinutes);
    }

    private static boolean isFull(HttpReply reply) {
        return Stream.of("X-App-Usage", "X-Page-Usage")
                .flatMap(name -> header(reply, name))
                .flatMap(usage -> usage.fields().values().stream())
                .flatMapToLong(percent -> percent.number().stream())
                .anyMatch(percent -> percent >= 100);
    }

    private static Stream<JsonView> header(HttpReply reply, String name) {
        return reply.header(name).map(JsonView::parse).stream();
    }
}
