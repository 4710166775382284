package io.social4j.store.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many new rows in one statement, each column as an array of texts that the database converts: one plan and one exchange, however
 * many rows there are.
 *
 * @param sql the statement; it has one parameter for each column
 * @param columns how many there are
 */
record Insertion(String sql, int columns) {

    private static final String TIME = "timestamp(6) with time zone";

    /** @param columns each with its name and its type, as {@code "draft boolean"}; a type {@code time} is an instant */
    static Insertion into(String table, String... columns) {
        List<String[]> split =
                Arrays.stream(columns).map(column -> column.split(" ", 2)).toList();
        String names = split.stream().map(column -> column[0]).collect(Collectors.joining(", "));
        String arrays = split.stream()
                .map(column -> "CAST(? AS " + (column[1].equals("time") ? TIME : column[1]) + " ARRAY)")
                .collect(Collectors.joining(", "));
        return new Insertion(
                "INSERT INTO {" + table + "} (" + names + ") SELECT * FROM unnest(" + arrays + ")", columns.length);
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
