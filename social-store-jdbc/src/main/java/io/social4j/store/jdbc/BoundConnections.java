package io.social4j.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Host transactions in plain JDBC: the host says which connection this thread works on.
 *
 * <pre>{@code
 * try (BoundConnections.Binding here = connections.bind(connection)) {
 *     orders.save(connection, order);
 *     social.publisher().schedule(request);
 *     here.commit();
 * }
 * }</pre>
 *
 * <p>Thread-safe; a binding belongs to the thread that made it.
 */
public final class BoundConnections implements ConnectionSource {

    /** One for each instance: a host may have several databases. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Binding> bound = new ThreadLocal<>();

    /**
     * From now on, and until the binding is closed, this thread works inside the transaction of that connection.
     *
     * @param connection with auto-commit off; it stays the host's, to be closed by the host
     * @throws IllegalStateException if this thread has a binding already, or auto-commit is on
     * @throws SQLException if the connection cannot tell
     */
    public Binding bind(Connection connection) throws SQLException {
        if (bound.get() != null) {
            throw new IllegalStateException("This thread is bound to a connection already; close that binding first");
        }
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("There is no transaction: switch auto-commit off before you bind");
        }
        Binding binding = new Binding(connection);
        bound.set(binding);
        return binding;
    }

    @Override
    public Optional<Connection> current() {
        Binding binding = bound.get();
        return binding == null ? Optional.empty() : Optional.of(binding.connection);
    }

    @Override
    public void afterCommit(Runnable action) {
        Binding binding = bound.get();
        if (binding == null) {
            action.run();
        } else {
            binding.actions.add(action);
        }
    }

    /** One thread's stay inside one transaction. */
    public final class Binding implements AutoCloseable {

        private final Connection connection;
        private final List<Runnable> actions = new ArrayList<>();

        private Binding(Connection connection) {
            this.connection = connection;
        }

        /**
         * Commits, and then wakes the workers. A host that commits by itself loses no post, only up to a second.
         *
         * @throws SQLException what the commit throws; whether it took effect has to be looked up then
         */
        public void commit() throws SQLException {
            connection.commit();
            List.copyOf(actions).forEach(Runnable::run);
            actions.clear();
        }

        /** Ends the stay; commits and rolls back nothing. */
        @Override
        public void close() {
            bound.remove();
        }
    }
}
