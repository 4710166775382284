package io.social4j.examples.worker;

import io.social4j.Social4j;
import io.social4j.model.HealthReport;
import io.social4j.model.HealthReport.Finding;
import io.social4j.model.Platform;
import io.social4j.spi.queue.QueueStats;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line that a worker writes from time to time. */
final class Progress {

    private Progress() {}

    static String of(Social4j social) {
        HealthReport report = social.health().report();
        Stream<String> said = report.findings().stream()
                .filter(finding -> finding.status() != HealthReport.Status.UP
                        || finding.id().startsWith("workers."))
                .map(Finding::toString);
        Stream<String> queues = social.workers().queues().entrySet().stream()
                .filter(queue -> queue.getValue().depth() + queue.getValue().lastMinute() > 0)
                .map(Progress::line);
        return Stream.concat(said, queues).collect(Collectors.joining("; "));
    }

    private static String line(Map.Entry<Platform, QueueStats> queue) {
        QueueStats stats = queue.getValue();
        return queue.getKey() + " " + stats.ready() + " ready, " + stats.waiting() + " waiting, " + stats.lastMinute()
                + " in the last minute";
    }
}
