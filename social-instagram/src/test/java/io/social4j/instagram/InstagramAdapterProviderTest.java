package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.spi.PlatformAdapterProvider;
import java.net.URI;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class InstagramAdapterProviderTest {

    private final InstagramAdapterProvider provider = new InstagramAdapterProvider();

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(PlatformAdapterProvider.class).stream()
                        .map(found -> found.get().id()))
                .contains("instagram");
    }

    @Test
    void namesTheSettingsItCannotWorkWithout() {
        assertThat(provider.missing(Settings.none().forPlatform("instagram")))
                .containsExactly(
                        "social4j.platforms.instagram.client-id", "social4j.platforms.instagram.client-secret");
    }

    @Test
    void choosesHostAndProofByTheLogin() {
        InstagramSettings instagram = settings(Map.of());
        InstagramSettings facebook = settings(Map.of("login", "facebook"));

        assertThat(instagram.baseUrl()).isEqualTo(URI.create("https://graph.instagram.com"));
        assertThat(instagram.appSecretProof()).isFalse();
        assertThat(facebook.baseUrl()).isEqualTo(URI.create("https://graph.facebook.com"));
        assertThat(facebook.appSecretProof()).isTrue();
        assertThat(facebook.login()).isEqualTo(Login.FACEBOOK);
        assertThat(facebook.toString()).doesNotContain("s3cret");
    }

    @Test
    void refusesAVersionThatIsNone() {
        assertThatThrownBy(() -> settings(Map.of("api-version", "26")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("api-version");
    }

    @Test
    void refreshesTokensOfInstagramLoginOnly() {
        try (FakeGraph graph = new FakeGraph()) {
            assertThat(provider.oauth(graph.context(Map.of()))).isPresent();
            assertThat(provider.oauth(graph.context(Map.of("login", "facebook"))))
                    .isEmpty();
        }
    }

    private static InstagramSettings settings(Map<String, String> further) {
        String prefix = "social4j.platforms.instagram.";
        Settings settings = Settings.of(Map.of(prefix + "client-id", "1", prefix + "client-secret", "s3cret"));
        for (Map.Entry<String, String> entry : further.entrySet()) {
            settings = settings.with(prefix + entry.getKey(), entry.getValue());
        }
        return InstagramSettings.from(settings.forPlatform("instagram"));
    }
}
