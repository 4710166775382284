package io.social4j.facebook;

import static io.social4j.http.Phase.AT_COMMIT;
import static io.social4j.http.Phase.BEFORE_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.HttpReply;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PlatformFailure.Scope;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FacebookErrorsTest {

    private final GraphErrors errors = FacebookErrors.of(FixedClock.noon());

    @ParameterizedTest
    @CsvSource(textBlock = """
            1,,TRANSIENT,UNKNOWN_OUTCOME
            1,99,TRANSIENT,UNKNOWN_OUTCOME
            2,,TRANSIENT,UNKNOWN_OUTCOME
            1609010,,TRANSIENT,UNKNOWN_OUTCOME
            1363047,,TRANSIENT,UNKNOWN_OUTCOME
            3,,FORBIDDEN,FORBIDDEN
            4,,RATE_LIMITED,RATE_LIMITED
            17,,RATE_LIMITED,RATE_LIMITED
            32,,RATE_LIMITED,RATE_LIMITED
            341,,RATE_LIMITED,RATE_LIMITED
            613,,RATE_LIMITED,RATE_LIMITED
            80001,2446079,RATE_LIMITED,RATE_LIMITED
            10,,FORBIDDEN,FORBIDDEN
            200,,FORBIDDEN,FORBIDDEN
            210,,FORBIDDEN,FORBIDDEN
            283,,FORBIDDEN,FORBIDDEN
            299,,FORBIDDEN,FORBIDDEN
            100,,INVALID_CONTENT,INVALID_CONTENT
            100,33,TRANSIENT,NOT_FOUND
            100,1349125,INVALID_CONTENT,INVALID_CONTENT
            100,2061006,INVALID_CONTENT,INVALID_CONTENT
            104,,FORBIDDEN,FORBIDDEN
            102,,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,458,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,459,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,460,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,463,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,464,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,467,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,492,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            368,,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            368,1346003,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            368,1390008,RATE_LIMITED,RATE_LIMITED
            368,1404006,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            368,1404078,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            368,1404102,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            368,1404112,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            4854002,,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            506,,DUPLICATE,DUPLICATE
            506,1455006,DUPLICATE,DUPLICATE
            803,,NOT_FOUND,NOT_FOUND
            324,,MEDIA_REJECTED,MEDIA_REJECTED
            324,2069019,MEDIA_REJECTED,MEDIA_REJECTED
            352,,MEDIA_REJECTED,MEDIA_REJECTED
            382,,MEDIA_REJECTED,MEDIA_REJECTED
            389,,MEDIA_UNREACHABLE,MEDIA_UNREACHABLE
            6000,,MEDIA_REJECTED,MEDIA_REJECTED
            6001,,MEDIA_REJECTED,MEDIA_REJECTED
            100,1366046,MEDIA_REJECTED,MEDIA_REJECTED
            100,1366051,MEDIA_REJECTED,UNKNOWN_OUTCOME
            100,1363040,MEDIA_REJECTED,MEDIA_REJECTED
            100,1363127,MEDIA_REJECTED,MEDIA_REJECTED
            100,1363128,MEDIA_REJECTED,MEDIA_REJECTED
            100,1363129,MEDIA_REJECTED,MEDIA_REJECTED
            80000,,RATE_LIMITED,RATE_LIMITED
            80002,,RATE_LIMITED,RATE_LIMITED
            80003,,RATE_LIMITED,RATE_LIMITED
            80004,,RATE_LIMITED,RATE_LIMITED
            80005,,RATE_LIMITED,RATE_LIMITED
            80006,,RATE_LIMITED,RATE_LIMITED
            80008,,RATE_LIMITED,RATE_LIMITED
            80009,,RATE_LIMITED,RATE_LIMITED
            80014,,RATE_LIMITED,RATE_LIMITED
            4,2446079,RATE_LIMITED,RATE_LIMITED
            1609005,,TRANSIENT,INVALID_CONTENT
            1609008,,INVALID_CONTENT,INVALID_CONTENT
            2635,,VERSION_RETIRED,VERSION_RETIRED
            2500,,UNEXPECTED,UNEXPECTED
            424242,,UNEXPECTED,UNEXPECTED
            """)
    void readsEachRowInBothColumns(
            String code, @Nullable String subcode, FailureKind beforeCommit, FailureKind atCommit) {
        HttpReply reply = reply(code, subcode);

        assertThat(errors.failureOf(reply, BEFORE_COMMIT).kind()).isEqualTo(beforeCommit);
        assertThat(errors.failureOf(reply, AT_COMMIT).kind()).isEqualTo(atCommit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {"error":{"message":"m","code":1,"is_transient":true}}
            400 | {"error":{"message":"m","code":1,"is_transient":true}}
            200 | <html>Sorry, something went wrong
            400 | <html>Sorry, something went wrong
            503 | <html>Sorry, something went wrong
            502 | {}
            """)
    void leavesOpenWhatAServiceThatIsDownHasDone(int status, String body) {
        HttpReply reply = HttpReply.of(status, Map.of(), body);

        assertThat(errors.failureOf(reply, BEFORE_COMMIT).kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(errors.failureOf(reply, AT_COMMIT).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            190 | The permission(s) pages_manage_posts must be granted before impersonating a user's page. | RECONNECT_REQUIRED
            100 | (#100) The value must be a valid insights metric | INVALID_CONTENT
            100 | Invalid appsecret_proof provided in the API argument | FORBIDDEN
            """)
    void readsTheWordsWhereTheCodeAloneMisleads(String code, String message, FailureKind kind) {
        HttpReply reply =
                HttpReply.of(400, Map.of(), "{\"error\":{\"message\":\"" + message + "\",\"code\":" + code + "}}");

        assertThat(errors.failureOf(reply, BEFORE_COMMIT).kind()).isEqualTo(kind);
        assertThat(errors.failureOf(reply, AT_COMMIT).kind()).isEqualTo(kind);
    }

    @Test
    void staysAwayForAnHourWhereThePagePostsTooFast() {
        PlatformFailure failure = errors.failureOf(reply("368", "1390008"), AT_COMMIT);

        assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(failure.retryAt()).contains(FixedClock.NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void comesBackWhenTheBudgetOfThePageSaysSo() {
        String usage = "{\"112130\":[{\"type\":\"pages\",\"call_count\":100,\"estimated_time_to_regain_access\":7}]}";
        HttpReply reply = HttpReply.of(
                400, Map.of("X-Business-Use-Case-Usage", usage), "{\"error\":{\"message\":\"m\",\"code\":80001}}");

        assertThat(errors.failureOf(reply, AT_COMMIT).retryAt()).contains(FixedClock.NOON.plus(Duration.ofMinutes(7)));
    }

    @Test
    void asksWhoseTokenItIsWhereAPermissionIsMissing() {
        assertThat(errors.failureOf(reply("200", null), AT_COMMIT).message())
                .contains("pages_manage_posts", "not the Page's");
    }

    private static HttpReply reply(String code, @Nullable String subcode) {
        String more = subcode == null ? "" : ",\"error_subcode\":" + subcode;
        return HttpReply.of(400, Map.of(), "{\"error\":{\"message\":\"m\",\"code\":" + code + more + "}}");
    }
}
