package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedditSettingsTest {

    private static final String PREFIX = "social4j.platforms.reddit.";
    private final Settings valid =
            Settings.none().with(PREFIX + "client-id", "id").with(PREFIX + "user-agent", Desk.AGENT);

    @Test
    void redditHasTwoHosts() {
        RedditSettings settings = RedditSettings.from(valid.forPlatform("reddit"));

        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://oauth.reddit.com"));
        assertThat(settings.authBaseUrl()).isEqualTo(URI.create("https://www.reddit.com"));
        assertThat(settings.clientSecret()).isEmpty();
    }

    @Test
    void anotherBaseUrlServesTokensTooUnlessTheyHaveTheirOwn() {
        Settings sandbox = valid.with(PREFIX + "base-url", "http://127.0.0.1:7404");

        assertThat(RedditSettings.from(sandbox.forPlatform("reddit")).authBaseUrl())
                .isEqualTo(URI.create("http://127.0.0.1:7404"));
        Settings both = sandbox.with(PREFIX + "auth-base-url", "http://127.0.0.1:7405");
        assertThat(RedditSettings.from(both.forPlatform("reddit")).authBaseUrl())
                .isEqualTo(URI.create("http://127.0.0.1:7405"));
        Settings same = valid.with(PREFIX + "base-url", "https://oauth.reddit.com/");
        assertThat(RedditSettings.from(same.forPlatform("reddit")).authBaseUrl())
                .isEqualTo(URI.create("https://www.reddit.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Social4j",
                "okhttp/5.1.0",
                "Mozilla/5.0 (X11)",
                "java:com.example:1.0",
                "java:com.example:1.0 (by acme)",
                "java:com.example:1.0 (by /u/acme) more"
            })
    void aUserAgentThatRedditWouldNotTakeIsRefusedWithAnExample(String agent) {
        assertThatThrownBy(() -> RedditSettings.from(
                        valid.with(PREFIX + "user-agent", agent).forPlatform("reddit")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("user-agent must look like java:com.example.app:1.0 (by /u/name)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"android:com.example.app:v1.2.3 (by /u/some-body)", "linux:my_app:2 (by u/acme)"})
    void aUserAgentMayBeOfAnySystem(String agent) {
        Settings settings = valid.with(PREFIX + "user-agent", agent);

        assertThat(RedditSettings.from(settings.forPlatform("reddit")).userAgent())
                .isEqualTo(agent);
    }

    @Test
    void whatIsMissingIsNamedTogetherAndLeavesThePlatformUnconfigured() {
        assertThat(new RedditAdapterProvider().missing(Settings.none().forPlatform("reddit")))
                .containsExactly(PREFIX + "client-id", PREFIX + "user-agent");
        assertThatThrownBy(() -> RedditSettings.from(Settings.none().forPlatform("reddit")))
                .hasMessageContaining("client-id")
                .hasMessageContaining("user-agent");
    }

    @Test
    void theTextShowsNoSecret() {
        Settings settings = valid.with(PREFIX + "client-secret", "hush");

        assertThat(RedditSettings.from(settings.forPlatform("reddit")).toString())
                .doesNotContain("hush")
                .contains(Desk.AGENT);
    }
}
