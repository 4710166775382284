package io.social4j.store.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many rows become few parameters: a column that has one value in all of them is one parameter or, where there is no value, none;
 * every other is an array of texts that the database converts. Texts that are converted once instead of in each row, and columns
 * that the database need not put together, are a sixth of the work of a large statement.
 *
 * @param same the columns with one value, as bits
 * @param nothing those of them that have no value
 */
record Shape(long same, long nothing) {

    /** In fewer rows, values are equal by chance, and each chance would be a statement of its own that the database has to plan. */
    private static final int FEW = 16;

    private static final Shape OF_FEW = new Shape(0, 0);

    /** @param rows at least one, each with a value for each column */
    static Shape of(List<@Nullable Object[]> rows) {
        if (rows.size() < FEW) {
            return OF_FEW;
        }
        @Nullable Object[] first = rows.get(0);
        long same = 0;
        long nothing = 0;
        for (int column = 0; column < first.length; column++) {
            if (isSame(column, first[column], rows)) {
                same |= 1L << column;
                nothing |= first[column] == null ? 1L << column : 0;
            }
        }
        if (Long.bitCount(same) == first.length) {
            // Something has to say how many rows there are.
            same &= ~1L;
            nothing &= ~1L;
        }
        return new Shape(same, nothing);
    }

    private static boolean isSame(int column, @Nullable Object value, List<@Nullable Object[]> rows) {
        for (@Nullable Object[] row : rows) {
            if (!Objects.equals(value, row[column])) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(int column) {
        return (same >> column & 1) == 1;
    }

    private boolean isNothing(int column) {
        return (nothing >> column & 1) == 1;
    }

    /** The rows, called {@code fresh}. */
    String rows(List<Column> columns) {
        return rows(columns, "", "");
    }

    /** As {@link #rows}, with one column more, {@value Column#PLACE}. */
    String numberedRows(List<Column> columns) {
        return rows(columns, " WITH ORDINALITY", Column.PLACE);
    }

    private String rows(List<Column> columns, String numbered, String place) {
        List<Column> varying = IntStream.range(0, columns.size())
                .filter(column -> !isSame(column))
                .mapToObj(columns::get)
                .toList();
        Stream<String> constants = IntStream.range(0, columns.size())
                .filter(this::isSame)
                .mapToObj(column -> columns.get(column).constant(isNothing(column) ? "NULL" : "?"));
        String names = Stream.concat(varying.stream().map(Column::name), Stream.of(place))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        String arrays = "unnest(" + varying.stream().map(Column::array).collect(Collectors.joining(", ")) + ")"
                + numbered + " AS fresh (" + names + ")";
        return same == 0
                ? arrays
                : "(SELECT " + Stream.concat(constants, Stream.of("fresh.*")).collect(Collectors.joining(", "))
                        + " FROM " + arrays + ") AS fresh";
    }

    /** Of rows of this shape, in the order in which {@link #rows} has them. */
    List<@Nullable Object> parameters(List<@Nullable Object[]> rows) {
        @Nullable Object[] first = rows.get(0);
        List<@Nullable Object> parameters = new ArrayList<>(first.length);
        for (int column = 0; column < first.length; column++) {
            if (isSame(column) && !isNothing(column)) {
                parameters.add(first[column]);
            }
        }
        for (int column = 0; column < first.length; column++) {
            if (!isSame(column)) {
                parameters.add(texts(column, rows));
            }
        }
        return parameters;
    }

    private static @Nullable String[] texts(int column, List<@Nullable Object[]> rows) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        Object before = null;
        String text = null;
        for (int row = 0; row < texts.length; row++) {
            Object value = rows.get(row)[column];
            // Many rows share a time, and to write one costs more than all else.
            boolean isBefore = value == before || (value instanceof Instant && value.equals(before));
            if (!isBefore) {
                text = value == null ? null : StoredText.encoded(value.toString());
                before = value;
            }
            texts[row] = text;
        }
        return texts;
    }
}
