package io.social4j.sandbox;

import static io.social4j.sandbox.FacebookClient.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Comments, edits, and the way from a person to the token of a Page. */
class FacebookCommentTest {

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final FacebookClient page = new FacebookClient(sandbox);
    private final SandboxAccount demo = sandbox.account("facebook");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsCommentsBelowTheirPostNewestFirst() throws Exception {
        String post = page.post("feed", "message", "Words").text("id");
        String first = page.postTo(post + "/comments", "message", "One").text("id");
        page.postTo(post + "/comments", "message", "Two");

        Http.Reply listed = page.get(post + "/comments?fields=id,message,from,created_time&filter=stream&limit=50");
        assertThat(listed.text("data.0.message")).isEqualTo("Two");
        assertThat(listed.text("data.1.id")).isEqualTo(first);
        assertThat(listed.text("data.1.from.id")).isEqualTo(demo.remoteId());
        assertThat(page.get("me/published_posts").size("data")).isEqualTo(1);
        assertThat(sandbox.ledger().live("facebook").get(1).parentId()).isEqualTo(post);
        assertThat(error(page.postTo(post + "/comments", "message", " "))).isEqualTo("100/null");
        assertThat(error(page.postTo(post + "/comments", "message", "b".repeat(8_001))))
                .isEqualTo("100/null");
        assertThat(error(page.postTo("1_2/comments", "message", "x"))).isEqualTo("100/33");
    }

    @Test
    void changesTheWordsOfAPost() throws Exception {
        String post = page.post("feed", "message", "Wrods").text("id");

        assertThat(page.postTo(post, "message", "Words").at("success")).isEqualTo(true);

        assertThat(sandbox.ledger().live("facebook").get(0).text()).isEqualTo("Words");
        assertThat(sandbox.ledger().requests("facebook").commitsReceived()).isEqualTo(1);
        assertThat(error(page.postTo("1_2", "message", "x"))).isEqualTo("100/33");
        assertThat(error(page.postTo(post, "message", ""))).isEqualTo("100/null");
    }

    @Test
    void leadsFromAButtonToTheTokenOfAPage() throws Exception {
        Http plain = Http.at(sandbox.baseUrl("facebook"));
        String secret = setting("client-secret");
        String app = setting("client-id");
        String dialog = "/v26.0/dialog/oauth?client_id=" + app
                + "&redirect_uri=https%3A%2F%2Fhost.example%2Fback&state=s1&response_type=code&scope=pages_show_list";
        assertThat(plain.get(dialog).body()).contains("allow=1", "deny=1");
        HttpUrl denied = HttpUrl.get(
                Objects.requireNonNull(plain.get(dialog + "&deny=1").headers().get("location")));
        assertThat(denied.queryParameter("error_reason")).isEqualTo("user_denied");
        HttpUrl back = HttpUrl.get(
                Objects.requireNonNull(plain.get(dialog + "&allow=1").headers().get("location")));
        assertThat(back.queryParameter("state")).isEqualTo("s1");

        String exchange = "/v26.0/oauth/access_token?client_id=" + app + "&client_secret=" + secret
                + "&redirect_uri=https%3A%2F%2Fhost.example%2Fback&code=" + back.queryParameter("code");
        Http.Reply granted = plain.get(exchange);
        assertThat(granted.text("expires_in")).isEqualTo("3600");
        assertThat(error(plain.get(exchange))).isEqualTo("100/null");
        Http.Reply longLived = plain.get("/v26.0/oauth/access_token?grant_type=fb_exchange_token&client_id=" + app
                + "&client_secret=" + secret + "&fb_exchange_token=" + granted.text("access_token"));
        assertThat(longLived.text("expires_in")).isEqualTo("5184000");
        String person = longLived.text("access_token");
        Http asPerson = plain.bearer(person);
        String proof = "&appsecret_proof=" + page.proof(person);

        assertThat(asPerson.get("/v26.0/me/accounts?fields=id,access_token,tasks" + proof)
                        .text("data.0.access_token"))
                .isEqualTo(demo.accessToken());
        assertThat(asPerson.get("/v26.0/" + demo.remoteId() + "?fields=access_token" + proof)
                        .text("access_token"))
                .isEqualTo(demo.accessToken());
        assertThat(error(asPerson.get("/v26.0/me/accounts?fields=id"))).isEqualTo("100/null");
        clock.advance(Duration.ofDays(60));
        assertThat(error(asPerson.get("/v26.0/me/accounts?fields=id" + proof))).isEqualTo("190/null");
    }

    @Test
    void saysOfATokenWhetherItLives() throws Exception {
        Http app = Http.at(sandbox.baseUrl("facebook")).bearer(setting("client-id") + "|" + setting("client-secret"));

        assertThat(app.get("/v26.0/debug_token?input_token=" + demo.accessToken())
                        .at("data.is_valid"))
                .isEqualTo(true);
        sandbox.expire("facebook", demo.accessToken());
        Http.Reply dead = app.get("/v26.0/debug_token?input_token=" + demo.accessToken());
        assertThat(dead.at("data.is_valid")).isEqualTo(false);
        assertThat(dead.text("data.error.code")).isEqualTo("190");
    }

    @Test
    void takesThePermissionBackForAllPages() throws Exception {
        String person = demo.refreshToken();
        Http asPerson = Http.at(sandbox.baseUrl("facebook")).bearer(person);

        assertThat(asPerson.delete("/v26.0/me/permissions?appsecret_proof=" + page.proof(person))
                        .at("success"))
                .isEqualTo(true);
        assertThat(error(page.post("feed", "message", "x"))).isEqualTo("190/458");
    }

    private String setting(String key) {
        return Objects.requireNonNull(sandbox.settings().get("social4j.platforms.facebook." + key));
    }
}
