package io.social4j.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.social4j.SocialHealth;
import io.social4j.spi.store.HealthStore.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is due and held by nobody. Each reading is a short question to the store; one that fails shows as not a number. */
final class QueueMeters implements MeterBinder {

    private final SocialHealth health;

    QueueMeters(SocialHealth health) {
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("social4j.queue.depth", this, meters -> meters.read(QueueMeters::depth))
                .description("Deliveries that are due and not taken; of each platform 1000 at most are counted")
                .strongReference(true)
                .register(registry);
        Gauge.builder("social4j.queue.oldest.age", this, meters -> meters.read(meters::age))
                .description("For how long the oldest of them has been due")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private double read(ToDoubleFunction<List<Backlog>> value) {
        try {
            return value.applyAsDouble(health.backlogs());
        } catch (RuntimeException storeAway) {
            return Double.NaN;
        }
    }

    private static double depth(List<Backlog> backlogs) {
        return backlogs.stream().mapToInt(Backlog::due).sum();
    }

    private double age(List<Backlog> backlogs) {
        Instant now = health.storeTime();
        return backlogs.stream()
                .mapToDouble(backlog -> Duration.between(backlog.oldest(), now).toMillis() / 1_000.0)
                .max()
                .orElse(0);
    }
}
