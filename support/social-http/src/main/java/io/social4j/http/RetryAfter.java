package io.social4j.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a platform wants to see us again. Never earlier than now, never later than {@link #LONGEST}; what cannot be read is
 * absent. Thread-safe.
 */
public final class RetryAfter {

    /** Longest wait that is believed: the longest month, as some quotas are monthly. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,30})?");

    private RetryAfter() {}

    /** Reads the header {@code Retry-After} of an answer. */
    public static Optional<Instant> of(HttpReply reply, Instant now) {
        return reply.header("Retry-After").flatMap(value -> parse(value, now));
    }

    /** Reads a {@code Retry-After}: seconds, also with a fraction, or a date (RFC 9110 §10.2.3, the current date format). */
    public static Optional<Instant> parse(String value, Instant now) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(bounded(now.plus(duration(text)), now));
        }
        try {
            return Optional.of(bounded(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from), now));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads seconds since 1970, as {@code x-rate-limit-reset} carries them. */
    public static Optional<Instant> epochSeconds(String value, Instant now) {
        String text = value.strip();
        return SECONDS.matcher(text).matches()
                ? Optional.of(bounded(Instant.EPOCH.plus(duration(text)), now))
                : Optional.empty();
    }

    private static Duration duration(String seconds) {
        BigDecimal number = new BigDecimal(seconds).min(BigDecimal.valueOf(100_000_000_000L));
        return Duration.ofNanos(0)
                .plusSeconds(number.longValue())
                .plusNanos(number.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    private static Instant bounded(Instant at, Instant now) {
        Instant latest = now.plus(LONGEST);
        if (at.isBefore(now)) {
            return now;
        }
        return at.isAfter(latest) ? latest : at;
    }
}
