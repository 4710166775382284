package io.social4j.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00+0000,2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00-0730,2026-11-22T17:30:00Z",
        "2026-11-22T10:00:00+02:00,2026-11-22T08:00:00Z",
        "2026-11-22T10:00:00Z,2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00.250+0000,2026-11-22T10:00:00.250Z"
    })
    void readsTheTimesOfTheGraphApi(String text, Instant instant) {
        assertThat(GraphTime.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "1795305600", "2026-11-22", "2026-11-22T10:00:00", "2026-13-22T10:00:00+0000"})
    void answersNothingForAnythingElse(String text) {
        assertThat(GraphTime.parse(text)).isEmpty();
    }
}
