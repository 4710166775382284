package io.social4j.examples.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each application under test a database and a sandbox that know nothing yet. */
public final class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path data = Files.createTempDirectory(target, "calendar-data-");
            TestPropertyValues.of(
                            "calendar.data=" + data,
                            "spring.datasource.url=jdbc:h2:file:" + data + "/calendar;WRITE_DELAY=0",
                            "spring.datasource.username=sa")
                    .applyTo(application);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
