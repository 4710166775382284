package io.social4j.store.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * Many new rows in one statement, each column as an array of texts that the database converts: one plan and one exchange, however
 * many rows there are. What is the same in all of them stands in the statement.
 *
 * @param head the statement up to where its rows come from
 * @param rows where they come from; it has one parameter for each column that differs
 * @param columns how many of those there are
 */
record Insertion(String head, String rows, int columns) {

    /**
     * @param columns each with its name and its type, as {@code "draft boolean"}, where a type {@code time} is an instant; or with
     *     what stands in it in every row, as {@code "tries = 0"}, which may be another column of the same row, or its number from 1
     *     as {@code place}
     */
    static Insertion into(String table, String... columns) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<Column> given = new ArrayList<>();
        for (String column : columns) {
            int fixed = column.indexOf(" = ");
            String name = column.substring(0, column.indexOf(' '));
            names.add(name);
            values.add(fixed < 0 ? name : column.substring(fixed + 3));
            if (fixed < 0) {
                given.add(Column.of(column));
            }
        }
        return new Insertion(
                "INSERT INTO {" + table + "} (" + String.join(", ", names) + ") SELECT " + String.join(", ", values),
                values.contains(Column.PLACE) ? Column.numberedRows(given) : Column.rows(given),
                given.size());
    }

    String sql() {
        return head + " FROM " + rows;
    }
}
