package io.social4j.store.jdbc;

import java.sql.Connection;
import java.util.Optional;

/** Where the transactions of the host are found. Implementations are thread-safe and answer for the calling thread. */
public interface ConnectionSource {

    /**
     * The connection of the transaction that the host runs on this thread, on the same database. It is used and neither
     * committed, rolled back nor closed. Empty if there is none: then a transaction of its own is used.
     */
    Optional<Connection> current();

    /**
     * Runs something once the transaction of this thread is committed; at once if there is none, and never if it is rolled back.
     * A host that cannot tell may do nothing: due posts are looked for every second anyway.
     */
    void afterCommit(Runnable action);

    /** For hosts whose transactions are never joined. */
    static ConnectionSource none() {
        return new BoundConnections();
    }
}
