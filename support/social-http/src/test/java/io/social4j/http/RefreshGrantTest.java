package io.social4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefreshGrantTest {

    private static final RemoteAccount ACCOUNT = new RemoteAccount(Platform.of("acme"), "7");
    private static final PlatformToken OLD = new PlatformToken(
            ACCOUNT, "old", "refresh-1", FixedClock.AT_NOON.now(), Set.of("read"), Map.of("username", "demo"));

    @Test
    void theAnswerReplacesWhatItNames() {
        PlatformToken young = renewed("""
                {"access_token":"young","refresh_token":"refresh-2","expires_in":7200,"scope":"read,write submit"}""");

        assertThat(young)
                .isEqualTo(new PlatformToken(
                        ACCOUNT,
                        "young",
                        "refresh-2",
                        FixedClock.AT_NOON.now().plus(Duration.ofHours(2)),
                        Set.of("read", "write", "submit"),
                        Map.of("username", "demo")));
    }

    @Test
    void whatTheAnswerDoesNotNameGoesOn() {
        PlatformToken young = renewed("{\"access_token\":\"young\",\"refresh_token\":\"\"}");

        assertThat(young.refreshToken()).contains("refresh-1");
        assertThat(young.scopes()).containsExactly("read");
        assertThat(young.expiresAt()).isEmpty();
    }

    @Test
    void anAbsurdLifetimeIsCut() {
        assertThat(renewed("{\"access_token\":\"young\",\"expires_in\":9223372036854775807}")
                        .expiresAt())
                .contains(FixedClock.AT_NOON.now().plus(Duration.ofDays(3650)));
        assertThat(renewed("{\"access_token\":\"young\",\"expires_in\":-9223372036854775808}")
                        .expiresAt())
                .contains(FixedClock.AT_NOON.now());
    }

    @Test
    void anAnswerWithoutATokenIsNoToken() {
        assertThatThrownBy(() -> renewed("{\"access_token\":\" \"}"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.UNEXPECTED));
    }

    @Test
    void withoutARefreshTokenTheAccountHasToBeConnectedAgain() {
        assertThat(RefreshGrant.refreshToken(OLD, "Connect again.")).isEqualTo("refresh-1");
        assertThatThrownBy(() -> RefreshGrant.refreshToken(PlatformToken.of(ACCOUNT, "a"), "Connect again."))
                .hasMessageContaining("Connect again.")
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED));
    }

    private static PlatformToken renewed(String answer) {
        return RefreshGrant.renewed(OLD, JsonView.parse(answer), FixedClock.AT_NOON);
    }
}
