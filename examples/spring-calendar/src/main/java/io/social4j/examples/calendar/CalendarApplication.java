package io.social4j.examples.calendar;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the calendar: on the sandbox and a database in a file, unless keys of platforms or {@code DATABASE_URL} are set. */
@SpringBootApplication
public class CalendarApplication {

    /** Loses to {@code DATABASE_URL}, which properties of a file would beat. */
    private static final Map<String, Object> IN_A_FILE = Map.of(
            "spring.datasource.url",
            "jdbc:h2:file:${calendar.data}/calendar;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
            "spring.datasource.username",
            "sa");

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(CalendarApplication.class);
        application.setDefaultProperties(IN_A_FILE);
        application.run(args);
    }
}
