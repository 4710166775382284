package io.social4j.instagram;

import static io.social4j.http.Phase.AT_COMMIT;
import static io.social4j.http.Phase.BEFORE_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.HttpReply;
import io.social4j.instagram.InstagramSettings.Login;
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

final class InstagramErrorsTest {

    private final GraphErrors instagram =
            InstagramErrors.of(Login.INSTAGRAM, FixedClock.noon()).graph();
    private final GraphErrors facebook =
            InstagramErrors.of(Login.FACEBOOK, FixedClock.noon()).graph();

    @ParameterizedTest
    @CsvSource(textBlock = """
            -2,2207003,MEDIA_UNREACHABLE,UNKNOWN_OUTCOME
            -2,2207020,TRANSIENT,UNKNOWN_OUTCOME
            -2,,TRANSIENT,UNKNOWN_OUTCOME
            -1,2207001,TRANSIENT,UNKNOWN_OUTCOME
            -1,2207032,TRANSIENT,UNKNOWN_OUTCOME
            -1,2207053,TRANSIENT,UNKNOWN_OUTCOME
            -1,,TRANSIENT,UNKNOWN_OUTCOME
            1,2207057,INVALID_CONTENT,INVALID_CONTENT
            1,,TRANSIENT,UNKNOWN_OUTCOME
            2,,TRANSIENT,UNKNOWN_OUTCOME
            4,2207051,BLOCKED_BY_POLICY,UNKNOWN_OUTCOME
            4,,RATE_LIMITED,RATE_LIMITED
            17,,RATE_LIMITED,RATE_LIMITED
            32,,RATE_LIMITED,RATE_LIMITED
            613,,RATE_LIMITED,RATE_LIMITED
            80002,,RATE_LIMITED,RATE_LIMITED
            9,2207042,QUOTA_EXHAUSTED,QUOTA_EXHAUSTED
            24,2207006,TRANSIENT,UNKNOWN_OUTCOME
            24,2207008,TRANSIENT,UNKNOWN_OUTCOME
            24,,TRANSIENT,UNKNOWN_OUTCOME
            25,2207050,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            100,2207023,INVALID_CONTENT,INVALID_CONTENT
            100,2207028,INVALID_CONTENT,INVALID_CONTENT
            100,2207035,INVALID_CONTENT,INVALID_CONTENT
            100,2207036,INVALID_CONTENT,INVALID_CONTENT
            100,2207037,INVALID_CONTENT,INVALID_CONTENT
            100,2207040,INVALID_CONTENT,INVALID_CONTENT
            100,33,TRANSIENT,UNKNOWN_OUTCOME
            100,,INVALID_CONTENT,UNKNOWN_OUTCOME
            352,2207026,MEDIA_REJECTED,MEDIA_REJECTED
            9004,2207052,MEDIA_UNREACHABLE,MEDIA_UNREACHABLE
            9004,,MEDIA_UNREACHABLE,MEDIA_UNREACHABLE
            9007,2207027,MEDIA_NOT_READY,MEDIA_NOT_READY
            9007,,MEDIA_NOT_READY,MEDIA_NOT_READY
            36000,2207004,MEDIA_REJECTED,MEDIA_REJECTED
            36000,,MEDIA_REJECTED,MEDIA_REJECTED
            36001,2207005,MEDIA_REJECTED,MEDIA_REJECTED
            36001,,MEDIA_REJECTED,MEDIA_REJECTED
            36003,2207009,MEDIA_REJECTED,MEDIA_REJECTED
            36003,,MEDIA_REJECTED,MEDIA_REJECTED
            36004,2207010,INVALID_CONTENT,INVALID_CONTENT
            36004,,INVALID_CONTENT,INVALID_CONTENT
            100,2207073,UNSUPPORTED,UNSUPPORTED
            100,2207077,MEDIA_UNREACHABLE,UNKNOWN_OUTCOME
            100,2207081,UNSUPPORTED,UNSUPPORTED
            100,2207082,TRANSIENT,UNKNOWN_OUTCOME
            10,,FORBIDDEN,FORBIDDEN
            200,,FORBIDDEN,FORBIDDEN
            210,,FORBIDDEN,FORBIDDEN
            299,,FORBIDDEN,FORBIDDEN
            3,,FORBIDDEN,FORBIDDEN
            368,,BLOCKED_BY_POLICY,BLOCKED_BY_POLICY
            """)
    void readsEachRowInBothColumns(
            String code, @Nullable String subcode, FailureKind beforeCommit, FailureKind atCommit) {
        for (GraphErrors errors : new GraphErrors[] {instagram, facebook}) {
            HttpReply reply = reply(code, subcode);

            assertThat(errors.failureOf(reply, BEFORE_COMMIT).kind()).isEqualTo(beforeCommit);
            assertThat(errors.failureOf(reply, AT_COMMIT).kind()).isEqualTo(atCommit);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            102,,UNAUTHORIZED,RECONNECT_REQUIRED
            190,,UNAUTHORIZED,RECONNECT_REQUIRED
            190,458,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,459,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,460,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,463,UNAUTHORIZED,RECONNECT_REQUIRED
            190,464,RECONNECT_REQUIRED,RECONNECT_REQUIRED
            190,467,UNAUTHORIZED,RECONNECT_REQUIRED
            """)
    void triesARefreshOnlyWhereTheLoginHasOne(
            String code, @Nullable String subcode, FailureKind withInstagram, FailureKind withFacebook) {
        HttpReply reply = reply(code, subcode);

        assertThat(instagram.failureOf(reply, BEFORE_COMMIT).kind()).isEqualTo(withInstagram);
        assertThat(instagram.failureOf(reply, AT_COMMIT).kind()).isEqualTo(withInstagram);
        assertThat(facebook.failureOf(reply, BEFORE_COMMIT).kind()).isEqualTo(withFacebook);
        assertThat(facebook.failureOf(reply, AT_COMMIT).kind()).isEqualTo(withFacebook);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | {"error":{"message":"m","code":1}}
            400 | {"error":{"message":"m","code":2,"is_transient":true}}
            200 | <html>Sorry, something went wrong
            400 | <html>Sorry, something went wrong
            503 | <html>Sorry, something went wrong
            502 | {}
            """)
    void leavesOpenWhatAServiceThatIsDownHasDone(int status, String body) {
        HttpReply reply = HttpReply.of(status, Map.of(), body);

        for (GraphErrors errors : new GraphErrors[] {instagram, facebook}) {
            assertThat(errors.failureOf(reply, BEFORE_COMMIT).kind()).isEqualTo(FailureKind.TRANSIENT);
            assertThat(errors.failureOf(reply, AT_COMMIT).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        }
    }

    /** A container tells no more than a number in a text; those without a code of their own come this way only. */
    @ParameterizedTest
    @CsvSource({
        "2207001, TRANSIENT",
        "2207003, MEDIA_UNREACHABLE",
        "2207004, MEDIA_REJECTED",
        "2207005, MEDIA_REJECTED",
        "2207009, MEDIA_REJECTED",
        "2207010, INVALID_CONTENT",
        "2207020, TRANSIENT",
        "2207026, MEDIA_REJECTED",
        "2207032, TRANSIENT",
        "2207050, BLOCKED_BY_POLICY",
        "2207052, MEDIA_UNREACHABLE",
        "2207053, TRANSIENT",
        "2207057, INVALID_CONTENT",
        "2207073, UNSUPPORTED",
        "2207077, MEDIA_UNREACHABLE",
        "2207081, UNSUPPORTED",
        "2207082, TRANSIENT"
    })
    void readsTheNumberInTheStatusOfAContainer(String subcode, FailureKind kind) {
        String status = "Error: Media upload has failed with error code " + subcode;
        for (Login login : Login.values()) {
            PlatformFailure failure = InstagramErrors.of(login, FixedClock.noon())
                    .container(status)
                    .failure();

            assertThat(failure.kind()).isEqualTo(kind);
        }
    }

    @Test
    void takesAContainerThatFailedWithoutANumberForAnOutage() {
        PlatformFailure failure = InstagramErrors.of(Login.FACEBOOK, FixedClock.noon())
                .container("Error")
                .failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void asksAgainEveryHourWhileTheQuotaOfTheAccountIsUsedUp() {
        PlatformFailure failure = instagram.failureOf(reply("9", "2207042"), AT_COMMIT);

        assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(failure.retryAt()).contains(FixedClock.NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void comesBackWhenTheHeaderSaysSoToTheMinute() {
        String usage = "{\"17841400000000000\":[{\"type\":\"instagram\",\"call_count\":100,\"total_cputime\":5,"
                + "\"total_time\":5,\"estimated_time_to_regain_access\":9}]}";
        HttpReply reply = HttpReply.of(
                400, Map.of("x-business-use-case-usage", usage), "{\"error\":{\"message\":\"m\",\"code\":80002}}");

        PlatformFailure failure = instagram.failureOf(reply, AT_COMMIT);

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(failure.retryAt()).contains(FixedClock.NOON.plus(Duration.ofMinutes(9)));
    }

    @Test
    void refusesForGoodCollaboratorsWhereThereCanBeNone() {
        HttpReply reply = HttpReply.of(
                400, Map.of(), "{\"error\":{\"message\":\"param collaborators is not allowed\",\"code\":100}}");

        PlatformFailure failure = instagram.failureOf(reply, BEFORE_COMMIT);

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_CONTENT);
        assertThat(failure.message()).contains("collaborators");
    }

    @Test
    void comesBackSoonForAContainerThatIsNotReady() {
        assertThat(instagram.failureOf(reply("9007", "2207027"), AT_COMMIT).retryAt())
                .contains(FixedClock.NOON.plusSeconds(10));
    }

    private static HttpReply reply(String code, @Nullable String subcode) {
        String more = subcode == null ? "" : ",\"error_subcode\":" + subcode;
        return HttpReply.of(400, Map.of(), "{\"error\":{\"message\":\"m\",\"code\":" + code + more + "}}");
    }
}
