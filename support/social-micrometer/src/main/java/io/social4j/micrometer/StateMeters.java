package io.social4j.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.social4j.SocialHealth;
import io.social4j.SocialHealth.DispatchMode;
import io.social4j.model.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How things stand: what dispatches, and what ends when. What a platform does not say, and what the store does not answer, shows as
 * not a number.
 */
final class StateMeters implements MeterBinder {

    private final SocialHealth health;

    StateMeters(SocialHealth health) {
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (DispatchMode mode : DispatchMode.values()) {
            Gauge.builder("social4j.dispatch.mode", health, asked -> asked.dispatchMode() == mode ? 1 : 0)
                    .description("1 for what hands deliveries to the workers of this process now, else 0")
                    .tag("mode", mode.name().toLowerCase(Locale.ROOT))
                    .strongReference(true)
                    .register(registry);
        }
        for (Platform platform : health.platforms()) {
            bindTo(registry, platform);
        }
    }

    private void bindTo(MeterRegistry registry, Platform platform) {
        gauge("social4j.token.expiry", platform, this::untilTokenEnds)
                .description("Until the first token ends that only its user can renew; negative if it has ended")
                .baseUnit("seconds")
                .register(registry);
        gauge("social4j.platform.version.days.to.sunset", platform, this::daysOfVersion)
                .description("Days until the platform may refuse the API version that is configured")
                .register(registry);
    }

    private static Gauge.Builder<Platform> gauge(String name, Platform platform, ToDoubleFunction<Platform> value) {
        return Gauge.builder(name, platform, asked -> orNothing(asked, value))
                .tag("platform", platform.id())
                .strongReference(true);
    }

    private static double orNothing(Platform platform, ToDoubleFunction<Platform> value) {
        try {
            return value.applyAsDouble(platform);
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }

    private double untilTokenEnds(Platform platform) {
        Instant end = health.tokensEnd().get(platform);
        return end == null
                ? Double.NaN
                : Duration.between(health.storeTime(), end).toSeconds();
    }

    private double daysOfVersion(Platform platform) {
        LocalDate end = health.versionsEnd().get(platform);
        return end == null
                ? Double.NaN
                : ChronoUnit.DAYS.between(LocalDate.ofInstant(health.storeTime(), ZoneOffset.UTC), end);
    }
}
