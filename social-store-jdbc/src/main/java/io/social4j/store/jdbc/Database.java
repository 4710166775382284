package io.social4j.store.jdbc;

import io.social4j.spi.SocialClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions: the store's own ones, and those of the host that it joins. Thread-safe; every method blocks. */
final class Database {

    /** Collisions with other transactions are over in milliseconds; more of them in a row mean something else. */
    private static final int MOST_COLLISIONS = 10;

    private final DataSource dataSource;
    private final Names names;
    private final Dialect dialect;
    private final ConnectionSource host;
    private final @Nullable SocialClock clock;

    /** @param clock decides what time it is instead of the database; for tests */
    Database(DataSource dataSource, Names names, Dialect dialect, ConnectionSource host, @Nullable SocialClock clock) {
        this.dataSource = dataSource;
        this.names = names;
        this.dialect = dialect;
        this.host = host;
        this.clock = clock;
    }

    /** What a transaction does. */
    @FunctionalInterface
    interface Work<T> {
        T run(Tx tx) throws SQLException;
    }

    /** As {@link Work}, without an answer. */
    @FunctionalInterface
    interface Action {
        void run(Tx tx) throws SQLException;
    }

    /**
     * A transaction of its own, committed when this returns; never part of the host's. Repeated when it collides with another.
     *
     * @throws JdbcStoreException if it failed, or nobody knows whether its commit took effect
     */
    <T> T alone(Work<T> work) {
        return alone(work, dialect.begin());
    }

    /** As {@link #alone}, for what runs all the time. */
    <T> T often(Work<T> work) {
        return alone(work, dialect.beginOften());
    }

    private <T> T alone(Work<T> work, String begin) {
        for (int collisions = 0; ; collisions++) {
            try (Connection connection = dataSource.getConnection()) {
                return committed(connection, work, begin);
            } catch (SQLException failed) {
                if (!dialect.isCollision(failed) || collisions == MOST_COLLISIONS) {
                    throw new JdbcStoreException("The database failed", failed);
                }
            }
        }
    }

    /**
     * Reads what is committed, each statement for itself: no transaction is begun and none ended. What the statements read may
     * have changed in between.
     *
     * @throws JdbcStoreException if it failed
     */
    <T> T reading(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return run(work, tx(connection));
            } finally {
                connection.setAutoCommit(before);
            }
        } catch (SQLException failed) {
            throw new JdbcStoreException("The database failed", failed);
        }
    }

    /** Reads inside the host's transaction on this thread, if there is one; else as {@link #reading}. */
    <T> T readingJoined(Work<T> work) {
        return host.current().isPresent() ? joined(work) : reading(work);
    }

    /** As {@link #alone}, without an answer. */
    void run(Action action) {
        alone(tx -> {
            action.run(tx);
            return Boolean.TRUE;
        });
    }

    /** Part of the host's transaction on this thread, if there is one; else as {@link #alone}. */
    <T> T joined(Work<T> work) {
        Optional<Connection> theirs = host.current();
        if (theirs.isEmpty()) {
            return alone(work);
        }
        try {
            return run(work, tx(theirs.get()));
        } catch (SQLException failed) {
            throw new JdbcStoreException("The database failed inside the transaction of the host", failed);
        }
    }

    /** Whether every other request would fail in the same way: the database cannot be reached. */
    static boolean isAway(RuntimeException failed) {
        return failed.getCause() instanceof SQLException cause
                && (cause instanceof SQLTransientConnectionException
                        || cause.getSQLState() == null
                        || cause.getSQLState().startsWith("08")
                        || cause.getSQLState().startsWith("57"));
    }

    /** Whether a unique index refused it. */
    boolean isDuplicate(JdbcStoreException failed) {
        return failed.getCause() instanceof SQLException cause && dialect.isDuplicate(rootOf(cause));
    }

    /** What a batch says behind its own exception. */
    private static SQLException rootOf(SQLException failed) {
        return failed.getNextException() == null ? failed : failed.getNextException();
    }

    ConnectionSource host() {
        return host;
    }

    Dialect dialect() {
        return dialect;
    }

    private <T> T committed(Connection connection, Work<T> work, String begin) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            Instant begun = begun(connection, begin);
            T result = run(work, new Tx(connection, names, dialect, begun));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            rollBack(connection, failed);
            throw failed;
        } finally {
            connection.setAutoCommit(before);
        }
    }

    private static <T> T run(Work<T> work, Tx tx) throws SQLException {
        T result = work.run(tx);
        tx.settle();
        return result;
    }

    private Tx tx(Connection connection) {
        return new Tx(
                connection, names, dialect, clock == null ? null : clock.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static void rollBack(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            why.addSuppressed(alsoFailed);
        }
    }

    private Instant begun(Connection connection, String begin) throws SQLException {
        return clock == null ? Tx.time(connection, begin) : clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
