package io.social4j.meta.graph;

import static io.social4j.http.Phase.AT_COMMIT;
import static io.social4j.http.Phase.BEFORE_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class GraphErrorsTest {

    private final GraphErrors errors = GraphErrors.create(FixedClock.noon());

    @ParameterizedTest
    @CsvSource(textBlock = """
            -3,,TRANSIENT,UNKNOWN_OUTCOME,POST
            1,,TRANSIENT,UNKNOWN_OUTCOME,POST
            1,99,TRANSIENT,UNKNOWN_OUTCOME,POST
            2,,TRANSIENT,UNKNOWN_OUTCOME,POST
            3,,FORBIDDEN,FORBIDDEN,APP
            4,,RATE_LIMITED,RATE_LIMITED,APP
            10,,FORBIDDEN,FORBIDDEN,ACCOUNT
            17,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            32,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            100,,INVALID_CONTENT,INVALID_CONTENT,POST
            100,33,TRANSIENT,NOT_FOUND,POST
            100,1349125,INVALID_CONTENT,INVALID_CONTENT,POST
            100,1363128,MEDIA_REJECTED,MEDIA_REJECTED,POST
            100,2446079,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            102,,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            104,,FORBIDDEN,FORBIDDEN,APP
            190,,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            190,458,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            190,459,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            190,460,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            190,463,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            190,464,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            190,467,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            190,492,RECONNECT_REQUIRED,RECONNECT_REQUIRED,ACCOUNT
            200,,FORBIDDEN,FORBIDDEN,ACCOUNT
            210,,FORBIDDEN,FORBIDDEN,ACCOUNT
            299,,FORBIDDEN,FORBIDDEN,ACCOUNT
            324,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            324,2069019,MEDIA_REJECTED,MEDIA_REJECTED,POST
            341,,RATE_LIMITED,RATE_LIMITED,APP
            352,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            368,,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY,ACCOUNT
            368,1346003,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY,ACCOUNT
            368,1390008,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            368,1404006,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY,ACCOUNT
            368,1404078,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY,ACCOUNT
            368,1404102,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY,ACCOUNT
            368,1404112,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY,ACCOUNT
            382,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            389,,MEDIA_UNREACHABLE,MEDIA_UNREACHABLE,POST
            506,,DUPLICATE,DUPLICATE,POST
            613,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            803,,NOT_FOUND,NOT_FOUND,POST
            2500,,UNEXPECTED,UNEXPECTED,POST
            2635,,VERSION_RETIRED,VERSION_RETIRED,APP
            100,2635,VERSION_RETIRED,VERSION_RETIRED,APP
            6000,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            6001,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            80000,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            80001,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            80006,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            80008,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            80009,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            80014,,RATE_LIMITED,RATE_LIMITED,ACCOUNT
            1363040,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            1363047,,TRANSIENT,UNKNOWN_OUTCOME,POST
            1,1363047,TRANSIENT,UNKNOWN_OUTCOME,POST
            1363127,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            1363129,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            1366046,,MEDIA_REJECTED,MEDIA_REJECTED,POST
            1366051,,MEDIA_REJECTED,UNKNOWN_OUTCOME,POST
            100,1366051,MEDIA_REJECTED,UNKNOWN_OUTCOME,POST
            1609005,,TRANSIENT,INVALID_CONTENT,POST
            100,1609005,TRANSIENT,INVALID_CONTENT,POST
            1609008,,INVALID_CONTENT,INVALID_CONTENT,POST
            1609010,,TRANSIENT,UNKNOWN_OUTCOME,POST
            4854002,,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY,ACCOUNT
            """)
    void readsEachRowInBothColumns(
            String code, @Nullable String subcode, FailureKind beforeCommit, FailureKind atCommit, Scope beforeScope) {
        HttpReply reply = HttpReply.of(400, Map.of(), body(code, subcode));

        PlatformFailure before = errors.failureOf(reply, BEFORE_COMMIT);
        assertThat(before.kind()).isEqualTo(beforeCommit);
        assertThat(before.scope()).isEqualTo(beforeScope);
        assertThat(errors.failureOf(reply, AT_COMMIT).kind()).isEqualTo(atCommit);
    }

    @ParameterizedTest
    @CsvSource({"100", "190", "200", "368", "506", "4"})
    void leavesTheOutcomeUnknownBehindAServerErrorWhateverTheCode(String code) {
        PlatformFailure failure = errors.failureOf(HttpReply.of(500, Map.of(), body(code, null)), AT_COMMIT);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(failure.retryAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            200,<html>Sorry,TRANSIENT,UNKNOWN_OUTCOME
            400,<html>Sorry,TRANSIENT,UNKNOWN_OUTCOME
            503,<html>Sorry,TRANSIENT,UNKNOWN_OUTCOME
            502,'',TRANSIENT,UNKNOWN_OUTCOME
            500,{},TRANSIENT,UNKNOWN_OUTCOME
            404,{},UNEXPECTED,UNEXPECTED
            429,<html>Sorry,RATE_LIMITED,RATE_LIMITED
            """)
    void takesABodyWithoutAnErrorForAnOutage(int status, String body, FailureKind beforeCommit, FailureKind atCommit) {
        HttpReply reply = HttpReply.of(status, Map.of("x-fb-trace-id", "T1"), body);

        assertThat(errors.failureOf(reply, BEFORE_COMMIT).kind()).isEqualTo(beforeCommit);
        assertThat(errors.failureOf(reply, AT_COMMIT).kind()).isEqualTo(atCommit);
        assertThat(errors.failureOf(reply, AT_COMMIT).requestId()).isEqualTo("T1");
    }

    @ParameterizedTest
    @CsvSource({"BEFORE_COMMIT,TRANSIENT", "AT_COMMIT,UNKNOWN_OUTCOME"})
    void believesTheTransientFlagOfACodeItDoesNotKnow(Phase phase, FailureKind kind) {
        HttpReply reply = HttpReply.of(400, Map.of(), "{\"error\":{\"code\":987654,\"is_transient\":true}}");

        assertThat(errors.failureOf(reply, phase).kind()).isEqualTo(kind);
    }

    @Test
    void reportsACodeItDoesNotKnowAsUnexpected() {
        PlatformFailure failure = errors.failureOf(HttpReply.of(400, Map.of(), body("987654", "7")), AT_COMMIT);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNEXPECTED);
        assertThat(failure.platformCode()).isEqualTo("987654/7");
    }

    @Test
    void readsCodesThatComeAsStringsAndKeepsWhatSupportAsksFor() {
        String body = """
                {"error":{"message":"for logs","code":"190","error_subcode":"463","fbtrace_id":"Axx",
                 "error_user_msg":"Log in again, access_token=EAAsecret please"}}""";

        PlatformFailure failure = errors.failureOf(HttpReply.of(400, Map.of(), body), BEFORE_COMMIT);

        assertThat(failure.kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED);
        assertThat(failure.platformCode()).isEqualTo("190/463");
        assertThat(failure.requestId()).isEqualTo("Axx");
        assertThat(failure.message()).contains("expired", "Log in again").doesNotContain("EAAsecret", "for logs");
    }

    @Test
    void hidesASecretThatThePlatformQuotesBare() {
        String body = "{\"error\":{\"message\":\"Malformed EAATOKEN\",\"code\":190}}";

        PlatformFailure failure = errors.failureOf(HttpReply.of(400, Map.of(), body), BEFORE_COMMIT, "EAATOKEN");

        assertThat(failure.message()).contains("Malformed").doesNotContain("EAATOKEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"error":-3,"error_description":"Batch request failed"} | TRANSIENT | -3
            {"debug_info":{"retriable":false,"type":"OffsetInvalidError"}} | TRANSIENT | OffsetInvalidError
            {"debug_info":{"retriable":false,"type":"PartialRequestError"}} | TRANSIENT | PartialRequestError
            {"debug_info":{"retriable":false,"type":"ProcessingFailedError"}} | MEDIA_REJECTED | ProcessingFailedError
            {"debug_info":{"retriable":true,"type":"ProcessingFailedError"}} | TRANSIENT | ProcessingFailedError
            {"debug_info":{"retriable":false,"type":"SomethingElse"}} | UNEXPECTED | SomethingElse
            {"error_type":"OAuthException","code":400,"error_message":"Invalid code"} | UNEXPECTED | OAuthException
            """)
    void readsTheOtherShapesOfErrors(String body, FailureKind kind, String code) {
        PlatformFailure failure = errors.failureOf(HttpReply.of(400, Map.of(), body), BEFORE_COMMIT);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.platformCode()).isEqualTo(code);
    }

    @Test
    void doesNotTakeTheStatusInATokenErrorForACodeOfTheTable() {
        String body = "{\"error_type\":\"OAuthException\",\"code\":200,\"error_message\":\"x\"}";

        assertThat(errors.failureOf(HttpReply.of(400, Map.of(), body), BEFORE_COMMIT)
                        .kind())
                .isEqualTo(FailureKind.UNEXPECTED);
    }

    @Test
    void waitsAsLongAsTheBusinessUseCaseSays() {
        Map<String, String> headers = Map.of(
                "X-App-Usage",
                "{\"call_count\":100}",
                "X-Business-Use-Case-Usage",
                "{\"1\":[{\"estimated_time_to_regain_access\":7}],\"2\":[{\"estimated_time_to_regain_access\":42}]}");

        assertThat(errors.failureOf(HttpReply.of(400, headers, body("80002", null)), AT_COMMIT)
                        .retryAt())
                .contains(FixedClock.NOON.plus(Duration.ofMinutes(42)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-App-Usage | {"call_count":28,"total_time":100} | 15
            X-App-Usage | {"call_count":28,"total_time":25} | 5
            X-Page-Usage | {"call_count":130} | 15
            X-App-Usage | no json | 5
            Retry-After | 600 | 10
            X-Business-Use-Case-Usage | {"1":[{"estimated_time_to_regain_access":0}]} | 5
            X-Business-Use-Case-Usage | {"1":[{"estimated_time_to_regain_access":999999999999}]} | 1440
            """)
    void waitsByWhatTheOtherHeadersSay(String header, String value, long minutes) {
        HttpReply reply = HttpReply.of(400, Map.of(header, value), body("4", null));

        assertThat(errors.failureOf(reply, BEFORE_COMMIT).retryAt())
                .contains(FixedClock.NOON.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void staysAwayForAnHourWhenPostingTooFast() {
        assertThat(errors.failureOf(HttpReply.of(400, Map.of(), body("368", "1390008")), AT_COMMIT)
                        .retryAt())
                .contains(FixedClock.NOON.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void tellsAWrongProofFromContentThatIsRefused(Phase phase) {
        String body = "{\"error\":{\"message\":\"Invalid appsecret_proof provided in the API argument\",\"code\":100}}";
        PlatformFailure failure = errors.failureOf(HttpReply.of(400, Map.of(), body), phase);

        assertThat(failure.kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(failure.scope()).isEqualTo(Scope.APP);
        assertThat(failure.message()).contains("client-secret");
    }

    @ParameterizedTest
    @CsvSource({"100/33,true", "803,true", "803/1,true", "100,false", "100/3301,false", "8030,false", ",false"})
    void knowsWhatSaysThatAnObjectIsMissing(@Nullable String code, boolean missing) {
        PlatformFailure failure = PlatformFailure.of(FailureKind.TRANSIENT, "m").withCode(code, null);

        assertThat(GraphErrors.isMissing(failure)).isEqualTo(missing);
    }

    @Test
    void tellsAMissingPermissionFromADeadToken() {
        String body =
                "{\"error\":{\"message\":\"The permission(s) pages_manage_posts must be granted before impersonating"
                        + " a user's page.\",\"code\":190}}";
        PlatformFailure failure = errors.failureOf(HttpReply.of(400, Map.of(), body), BEFORE_COMMIT);

        assertThat(failure.kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED);
        assertThat(failure.message()).contains("every box ticked");
    }

    @Test
    void letsAFurtherRowReplaceASharedOne() {
        GraphErrors own = errors.with(List.of(GraphRule.code(100, FailureKind.NOT_FOUND)));

        assertThat(own.failureOf(HttpReply.of(400, Map.of(), body("100", null)), BEFORE_COMMIT)
                        .kind())
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(errors.failureOf(HttpReply.of(400, Map.of(), body("100", null)), BEFORE_COMMIT)
                        .kind())
                .isEqualTo(FailureKind.INVALID_CONTENT);
    }

    private static String body(String code, @Nullable String subcode) {
        return "{\"error\":{\"message\":\"m\",\"code\":" + code
                + (subcode == null ? "" : ",\"error_subcode\":" + subcode) + "}}";
    }
}
