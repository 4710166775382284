package io.social4j.e2e.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Rows of the database as they are, past the store. */
final class Rows {

    private Rows() {}

    static List<Map<String, String>> of(DataSource database, String sql) {
        return atOneMoment(database, sql).get(0);
    }

    /** What several queries answer, as if nothing happened between them. */
    static List<List<Map<String, String>>> atOneMoment(DataSource database, String... queries) {
        try (Connection connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            List<List<Map<String, String>>> answers = new ArrayList<>();
            for (String sql : queries) {
                answers.add(rows(connection, sql));
            }
            connection.commit();
            return answers;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Map<String, String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    String value = result.getString(i);
                    if (value != null) {
                        row.put(result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), value);
                    }
                }
                rows.add(row);
            }
            return rows;
        }
    }

    static long number(DataSource database, String sql) {
        return Long.parseLong(of(database, sql).get(0).values().iterator().next());
    }
}
