package io.social4j.micrometer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.social4j.Social4j;
import io.social4j.event.SocialEvent;
import io.social4j.event.SocialListener;
import io.social4j.model.DeliveryId;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.RequestReport;
import io.social4j.spi.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what Social4j tells, and measures what is due. Give it to the builder as a listener and as telemetry, and the
 * result to {@link #watch}. Tags are names of platforms and outcomes, so there are few of them. Processes that share a store share its events:
 * sum their counters; each of them shows the same queue. Thread-safe.
 */
public final class SocialMeters implements SocialListener, Telemetry {

    /** Deliveries whose beginning is remembered; more are in flight only if something is very wrong. */
    private static final long MOST_IN_FLIGHT = 100_000;

    private static final String NO_PLATFORM = "none";

    private final MeterRegistry registry;
    private final EngineMeters engine;
    private final Counter scheduled;
    private final Counter duplicates;
    private final Cache<DeliveryId, Instant> started =
            Caffeine.newBuilder().maximumSize(MOST_IN_FLIGHT).build();
    private final Cache<DeliveryId, Boolean> uncertain =
            Caffeine.newBuilder().maximumSize(MOST_IN_FLIGHT).build();
    private volatile @Nullable Social4j social;

    public SocialMeters(MeterRegistry registry) {
        this.registry = registry;
        this.engine = new EngineMeters(registry);
        // There from the start, for alerts that compare with zero.
        scheduled = Counter.builder("social4j.posts.scheduled")
                .description("Posts that were scheduled")
                .register(registry);
        duplicates = Counter.builder("social4j.duplicate.detected")
                .description("Two live posts for one delivery, or almost; look at the incidents in the audit log")
                .register(registry);
    }

    /** From now on the queue, the tokens and the platforms of this one are measured, and its posts are asked how late they were. */
    public void watch(Social4j watched) {
        social = watched;
        new QueueMeters(watched.health()).bindTo(registry);
        new StateMeters(watched.health()).bindTo(registry);
    }

    @Override
    public void requested(Platform platform, RequestReport report) {
        engine.requested(platform, report);
    }

    @Override
    public void refreshed(Platform platform, @Nullable FailureKind failure) {
        engine.refreshed(platform, failure);
    }

    @Override
    public void throttled(Platform platform, Throttle by) {
        engine.throttled(platform, by);
    }

    @Override
    public void on(SocialEvent event) {
        switch (event.type()) {
            case POST_SCHEDULED -> scheduled.increment();
            case INCIDENT -> duplicates.increment();
            case DELIVERY_STARTED -> begun(event);
            case DELIVERY_UNCERTAIN -> unclear(event);
            case DELIVERY_RETRIES -> looked(event, "absent");
            case DELIVERY_POSTED -> {
                looked(event, "present");
                posted(event);
            }
            case DELIVERY_FAILED, DELIVERY_CANCELLED -> {
                looked(event, "absent");
                ended(event);
            }
            case DELIVERY_NEEDS_REVIEW -> {
                looked(event, "unknown");
                ended(event);
            }
            default -> {}
        }
    }

    private void begun(SocialEvent event) {
        if (event.delivery() != null) {
            started.put(event.delivery(), event.at());
        }
    }

    private void unclear(SocialEvent event) {
        if (event.delivery() != null) {
            uncertain.put(event.delivery(), true);
        }
    }

    /** How an unclear outcome was settled. */
    private void looked(SocialEvent event, String verdict) {
        DeliveryId delivery = event.delivery();
        if (delivery != null && uncertain.asMap().remove(delivery) != null) {
            Counter.builder("social4j.look.verdicts")
                    .description("How outcomes that had been unclear were settled")
                    .tag("platform", platform(event))
                    .tag("verdict", verdict)
                    .register(registry)
                    .increment();
        }
    }

    private void posted(SocialEvent event) {
        ended(event);
        Social4j asked = social;
        DeliveryId delivery = event.delivery();
        if (asked != null && event.post() != null && delivery != null) {
            asked.publisher()
                    .find(event.post())
                    .flatMap(post -> lateness(post, delivery))
                    .ifPresent(
                            timer("social4j.delivery.lateness", "From the scheduled time to the live post", event)
                                    ::record);
        }
    }

    private void ended(SocialEvent event) {
        Counter.builder("social4j.delivery.outcomes")
                .description("Deliveries that have ended")
                .tag("platform", platform(event))
                .tag("outcome", outcome(event.type()))
                .register(registry)
                .increment();
        DeliveryId delivery = event.delivery();
        Instant from = delivery == null ? null : started.asMap().remove(delivery);
        if (from != null) {
            timer("social4j.publish.duration", "From the first request that publishes to the end", event)
                    .record(Duration.between(from, event.at()));
        }
    }

    private static Optional<Duration> lateness(ScheduledPost post, DeliveryId id) {
        return post.deliveries().stream()
                .filter(delivery -> delivery.id().equals(id))
                .flatMap(delivery -> delivery.publishedAt().stream())
                .map(at -> Duration.between(post.scheduledAt(), at))
                .map(late -> late.isNegative() ? Duration.ZERO : late)
                .findFirst();
    }

    private Timer timer(String name, String description, SocialEvent event) {
        return Timer.builder(name)
                .description(description)
                .tag("platform", platform(event))
                .publishPercentileHistogram()
                .register(registry);
    }

    private static String outcome(SocialEvent.Type type) {
        return type.name().substring("DELIVERY_".length()).toLowerCase(Locale.ROOT);
    }

    private static String platform(SocialEvent event) {
        Platform platform = event.platform();
        return platform == null ? NO_PLATFORM : platform.id();
    }
}
