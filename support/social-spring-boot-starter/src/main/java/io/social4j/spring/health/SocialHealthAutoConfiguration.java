package io.social4j.spring.health;

import io.social4j.SocialHealth;
import io.social4j.model.HealthReport.Finding;
import io.social4j.spi.SocialClock;
import io.social4j.spring.SocialAutoConfiguration;
import io.social4j.spring.SocialProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * The components {@code store}, {@code dispatcher}, {@code progress}, {@code platforms} and {@code tokens} of
 * {@code /actuator/health}.
 */
@AutoConfiguration(after = SocialAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(SocialHealth.class)
public final class SocialHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HealthReports socialHealthReports(SocialHealth health, SocialProperties properties) {
        return new HealthReports(health, properties.health().tolerated(), SocialClock.system()::nanos);
    }

    /** The store takes writes, and its clock is right. */
    @Bean
    @ConditionalOnMissingBean(name = "storeHealthIndicator")
    HealthIndicator storeHealthIndicator(HealthReports reports) {
        return new FindingsIndicator(reports, finding -> isOf(finding, "store.") || isOf(finding, "clock."));
    }

    /** The workers of this process poll, and are answered; the queue, if there is one, dispatches. */
    @Bean
    @ConditionalOnMissingBean(name = "dispatcherHealthIndicator")
    HealthIndicator dispatcherHealthIndicator(HealthReports reports) {
        return new FindingsIndicator(reports, finding -> isOf(finding, "workers.") || isOf(finding, "queue."));
    }

    /** What is due goes out. */
    @Bean
    @ConditionalOnMissingBean(name = "progressHealthIndicator")
    HealthIndicator progressHealthIndicator(HealthReports reports) {
        return new FindingsIndicator(reports, finding -> isOf(finding, "deliveries."));
    }

    /** Whole platforms that are held back, and what their adapters have to say. */
    @Bean
    @ConditionalOnMissingBean(name = "platformsHealthIndicator")
    HealthIndicator platformsHealthIndicator(HealthReports reports) {
        return new FindingsIndicator(reports, finding -> !isOfAnotherPart(finding));
    }

    /** Accounts that wait for their users. */
    @Bean
    @ConditionalOnMissingBean(name = "tokensHealthIndicator")
    HealthIndicator tokensHealthIndicator(HealthReports reports) {
        return new FindingsIndicator(reports, finding -> isOf(finding, "hold.accounts."));
    }

    private static boolean isOfAnotherPart(Finding finding) {
        return isOf(finding, "store.")
                || isOf(finding, "clock.")
                || isOf(finding, "workers.")
                || isOf(finding, "queue.")
                || isOf(finding, "deliveries.")
                || isOf(finding, "hold.accounts.");
    }

    private static boolean isOf(Finding finding, String part) {
        return finding.id().startsWith(part);
    }
}
