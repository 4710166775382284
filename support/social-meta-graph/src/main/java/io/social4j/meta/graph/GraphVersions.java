package io.social4j.meta.graph;

import io.social4j.model.Platform;
import io.social4j.spi.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long versions of the Graph API are served (Graph API changelog, 2026-07-29). A call to one that is gone is answered,
 * without a word, by the oldest that is left.
 */
public final class GraphVersions {

    /** Time enough to read a changelog and to try the next version. */
    private static final Duration EARLY = Duration.ofDays(90);

    /** The day from which each version is gone; that of the newest is not announced. */
    private static final Map<String, LocalDate> ENDS = Map.of(
            "v19.0", LocalDate.of(2026, 5, 21),
            "v20.0", LocalDate.of(2026, 9, 24),
            "v21.0", LocalDate.of(2027, 1, 21),
            "v22.0", LocalDate.of(2027, 5, 20),
            "v23.0", LocalDate.of(2027, 10, 8),
            "v24.0", LocalDate.of(2028, 2, 18),
            "v25.0", LocalDate.of(2028, 7, 29));

    private GraphVersions() {}

    /** The day from which a version is gone; empty if that is not announced, or not known here. */
    public static Optional<LocalDate> endOf(String version) {
        return Optional.ofNullable(ENDS.get(version));
    }

    /**
     * What whoever runs a platform with this version should know.
     *
     * @return a warning if the version is gone or ends within 90 days; empty also for versions that are not known here
     */
    public static List<Notice> notices(Platform platform, String version, Instant now) {
        LocalDate end = ENDS.get(version);
        if (end == null
                || now.plus(EARLY).isBefore(end.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            return List.of();
        }
        boolean gone = !now.isBefore(end.atStartOfDay(ZoneOffset.UTC).toInstant());
        String setting = "social4j.platforms." + platform + ".api-version";
        String what = gone
                ? "Graph API " + version + " is gone since " + end
                        + "; the oldest version that is left answers instead."
                : "Graph API " + version + " ends on " + end + ".";
        return List.of(Notice.warning(
                platform + ".version.sunset",
                what + " Raise " + setting + ", for example to " + GraphApi.NEWEST + "."));
    }
}
