package io.social4j.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.model.FailureKind;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInAdapterProviderTest {

    private final LinkedInAdapterProvider provider = new LinkedInAdapterProvider();

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(PlatformAdapterProvider.class))
                .extracting(PlatformAdapterProvider::id)
                .contains("linkedin");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(provider.missing(Settings.of(Map.of()).forPlatform("linkedin")))
                .containsExactly("social4j.platforms.linkedin.client-id", "social4j.platforms.linkedin.client-secret");
    }

    @Test
    void knowsLinkedInsTwoHostsAndShowsNoSecret() {
        LinkedInSettings settings = settings(Map.of());

        assertThat(settings.baseUrl()).hasToString("https://api.linkedin.com");
        assertThat(settings.authBaseUrl()).hasToString("https://www.linkedin.com");
        assertThat(settings.toString()).doesNotContain("the-secret");
        assertThat(settings(Map.of("social4j.platforms.linkedin.base-url", "http://localhost:1"))
                        .authBaseUrl())
                .hasToString("http://localhost:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"202613", "2026", "v202609", "202600", "20260901"})
    void refusesAVersionThatIsNone(String version) {
        assertThatThrownBy(() -> settings(Map.of("social4j.platforms.linkedin.api-version", version)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("api-version");
    }

    @Test
    void asksInTheConfiguredVersion() {
        try (Desk linkedIn = new Desk()) {
            linkedIn.answers(204, "");
            provider.create(linkedIn.context("api-version", "202701")).delete(Desk.member(), "urn:li:share:1");

            assertThat(linkedIn.request().getHeaders().get("LinkedIn-Version")).isEqualTo("202701");
        }
    }

    @Test
    void refreshesByOneFormThatHoldsTheClient() {
        try (Desk linkedIn = new Desk()) {
            linkedIn.answers(
                    200,
                    "{\"access_token\":\"AQX-new\",\"expires_in\":5184000,\"refresh_token_expires_in\":31536000,"
                            + "\"scope\":\"openid,profile,w_member_social\"}");
            PlatformToken fresh = oauth(linkedIn).refresh(Desk.token("urn:li:person:a", "AQW-refresh"));

            RecordedRequest request = linkedIn.request();
            assertThat(request.getTarget()).isEqualTo("/oauth/v2/accessToken");
            assertThat(request.getHeaders().get("Authorization")).isNull();
            assertThat(Desk.body(request))
                    .isEqualTo("grant_type=refresh_token&refresh_token=AQW-refresh&client_id=client"
                            + "&client_secret=client-secret-of-demo");
            assertThat(fresh.accessToken()).isEqualTo("AQX-new");
            assertThat(fresh.refreshToken()).contains("AQW-refresh");
            assertThat(fresh.expiresAt()).contains(Desk.NOW.plusSeconds(5_184_000));
            assertThat(fresh.scopes()).containsExactlyInAnyOrder("openid", "profile", "w_member_social");
            assertThat(linkedIn.requests()).isEqualTo(1);
        }
    }

    @Test
    void saysWhatToDoWhereThereIsNoRefreshToken() {
        try (Desk linkedIn = new Desk()) {
            PlatformException thrown = catchThrowableOfType(
                    PlatformException.class, () -> oauth(linkedIn).refresh(Desk.member()));

            assertThat(Objects.requireNonNull(thrown).failure().kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED);
            assertThat(thrown.failure().message()).contains("Connect the account again", "60 days");
            assertThat(linkedIn.requests()).isZero();
        }
    }

    private OAuthClient oauth(Desk linkedIn) {
        return provider.oauth(linkedIn.context()).orElseThrow();
    }

    private static LinkedInSettings settings(Map<String, String> more) {
        Settings all = Settings.of(Map.of(
                "social4j.platforms.linkedin.client-id", "id",
                "social4j.platforms.linkedin.client-secret", "the-secret"));
        for (Map.Entry<String, String> setting : more.entrySet()) {
            all = all.with(setting.getKey(), setting.getValue());
        }
        return LinkedInSettings.from(all.forPlatform("linkedin"));
    }
}
