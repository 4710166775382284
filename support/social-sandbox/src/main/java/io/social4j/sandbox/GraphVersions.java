package io.social4j.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of the Graph API answers. A version that is gone is served, without a word, by the oldest that is left; the
 * header {@code facebook-api-version} says so. Source: Meta docs, Graph API versions and changelog, 2026-07-29.
 */
final class GraphVersions {

    static final String HEADER = "facebook-api-version";

    private static final int NEWEST = 26;
    private static final Pattern VERSION = Pattern.compile("v([0-9]{1,3})\\.0");

    /** The last day of each version that still has one. */
    private static final Map<Integer, LocalDate> ENDS = new TreeMap<>(Map.of(
            20, LocalDate.of(2026, 9, 24),
            21, LocalDate.of(2027, 1, 21),
            22, LocalDate.of(2027, 5, 20),
            23, LocalDate.of(2027, 10, 8),
            24, LocalDate.of(2028, 2, 18),
            25, LocalDate.of(2028, 7, 29)));

    private GraphVersions() {}

    /** What the first segment of a path stands for; empty if it names no version there has ever been. */
    static Optional<String> serving(String segment, Instant now) {
        Matcher asked = VERSION.matcher(segment);
        if (!asked.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(asked.group(1));
        return number < 1 || number > NEWEST
                ? Optional.empty()
                : Optional.of("v" + Math.max(number, oldest(now)) + ".0");
    }

    private static int oldest(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return ENDS.entrySet().stream()
                .filter(end -> today.isBefore(end.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(NEWEST);
    }
}
