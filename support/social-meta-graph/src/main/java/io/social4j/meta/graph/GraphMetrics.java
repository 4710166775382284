package io.social4j.meta.graph;

import io.social4j.model.Reaction;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.PlatformException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** How numbers of several posts are read so that a failure spoils no more than it has to. Thread-safe. */
public final class GraphMetrics {

    /** Failures of one read that the next read would meet as well: limits, holds, tokens. */
    private static final Set<Reaction> STOPPING = Set.of(Reaction.WAIT, Reaction.HOLD, Reaction.REFRESH);

    private GraphMetrics() {}

    /**
     * Reads post after post. One that cannot be read is unavailable; a failure that the others would meet as well ends the
     * reading with what there is.
     *
     * @throws PlatformException that failure, if there is nothing yet
     */
    public static Map<String, MetricsResult> each(Collection<String> ids, Function<String, MetricsResult> read) {
        Map<String, MetricsResult> results = new LinkedHashMap<>();
        for (String id : ids) {
            try {
                results.put(id, read.apply(id));
            } catch (PlatformException failed) {
                if (!stops(failed)) {
                    results.put(id, MetricsResult.unavailable(failed.failure().message()));
                } else if (results.isEmpty()) {
                    throw failed;
                } else {
                    return results;
                }
            }
        }
        return results;
    }

    /**
     * What a read that may be done without has answered; empty if it failed.
     *
     * @throws PlatformException if other reads would fail in the same way
     */
    public static <T> Optional<T> ifPossible(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (PlatformException failed) {
            if (stops(failed)) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    static boolean stops(PlatformException failed) {
        return STOPPING.contains(failed.failure().kind().reaction());
    }
}
