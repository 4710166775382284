package io.social4j.store.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values for many rows are one parameter: an array of texts that the database converts.
 *
 * @param type of the database, or {@code time} for an instant
 */
record Column(String name, String type) {

    /** The number of a row, from 1. */
    static final String PLACE = "place";

    private static final String TIME = "timestamp(6) with time zone";

    /** Of a name and a type, as {@code "draft boolean"}. */
    static Column of(String text) {
        int space = text.indexOf(' ');
        return new Column(text.substring(0, space), text.substring(space + 1));
    }

    static List<Column> all(String... texts) {
        return Stream.of(texts).map(Column::of).toList();
    }

    /** Parameters as rows, called {@code fresh}. */
    static String rows(Collection<Column> columns) {
        return unnested(columns) + " AS fresh (" + names(columns) + ")";
    }

    /** As {@link #rows}, with one column more, {@value #PLACE}. */
    static String numberedRows(Collection<Column> columns) {
        return unnested(columns) + " WITH ORDINALITY AS fresh (" + names(columns) + ", " + PLACE + ")";
    }

    private static String unnested(Collection<Column> columns) {
        return "unnest(" + columns.stream().map(Column::array).collect(Collectors.joining(", ")) + ")";
    }

    static String names(Collection<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String array() {
        return "CAST(? AS " + (type.equals("time") ? TIME : type) + " ARRAY)";
    }

    /** The parameters: a list of texts for each column. */
    static Object[] parameters(int columns, List<@Nullable Object[]> rows) {
        Object[] arrays = new Object[columns];
        for (int column = 0; column < columns; column++) {
            List<@Nullable String> texts = new ArrayList<>(rows.size());
            Object before = null;
            String text = null;
            for (@Nullable Object[] row : rows) {
                Object value = row[column];
                // Many rows share a time, and to write one costs more than all else.
                boolean same = value == before || (value instanceof Instant && value.equals(before));
                if (!same) {
                    text = value == null ? null : value.toString();
                    before = value;
                }
                texts.add(text);
            }
            arrays[column] = texts;
        }
        return arrays;
    }
}
