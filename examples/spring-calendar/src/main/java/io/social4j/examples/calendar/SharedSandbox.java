package io.social4j.examples.calendar;

import io.social4j.config.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Where the sandbox of the application is, written down for worker processes on the same machine. */
final class SharedSandbox {

    private static final String FILE = "sandbox.properties";

    private SharedSandbox() {}

    static void write(Path data, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path part = Files.createTempFile(data, FILE, ".part");
        try (Writer out = Files.newBufferedWriter(part)) {
            properties.store(out, "The sandbox inside the application, for its workers");
        }
        Files.move(part, data.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Nothing if the application has never played a platform. */
    static Settings read(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (Files.notExists(file)) {
            return Settings.none();
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return Settings.of(settings);
    }
}
