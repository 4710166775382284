package io.social4j.spi;

import io.social4j.model.Metrics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers of one post, or why there are none. */
public final class MetricsResult {

    /** What the platform knows of the post. */
    public enum Kind {
        FOUND,
        /** The post is no longer there; asking again is useless. */
        GONE,
        /** No numbers now. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final @Nullable Metrics metrics;
    private final String why;

    private MetricsResult(Kind kind, @Nullable Metrics metrics, String why) {
        this.kind = kind;
        this.metrics = metrics;
        this.why = why;
    }

    public static MetricsResult of(Metrics metrics) {
        return new MetricsResult(Kind.FOUND, metrics, "");
    }

    public static MetricsResult gone() {
        return new MetricsResult(Kind.GONE, null, "the post is no longer there");
    }

    public static MetricsResult unavailable(String why) {
        return new MetricsResult(Kind.UNAVAILABLE, null, why);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Metrics> metrics() {
        return Optional.ofNullable(metrics);
    }

    /** Why there are no numbers; empty if there are. */
    public String why() {
        return why;
    }

    @Override
    public String toString() {
        return kind == Kind.FOUND ? String.valueOf(metrics) : kind + ": " + why;
    }
}
