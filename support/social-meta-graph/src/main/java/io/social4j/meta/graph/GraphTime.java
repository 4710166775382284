package io.social4j.meta.graph;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/** Reads the times of the Graph API. Thread-safe. */
public final class GraphTime {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private GraphTime() {}

    /**
     * Reads {@code 2026-11-22T10:00:00+0000}, as the Graph API writes it, and the same with {@code +00:00} or {@code Z}.
     *
     * @return empty if the text is anything else, also a time without an offset
     */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(FORMAT.parse(text.strip(), OffsetDateTime::from).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
