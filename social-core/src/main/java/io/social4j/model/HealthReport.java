package io.social4j.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a process and its store are, and what to do about it. Immutable; holds no secrets and no content.
 *
 * @param status the worst of all findings
 * @param at when it was made, by the clock of this process
 * @param findings what was found, the worst first
 */
public record HealthReport(Status status, Instant at, List<Finding> findings) {

    public HealthReport {
        findings = List.copyOf(findings);
    }

    /** Puts findings into order. */
    public static HealthReport of(Instant at, List<Finding> findings) {
        List<Finding> sorted = findings.stream()
                .sorted(Comparator.comparing(Finding::status).reversed())
                .toList();
        return new HealthReport(sorted.isEmpty() ? Status.UP : sorted.get(0).status(), at, sorted);
    }

    /** How bad it is; later is worse. */
    public enum Status {
        UP,
        /** It works, and somebody should act before it does not. */
        DEGRADED,
        /** Posts do not go out. */
        DOWN
    }

    /**
     * One thing that was found.
     *
     * @param id stable, for alerts, for example {@code deliveries.overdue}
     * @param platform which platform it is about; {@code null} if about none in particular
     * @param message what is the case, and what to do
     */
    public record Finding(
            String id, Status status, @Nullable Platform platform, String message) {

        @Override
        public String toString() {
            return status + " " + id + (platform == null ? "" : " (" + platform + ")") + ": " + message;
        }
    }
}
