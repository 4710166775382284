package io.social4j.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL 13 and later. */
final class PostgresDialect implements Dialect {

    private static final int OLDEST = 13;
    /** Milliseconds between two statements of a transaction; whoever is slower is not there any more. */
    private static final int LONGEST_SILENCE = 5_000;

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public String clock() {
        return "clock_timestamp()";
    }

    @Override
    public String begin() {
        return "SELECT clock_timestamp(), set_config('idle_in_transaction_session_timeout', '" + LONGEST_SILENCE
                + "', true)";
    }

    /**
     * All that runs often finds its rows by their keys. A plan made while the tables were small would read whole tables, and be
     * kept when they are large.
     */
    @Override
    public String beginOften() {
        return begin() + ", set_config('plan_cache_mode', 'force_generic_plan', true)"
                + ", set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true)"
                + ", set_config('enable_mergejoin', 'off', true)";
    }

    @Override
    public String lockFree() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String orNothing(String insert) {
        return insert + " ON CONFLICT DO NOTHING";
    }

    @Override
    public String insertedIds(String insert) {
        return orNothing(insert) + " RETURNING id";
    }

    @Override
    public String batched(Insertion events, Shape shape) {
        return "WITH batch AS (INSERT INTO {audit_batch} (events) VALUES (?) RETURNING id) " + events.head()
                + " FROM batch, " + events.rows(shape);
    }

    @Override
    public String numbering() {
        return "WITH oldest AS (SELECT id, events FROM {audit_batch} WHERE last_position IS NULL ORDER BY id LIMIT ?),"
                + " placed AS (SELECT id, sum(events) OVER (ORDER BY id) AS place FROM oldest)"
                + " UPDATE {audit_batch} AS batch SET last_position = placed.place + ? FROM placed"
                + " WHERE batch.id = placed.id";
    }

    /** A set to look into; a plain list would be read from its start for each row. */
    @Override
    public String isInLongList(String column) {
        return column + " IN (SELECT unnest(?))";
    }

    @Override
    public String altered(Alteration rows, Shape shape) {
        return "UPDATE {" + rows.table() + "} AS old SET " + rows.sets() + " FROM " + shape.rows(rows.columns())
                + " WHERE " + rows.isOld();
    }

    @Override
    public boolean takesMany() {
        return true;
    }

    @Override
    public boolean hasTransactionalTables() {
        return true;
    }

    @Override
    public List<String> durabilityProblems(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
            problems.add("PostgreSQL " + OLDEST + " or later is needed, this is "
                    + connection.getMetaData().getDatabaseProductVersion());
        }
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            String value = show(connection, setting);
            if (value.equals("off")) {
                problems.add("PostgreSQL runs with " + setting + " = off: acknowledged commits may be lost in a crash,"
                        + " and a lost intent means a post that goes out twice. Set it to on");
            }
        }
        String isolation = show(connection, "default_transaction_isolation");
        if (!isolation.equals("read committed")) {
            problems.add("default_transaction_isolation is " + isolation + "; Social4j needs read committed");
        }
        return problems;
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW " + setting)) {
            return result.next() ? result.getString(1) : "";
        }
    }
}
