package io.social4j.store.jdbc;

import java.sql.SQLException;

/** The database did not do what it was asked; whoever called may ask again. The cause tells why. */
public final class JdbcStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JdbcStoreException(String message, SQLException cause) {
        super(message + ": " + cause.getMessage() + " (SQLSTATE " + cause.getSQLState() + ")", cause);
    }

    JdbcStoreException(String message, RuntimeException cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    JdbcStoreException(String message) {
        super(message);
    }
}
