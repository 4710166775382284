package io.social4j.spring;

import io.social4j.store.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Spring's transactions on a DataSource: of JDBC, and of JPA where its dialect exposes the connection, as Hibernate's does. A
 * transaction of JTA, or on another DataSource, is not joined: what is scheduled in it is committed on its own.
 */
final class SpringTransactions implements ConnectionSource {

    private final DataSource dataSource;

    /** @param dataSource the one the transaction manager knows */
    SpringTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<Connection> current() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder) {
            Connection connection = holder.getConnection();
            return isInTransaction(connection) ? Optional.of(connection) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Spring also binds connections that only happen to be used while a transaction of another DataSource is active. */
    private static boolean isInTransaction(Connection connection) {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException broken) {
            throw new TransactionSystemException("The connection of the transaction does not answer", broken);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (current().isEmpty() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
