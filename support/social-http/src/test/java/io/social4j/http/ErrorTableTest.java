package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTableTest {

    private final ErrorTable table = ErrorTable.byStatus(FixedClock.AT_NOON);

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_CONTENT, INVALID_CONTENT",
        "401, UNAUTHORIZED, UNAUTHORIZED",
        "403, FORBIDDEN, FORBIDDEN",
        "404, NOT_FOUND, NOT_FOUND",
        "408, TRANSIENT, UNKNOWN_OUTCOME",
        "413, INVALID_CONTENT, INVALID_CONTENT",
        "425, TRANSIENT, UNKNOWN_OUTCOME",
        "429, RATE_LIMITED, RATE_LIMITED",
        "500, TRANSIENT, UNKNOWN_OUTCOME",
        "503, TRANSIENT, UNKNOWN_OUTCOME",
        "599, TRANSIENT, UNKNOWN_OUTCOME",
        "302, UNEXPECTED, UNEXPECTED",
        "600, UNEXPECTED, UNEXPECTED",
        "204, UNEXPECTED, UNEXPECTED"
    })
    void aStatusMeansWhatThePhaseAllows(int status, FailureKind before, FailureKind at) {
        HttpReply reply = HttpReply.of(status, Map.of(), "<html>");

        assertThat(table.failureOf(reply, Phase.BEFORE_COMMIT).kind()).isEqualTo(before);
        assertThat(table.failureOf(reply, Phase.AT_COMMIT).kind()).isEqualTo(at);
    }

    @Test
    void retryAfterIsCarried() {
        PlatformFailure failure = table.failureOf(HttpReply.of(429, Map.of("Retry-After", "60"), ""), Phase.AT_COMMIT);

        assertThat(failure.retryAt()).contains(FixedClock.AT_NOON.now().plusSeconds(60));
    }

    @Test
    void theAnswerIsNotQuoted() {
        PlatformFailure failure = table.failureOf(HttpReply.of(400, Map.of(), "SECRET"), Phase.BEFORE_COMMIT);

        assertThat(failure.message()).isEqualTo("The platform answered HTTP 400");
    }
}
