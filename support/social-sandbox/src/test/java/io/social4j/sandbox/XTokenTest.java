package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XTokenTest {

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("twitter");
    private final Http plain = Http.at(sandbox.baseUrl("twitter"));
    private final Http client = plain.authorization(basic());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void rotatesARefreshTokenOnce() throws Exception {
        Http.Reply fresh = refresh(client, demo.refreshToken());
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.text("token_type")).isEqualTo("bearer");
        assertThat(fresh.text("expires_in")).isEqualTo("7200");
        assertThat(fresh.text("refresh_token")).isNotEqualTo(demo.refreshToken());
        assertThat(me(fresh.text("access_token")).status()).isEqualTo(200);
        assertThat(sandbox.account("twitter").accessToken()).isEqualTo(fresh.text("access_token"));

        Http.Reply spent = refresh(client, demo.refreshToken());
        assertThat(spent.status()).isEqualTo(400);
        assertThat(spent.text("error")).isEqualTo("invalid_request");
        assertThat(spent.text("error_description")).isEqualTo("Value passed for the token was invalid.");
        assertThat(refresh(client, fresh.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void refusesAWrongClient() throws Exception {
        Http.Reply refused = refresh(plain.authorization("Basic bm86bm8="), demo.refreshToken());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("error")).isEqualTo("unauthorized_client");
        assertThat(refresh(client, demo.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void answers401WhenTheTokenIsMissingUnknownExpiredOrRevoked() throws Exception {
        assertThat(plain.get("/2/users/me").status()).isEqualTo(401);
        Http.Reply unknown = me("nonsense");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text("title")).isEqualTo("Unauthorized");
        assertThat(unknown.text("type")).isEqualTo("about:blank");
        clock.advance(Duration.ofHours(2));
        assertThat(me(demo.accessToken()).status()).isEqualTo(401);
        String fresh = refresh(client, demo.refreshToken()).text("access_token");
        assertThat(me(fresh).status()).isEqualTo(200);
        sandbox.expire("twitter", fresh);
        assertThat(me(fresh).status()).isEqualTo(401);
    }

    @Test
    void killsTheRefreshTokenTooWhenThePermissionIsTakenBack() throws Exception {
        sandbox.revoke("twitter", demo.remoteId());
        assertThat(me(demo.accessToken()).status()).isEqualTo(401);
        assertThat(refresh(client, demo.refreshToken()).status()).isEqualTo(400);
    }

    @Test
    void revokesByRequest() throws Exception {
        assertThat(client.form("/2/oauth2/revoke", "token", demo.accessToken()).at("revoked"))
                .isEqualTo(true);
        assertThat(me(demo.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void countsDownAndRefusesTheCallAboveTheLimit() throws Exception {
        Http.Reply first = me(demo.accessToken());
        assertThat(first.headers())
                .containsEntry("x-rate-limit-limit", "75")
                .containsEntry("x-rate-limit-remaining", "74");
        long reset = clock.instant().plus(Duration.ofMinutes(15)).getEpochSecond();
        assertThat(first.headers()).containsEntry("x-rate-limit-reset", Long.toString(reset));
        for (int i = 2; i <= 75; i++) {
            assertThat(me(demo.accessToken()).status()).isEqualTo(200);
        }
        Http.Reply refused = me(demo.accessToken());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("title")).isEqualTo("Too Many Requests");
        assertThat(refused.headers()).containsEntry("x-rate-limit-remaining", "0");
        clock.advance(Duration.ofMinutes(15));
        assertThat(me(demo.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void settingsHoldWhatTheTokenEndpointAsksFor() {
        Map<String, String> settings = sandbox.settings();
        assertThat(settings)
                .containsEntry(
                        "social4j.platforms.twitter.base-url",
                        sandbox.baseUrl("twitter").toString())
                .containsEntry(
                        "social4j.platforms.instagram.base-url",
                        sandbox.baseUrl("instagram").toString())
                .containsKeys(
                        "social4j.platforms.twitter.client-id",
                        "social4j.platforms.twitter.client-secret",
                        "social4j.platforms.instagram.client-id",
                        "social4j.platforms.instagram.client-secret");
    }

    private String basic() {
        Map<String, String> settings = sandbox.settings();
        String pair = settings.get("social4j.platforms.twitter.client-id") + ":"
                + settings.get("social4j.platforms.twitter.client-secret");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Http.Reply me(String token) throws Exception {
        return plain.bearer(token).get("/2/users/me");
    }

    private static Http.Reply refresh(Http http, String refreshToken) throws Exception {
        return http.form("/2/oauth2/token", "grant_type", "refresh_token", "refresh_token", refreshToken);
    }
}
