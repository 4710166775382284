package io.social4j.linkedin;

import io.social4j.spi.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of LinkedIn's API, named by its month. One lives twelve months: those of November 2025 to March 2026 ended, or end, on
 * the 15th or 16th of the same month a year later (Microsoft Learn, "Versioning", 2026-09). After that every call to it is
 * answered by 426, and all of LinkedIn is held back. No header warns before. Immutable.
 */
record LinkedInVersion(YearMonth month) {

    /** How long before the end somebody should hear of it. */
    private static final int DAYS_OF_WARNING = 60;

    private static final int DAY_OF_END = 15;

    private static final Pattern FORM = Pattern.compile("20[0-9]{2}(0[1-9]|1[0-2])");

    /** Reads a month such as {@code 202609}. */
    static Optional<LinkedInVersion> of(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new LinkedInVersion(
                        YearMonth.of(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4)))))
                : Optional.empty();
    }

    /** The first day on which LinkedIn may refuse it, the earliest that fits what is published. */
    LocalDate ends() {
        return month.plusYears(1).atDay(DAY_OF_END);
    }

    /** What to say of it now; nothing as long as its end is far. */
    Optional<Notice> notice(Instant now) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, ZoneOffset.UTC), ends());
        if (days > DAYS_OF_WARNING) {
            return Optional.empty();
        }
        String act = " Set social4j.platforms.linkedin.api-version to a younger month; no release is needed.";
        return Optional.of(Notice.warning(
                "linkedin.version.sunset",
                days > 0
                        ? "Version " + this + " of LinkedIn's API ends about " + ends() + ", in " + days + " days."
                                + act
                        : "Version " + this + " of LinkedIn's API has ended about " + ends()
                                + ". LinkedIn refuses it, or will soon." + act));
    }

    /** As the header {@code LinkedIn-Version} has it. */
    @Override
    public String toString() {
        return "%04d%02d".formatted(month.getYear(), month.getMonthValue());
    }
}
