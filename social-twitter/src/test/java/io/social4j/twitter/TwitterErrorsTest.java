package io.social4j.twitter;

import static io.social4j.http.Phase.AT_COMMIT;
import static io.social4j.http.Phase.BEFORE_COMMIT;
import static io.social4j.model.FailureKind.*;
import static io.social4j.model.PlatformFailure.Scope.ACCOUNT;
import static io.social4j.model.PlatformFailure.Scope.APP;
import static io.social4j.model.PlatformFailure.Scope.POST;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwitterErrorsTest {

    /** What X answers, its kind in both columns, and what it stops. */
    static Stream<Arguments> rows() {
        String problems = "https://api.twitter.com/2/problems/";
        return Stream.of(
                row(400, detail("One or more parameters to your request was invalid."), INVALID_CONTENT, POST),
                row(
                        400,
                        problem("Invalid Request", "One or more parameters was invalid.", problems + "invalid-request"),
                        INVALID_CONTENT,
                        POST),
                row(401, problem("Unauthorized", "Unauthorized", "about:blank"), UNAUTHORIZED, ACCOUNT),
                row(
                        402,
                        problem(
                                "CreditsDepleted",
                                "Your enrolled account [1] does not have any credits to fulfill this request.",
                                problems + "credits"),
                        QUOTA_EXHAUSTED,
                        APP),
                row(403, detail("You are not allowed to create a Tweet with duplicate content."), DUPLICATE, POST),
                row(403, detail("You are not allowed to create a Post with Duplicate Content."), DUPLICATE, POST),
                row(403, legacy(187, "Status is a duplicate."), DUPLICATE, POST),
                row(403, detail("This request looks like it might be automated."), BLOCKED_BY_POLICY, ACCOUNT),
                row(403, legacy(226, "Sorry"), BLOCKED_BY_POLICY, ACCOUNT),
                row(403, detail("Your account is suspended."), BLOCKED_BY_POLICY, ACCOUNT),
                row(403, legacy(64, "Sorry"), BLOCKED_BY_POLICY, ACCOUNT),
                row(
                        403,
                        legacy(326, "To protect our users, this account is temporarily locked."),
                        BLOCKED_BY_POLICY,
                        ACCOUNT),
                row(
                        403,
                        detail("You attempted to reply to a Tweet that is deleted or not visible to you."),
                        TRANSIENT,
                        POST),
                row(403, legacy(385, "Sorry"), TRANSIENT, POST),
                row(
                        403,
                        problem(
                                "Client Forbidden",
                                "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
                                problems + "oauth1-permissions"),
                        FORBIDDEN,
                        APP),
                row(
                        403,
                        problem(
                                "Unsupported Authentication",
                                "Authenticating with OAuth 2.0 Application-Only is forbidden.",
                                "https://api.x.com/2/problems/unsupported-authentication"),
                        FORBIDDEN,
                        ACCOUNT),
                row(
                        403,
                        "{\"title\":\"Client Forbidden\",\"reason\":\"client-not-enrolled\",\"type\":\"" + problems
                                + "client-forbidden\"}",
                        FORBIDDEN,
                        APP),
                row(
                        403,
                        detail(
                                "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to."),
                        FORBIDDEN,
                        POST),
                row(
                        403,
                        detail("You can only reply to or quote posts where you are mentioned or are the author."),
                        FORBIDDEN,
                        POST),
                row(
                        403,
                        detail("Quoting this post is not allowed because you have not been mentioned."),
                        FORBIDDEN,
                        POST),
                row(403, detail("Posts may hold one cashtag."), INVALID_CONTENT, POST),
                row(403, detail("You may use a maximum of 4 items."), INVALID_CONTENT, POST),
                row(403, detail("The Tweet contains an invalid URL."), INVALID_CONTENT, POST),
                row(403, detail("You are not permitted to perform this action."), FORBIDDEN, POST),
                row(403, detail("You have been blocked from something new."), FORBIDDEN, POST),
                row(
                        403,
                        detail("This user is not allowed to post a video longer than 2 minutes"),
                        MEDIA_REJECTED,
                        POST),
                row(
                        400,
                        "{\"title\":\"Invalid Request\",\"errors\":[{\"message\":\"Your media IDs are invalid.\"}]}",
                        MEDIA_REJECTED,
                        POST),
                row(403, detail("Your media IDs are invalid."), MEDIA_REJECTED, POST),
                row(404, detail("Not Found"), NOT_FOUND, POST),
                row(413, "", INVALID_CONTENT, POST),
                row(429, problem("Too Many Requests", "Too Many Requests", "about:blank"), RATE_LIMITED, ACCOUNT),
                row(429, "Too Many Requests", RATE_LIMITED, ACCOUNT),
                row(
                        429,
                        problem("Rate Limit Exceeded", "Rate limit exceeded", problems + "rate-limit-exceeded"),
                        RATE_LIMITED,
                        ACCOUNT),
                row(
                        429,
                        "{\"account_id\":1,\"period\":\"Monthly\",\"scope\":\"Project\",\"type\":"
                                + "\"https://api.x.com/2/problems/usage-capped\"}",
                        QUOTA_EXHAUSTED,
                        APP),
                row(
                        429,
                        problem(
                                "UsageCapExceeded",
                                "Usage cap exceeded: Monthly product cap",
                                problems + "usage-capped"),
                        QUOTA_EXHAUSTED,
                        APP),
                row(409, "", INVALID_CONTENT, POST),
                row(302, "", UNEXPECTED, POST),
                twoColumns(500, problem("Internal Server Error", "Internal Server Error", "about:blank")),
                twoColumns(502, "<html><body>Bad gateway</body></html>"),
                twoColumns(503, ""),
                twoColumns(504, ""),
                twoColumns(408, ""),
                twoColumns(403, "<!DOCTYPE html><html>blocked</html>"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void classifiesInBothColumns(int status, String body, FailureKind before, FailureKind atCommit, Scope scope) {
        assertThat(api(status, body, BEFORE_COMMIT)).returns(before, PlatformFailure::kind);
        PlatformFailure failure = api(status, body, AT_COMMIT);
        assertThat(failure.kind()).isEqualTo(atCommit);
        assertThat(failure.scope()).isEqualTo(scope);
        assertThat(failure.message()).hasSizeGreaterThan(25).doesNotContain("{", "<");
    }

    @Test
    void aRefusalIsDefiniteAtACommitAndAServerErrorIsNot() {
        assertThat(api(403, detail("anything"), AT_COMMIT).kind().isDefiniteRefusal())
                .isTrue();
        assertThat(api(500, "", AT_COMMIT).kind().isDefiniteRefusal()).isFalse();
        assertThat(api(302, "", AT_COMMIT).kind().isDefiniteRefusal()).isFalse();
    }

    @Test
    void triesAPartWhoseParentIsNotVisibleYetAfterFiveSeconds() {
        assertThat(api(403, legacy(385, ""), AT_COMMIT).retryAt()).contains(Desk.NOW.plusSeconds(5));
    }

    @Test
    void waitsForTheLatestResetOfTheWindowsThatAreUsedUp() {
        Instant soon = Desk.NOW.plusSeconds(60);
        Instant later = Desk.NOW.plus(Duration.ofHours(5));
        Instant latest = Desk.NOW.plus(Duration.ofHours(9));
        PlatformFailure failure = api(
                429,
                "",
                AT_COMMIT,
                "x-rate-limit-remaining",
                "0",
                "x-rate-limit-reset",
                epoch(soon),
                "x-user-limit-24hour-remaining",
                "0",
                "x-user-limit-24hour-reset",
                epoch(later),
                "x-app-limit-24hour-remaining",
                "17",
                "x-app-limit-24hour-reset",
                epoch(latest));
        assertThat(failure.retryAt()).contains(later);
        assertThat(failure.scope()).isEqualTo(ACCOUNT);
    }

    @Test
    void holdsTheWholeAppBackWhenItsDailyWindowIsUsedUp() {
        Instant reset = Desk.NOW.plus(Duration.ofHours(9));
        PlatformFailure failure =
                api(429, "", AT_COMMIT, "x-app-limit-24hour-remaining", "0", "x-app-limit-24hour-reset", epoch(reset));
        assertThat(failure.scope()).isEqualTo(APP);
        assertThat(failure.retryAt()).contains(reset);
    }

    @Test
    void waitsAWindowWhereNothingIsSaidAndHonoursRetryAfter() {
        assertThat(api(429, "", AT_COMMIT).retryAt()).contains(Desk.NOW.plus(Duration.ofMinutes(15)));
        assertThat(api(429, "", AT_COMMIT, "x-rate-limit-reset", epoch(Desk.NOW.plusSeconds(90)))
                        .retryAt())
                .contains(Desk.NOW.plusSeconds(90));
        assertThat(api(429, "", AT_COMMIT, "Retry-After", "7").retryAt()).contains(Desk.NOW.plusSeconds(7));
        assertThat(api(503, "", BEFORE_COMMIT, "Retry-After", "7").retryAt()).contains(Desk.NOW.plusSeconds(7));
    }

    @Test
    void asksAgainForCreditsAfterAnHour() {
        assertThat(api(402, "", AT_COMMIT).retryAt()).contains(Desk.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void namesThePlatformsCodeWhateverTheHostOfItsType() {
        assertThat(api(402, problem("T", "d", "https://api.twitter.com/2/problems/credits"), AT_COMMIT)
                        .platformCode())
                .isEqualTo("credits");
        assertThat(api(403, legacy(187, ""), AT_COMMIT).platformCode()).isEqualTo("187");
        assertThat(api(401, problem("Unauthorized", "", "about:blank"), AT_COMMIT)
                        .platformCode())
                .isEqualTo("Unauthorized");
        assertThat(api(503, "", AT_COMMIT).platformCode()).isEqualTo("HTTP 503");
    }

    @Test
    void saysWhatIsWrongWithTheContentWithoutQuotingIt() {
        String body =
                "{\"title\":\"Invalid Request\",\"errors\":[{\"message\":\"The `text` value [my secret post] is too long,"
                        + " access_token=abcdef\",\"parameters\":{\"text\":[\"my secret post\"]}}]}";
        assertThat(api(400, body, AT_COMMIT).message())
                .contains("X says: The `text` value […] is too long")
                .doesNotContain("my secret post")
                .doesNotContain("abcdef");
    }

    static Stream<Arguments> tokenRows() {
        return Stream.of(
                Arguments.of(
                        400,
                        error("invalid_request", "Value passed for the token was invalid."),
                        RECONNECT_REQUIRED,
                        ACCOUNT),
                Arguments.of(400, error("invalid_grant", "Token has been revoked."), RECONNECT_REQUIRED, ACCOUNT),
                Arguments.of(401, error("unauthorized_client", "Missing valid authorization header"), FORBIDDEN, APP),
                Arguments.of(401, error("invalid_client", ""), FORBIDDEN, APP),
                Arguments.of(401, "", FORBIDDEN, APP),
                Arguments.of(400, error("invalid_client", ""), FORBIDDEN, APP),
                Arguments.of(400, error("unauthorized_client", ""), FORBIDDEN, APP),
                Arguments.of(400, error("invalid_request", "Missing required parameter [client_id]."), FORBIDDEN, APP),
                Arguments.of(400, error("unsupported_grant_type", ""), UNEXPECTED, POST),
                Arguments.of(403, "", UNEXPECTED, POST),
                Arguments.of(429, "", RATE_LIMITED, APP),
                Arguments.of(503, "", TRANSIENT, POST),
                Arguments.of(400, "<html>proxy</html>", TRANSIENT, POST));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tokenRows")
    void tellsTheEndOfAGrantFromAProblemOfTheOperator(int status, String body, FailureKind kind, Scope scope) {
        PlatformFailure failure = TwitterErrors.ofTokens(Desk.CLOCK).failureOf(reply(status, body), BEFORE_COMMIT);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.scope()).isEqualTo(scope);
    }

    static Stream<Arguments> mediaRows() {
        return Stream.of(
                Arguments.of(400, detail("The file type is not supported."), MEDIA_REJECTED, POST),
                Arguments.of(401, detail("Unauthorized"), UNAUTHORIZED, ACCOUNT),
                Arguments.of(402, detail("no credits"), QUOTA_EXHAUSTED, APP),
                Arguments.of(403, detail("Missing the scope media.write."), FORBIDDEN, ACCOUNT),
                Arguments.of(403, detail("You are not permitted to perform this action."), FORBIDDEN, POST),
                Arguments.of(404, detail("Not Found"), NOT_FOUND, POST),
                Arguments.of(413, "", MEDIA_REJECTED, POST),
                Arguments.of(429, "", RATE_LIMITED, ACCOUNT),
                Arguments.of(404, "<html>proxy</html>", TRANSIENT, POST),
                Arguments.of(503, "", TRANSIENT, POST));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("mediaRows")
    void classifiesRefusalsOfUploads(int status, String body, FailureKind kind, Scope scope) {
        PlatformFailure failure = TwitterErrors.ofMedia(Desk.CLOCK).failureOf(reply(status, body), BEFORE_COMMIT);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.scope()).isEqualTo(scope);
    }

    private static PlatformFailure api(int status, String body, Phase phase, String... headers) {
        return TwitterErrors.ofApi(Desk.CLOCK).failureOf(reply(status, body, headers), phase);
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

    private static Arguments twoColumns(int status, String body) {
        return Arguments.of(status, body, TRANSIENT, UNKNOWN_OUTCOME, POST);
    }

    private static String detail(String detail) {
        return problem("Forbidden", detail, "about:blank");
    }

    private static String problem(String title, String detail, String type) {
        return "{\"detail\":\"%s\",\"type\":\"%s\",\"title\":\"%s\"}".formatted(detail, type, title);
    }

    private static String legacy(int code, String message) {
        return "{\"errors\":[{\"code\":%d,\"message\":\"%s\"}]}".formatted(code, message);
    }

    private static String error(String error, String description) {
        return "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(error, description);
    }

    private static String epoch(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}
