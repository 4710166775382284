package io.social4j.spring.health;

import io.social4j.SocialHealth;
import io.social4j.model.HealthReport;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One look at the store for all components of one question. Thread-safe. */
final class HealthReports {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final SocialHealth health;
    private final Duration tolerated;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Taken> last = new AtomicReference<>();

    HealthReports(SocialHealth health, Duration tolerated, LongSupplier nanos) {
        this.health = health;
        this.tolerated = tolerated;
        this.nanos = nanos;
    }

    private record Taken(HealthReport report, long at) {}

    HealthReport current() {
        Taken known = last.get();
        long now = nanos.getAsLong();
        if (known != null && now - known.at < FRESH.toNanos()) {
            return known.report;
        }
        HealthReport report = health.report(tolerated);
        last.set(new Taken(report, now));
        return report;
    }
}
