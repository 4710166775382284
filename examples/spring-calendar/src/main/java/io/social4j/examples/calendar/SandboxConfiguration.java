package io.social4j.examples.calendar;

import io.social4j.config.Settings;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spring.EnvironmentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;

/** Platforms without keys are played by the sandbox, inside this process. */
@Configuration(proxyBeanMethods = false)
@Profile(WorkerConfiguration.NOT_HERE)
class SandboxConfiguration {

    private static final String KEYS = "social4j.encryption.keys";

    /** What went live survives with the data, as it would on a real platform. */
    @Bean
    Sandbox sandbox(@Value("${calendar.data}") Path data) throws IOException {
        Files.createDirectories(data);
        return Sandbox.start(SandboxOptions.defaults().ledger(data.resolve("sandbox-ledger.jsonl")));
    }

    @Bean
    SandboxedPlatforms sandboxedPlatforms(ConfigurableEnvironment environment, Sandbox sandbox) {
        Settings own = EnvironmentSettings.of(environment);
        Set<String> played = new TreeSet<>();
        for (String platform : sandbox.platforms()) {
            boolean real = own.forPlatform(platform).find("client-id").isPresent()
                    || own.forPlatform(platform).find("base-url").isPresent();
            if (!real) {
                played.add(platform);
            }
        }
        return new SandboxedPlatforms(played);
    }

    /** The settings of the environment win over those of the sandbox. */
    @Bean
    Settings socialSettings(
            ConfigurableEnvironment environment,
            Sandbox sandbox,
            SandboxedPlatforms played,
            @Value("${calendar.data}") Path data)
            throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String platform : played.names()) {
            String prefix = "social4j.platforms." + platform + ".";
            settings.putAll(sandbox.settings().entrySet().stream()
                    .filter(setting -> setting.getKey().startsWith(prefix))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
        Settings own = EnvironmentSettings.of(environment);
        boolean nothingReal = played.names().equals(sandbox.platforms());
        if (nothingReal && own.find(KEYS).isEmpty()) {
            settings.put(KEYS, SandboxKey.in(data.resolve("sandbox.key")));
        }
        // Workers in other processes find this sandbox there.
        SharedSandbox.write(data, settings);
        return Settings.of(settings).with(own);
    }
}
