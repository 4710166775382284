package io.social4j.spring;

import io.social4j.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The settings of Social4j as a Spring environment holds them: properties under {@code social4j.}, in any of the spellings Spring
 * Boot takes, and the variables people know, such as {@code TWITTER_CLIENT_ID}. A source that wins in Spring wins here.
 */
public final class EnvironmentSettings {

    private static final String PREFIX = "social4j.";
    private static final Pattern CAMEL = Pattern.compile("([a-z0-9])([A-Z])");

    private EnvironmentSettings() {}

    /** Reads them once; later changes of the environment are not seen. */
    public static Settings of(ConfigurableEnvironment environment) {
        List<PropertySource<?>> sources = new ArrayList<>();
        environment.getPropertySources().forEach(source -> sources.add(0, source));
        Settings settings = Settings.none();
        for (PropertySource<?> source : sources) {
            if (source instanceof EnumerablePropertySource<?> named) {
                settings = settings.with(
                        isProcessEnvironment(named)
                                ? Settings.fromEnvironment(variables(named))
                                : Settings.of(properties(named, environment)));
            }
        }
        return settings;
    }

    private static boolean isProcessEnvironment(PropertySource<?> source) {
        return source.getName().startsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }

    private static Map<String, String> variables(EnumerablePropertySource<?> source) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : source.getPropertyNames()) {
            put(found, name, source.getProperty(name));
        }
        return found;
    }

    private static Map<String, String> properties(
            EnumerablePropertySource<?> source, ConfigurableEnvironment environment) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : source.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                Object value = source.getProperty(name);
                put(
                        found,
                        spelled(name),
                        value == null ? null : environment.resolveRequiredPlaceholders(value.toString()));
            }
        }
        return found;
    }

    private static void put(Map<String, String> found, String name, @Nullable Object value) {
        if (value != null) {
            found.put(name, value.toString());
        }
    }

    /** {@code clientId} and {@code client_id} are {@code client-id}. */
    private static String spelled(String name) {
        return CAMEL.matcher(name).replaceAll("$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
