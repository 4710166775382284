package io.social4j.spring;

import io.social4j.Social4j;
import io.social4j.Social4jBuilder;
import io.social4j.SocialAccounts;
import io.social4j.SocialAnalytics;
import io.social4j.SocialCalendar;
import io.social4j.SocialHealth;
import io.social4j.SocialPublisher;
import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.event.SocialListener;
import io.social4j.spi.MediaIntake;
import io.social4j.spi.MediaStore;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.Telemetry;
import io.social4j.spi.TokenCipher;
import io.social4j.spi.store.SocialStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link Social4j} from the settings of the application and from beans: a store, a cipher, platforms, listeners. Any bean of the
 * application wins over the one made here.
 */
@AutoConfiguration(after = SocialStoreAutoConfiguration.class)
@EnableConfigurationProperties(SocialProperties.class)
public final class SocialAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Settings socialSettings(ConfigurableEnvironment environment) {
        return EnvironmentSettings.of(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    Social4j social4j(
            Settings settings,
            ResourceLoader resources,
            ObjectProvider<SocialStore> store,
            ObjectProvider<PublishPolicy> policy,
            ObjectProvider<TokenCipher> cipher,
            ObjectProvider<MediaStore> media,
            ObjectProvider<MediaIntake> intake,
            ObjectProvider<PlatformAdapterProvider> platforms,
            ObjectProvider<SocialListener> listeners,
            ObjectProvider<Telemetry> telemetry,
            ObjectProvider<SocialCustomizer> customizers) {
        ClassLoader loader = resources.getClassLoader();
        Social4jBuilder builder = Social4j.builder().settings(settings);
        builder = loader == null ? builder.discover() : builder.discover(loader);
        store.ifAvailable(builder::store);
        policy.ifAvailable(builder::policy);
        cipher.ifAvailable(builder::tokenCipher);
        media.ifAvailable(builder::media);
        intake.ifAvailable(builder::mediaIntake);
        platforms.orderedStream().forEach(builder::platform);
        listeners.orderedStream().forEach(builder::listener);
        telemetry.orderedStream().forEach(builder::telemetry);
        for (SocialCustomizer customizer : customizers.orderedStream().toList()) {
            customizer.customize(builder);
        }
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "social4j.workers.enabled", matchIfMissing = true)
    WorkersLifecycle socialWorkersLifecycle(Social4j social, SocialProperties properties) {
        return new WorkersLifecycle(social.workers(), properties.workers().grace());
    }

    @Bean
    @ConditionalOnMissingBean
    SocialPublisher socialPublisher(Social4j social) {
        return social.publisher();
    }

    @Bean
    @ConditionalOnMissingBean
    SocialCalendar socialCalendar(Social4j social) {
        return social.calendar();
    }

    @Bean
    @ConditionalOnMissingBean
    SocialAccounts socialAccounts(Social4j social) {
        return social.accounts();
    }

    @Bean
    @ConditionalOnMissingBean
    SocialAnalytics socialAnalytics(Social4j social) {
        return social.analytics();
    }

    @Bean
    @ConditionalOnMissingBean
    SocialHealth socialHealth(Social4j social) {
        return social.health();
    }
}
