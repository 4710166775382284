package io.social4j.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many new rows in one statement, each column as an array of texts that the database converts: one plan and one exchange, however
 * many rows there are. What is the same in all of them stands in the statement.
 *
 * @param sql the statement; it has one parameter for each column that differs
 * @param columns how many of those there are
 */
record Insertion(String sql, int columns) {

    private static final String TIME = "timestamp(6) with time zone";

    /**
     * @param columns each with its name and its type, as {@code "draft boolean"}, where a type {@code time} is an instant; or with
     *     what stands in it in every row, as {@code "tries = 0"}, which may be another column of the same row
     */
    static Insertion into(String table, String... columns) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> given = new ArrayList<>();
        List<String> arrays = new ArrayList<>();
        for (String column : columns) {
            int fixed = column.indexOf(" = ");
            String name = column.substring(0, column.indexOf(' '));
            names.add(name);
            values.add(fixed < 0 ? name : column.substring(fixed + 3));
            if (fixed < 0) {
                String type = column.substring(name.length() + 1);
                given.add(name);
                arrays.add("CAST(? AS " + (type.equals("time") ? TIME : type) + " ARRAY)");
            }
        }
        String rows = "unnest(" + String.join(", ", arrays) + ") AS fresh (" + String.join(", ", given) + ")";
        return new Insertion(
                "INSERT INTO {" + table + "} (" + String.join(", ", names) + ") SELECT " + String.join(", ", values)
                        + " FROM " + rows,
                given.size());
    }

    /** The parameters: a list of texts for each column. */
    Object[] parameters(List<@Nullable Object[]> rows) {
        Object[] arrays = new Object[columns];
        for (int column = 0; column < columns; column++) {
            List<@Nullable String> texts = new ArrayList<>(rows.size());
            for (@Nullable Object[] row : rows) {
                Object value = row[column];
                texts.add(value == null ? null : value.toString());
            }
            arrays[column] = texts;
        }
        return arrays;
    }
}
