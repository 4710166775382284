package io.social4j.spring.health;

import io.social4j.model.HealthReport;
import io.social4j.model.HealthReport.Finding;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * What was found about one part. DOWN if posts do not go out; what somebody should act on before that is a detail, because an
 * orchestrator that takes a working process away makes it worse.
 */
final class FindingsIndicator extends AbstractHealthIndicator {

    private final HealthReports reports;
    private final Predicate<Finding> concerned;

    FindingsIndicator(HealthReports reports, Predicate<Finding> concerned) {
        super("Social4j's health could not be found out");
        this.reports = reports;
        this.concerned = concerned;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<Finding> found =
                reports.current().findings().stream().filter(concerned).toList();
        boolean down = found.stream().anyMatch(finding -> finding.status() == HealthReport.Status.DOWN);
        builder.status(down ? Status.DOWN : Status.UP);
        if (found.stream().anyMatch(finding -> finding.status() == HealthReport.Status.DEGRADED)) {
            builder.withDetail("degraded", true);
        }
        if (!found.isEmpty()) {
            builder.withDetail("findings", found.stream().map(Finding::toString).toList());
        }
    }
}
