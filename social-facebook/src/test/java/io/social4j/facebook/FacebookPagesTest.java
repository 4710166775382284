package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.facebook.FacebookPages.Page;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.spi.PlatformException;
import io.social4j.spi.ProviderContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FacebookPagesTest {

    private final FakePage server = new FakePage();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void findsEachPageOnceWithItsTokenAndWhatThePersonMayDo() {
        server.answer("{\"data\":[" + page("1", "One", "EAA1") + "],\"paging\":{\"cursors\":{\"after\":\"A\"},"
                        + "\"next\":\"https://n.invalid\"}}")
                .answer("{\"data\":[{\"id\":\"2\",\"name\":\"Without a token\"},{\"name\":\"Without an id\"}]}")
                .answer("{\"data\":[{\"id\":\"77\"}]}")
                .answer("{\"data\":[" + page("1", "One", "EAA1") + "," + page("3", "Three", "EAA3") + "]}")
                .refuse(10, 0);

        List<Page> pages = server.pages().of("EAAuser");

        assertThat(pages).extracting(Page::name).containsExactly("One", "Three");
        Page one = pages.get(0);
        assertThat(one.token().account().id()).isEqualTo("1");
        assertThat(one.token().accessToken()).isEqualTo("EAA1");
        assertThat(one.token().expiresAt()).isEmpty();
        assertThat(one.token().attribute("username")).contains("one");
        assertThat(one.tasks()).isEqualTo(Set.of("ANALYZE", "CREATE_CONTENT"));
        assertThat(one.canPublish()).isTrue();
        HttpUrl first = Objects.requireNonNull(server.take().getUrl());
        assertThat(first.encodedPath()).isEqualTo("/v26.0/me/accounts");
        assertThat(first.queryParameter("fields")).isEqualTo("id,name,username,access_token,tasks");
        assertThat(Objects.requireNonNull(server.take().getUrl()).queryParameter("after"))
                .isEqualTo("A");
        assertThat(server.take().getTarget()).startsWith("/v26.0/me/businesses?");
        assertThat(server.take().getTarget()).startsWith("/v26.0/77/owned_pages?");
        assertThat(server.take().getTarget()).startsWith("/v26.0/77/client_pages?");
    }

    @Test
    void doesWithoutPortfoliosThatItMayNotSee() {
        server.answer("{\"data\":[" + page("1", "One", "EAA1") + "]}").refuse(200, 0);

        assertThat(server.pages().of("EAAuser")).hasSize(1);
    }

    @Test
    void saysThatATokenIsDead() {
        server.refuse(190, 463);

        assertThatThrownBy(() -> server.pages().of("EAAuser")).hasMessageStartingWith("RECONNECT_REQUIRED");
    }

    @Test
    void makesALongLivedTokenOfAShortLivedOne() {
        server.answer("{\"access_token\":\"EAAlong\",\"token_type\":\"bearer\",\"expires_in\":5183944}")
                .answer("{}");

        assertThat(server.pages().longLived("EAAshort")).isEqualTo("EAAlong");
        assertThat(server.take().getTarget())
                .startsWith("/v26.0/oauth/access_token?grant_type=fb_exchange_token&client_id=990&client_secret=")
                .contains("&fb_exchange_token=EAAshort");
        assertThatThrownBy(() -> server.pages().longLived("EAAshort"))
                .isInstanceOf(PlatformException.class)
                .hasMessageNotContaining("EAAshort");
    }

    @Test
    void connectsThePagesOfTheSandbox() {
        try (Sandbox sandbox = Sandbox.start()) {
            SandboxAccount second = sandbox.newAccount("facebook", "second");
            FacebookPages pages = FacebookPages.from(new ProviderContext(
                    Settings.of(sandbox.settings()).forPlatform("facebook"),
                    PublishPolicy.defaults(),
                    FixedClock.noon()));
            String person = pages.longLived(sandbox.account("facebook").refreshToken());

            assertThat(pages.of(person))
                    .extracting(page -> page.token().accessToken())
                    .containsExactly(sandbox.account("facebook").accessToken(), second.accessToken());
        }
    }

    private static String page(String id, String name, String token) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"username\":\"one\",\"access_token\":\"" + token
                + "\",\"tasks\":[\"ANALYZE\",\"CREATE_CONTENT\"]}";
    }
}
