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
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
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
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static long number(DataSource database, String sql) {
        return Long.parseLong(of(database, sql).get(0).values().iterator().next());
    }
}
