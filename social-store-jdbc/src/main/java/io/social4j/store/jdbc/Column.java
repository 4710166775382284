package io.social4j.store.jdbc;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column whose values for many rows are parameters, see {@link Shape}.
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

    /** A different value in each row. */
    String array() {
        return "CAST(? AS " + databaseType() + " ARRAY)";
    }

    /** The same value in each row. */
    String constant(String value) {
        return "CAST(" + value + " AS " + databaseType() + ") AS " + name;
    }

    private String databaseType() {
        return type.equals("time") ? TIME : type;
    }
}
