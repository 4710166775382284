package io.social4j.examples.calendar;

import io.social4j.config.Settings;
import io.social4j.spring.EnvironmentSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The profile {@code worker}: no page and no sandbox, only workers, as many processes as somebody starts. Their platforms are those of
 * the environment, or those that the application on this machine plays.
 */
@Configuration(proxyBeanMethods = false)
@Profile(WorkerConfiguration.PROFILE)
class WorkerConfiguration {

    static final String PROFILE = "worker";
    static final String NOT_HERE = "!" + PROFILE;

    @Bean
    Settings socialSettings(
            ConfigurableEnvironment environment,
            @Value("${calendar.data}") Path data,
            @Value("${spring.datasource.url}") String database)
            throws IOException {
        if (database.startsWith("jdbc:h2:file:")) {
            throw new IllegalStateException(
                    "A file belongs to one process, the application. Set DATABASE_URL for it and"
                            + " for its workers: postgres://user:password@host/name");
        }
        return SharedSandbox.read(data).with(EnvironmentSettings.of(environment));
    }
}
