package io.social4j.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** H2 2.x, in a file or in memory. */
final class H2Dialect implements Dialect {

    @Override
    public String id() {
        return "h2";
    }

    @Override
    public String clock() {
        return "CURRENT_TIMESTAMP(6)";
    }

    @Override
    public String lockFree() {
        return " FOR UPDATE SKIP LOCKED";
    }

    /** In H2 a failed statement does not end its transaction, so the caller catches the violation. */
    @Override
    public String orNothing(String insert) {
        return insert;
    }

    @Override
    public String insertedIds(String insert) {
        return "SELECT id FROM FINAL TABLE (" + insert + ")";
    }

    @Override
    public String batched(Insertion events, Shape shape) {
        return events.head() + " FROM FINAL TABLE (INSERT INTO {audit_batch} (events) VALUES (?)) AS batch, "
                + events.rows(shape);
    }

    @Override
    public String numbering() {
        return "MERGE INTO {audit_batch} AS batch USING (SELECT id, sum(events) OVER (ORDER BY id) AS place FROM"
                + " (SELECT id, events FROM {audit_batch} WHERE last_position IS NULL ORDER BY id LIMIT ?)) AS placed"
                + " ON batch.id = placed.id WHEN MATCHED THEN UPDATE SET last_position = placed.place + ?";
    }

    @Override
    public String altered(Alteration rows, Shape shape) {
        return "MERGE INTO {" + rows.table() + "} AS old USING (SELECT * FROM " + shape.rows(rows.columns())
                + ") AS fresh ON " + rows.isOld() + " WHEN MATCHED THEN UPDATE SET " + rows.sets();
    }

    @Override
    public boolean takesMany() {
        return false;
    }

    @Override
    public boolean hasTransactionalTables() {
        return false;
    }

    @Override
    public List<String> durabilityProblems(Connection connection) throws SQLException {
        boolean inFile = !connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
        return inFile && !"0".equals(writeDelay(connection))
                ? List.of(
                        "H2 keeps commits in memory for some time before it writes them (WRITE_DELAY); a crash would lose"
                                + " them, and a lost intent means a post that goes out twice. Add ;WRITE_DELAY=0 to the JDBC URL")
                : List.of();
    }

    private static String writeDelay(Connection connection) throws SQLException {
        String query = "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : "";
        }
    }
}
