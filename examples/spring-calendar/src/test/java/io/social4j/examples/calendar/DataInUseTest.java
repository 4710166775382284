package io.social4j.examples.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class DataInUseTest {

    private final DataInUse analyzer =
            new DataInUse(new MockEnvironment().withProperty("calendar.data", "/srv/calendar"));

    @Test
    void namesTheDataThatAnotherCalendarRunsOnAndWhatToDo() {
        FailureAnalysis found = Objects.requireNonNull(analyzer.analyze(new IllegalStateException(
                "no store", new SQLException("Database may be already in use", "90020", 90020))));

        assertThat(found.getDescription()).contains("/srv/calendar", "in use");
        assertThat(found.getAction()).contains("CALENDAR_DATA", "DATABASE_URL");
    }

    @Test
    void leavesOtherFailuresOfTheDatabaseToOthers() {
        assertThat(analyzer.analyze(
                        new IllegalStateException("no store", new SQLException("Wrong password", "28000", 28000))))
                .isNull();
    }
}
