package io.social4j.spring.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.social4j.Social4j;
import io.social4j.micrometer.SocialMeters;
import io.social4j.spring.SocialAutoConfiguration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters, where {@code social-micrometer} and a registry are there. */
@AutoConfiguration(
        before = SocialAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({SocialMeters.class, MeterRegistry.class})
@ConditionalOnBean(MeterRegistry.class)
public final class SocialMetersAutoConfiguration {

    /** A listener and telemetry, so that it is there before Social4j is. */
    @Bean
    @ConditionalOnMissingBean
    SocialMeters socialMeters(MeterRegistry registry) {
        return new SocialMeters(registry);
    }

    @Bean
    @ConditionalOnMissingBean(name = "socialMetersWatch")
    SmartInitializingSingleton socialMetersWatch(SocialMeters meters, Social4j social) {
        return () -> meters.watch(social);
    }
}
