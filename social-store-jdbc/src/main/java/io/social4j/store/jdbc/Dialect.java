package io.social4j.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where databases differ. Everything else is SQL that all of them speak. */
interface Dialect {

    /** The folder of its migrations. */
    String id();

    /** What says the time it is in a query, not the time the transaction began. */
    String clock();

    /**
     * A query for the time, at the start of a transaction of the store's own. It is short, so a client that does not go on with it is
     * frozen or cut off, and where the database can it ends such a transaction: its locks would keep all others waiting.
     */
    default String begin() {
        return "SELECT " + clock();
    }

    /** As {@link #begin}, of a transaction that runs all the time: its statements need not be planned each time. */
    default String beginOften() {
        return begin();
    }

    /** What a locking read ends with when it must not wait for others. */
    String lockFree();

    /** Inserts unless a unique index says no; {@code insert} is a complete statement. */
    String orNothing(String insert);

    /** As {@link #orNothing}, as a query for the ids of the rows that were inserted. */
    String insertedIds(String insert);

    /** Inserts events with a batch of their own, called {@code batch}. The first parameter is how many events there are. */
    String batched(Insertion events, Shape shape);

    /**
     * Gives positions to the oldest batches of events that have none, in their order. Parameters: how many at most, and the highest
     * position given so far.
     */
    String numbering();

    /** A condition: {@code column} is in a list, a parameter, that may be long while many rows are read. */
    default String isInLongList(String column) {
        return column + " = ANY(?)";
    }

    /** Changes many rows at once. */
    String altered(Alteration rows, Shape shape);

    /** Whether a statement may be several, with a semicolon between them, which go to the database together. */
    boolean takesMany();

    /** Whether tables are made inside transactions. */
    boolean hasTransactionalTables();

    /** Whether commits survive a crash as the database is set up now; empty if they do. */
    List<String> durabilityProblems(Connection connection) throws SQLException;

    /** Whether the database says that a unique index was violated. */
    default boolean isDuplicate(SQLException failed) {
        return "23505".equals(failed.getSQLState());
    }

    /** Whether nothing was done because of another transaction, so that the same may succeed now. */
    default boolean isCollision(SQLException failed) {
        String state = failed.getSQLState();
        return state != null && (state.startsWith("40") || state.equals("55P03"));
    }

    /** The dialect of the database behind a connection. */
    static Dialect of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return switch (name) {
            case "PostgreSQL" -> new PostgresDialect();
            case "H2" -> new H2Dialect();
            default ->
                throw new JdbcStoreException("Social4j keeps its posts in PostgreSQL or H2; " + name
                        + " is not supported. Give it a DataSource of one of these");
        };
    }
}
