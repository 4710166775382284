package io.social4j.spi.store;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What health asks of a store. Asked every few seconds by load balancers, so each method is a bounded number of short reads, however
 * many posts there are; any may throw while the database is away.
 */
public interface HealthStore {

    /** Where {@link Backlog#due()} stops counting. */
    int MOST_COUNTED = 1_000;

    /**
     * What is due, of every platform that has any, also of those no process here knows.
     *
     * @param platform whose deliveries they are
     * @param due how many are due and held by nobody; {@value #MOST_COUNTED} means at least so many
     * @param oldest since when the oldest of them is due
     */
    record Backlog(Platform platform, int due, Instant oldest) {}

    /** What is due and held by nobody, one for each platform that has any, in the order of their names. */
    List<Backlog> backlogs();

    /** Writes something, reads it back and takes it away again: proves that the store takes writes. Throws if it does not. */
    void probe();

    /**
     * Due deliveries that this store has met and left alone, because a newer program wrote them in a format it does not know. Some of
     * them, if they are many.
     */
    default Set<DeliveryId> leftAlone() {
        return Set.of();
    }

    /**
     * When the first token ends that nothing renews, for it has no refresh token; of every platform that has any with an end. Also one
     * that has ended already. Asked by meters, once a minute or so: one pass over the tokens.
     */
    default Map<Platform, Instant> tokensEnd() {
        return Map.of();
    }

    /** Which version of its tables the store works with; empty if it has none. */
    default Optional<String> schema() {
        return Optional.empty();
    }
}
