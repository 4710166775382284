package io.social4j.examples.calendar;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Two of these applications on the same database file: says so, instead of forty lines of H2. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DataInUse extends AbstractFailureAnalyzer<SQLException> {

    /** {@code DATABASE_ALREADY_OPEN_1} of H2. */
    private static final int ALREADY_OPEN = 90020;

    private final Environment environment;

    DataInUse(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        if (cause.getErrorCode() != ALREADY_OPEN) {
            return null;
        }
        return new FailureAnalysis(
                "The data in " + environment.getProperty("calendar.data")
                        + " is in use: another calendar runs on it, most likely on this machine.",
                "Stop the other one, or give this one data of its own: CALENDAR_DATA=/path SERVER_PORT=8081. For"
                        + " several processes on the same posts set DATABASE_URL to a PostgreSQL.",
                cause);
    }
}
