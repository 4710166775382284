package io.social4j.linkedin;

import static io.social4j.http.Phase.AT_COMMIT;
import static io.social4j.http.Phase.BEFORE_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.ErrorTable;
import io.social4j.http.HttpReply;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row by row, in both columns; bodies as documented in 2026-09 or recorded in 2025 and 2026. */
class LinkedInErrorsTest {

    private static final ErrorTable API = LinkedInErrors.ofApi(Desk.CLOCK);
    private static final ErrorTable UPLOADS = LinkedInErrors.ofUploads(Desk.CLOCK);
    private static final ErrorTable TOKENS = LinkedInErrors.ofTokens(Desk.CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | VERSION_MISSING           | A version must be present            | UNSUPPORTED     | UNSUPPORTED     | APP",
                "400 | ILLEGAL_ARGUMENT          | Organization permissions must be used when using organization as author | FORBIDDEN | FORBIDDEN | ACCOUNT",
                "400 | FIELD_LENGTH_TOO_LONG     | /commentary is too long              | INVALID_CONTENT | INVALID_CONTENT | POST",
                "400 | INVALID_URN_ID            | unknown                              | INVALID_CONTENT | INVALID_CONTENT | POST",
                "401 | EMPTY_ACCESS_TOKEN        | Empty oauth2 access token            | UNAUTHORIZED    | UNAUTHORIZED    | ACCOUNT",
                "401 | REVOKED_ACCESS_TOKEN      | has been revoked by the user         | UNAUTHORIZED    | UNAUTHORIZED    | ACCOUNT",
                "403 | ACCESS_DENIED             | Not enough permissions to access: x  | FORBIDDEN       | FORBIDDEN       | ACCOUNT",
                "404 | NOT_FOUND                 | Resource ugcPosts does not exist     | FORBIDDEN       | FORBIDDEN       | APP",
                "404 | NOT_FOUND                 | Post urn:li:share:1 does not exist   | NOT_FOUND       | NOT_FOUND       | POST",
                "409 | CONFLICT                  | write conflict                       | TRANSIENT       | UNKNOWN_OUTCOME | POST",
                "413 | TOO_LARGE                 | too large                            | INVALID_CONTENT | INVALID_CONTENT | POST",
                "422 | MISSING_FIELD             | field is required but not found      | INVALID_CONTENT | INVALID_CONTENT | POST",
                "422 | UNPROCESSABLE             | Content is a duplicate of urn:li:share:1 | DUPLICATE   | DUPLICATE       | POST",
                "400 | DUPLICATE_POST            | Duplicate post is detected           | DUPLICATE       | DUPLICATE       | POST",
                "426 | NONEXISTENT_VERSION       | Requested version 20241101 is not active | VERSION_RETIRED | VERSION_RETIRED | APP",
                "400 | MISSING_FIELD             | /author is required                  | INVALID_CONTENT | INVALID_CONTENT | POST",
                "400 | INVALID_VALUE_FOR_FIELD   | /visibility is wrong                 | INVALID_CONTENT | INVALID_CONTENT | POST",
                "400 | INVALID_VALUE_FOR_FIELD   | Data Processing Exception while processing fields [/commentary] | INVALID_CONTENT | INVALID_CONTENT | POST",
                "422 | ANY                       | Data Processing Exception while processing fields [/content]    | INVALID_CONTENT | INVALID_CONTENT | POST",
                "400 | INVALID_URN_TYPE          | unknown                              | INVALID_CONTENT | INVALID_CONTENT | POST",
                "400 | ILLEGAL_ARGUMENT          | Invalid key                          | INVALID_CONTENT | INVALID_CONTENT | POST",
                "400 | MEDIA_ASSET_WAITING_UPLOAD | waits                               | MEDIA_NOT_READY | MEDIA_NOT_READY | POST",
                "400 | ANY                       | The asset is processing              | MEDIA_NOT_READY | MEDIA_NOT_READY | POST",
                "400 | MEDIA_ASSET_PROCESSING_FAILED | failed                           | MEDIA_REJECTED  | MEDIA_REJECTED  | POST",
                "401 | INVALID_ACCESS_TOKEN      | Invalid access token                 | UNAUTHORIZED    | UNAUTHORIZED    | ACCOUNT",
                "401 | EXPIRED_ACCESS_TOKEN      | The token used has expired           | UNAUTHORIZED    | UNAUTHORIZED    | ACCOUNT",
                "415 | UNSUPPORTED_MEDIA_TYPE    | no                                   | MEDIA_REJECTED  | MEDIA_REJECTED  | POST",
                "422 | ANY                       | urn:li:video:1 is still processing   | MEDIA_NOT_READY | MEDIA_NOT_READY | POST",
                "422 | ANY                       | Video processing failed              | MEDIA_REJECTED  | MEDIA_REJECTED  | POST",
                "429 | TOO_MANY_REQUESTS         | Too many requests                    | RATE_LIMITED    | RATE_LIMITED    | ACCOUNT",
                "429 | ANY                       | Share limit reached, verify your account | QUOTA_EXHAUSTED | QUOTA_EXHAUSTED | ACCOUNT",
                "504 | GATEWAY_TIMEOUT           | timeout                              | TRANSIENT       | UNKNOWN_OUTCOME | POST",
                "408 | REQUEST_TIMEOUT           | timeout                              | TRANSIENT       | UNKNOWN_OUTCOME | POST",
                "500 | INTERNAL_ERROR            | Internal Server Error                | TRANSIENT       | UNKNOWN_OUTCOME | POST",
                "503 | SERVICE_UNAVAILABLE       | unavailable                          | TRANSIENT       | UNKNOWN_OUTCOME | POST",
                "999 | DENIED                    | Request denied                       | UNEXPECTED      | UNEXPECTED      | POST"
            })
    void readsARefusalInBothColumns(
            int status, String code, String message, FailureKind before, FailureKind at, Scope scope) {
        String body = "{\"status\":%d,\"code\":\"%s\",\"message\":\"%s\"}".formatted(status, code, message);

        PlatformFailure early = API.failureOf(json(status, body), BEFORE_COMMIT);
        PlatformFailure late = API.failureOf(json(status, body), AT_COMMIT);

        assertThat(early.kind()).isEqualTo(before);
        assertThat(late.kind()).isEqualTo(at);
        assertThat(late.scope()).isEqualTo(scope);
        assertThat(late.platformCode()).isEqualTo(code);
        assertThat(late.message()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "401, 65600, UNAUTHORIZED, Empty oauth2 access token",
        "401, 65601, UNAUTHORIZED, The token used in the request has been revoked by the user",
        "403, 100, FORBIDDEN, Not enough permissions to access: partnerApiPostsExternal.CREATE.20260901"
    })
    void readsTheNumberOfTheServiceWhereThereIsNoOtherCode(
            int status, String number, FailureKind kind, String message) {
        String body = "{\"status\":%d,\"serviceErrorCode\":%s,\"message\":\"%s\"}".formatted(status, number, message);

        PlatformFailure failure = API.failureOf(json(status, body), AT_COMMIT);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(failure.platformCode()).isEqualTo(number);
    }

    @Test
    void namesThePostThatADuplicateIsOf() {
        PlatformFailure failure = API.failureOf(
                json(
                        422,
                        "{\"errorDetailType\":\"com.linkedin.common.error.BadRequest\",\"message\":"
                                + "\"com.linkedin.content.common.exception.BadRequestResponseException: Content is a"
                                + " duplicate of urn:li:share:7295588489876647936\",\"errorDetails\":{\"inputErrors\":"
                                + "[{\"description\":\"Duplicate post is detected\",\"input\":{},"
                                + "\"code\":\"DUPLICATE_POST\"}]},\"status\":422}"),
                AT_COMMIT);

        assertThat(failure.kind()).isEqualTo(FailureKind.DUPLICATE);
        assertThat(failure.platformCode()).isEqualTo("DUPLICATE_POST");
        assertThat(failure.message()).contains("urn:li:share:7295588489876647936");
    }

    @ParameterizedTest
    @CsvSource({
        "APPLICATION DAY, APP,     2026-11-23T00:01:00Z",
        "MEMBER DAY,      ACCOUNT, 2026-11-23T00:01:00Z",
        "APPLICATION,     APP,     2026-11-22T10:05:00Z",
        "MEMBER,          ACCOUNT, 2026-11-22T10:05:00Z"
    })
    void waitsForTheNextDayWhereALimitIsOfADay(String counter, Scope scope, Instant until) {
        String body = "{\"message\":\"Resource level throttle " + counter
                + " limit for calls to this resource is reached.\",\"serviceErrorCode\":101,\"status\":429}";

        PlatformFailure failure = API.failureOf(json(429, body), AT_COMMIT);

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.scope()).isEqualTo(scope);
        assertThat(failure.retryAt()).contains(until);
        assertThat(failure.platformCode()).isEqualTo("101");
    }

    @Test
    void believesATimeThatLinkedInNames() {
        HttpReply reply = HttpReply.of(429, Map.of("Retry-After", "90"), "{\"message\":\"MEMBER DAY limit\"}");

        assertThat(API.failureOf(reply, AT_COMMIT).retryAt()).contains(Desk.NOW.plusSeconds(90));
    }

    @ParameterizedTest
    @CsvSource({"400", "403", "429", "502"})
    void believesNoPageInThePlaceOfLinkedIn(int status) {
        HttpReply page = HttpReply.of(status, Map.of("Content-Type", "text/html"), "<html>Sorry</html>");

        assertThat(API.failureOf(page, BEFORE_COMMIT).kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(API.failureOf(page, AT_COMMIT).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void tellsWhatIsWrongWithoutTheValuesThatLinkedInQuotes() {
        String body = "{\"status\":400,\"code\":\"INVALID_VALUE_FOR_FIELD\",\"message\":"
                + "\"/commentary :: \\\"the secret text\\\" is not valid in 'another'\"}";

        PlatformFailure failure = API.failureOf(HttpReply.of(400, Map.of("x-li-uuid", "AAYabc=="), body), AT_COMMIT);

        assertThat(failure.message()).contains("/commentary").doesNotContain("secret", "another");
        assertThat(failure.requestId()).isEqualTo("AAYabc==");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid_request | A required parameter \"client_secret\" is missing | FORBIDDEN           | APP",
                "400 | invalid_client  | unknown                                           | FORBIDDEN           | APP",
                "400 | invalid_redirect_uri | differs                                      | FORBIDDEN           | APP",
                "401 | invalid_client  | Client authentication failed                      | FORBIDDEN           | APP",
                "400 | invalid_request | The provided authorization grant is invalid       | RECONNECT_REQUIRED  | ACCOUNT",
                "400 | invalid_grant   | The refresh token has expired                     | RECONNECT_REQUIRED  | ACCOUNT",
                "429 | slow_down       | Too many requests                                 | RATE_LIMITED        | APP",
                "400 | else            | something new                                     | UNEXPECTED          | POST",
                "503 | unavailable     | later                                             | TRANSIENT           | POST"
            })
    void endsAGrantOnlyIfItIsSurelyGone(int status, String error, String description, FailureKind kind, Scope scope) {
        String body =
                "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(error, description.replace("\"", "\\\""));

        PlatformFailure failure = TOKENS.failureOf(json(status, body), BEFORE_COMMIT);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.scope()).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "400, MEDIA_REJECTED",
        "401, TRANSIENT",
        "403, TRANSIENT",
        "404, TRANSIENT",
        "410, TRANSIENT",
        "413, MEDIA_REJECTED",
        "415, MEDIA_REJECTED",
        "422, MEDIA_REJECTED",
        "429, RATE_LIMITED",
        "500, TRANSIENT",
        "503, TRANSIENT"
    })
    void asksForAnotherAddressUnlessTheFileItselfIsRefused(int status, FailureKind kind) {
        HttpReply page = HttpReply.of(status, Map.of("Content-Type", "text/html"), "<html>Sorry</html>");

        assertThat(UPLOADS.failureOf(json(status, ""), BEFORE_COMMIT).kind()).isEqualTo(kind);
        assertThat(UPLOADS.failureOf(page, BEFORE_COMMIT).kind()).isEqualTo(kind);
    }

    @Test
    void waitsForTheNextDayWhereTheAccountHasSharedEnough() {
        PlatformFailure failure = API.failureOf(json(429, "{\"message\":\"You reached the share limit\"}"), AT_COMMIT);

        assertThat(failure.retryAt()).contains(Instant.parse("2026-11-23T00:01:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"message\":[1],\"code\":{}}",
                "{\"errorDetails\":7}",
                "plain words"
            })
    void readsARefusalWithoutWordsByItsStatus(String body) {
        assertThat(API.failureOf(json(400, body), AT_COMMIT).kind()).isEqualTo(FailureKind.INVALID_CONTENT);
        assertThat(API.failureOf(json(500, body), AT_COMMIT).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(TOKENS.failureOf(json(400, body), BEFORE_COMMIT).kind()).isEqualTo(FailureKind.UNEXPECTED);
    }

    private static HttpReply json(int status, String body) {
        return HttpReply.of(status, Map.of("Content-Type", "application/json"), body);
    }
}
