package io.social4j.spring.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Times as callers write them. */
final class Times {

    private static final String EXPECTED = " must be a time with its zone, as in 2026-12-01T10:30:00Z";
    private static final int LAST_YEAR = 9999;

    private Times() {}

    /** An instant of ISO-8601 with an offset, in a year that every database knows. */
    static Instant parse(String field, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException notOne) {
            throw RequestException.malformed(field + EXPECTED);
        }
        throw RequestException.malformed(field + EXPECTED);
    }

    static ZoneId zone(String field, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw RequestException.malformed(field + " must be a zone, as in Europe/Berlin");
        }
    }
}
