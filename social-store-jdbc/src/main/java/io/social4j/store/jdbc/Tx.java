package io.social4j.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one transaction. Parameters are texts, numbers, flags, bytes, {@link Instant}s (microseconds), {@code null},
 * collections of texts, which become arrays, and arrays of a {@link Shape}. Every text goes in and comes out by {@link StoredText}.
 * One thread.
 */
final class Tx {

    private final Connection connection;
    private final Names names;
    private final Dialect dialect;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Answer<?>> asked = new ArrayList<>();
    private @Nullable Instant now;

    /** A statement that has not been sent. */
    private record Waiting(String sql, List<@Nullable Object> parameters) {}

    /** @param now the store's time, or {@code null} to ask the database for it when it is needed */
    Tx(Connection connection, Names names, Dialect dialect, @Nullable Instant now) {
        this.connection = connection;
        this.names = names;
        this.dialect = dialect;
        this.now = now;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The store's time at the start, or when this was first asked; it stands still until the end of the transaction. */
    Instant now() {
        if (now == null) {
            try {
                now = time(connection, "SELECT " + dialect.clock());
            } catch (SQLException failed) {
                throw new JdbcStoreException("The database does not say what time it is", failed);
            }
        }
        return now;
    }

    /** Learns the time from an answer that holds {@link Dialect#clock} as {@code asked_at}, which saves asking for it. */
    void learnNow(Row from) throws SQLException {
        if (now == null) {
            now = from.time("asked_at").truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** The answer to a query for the time, in the precision that is stored. */
    static Instant time(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new SQLException("The database does not say what time it is");
            }
            return result.getObject(1, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... parameters) throws SQLException {
        settle();
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            return read(result, reader);
        }
    }

    private static <T> List<T> read(ResultSet result, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        Row row = new Row(result);
        while (result.next()) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    /** As {@link #query}, together with all others that are asked before one of the answers is wanted, or something else is sent. */
    <T> Answer<T> ask(String sql, Reader<T> reader, @Nullable Object... parameters) {
        Answer<T> answer = new Answer<>(new Waiting(names.in(sql), Arrays.asList(parameters)), reader);
        asked.add(answer);
        return answer;
    }

    int update(String sql, @Nullable Object... parameters) throws SQLException {
        settle();
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** The same statement once for each list of parameters, in one exchange with the database where it can. */
    void batch(String sql, List<@Nullable Object[]> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return;
        }
        settle();
        try (PreparedStatement statement = connection.prepareStatement(names.in(sql))) {
            for (@Nullable Object[] row : parameters) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** As {@link #update}, to be sent with the next statement that has an answer, or at the end. */
    void later(String sql, @Nullable Object... parameters) {
        waiting.add(new Waiting(names.in(sql), Arrays.asList(parameters)));
    }

    /** To be sent with the next statement that has an answer, or at the end. */
    void insert(Insertion into, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            Shape shape = Shape.of(rows);
            waiting.add(new Waiting(names.made(into, shape, Insertion::sql), shape.parameters(rows)));
        }
    }

    /** As {@link #insert}, of those rows that no unique index refuses. Answers the ids of those. */
    List<String> insertFree(Insertion into, List<@Nullable Object[]> rows) throws SQLException {
        Shape shape = Shape.of(rows);
        return query(
                dialect.insertedIds(names.made(into, shape, Insertion::sql)),
                from -> from.text("id"),
                shape.parameters(rows).toArray());
    }

    /** As {@link #insert}, for events: all of them are one batch. */
    void insertBatch(Insertion into, List<@Nullable Object[]> events) {
        if (!events.isEmpty()) {
            Shape shape = Shape.of(events);
            List<@Nullable Object> parameters = new ArrayList<>();
            parameters.add(events.size());
            parameters.addAll(shape.parameters(events));
            waiting.add(new Waiting(names.made(into, shape, dialect::batched), parameters));
        }
    }

    /** To be sent with the next statement that has an answer, or at the end. */
    void alter(Alteration table, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            Shape shape = Shape.of(rows);
            waiting.add(new Waiting(names.made(table, shape, dialect::altered), shape.parameters(rows)));
        }
    }

    /** Sends what waits, in its order, in one exchange with the database where it can; and then what was asked, likewise. */
    void settle() throws SQLException {
        for (List<Waiting> some : exchanges(waiting)) {
            try (PreparedStatement statement = prepare(some)) {
                statement.execute();
            }
        }
        waiting.clear();
        List<Answer<?>> questions = List.copyOf(asked);
        asked.clear();
        Iterator<Answer<?>> next = questions.iterator();
        for (List<Waiting> some :
                exchanges(questions.stream().map(one -> one.question).toList())) {
            try (PreparedStatement statement = prepare(some)) {
                statement.execute();
                for (int i = 0; i < some.size(); i++) {
                    next.next().read(statement);
                }
            }
        }
    }

    /** What goes to the database together. */
    private List<List<Waiting>> exchanges(List<Waiting> statements) {
        if (statements.isEmpty()) {
            return List.of();
        }
        return dialect.takesMany()
                ? List.of(List.copyOf(statements))
                : statements.stream().map(List::of).toList();
    }

    private PreparedStatement prepare(List<Waiting> statements) throws SQLException {
        return prepare(
                statements.stream().map(Waiting::sql).collect(Collectors.joining("; ")),
                statements.stream().flatMap(one -> one.parameters().stream()).toArray());
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(names.in(sql));
        try {
            bind(statement, parameters);
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    private void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof Instant time) {
                statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Collection<?> items) {
                statement.setObject(i + 1, encoded(items));
            } else if (value instanceof String text) {
                statement.setString(i + 1, StoredText.encoded(text));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static @Nullable String[] encoded(Collection<?> items) {
        @Nullable String[] texts = new @Nullable String[items.size()];
        int at = 0;
        for (Object item : items) {
            texts[at++] = item == null ? null : StoredText.encoded(item.toString());
        }
        return texts;
    }

    /** The rows that a question is answered with. */
    final class Answer<T> {

        private final Waiting question;
        private final Reader<T> reader;
        private @Nullable List<T> rows;

        private Answer(Waiting question, Reader<T> reader) {
            this.question = question;
            this.reader = reader;
        }

        List<T> rows() throws SQLException {
            if (rows == null) {
                settle();
            }
            return Objects.requireNonNull(rows, "asked in another transaction");
        }

        /** The next of the results that have come together. */
        private void read(PreparedStatement answered) throws SQLException {
            try (ResultSet result = answered.getResultSet()) {
                rows = Tx.read(result, reader);
            }
            answered.getMoreResults();
        }
    }

    /** One row of an answer. */
    static final class Row {

        private final ResultSet result;

        private Row(ResultSet result) {
            this.result = result;
        }

        String text(String column) throws SQLException {
            String value = textOrNull(column);
            if (value == null) {
                throw new SQLException("The column " + column + " holds nothing");
            }
            return value;
        }

        @Nullable
        String textOrNull(String column) throws SQLException {
            String value = result.getString(column);
            return value == null ? null : StoredText.decoded(value);
        }

        byte[] bytes(String column) throws SQLException {
            byte[] value = result.getBytes(column);
            if (value == null) {
                throw new SQLException("The column " + column + " holds nothing");
            }
            return value;
        }

        int number(String column) throws SQLException {
            return result.getInt(column);
        }

        long bigNumber(String column) throws SQLException {
            return result.getLong(column);
        }

        @Nullable
        Long bigNumberOrNull(String column) throws SQLException {
            return result.getObject(column, Long.class);
        }

        boolean flag(String column) throws SQLException {
            return result.getBoolean(column);
        }

        Instant time(String column) throws SQLException {
            Instant value = timeOrNull(column);
            if (value == null) {
                throw new SQLException("The column " + column + " holds no time");
            }
            return value;
        }

        @Nullable
        Instant timeOrNull(String column) throws SQLException {
            OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }
    }
}
