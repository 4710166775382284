package io.social4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({
        "SOCIAL4J_PLATFORMS_ALPHA_CLIENT_ID, social4j.platforms.alpha.client-id",
        "SOCIAL4J_PLATFORMS_ALPHA_API_VERSION, social4j.platforms.alpha.api-version",
        "SOCIAL4J_PUBLISH_MAX_LATENESS, social4j.publish.max-lateness",
        "SOCIAL4J_ENCRYPTION_KEYS, social4j.encryption.keys",
        "ALPHA_CLIENT_ID, social4j.platforms.alpha.client-id",
        "ALPHA_CLIENT_SECRET, social4j.platforms.alpha.client-secret",
        "ALPHA_WEBHOOK_SECRET, social4j.platforms.alpha.webhook-secret",
        "ALPHA_VERIFY_TOKEN, social4j.platforms.alpha.verify-token",
        "DATABASE_URL, social4j.store.url",
        "REDIS_HOST, social4j.redis.host",
        "REDIS_PORT, social4j.redis.port",
        "REDIS_PASSWORD, social4j.redis.password",
    })
    void readsVariablesUnderTheirNames(String variable, String key) {
        assertThat(Settings.fromEnvironment(Map.of(variable, "value")).find(key))
                .contains("value");
    }

    @Test
    void ignoresVariablesThatAreNotMeant() {
        Settings settings = Settings.fromEnvironment(
                Map.of("PATH", "/bin", "HOME", "/root", "CLIENT_ID", "x", "_CLIENT_ID", "x", "SOCIAL4J_X", "x"));
        assertThat(settings).hasToString("Settings[]");
    }

    @Test
    void theNameInFullWinsOverTheShortOne() {
        Settings settings = Settings.fromEnvironment(
                Map.of("ALPHA_CLIENT_ID", "short", "SOCIAL4J_PLATFORMS_ALPHA_CLIENT_ID", "full"));
        assertThat(settings.forPlatform("alpha").find("client-id")).contains("full");
    }

    @Test
    void blankValuesCountAsAbsent() {
        assertThat(Settings.of(Map.of("a", "  ")).find("a")).isEmpty();
        assertThat(Settings.of(Map.of("a", " b ")).find("a")).contains("b");
        assertThat(Settings.fromEnvironment(Map.of("ALPHA_CLIENT_ID", " ")).find("social4j.platforms.alpha.client-id"))
                .isEmpty();
    }

    @Test
    void whatIsPutOnTopWins() {
        Settings settings = Settings.of(Map.of("a", "1", "b", "1")).with("b", "2");
        assertThat(settings.find("a")).contains("1");
        assertThat(settings.find("b")).contains("2");
    }

    @Test
    void showsNamesAndNeverValues() {
        assertThat(Settings.of(Map.of("social4j.platforms.alpha.client-secret", "hush")))
                .hasToString("Settings[social4j.platforms.alpha.client-secret]");
    }

    @ParameterizedTest(name = "{0} is {1} ms")
    @CsvSource({
        "500ms, 500",
        "30s, 30000",
        "5m, 300000",
        "1h, 3600000",
        "2d, 172800000",
        "PT30S, 30000",
        "pt1m, 60000",
    })
    void readsDurations(String text, long millis) {
        ScopedSettings settings = Settings.of(Map.of("social4j.x.d", text)).under("x");
        assertThat(settings.duration("d", Duration.ZERO)).isEqualTo(Duration.ofMillis(millis));
        settings.verify();
    }

    @Test
    void usesTheDefaultsWhereNothingIsSet() {
        ScopedSettings none = Settings.none().under("x");
        assertThat(none.number("n", 4)).isEqualTo(4);
        assertThat(none.flag("f", true)).isTrue();
        assertThat(none.choice("c", LatePolicy.class, LatePolicy.FAIL)).isEqualTo(LatePolicy.FAIL);
        assertThat(none.url("u", "https://example.test")).isEqualTo(URI.create("https://example.test"));
        assertThat(none.text("t", "other")).isEqualTo("other");
        none.verify();
    }

    @Test
    void readsUrlsWithoutTheirTrailingSlash() {
        ScopedSettings settings =
                Settings.of(Map.of("social4j.x.u", "https://example.test/v1/")).under("x");
        assertThat(settings.url("u", "https://other.test")).isEqualTo(URI.create("https://example.test/v1"));
    }

    @Test
    void reportsEverythingThatIsWrongTogetherAndMasksSecrets() {
        ScopedSettings settings = Settings.of(Map.of(
                        "social4j.x.n", "many",
                        "social4j.x.d", "soon",
                        "social4j.x.f", "perhaps",
                        "social4j.x.c", "never",
                        "social4j.x.u", "ftp://example.test",
                        "social4j.x.client-secret", "hush-hush"))
                .under("x");
        settings.number("n", 1);
        settings.duration("d", Duration.ZERO);
        settings.flag("f", false);
        settings.choice("c", LatePolicy.class, LatePolicy.FAIL);
        settings.url("u", "https://example.test");
        settings.number("client-secret", 1);
        settings.required("client-id");

        SettingsException refused = catchThrowableOfType(SettingsException.class, settings::verify);

        assertThat(refused.problems())
                .containsExactly(
                        "social4j.x.n must be a whole number; it is 'many'",
                        "social4j.x.d must be a duration such as 30s, 5m or PT30S; it is 'soon'",
                        "social4j.x.f must be true or false; it is 'perhaps'",
                        "social4j.x.c must be one of [PUBLISH, FAIL, REVIEW]; it is 'never'",
                        "social4j.x.u must be an http or https address; it is 'ftp://example.test'",
                        "social4j.x.client-secret must be a whole number; it is masked",
                        "social4j.x.client-id is not set; set it, or the environment variable SOCIAL4J_X_CLIENT_ID");
        assertThat(refused)
                .hasMessageStartingWith("7 settings are missing or invalid")
                .hasMessageNotContaining("hush");
    }

    @Test
    void namesMissingKeysInFull() {
        assertThat(Settings.of(Map.of("social4j.platforms.alpha.a", "1"))
                        .forPlatform("alpha")
                        .missing("a", "b"))
                .containsExactly("social4j.platforms.alpha.b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "5", "1w", "ms", "-", "P", "1.5h", "99999999999999999d"})
    void refusesDurationsThatAreNone(String text) {
        ScopedSettings settings = Settings.of(Map.of("social4j.x.d", text)).under("x");
        settings.duration("d", Duration.ZERO);
        assertThatThrownBy(settings::verify)
                .hasMessage("social4j.x.d must be a duration such as 30s, 5m or PT30S; it is '" + text + "'");
    }
}
