package io.social4j.store.jdbc;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * New values for many rows in one statement, see {@link Insertion}: a key finds each row, other columns change. No two of the
 * rows may have the same key.
 */
record Alteration(String table, List<Column> key, List<Column> changed) {

    /** The parameters, in this order. */
    List<Column> columns() {
        return Stream.concat(key.stream(), changed.stream()).toList();
    }

    /** What is set. */
    String sets() {
        return changed.stream()
                .map(column -> column.name() + " = fresh." + column.name())
                .collect(Collectors.joining(", "));
    }

    /** Which of the rows called {@code old} is meant. */
    String isOld() {
        return key.stream()
                .map(column -> "old." + column.name() + " = fresh." + column.name())
                .collect(Collectors.joining(" AND "));
    }
}
