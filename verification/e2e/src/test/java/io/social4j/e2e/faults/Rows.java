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

    /** As many connections as the pool may still hold from before a fault cut them. */
    private static final int MOST_CUT = 10;

    /** What several queries answer, as if nothing happened between them. */
    static List<List<Map<String, String>>> atOneMoment(DataSource database, String... queries) {
        for (int cut = 0; ; cut++) {
            try {
                return read(database, queries);
            } catch (SQLException failed) {
                // Ended by an administrator or lost: another connection reads the same.
                String state = String.valueOf(failed.getSQLState());
                if (cut == MOST_CUT || !(state.startsWith("57P") || state.startsWith("08"))) {
                    throw new IllegalStateException(failed);
                }
            }
        }
    }

    private static List<List<Map<String, String>>> read(DataSource database, String... queries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            List<List<Map<String, String>>> answers = new ArrayList<>();
            for (String sql : queries) {
                answers.add(rows(connection, sql));
            }
            connection.commit();
            return answers;
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
