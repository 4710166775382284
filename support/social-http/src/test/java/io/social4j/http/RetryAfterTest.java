package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "120, 120000",
        "' 7 ', 7000",
        "1.5, 1500",
        "0.250, 250",
        "1.50000000000000004, 1500",
    })
    void secondsCountFromNow(String value, long millis) {
        assertThat(RetryAfter.parse(value, NOW)).contains(NOW.plusMillis(millis));
    }

    @Test
    void aDateIsTaken() {
        assertThat(RetryAfter.parse("Tue, 01 Dec 2026 12:05:00 GMT", NOW)).contains(NOW.plusSeconds(300));
    }

    @Test
    void aDateInThePastIsNow() {
        assertThat(RetryAfter.parse("Tue, 01 Dec 2020 12:05:00 GMT", NOW)).contains(NOW);
        assertThat(RetryAfter.epochSeconds("1", NOW)).contains(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999", "999999999999999999", "Tue, 01 Dec 9999 12:05:00 GMT"})
    void nothingIsFurtherThanAMonth(String value) {
        if (RetryAfter.parse(value, NOW).isPresent()) {
            assertThat(RetryAfter.parse(value, NOW)).contains(NOW.plus(RetryAfter.LONGEST));
        }
        assertThat(RetryAfter.parse("999999999999999999", NOW)).contains(NOW.plus(Duration.ofDays(31)));
        assertThat(RetryAfter.epochSeconds("999999999999999999", NOW)).contains(NOW.plus(Duration.ofDays(31)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "soon",
                "1e9",
                "1,5",
                "0x10",
                "9999999999999999999999",
                "1.",
                "\u0661\u0662",
                "NaN",
                "Tue, 99 Dec"
            })
    void garbageIsAbsent(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
        assertThat(RetryAfter.epochSeconds(value, NOW)).isEmpty();
    }

    @Test
    void epochSecondsAreTaken() {
        assertThat(RetryAfter.epochSeconds(Long.toString(NOW.getEpochSecond() + 900), NOW))
                .contains(NOW.plusSeconds(900));
    }

    @Test
    void theHeaderOfAnAnswerIsRead() {
        assertThat(RetryAfter.of(HttpReply.of(429, Map.of("retry-after", "5"), ""), NOW))
                .contains(NOW.plusSeconds(5));
        assertThat(RetryAfter.of(HttpReply.of(429, Map.of(), ""), NOW)).isEmpty();
    }
}
