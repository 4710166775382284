package com.example.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.ManualClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MastodonAdapterProviderTest {

    private static final String BASE_URL = "social4j.platforms.mastodon.base-url";

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));

    @Test
    void isFoundAndPublishesWithoutAWordAboutItInTheHost() {
        try (MastodonServer server = MastodonServer.start(clock, "token-of-ann");
                Social4j social = Social4j.inMemory()
                        .discover()
                        .settings(Settings.of(Map.of(BASE_URL, server.url().toString())))
                        .clock(clock)
                        .build()) {
            RemoteAccount account = new RemoteAccount(Platform.of("mastodon"), "109348684700000001");
            social.accounts().importToken("ann", "Ann", PlatformToken.of(account, "token-of-ann"));
            PublishRequest request = PublishRequest.builder()
                    .user("ann")
                    .to("mastodon")
                    .text("Good morning")
                    .build();
            PostId post = social.publisher().schedule(request).id();
            assertThat(social.workers().runDue()).isNotNull();

            assertThat(social.publisher().find(post).orElseThrow().status()).isEqualTo(PostStatus.POSTED);
            assertThat(server.liveIds()).hasSize(1);
        }
    }

    @Test
    void saysWhichSettingIsMissingOrWrong() {
        assertThat(new MastodonAdapterProvider().missing(Settings.none().forPlatform("mastodon")))
                .containsExactly(BASE_URL);
        assertThatThrownBy(() -> MastodonSettings.from(
                        Settings.of(Map.of(BASE_URL, "ftp://here", "social4j.platforms.mastodon.max-characters", "0"))
                                .forPlatform("mastodon")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(BASE_URL);
    }
}
