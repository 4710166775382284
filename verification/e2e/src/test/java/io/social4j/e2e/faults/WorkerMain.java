package io.social4j.e2e.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.store.jdbc.JdbcSocialStore;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A process that publishes what is due in a database, until it is killed or its standard input ends. Its only argument is a
 * properties file: the settings, {@code jdbc.url}, and the trap it walks into.
 */
final class WorkerMain {

    private WorkerMain() {}

    public static void main(String[] arguments) throws IOException {
        Properties file = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            file.load(in);
        }
        Trap trap = new Trap(
                file.getProperty("trap", ""),
                file.getProperty("trap.deadly", "true").equals("true"),
                Integer.parseInt(file.getProperty("trap.skip", "0")));
        JdbcSocialStore store = JdbcSocialStore.on(pool(file.getProperty("jdbc.url")));
        Social4j social = Social4j.builder()
                .discover()
                .settings(settings(file))
                .store(trap.around(store))
                .build();
        social.workers().start();
        OtherProcess.say("READY");
        untilTheParentIsGone();
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (url.startsWith("jdbc:h2:")) {
            config.setUsername("sa");
        }
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(10_000);
        return new HikariDataSource(config);
    }

    static Settings settings(Properties file) {
        TreeMap<String, String> values = new TreeMap<>();
        file.stringPropertyNames().stream()
                .filter(name -> name.startsWith("social4j."))
                .forEach(name -> values.put(name, file.getProperty(name)));
        return Settings.of(values);
    }

    static void untilTheParentIsGone() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever said to a worker.
        }
        Runtime.getRuntime().halt(0);
    }
}
