package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.net.URI;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FacebookAdapterProviderTest {

    private final PlatformAdapterProvider provider = new FacebookAdapterProvider();

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(PlatformAdapterProvider.class).stream()
                        .map(found -> found.get().id()))
                .contains("facebook");
    }

    @Test
    void namesTheSettingsItCannotWorkWithout() {
        assertThat(provider.missing(Settings.none().forPlatform("facebook")))
                .containsExactly("social4j.platforms.facebook.client-id", "social4j.platforms.facebook.client-secret");
    }

    @Test
    void needsNoMoreThanIdAndSecret() {
        FacebookSettings settings = settings(Map.of());

        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://graph.facebook.com"));
        assertThat(settings.videoBaseUrl()).isEqualTo(URI.create("https://graph-video.facebook.com"));
        assertThat(settings.mostPhotos()).isEqualTo(10);
        assertThat(settings.apiVersion()).isEqualTo("v26.0");
        assertThat(settings.appSecretProof()).isTrue();
        assertThat(settings.insights()).isEqualTo(Map.of("impressions", "post_media_view", "clicks", "post_clicks"));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "api-version,26,api-version",
        "max-photos,0,max-photos",
        "insights,post_clicks,impressions:post_media_view",
        "insights,views:post_media_view,impressions",
        "insights,'clicks:post_clicks,',insights"
    })
    void refusesAVersionOrMetricsThatAreNone(String key, String value, String message) {
        assertThatThrownBy(() -> settings(Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void warnsOfAVersionThatIsGone() {
        Settings old = Settings.of(Map.of(
                FakePage.PREFIX + "client-id", "1",
                FakePage.PREFIX + "client-secret", "s3cret",
                FakePage.PREFIX + "api-version", "v20.0"));

        assertThat(provider.notices(
                        new ProviderContext(old.forPlatform("facebook"), PublishPolicy.defaults(), FixedClock.noon())))
                .singleElement()
                .satisfies(notice -> assertThat(notice.message()).contains("v20.0 is gone"));
    }

    @Test
    void refreshesNoTokens() {
        Settings settings = Settings.of(Map.of());

        assertThat(provider.oauth(new ProviderContext(
                        settings.forPlatform("facebook"), PublishPolicy.defaults(), FixedClock.noon())))
                .isEmpty();
    }

    private static FacebookSettings settings(Map<String, String> further) {
        Settings settings =
                Settings.of(Map.of(FakePage.PREFIX + "client-id", "1", FakePage.PREFIX + "client-secret", "s3cret"));
        for (Map.Entry<String, String> entry : further.entrySet()) {
            settings = settings.with(FakePage.PREFIX + entry.getKey(), entry.getValue());
        }
        return FacebookSettings.from(settings.forPlatform("facebook"));
    }
}
