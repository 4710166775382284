package io.social4j.spring;

import io.social4j.store.jdbc.DatabaseUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Makes the application's DataSource out of {@code DATABASE_URL}, as hosting platforms set it, unless the application says
 * {@code spring.datasource.url} itself; default properties do not count as saying so.
 */
final class DatabaseUrlProperties implements EnvironmentPostProcessor {

    private static final String VARIABLE = "DATABASE_URL";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String address = environment.getProperty(VARIABLE);
        if (address == null || address.isBlank()) {
            return;
        }
        DatabaseUrl url = DatabaseUrl.parse(address.strip());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", url.jdbc());
        if (url.username() != null) {
            properties.put("spring.datasource.username", url.username());
        }
        if (url.password() != null) {
            properties.put("spring.datasource.password", url.password());
        }
        MutablePropertySources sources = environment.getPropertySources();
        sources.addLast(new MapPropertySource(VARIABLE, properties));
        DefaultPropertiesPropertySource.moveToEnd(environment);
    }
}
