package io.social4j.reddit;

import static io.social4j.http.Phase.AT_COMMIT;
import static io.social4j.http.Phase.BEFORE_COMMIT;
import static io.social4j.model.FailureKind.*;
import static io.social4j.model.PlatformFailure.Scope.ACCOUNT;
import static io.social4j.model.PlatformFailure.Scope.APP;
import static io.social4j.model.PlatformFailure.Scope.POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import io.social4j.spi.PlatformException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RedditErrorsTest {

    private static final HttpCall CALL = HttpCall.post(URI.create("https://oauth.reddit.example"), "api/submit")
            .build();

    private final RedditErrors errors = new RedditErrors(Desk.CLOCK);

    @ParameterizedTest
    @CsvSource({
        "RATELIMIT, RATE_LIMITED, ACCOUNT",
        "SUBREDDIT_RATELIMIT, RATE_LIMITED, ACCOUNT",
        "IN_TIMEOUT, RATE_LIMITED, ACCOUNT",
        "QUOTA_FILLED, QUOTA_EXHAUSTED, ACCOUNT",
        "ALREADY_SUB, DUPLICATE, POST",
        "SUBMIT_VALIDATION_REPOST, DUPLICATE, POST",
        "SUBREDDIT_NOEXIST, NOT_FOUND, POST",
        "SUBREDDIT_REQUIRED, INVALID_CONTENT, POST",
        "SUBREDDIT_NOTALLOWED, FORBIDDEN, POST",
        "SUBREDDIT_NO_ACCESS, FORBIDDEN, POST",
        "BANNED_FROM_SUBREDDIT, FORBIDDEN, POST",
        "SUBREDDIT_OUTBOUND_LINKING_DISALLOWED, FORBIDDEN, POST",
        "NO_SELFS, INVALID_CONTENT, POST",
        "NO_LINKS, INVALID_CONTENT, POST",
        "GALLERIES_DISABLED, INVALID_CONTENT, POST",
        "NO_TEXT, INVALID_CONTENT, POST",
        "TOO_LONG, INVALID_CONTENT, POST",
        "BAD_URL, INVALID_CONTENT, POST",
        "INVALID_OPTION, INVALID_CONTENT, POST",
        "JSON_MISSING_KEY, INVALID_CONTENT, POST",
        "PARAMETER_REQUIRED, INVALID_CONTENT, POST",
        "DOMAIN_BANNED, INVALID_CONTENT, POST",
        "BANNED_DOMAIN_LIST, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_FLAIR_REQUIRED, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_SOMETHING_NEW, INVALID_CONTENT, POST",
        "BAD_FLAIR_TEMPLATE_ID, INVALID_CONTENT, POST",
        "USER_REQUIRED, UNAUTHORIZED, ACCOUNT",
        "VERIFIED_USER_REQUIRED, BLOCKED_BY_POLICY, ACCOUNT",
        "NO_VERIFIED_EMAIL, BLOCKED_BY_POLICY, ACCOUNT",
        "BANNED_IP, BLOCKED_BY_POLICY, ACCOUNT",
        "BAD_CAPTCHA, BLOCKED_BY_POLICY, ACCOUNT",
        "USER_BLOCKED, FORBIDDEN, POST",
        "GOLD_REQUIRED, FORBIDDEN, POST",
        "MOD_REQUIRED, FORBIDDEN, POST",
        "NO_API, FORBIDDEN, POST",
        "NO_IMAGES, INVALID_CONTENT, POST",
        "NO_VIDEOS, INVALID_CONTENT, POST",
        "NO_GIFS, INVALID_CONTENT, POST",
        "NO_POLLS, INVALID_CONTENT, POST",
        "NO_CROSSPOSTS, INVALID_CONTENT, POST",
        "NO_SPOILERS, INVALID_CONTENT, POST",
        "NO_URL, INVALID_CONTENT, POST",
        "TOO_SHORT, INVALID_CONTENT, POST",
        "INVALID_SCHEME, INVALID_CONTENT, POST",
        "INVALID_CROSSPOST_THING, INVALID_CONTENT, POST",
        "BAD_NUMBER, INVALID_CONTENT, POST",
        "BAD_STRING, INVALID_CONTENT, POST",
        "JSON_PARSE_ERROR, INVALID_CONTENT, POST",
        "JSON_INVALID, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_BODY_REQUIRED, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_BODY_NOT_ALLOWED, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_TITLE_BLACKLISTED_STRING, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_BODY_BLACKLISTED_STRING, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_TITLE_REQUIRED_STRING, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_LINK_WHITELIST, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_LINK_BLACKLIST, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_MIN_LENGTH, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_MAX_LENGTH, INVALID_CONTENT, POST",
        "SUBMIT_VALIDATION_REGEX_TIMEOUT, INVALID_CONTENT, POST",
        "BAD_FLAIR_TARGET, INVALID_CONTENT, POST",
        "THREAD_LOCKED, FORBIDDEN, POST",
        "TOO_OLD, FORBIDDEN, POST",
        "USER_MUTED, FORBIDDEN, POST",
        "MUTED_FROM_SUBREDDIT, FORBIDDEN, POST",
        "DELETED_COMMENT, NOT_FOUND, POST",
        "DELETED_THING, NOT_FOUND, POST",
        "COMMENT_NOT_ACCESSIBLE, NOT_FOUND, POST",
        "POST_NOT_ACCESSIBLE, NOT_FOUND, POST",
        "NO_THING_ID, NOT_FOUND, POST",
        "A_CODE_OF_TOMORROW, INVALID_CONTENT, POST",
    })
    void aCodeWithinASuccessIsADefiniteRefusal(String code, FailureKind kind, Scope scope) {
        PlatformFailure failure = within(200, "{\"json\":{\"errors\":[[\"%s\",\"no way\",\"sr\"]]}}".formatted(code));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.kind().isDefiniteRefusal()).isTrue();
        assertThat(failure.scope()).isEqualTo(scope);
        assertThat(failure.platformCode()).isEqualTo(code);
        assertThat(failure.message()).hasSizeGreaterThan(40);
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                row(400, "{\"message\":\"Bad Request\",\"error\":400}", INVALID_CONTENT, POST),
                row(400, "{\"json\":{\"errors\":[[\"TOO_LONG\",\"m\",\"title\"]]}}", INVALID_CONTENT, POST),
                row(
                        400,
                        "{\"fields\":[\"url\"],\"explanation\":\"e\",\"reason\":\"SUBMIT_VALIDATION_REPOST\"}",
                        DUPLICATE,
                        POST),
                row(401, "{\"message\":\"Unauthorized\",\"error\":401}", UNAUTHORIZED, ACCOUNT),
                row(403, "{\"reason\":\"private\",\"message\":\"Forbidden\",\"error\":403}", FORBIDDEN, POST),
                row(403, "{\"reason\":\"banned\",\"message\":\"Forbidden\",\"error\":403}", FORBIDDEN, POST),
                row(403, "{\"reason\":\"quarantined\",\"message\":\"Forbidden\",\"error\":403}", FORBIDDEN, POST),
                row(403, "{\"reason\":\"gold_only\",\"message\":\"Forbidden\",\"error\":403}", FORBIDDEN, POST),
                row(403, "", FORBIDDEN, POST),
                row(404, "{\"message\":\"Not Found\",\"error\":404}", NOT_FOUND, POST),
                row(413, "", INVALID_CONTENT, POST),
                row(414, "", INVALID_CONTENT, POST),
                row(415, "", INVALID_CONTENT, POST),
                row(429, "{\"message\":\"Too Many Requests\",\"error\":429}", RATE_LIMITED, APP),
                row(429, "<!doctype html><title>Too Many Requests</title>", RATE_LIMITED, APP),
                row(302, "", UNEXPECTED, POST),
                open(409, ""),
                open(408, ""),
                open(500, "{\"message\":\"Internal Server Error\",\"error\":500}"),
                open(502, ""),
                open(503, "<html>busy</html>"),
                open(504, ""),
                open(520, ""),
                open(522, ""),
                open(403, "<html>whoa there</html>"));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void aStatusHasTwoColumns(int status, String body, FailureKind before, FailureKind atCommit, Scope scope) {
        assertThat(api(status, body, BEFORE_COMMIT).kind()).isEqualTo(before);
        PlatformFailure failure = api(status, body, AT_COMMIT);
        assertThat(failure.kind()).isEqualTo(atCommit);
        assertThat(failure.scope()).isEqualTo(scope);
        assertThat(failure.message()).hasSizeGreaterThan(40).doesNotContain("<", "{");
    }

    @Test
    void aMissingScopeAsksForANewConnection() {
        PlatformFailure failure = api(
                403,
                "{\"message\":\"Forbidden\",\"error\":403}",
                AT_COMMIT,
                "WWW-Authenticate",
                "Bearer realm=\"reddit\", error=\"insufficient_scope\"");

        assertThat(failure.kind()).isEqualTo(RECONNECT_REQUIRED);
    }

    @Test
    void theSubredditsOwnWordsAreShown() {
        PlatformFailure failure = api(
                400,
                "{\"fields\":[\"title\"],\"explanation\":\"Contains a banned word\",\"error_type\":"
                        + "\"SUBMIT_VALIDATION_ERROR\",\"message\":\"Bad Request\",\"reason\":"
                        + "\"SUBMIT_VALIDATION_TITLE_BLACKLISTED_STRING\"}",
                AT_COMMIT);

        assertThat(failure.message()).endsWith("Reddit says: Contains a banned word");
        assertThat(failure.platformCode()).isEqualTo("SUBMIT_VALIDATION_TITLE_BLACKLISTED_STRING");
        assertThat(api(403, "{\"reason\":\"private\"}", AT_COMMIT).message()).endsWith("Reddit says: private");
        assertThat(within(200, "{\"json\":{\"errors\":[[\"X\",\"a token=abcdef\",null]]}}")
                        .message())
                .doesNotContain("abcdef");
    }

    @ParameterizedTest
    @CsvSource({
        "503.2, '8 minutes', 503200",
        "840.0000000000012, '', 840000",
        "null, 'Take a break for 14 minutes before trying again.', 840000",
        "null, 'you are doing that too much. try again in 8 minutes.', 480000",
        "null, 'Try again in 45 Seconds.', 45000",
        "null, '1 hour', 3600000",
        "null, '350 milliseconds', 350",
        "null, 'Fais une pause de quatorze minutes', 600000",
        "0.0, '', 600000",
    })
    void aBreakLastsAsLongAsTheNumberSaysElseTheTextElseTenMinutes(String number, String text, long millis) {
        PlatformFailure failure = within(
                200,
                "{\"json\":{\"ratelimit\":%s,\"errors\":[[\"RATELIMIT\",\"%s\",\"ratelimit\"]]}}"
                        .formatted(number, text),
                "x-ratelimit-reset",
                "412");

        assertThat(failure.retryAt()).contains(Desk.NOW.plusMillis(millis));
    }

    @Test
    void ofSeveralErrorsTheFirstIsTold() {
        PlatformFailure failure =
                within(200, "{\"json\":{\"errors\":[[\"NO_SELFS\",\"m\",\"kind\"],[\"TOO_LONG\",\"n\"]]}}");

        assertThat(failure.platformCode()).isEqualTo("NO_SELFS");
        assertThat(failure.kind()).isEqualTo(INVALID_CONTENT);
    }

    @Test
    void aTokenThatIsNoLongerGoodIsRenewed() {
        PlatformFailure failure =
                api(401, "", AT_COMMIT, "WWW-Authenticate", "Bearer realm=\"reddit\", error=\"invalid_token\"");

        assertThat(failure.kind()).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void aQuotaIsAskedForAgainInAnHour() {
        assertThat(within(200, "{\"json\":{\"errors\":[[\"QUOTA_FILLED\"]]}}").retryAt())
                .contains(Desk.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void a429WaitsAsLongAsAHeaderSaysElseAMinute() {
        assertThat(api(429, "", AT_COMMIT, "x-ratelimit-remaining", "0.0", "x-ratelimit-reset", "412")
                        .retryAt())
                .contains(Desk.NOW.plusSeconds(412));
        assertThat(api(429, "", AT_COMMIT, "Retry-After", "7", "x-ratelimit-reset", "412")
                        .retryAt())
                .contains(Desk.NOW.plusSeconds(7));
        assertThat(api(429, "<html></html>", BEFORE_COMMIT).retryAt()).contains(Desk.NOW.plusSeconds(60));
        assertThat(api(429, "", AT_COMMIT, "x-ratelimit-reset", "0").retryAt()).contains(Desk.NOW.plusSeconds(60));
    }

    @Test
    void anAnswerWithoutErrorsIsNoRefusal() {
        assertThatCode(() -> errors.refuse(CALL, HttpReply.of(200, Map.of(), "{\"json\":{\"errors\":[]}}")))
                .doesNotThrowAnyException();
        assertThatCode(() -> errors.refuse(CALL, HttpReply.of(200, Map.of(), "<html>")))
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of(400, "{\"message\":\"Bad Request\",\"error\":400}", RECONNECT_REQUIRED, ACCOUNT),
                Arguments.of(401, "{\"message\":\"Unauthorized\",\"error\":401}", FORBIDDEN, APP),
                Arguments.of(429, "", RATE_LIMITED, APP),
                Arguments.of(403, "{}", UNEXPECTED, POST),
                Arguments.of(400, "<html>proxy</html>", TRANSIENT, POST),
                Arguments.of(503, "", TRANSIENT, POST));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void theTokenEndpointHasATableOfItsOwn(int status, String body, FailureKind kind, Scope scope) {
        PlatformFailure failure = errors.ofTokens().failureOf(HttpReply.of(status, Map.of(), body), BEFORE_COMMIT);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.scope()).isEqualTo(scope);
    }

    @Test
    void theTokenEndpointHidesErrorsInSuccesses() {
        assertThatThrownBy(() -> errors.refuseToken(HttpReply.of(200, Map.of(), "{\"error\":\"invalid_grant\"}")))
                .hasMessageStartingWith("RECONNECT_REQUIRED invalid_grant");
        assertThatThrownBy(
                        () -> errors.refuseToken(HttpReply.of(200, Map.of(), "{\"error\":\"unsupported_grant_type\"}")))
                .hasMessageStartingWith("UNEXPECTED unsupported_grant_type");
        assertThatThrownBy(() -> errors.refuseToken(HttpReply.of(200, Map.of(), "{\"error\":\"NO_TEXT\"}")))
                .hasMessageStartingWith("UNEXPECTED NO_TEXT");
    }

    private PlatformFailure within(int status, String body, String... headers) {
        return catchThrowableOfType(PlatformException.class, () -> errors.refuse(CALL, reply(status, body, headers)))
                .failure();
    }

    private PlatformFailure api(int status, String body, Phase phase, String... headers) {
        return errors.ofApi().failureOf(reply(status, body, headers), phase);
    }

    private static HttpReply reply(int status, String body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return HttpReply.of(status, all, body);
    }

    private static Arguments row(int status, String body, FailureKind kind, Scope scope) {
        return Arguments.of(status, body, kind, kind, scope);
    }

    private static Arguments open(int status, String body) {
        return Arguments.of(status, body, TRANSIENT, UNKNOWN_OUTCOME, POST);
    }
}
