package io.social4j.store.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * Many new rows in one statement: one exchange, however many rows there are. What is the same in all rows of a table stands in the
 * statement; what happens to be the same in these is one parameter, see {@link Shape}.
 *
 * @param head the statement up to where its rows come from
 * @param columns those that differ
 * @param isNumbered whether the rows have a {@value Column#PLACE}
 */
record Insertion(String head, List<Column> columns, boolean isNumbered) {

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
                List.copyOf(given),
                values.contains(Column.PLACE));
    }

    /** Where the rows come from. */
    String rows(Shape shape) {
        return isNumbered ? shape.numberedRows(columns) : shape.rows(columns);
    }

    String sql(Shape shape) {
        return head + " FROM " + rows(shape);
    }
}
