package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstagramRefreshTest {

    private static final Instant IN_A_WEEK = FixedClock.NOON.plus(Duration.ofDays(7));

    private final FakeGraph graph = new FakeGraph();

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void tradesTheTokenForAYoungerOneByOneRequest() {
        graph.answer("{\"access_token\":\"IGQfresh\",\"expires_in\":5183944,\"permissions\":\"a,b\"}");

        PlatformToken fresh = graph.oauth().refresh(token(IN_A_WEEK));

        assertThat(fresh.accessToken()).isEqualTo("IGQfresh");
        assertThat(fresh.expiresAt()).contains(FixedClock.NOON.plusSeconds(5_183_944));
        assertThat(fresh.scopes()).containsExactlyInAnyOrder("a", "b");
        assertThat(fresh.attributes()).containsEntry("username", "tester");
        assertThat(graph.arrived())
                .isEqualTo("GET /refresh_access_token?grant_type=ig_refresh_token&access_token=IGQtesttoken");
        assertThat(graph.requests()).isEqualTo(1);
    }

    @Test
    void assumesSixtyDaysAndTheOldScopesWhereTheAnswerSaysNothing() {
        graph.answer("{\"access_token\":\"IGQfresh\"}");

        PlatformToken fresh = graph.oauth().refresh(token(null));

        assertThat(fresh.expiresAt()).contains(FixedClock.NOON.plus(Duration.ofDays(60)));
        assertThat(fresh.scopes()).containsExactly("old");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":{"message":"too early","code":100}} | TRANSIENT
            400 | {"error":{"message":"IGQtesttoken has expired","code":190,"error_subcode":463}} | RECONNECT_REQUIRED
            400 | {"error":{"message":"m","code":"190"}} | RECONNECT_REQUIRED
            400 | {"error_type":"OAuthException","code":190,"error_message":"m"} | TRANSIENT
            403 | {"error":{"message":"m","code":10}} | TRANSIENT
            500 | <html> | TRANSIENT
            200 | {"access_token":""} | TRANSIENT
            200 | {"error":{"code":190}} | RECONNECT_REQUIRED
            """)
    void takesARefusalForADeadTokenOnlyIfThePlatformSaysSo(int status, String body, FailureKind kind) {
        graph.answer(status, body);

        PlatformException failed = catchThrowableOfType(
                PlatformException.class, () -> graph.oauth().refresh(token(IN_A_WEEK)));

        assertThat(failed.failure().kind()).isEqualTo(kind);
        assertThat(failed).hasMessageNotContaining(FakeGraph.TOKEN);
    }

    @Test
    void sendsNothingForATokenThatIsYoungerThanADay() {
        PlatformToken young = token(FixedClock.NOON.plus(Duration.ofDays(59)).plusSeconds(1));

        PlatformException failed = catchThrowableOfType(
                PlatformException.class, () -> graph.oauth().refresh(young));

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(graph.requests()).isZero();
    }

    private static PlatformToken token(@Nullable Instant expiresAt) {
        return new PlatformToken(
                FakeGraph.ACCOUNT, FakeGraph.TOKEN, null, expiresAt, Set.of("old"), Map.of("username", "tester"));
    }
}
