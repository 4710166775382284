package io.social4j.internal.engine;

import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says which deliveries an engine visits next; whether it may is decided by the claim in the store alone. An engine claims on one
 * thread at a time; the other methods are called by any.
 */
public interface Dispatcher {

    /**
     * Claims what is due.
     *
     * @param busy lanes that are left out
     * @param resting lanes that catch up and begin nothing for now; a queue knows by itself
     */
    List<Work> claim(Set<RemoteAccount> busy, Set<RemoteAccount> resting, int atMost);

    /** When there may be something to claim, by the store's time; empty if nothing is known to come. */
    Optional<Instant> nextDue();

    /** The visit of this lane has ended. */
    default void left(RemoteAccount lane) {}

    /** Something was scheduled or set free in this process, and may be due at once. */
    default void expectNews() {}
}
