package com.example.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statuses and sentences as methods/statuses, methods/media and api/rate-limits show them (2026-11). */
final class MastodonErrorsTest {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @CsvSource({
        "401, The access token is invalid, RECONNECT_REQUIRED, RECONNECT_REQUIRED",
        "403, This action is not allowed, FORBIDDEN, FORBIDDEN",
        "404, Record not found, NOT_FOUND, NOT_FOUND",
        "410, Gone, NOT_FOUND, NOT_FOUND",
        "422, 'Validation failed: File content type is invalid', MEDIA_REJECTED, INVALID_CONTENT",
        "422, Cannot attach files that have not finished processing. Try again in a moment!, MEDIA_NOT_READY, MEDIA_NOT_READY",
        "429, Too many requests, RATE_LIMITED, RATE_LIMITED",
        "500, Error processing thumbnail for uploaded media, TRANSIENT, UNKNOWN_OUTCOME",
        "503, Remote data could not be fetched, TRANSIENT, UNKNOWN_OUTCOME"
    })
    void meansBeforeACommitAndAtOne(int status, String said, FailureKind before, FailureKind at) {
        assertThat(failure(status, said, Map.of(), Phase.BEFORE_COMMIT).kind()).isEqualTo(before);
        assertThat(failure(status, said, Map.of(), Phase.AT_COMMIT).kind()).isEqualTo(at);
    }

    @Test
    void waitsUntilTheLimitIsReset() {
        Map<String, String> reset = Map.of("x-ratelimit-reset", "2027-03-01T09:04:30.123456Z");
        assertThat(failure(429, "Too many requests", reset, Phase.AT_COMMIT).retryAt())
                .contains(Instant.parse("2027-03-01T09:04:30.123456Z"));

        Map<String, String> past = Map.of("x-ratelimit-reset", "2027-03-01T08:00:00Z");
        assertThat(failure(429, "Too many requests", past, Phase.AT_COMMIT).retryAt())
                .contains(NOW.plus(Duration.ofMinutes(5)));
    }

    private static PlatformFailure failure(int status, String said, Map<String, String> headers, Phase phase) {
        HttpReply reply = HttpReply.of(status, headers, "{\"error\":\"" + said + "\"}");
        return MastodonErrors.of(ManualClock.at(NOW)).failureOf(reply, phase);
    }
}
