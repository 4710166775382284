package io.social4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "social4j.publish.max-latenes, social4j.publish.max-lateness",
        "social4j.publsih.tries, social4j.publish.tries",
        "social4j.redis.hosst, social4j.redis.host",
        "social4j.encryption.key, social4j.encryption.keys",
        "social4j.web.rate-limit.request, social4j.web.rate-limit.requests",
        "social4j.platforms.alpha.client-secrt, social4j.platforms.alpha.client-secret",
        "social4j.platforms.alpha.mood-ring, social4j.platforms.alpha.mood-rings",
        "social4j.platforms.alpha.clientid2, social4j.platforms.alpha.client-id"
    })
    void aTypingErrorIsNamedWithTheNearestName(String typed, String meant) {
        Settings settings = Settings.of(Map.of(typed, "x"));
        assertThat(settings.forPlatform("alpha").find("mood-rings")).isEmpty();

        assertThat(settings.unread(List.of("alpha"), List.of()))
                .containsExactly(
                        "The setting " + typed + " is not known and has no effect; did you mean " + meant + "?");
    }

    @Test
    void whatIsNearNothingIsNamedWithoutAGuess() {
        assertThat(Settings.of(Map.of("social4j.something.entirely-different", "x"))
                        .unread(List.of(), List.of()))
                .singleElement()
                .asString()
                .contains("social4j.something.entirely-different")
                .doesNotContain("did you mean");
    }

    @Test
    void whatAPlatformOfTheHostReadsIsKnown() {
        Settings settings = Settings.of(Map.of("social4j.platforms.mastodon.instance", "x"));
        assertThat(settings.forPlatform("mastodon").find("instance")).contains("x");

        assertThat(settings.unread(List.of("mastodon"), List.of())).isEmpty();
    }

    @Test
    void aPlatformThatIsNotThereIsNamed() {
        Settings settings = Settings.of(Map.of("social4j.platforms.twiter.client-id", "x"));

        assertThat(settings.unread(List.of("twitter"), List.of("reddit")))
                .containsExactly("The setting social4j.platforms.twiter.client-id has no effect: there is no platform"
                        + " 'twiter' here. Present are [reddit, twitter]");
    }

    @Test
    void nothingIsSaidOfPlatformsThatCouldNotReadTheirs() {
        assertThat(Settings.of(Map.of("social4j.platforms.alpha.anything", "x")).unread(List.of(), List.of("alpha")))
                .isEmpty();
    }

    @Test
    void variablesOfOthersAreNobodysTypingErrors() {
        Map<String, String> environment = Map.of(
                "GOOGLE_CLIENT_ID", "x",
                "GITHUB_WEBHOOK_SECRET", "x",
                "REDIS_HOST", "x",
                "DATABASE_URL", "x",
                "SOCIAL4J_PUBLISH_TRIS", "x",
                "SOCIAL4J_WEB_RATE_LIMIT_REQUESTS", "60",
                "SOCIAL4J_WEB_BASEPATH", "/api");

        assertThat(Settings.fromEnvironment(environment)
                        .with(Settings.of(Map.of("server.port", "80", "social4j.web.allowed-origins[1]", "x")))
                        .unread(List.of(), List.of()))
                .containsExactly("The setting social4j.publish.tris is not known and has no effect; did you mean"
                        + " social4j.publish.tries?");
    }

    @Test
    void noValueIsShown() {
        assertThat(Settings.of(Map.of("social4j.redis.pasword", "secret-value")).unread(List.of(), List.of()))
                .singleElement()
                .asString()
                .doesNotContain("secret-value");
    }

    /** A row may name several: {@code `social4j.store.url`, `.username`}. */
    @Test
    void everySettingOfTheDocumentationIsKnownAndNoOther() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String page : new String[] {"configuration.md", "spring-boot.md"}) {
            for (String line : Files.readAllLines(Path.of("../docs", page))) {
                if (!line.startsWith("| `social4j.")) {
                    continue;
                }
                String cell = line.split("\\|", -1)[1];
                String group = "";
                for (var name : Pattern.compile("`([a-z0-9.-]+)`")
                        .matcher(cell)
                        .results()
                        .toList()) {
                    String key = name.group(1);
                    group = key.startsWith("social4j.") ? key.substring(0, key.lastIndexOf('.')) : group;
                    documented.add(key.startsWith("social4j.") ? key : group + key);
                }
            }
        }

        assertThat(UnknownSettings.documented()).isEqualTo(documented);
    }
}
