package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedditReadTest {

    private static final String AGENT = "java:com.example:1.0 (by /u/demo)";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("reddit");
    private final Http plain = Http.at(sandbox.baseUrl("reddit")).agent(AGENT);
    private final Http reddit = plain.bearer(demo.accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsTheOwnSubmissionsNewestFirstInPages() throws Exception {
        String first = submit("one");
        String second = submit("two");
        String third = submit("three");

        Http.Reply page = reddit.get("/user/Demo/submitted?sort=new&limit=2&raw_json=1");
        assertThat(page.text("kind")).isEqualTo("Listing");
        assertThat(page.text("data.children.0.data.name")).isEqualTo(third);
        assertThat(page.text("data.children.1.data.name")).isEqualTo(second);
        assertThat(page.text("data.after")).isEqualTo(second);
        Http.Reply rest = reddit.get("/user/demo/submitted?limit=2&after=" + second);
        assertThat(rest.size("data.children")).isEqualTo(1);
        assertThat(rest.text("data.children.0.data.name")).isEqualTo(first);
        assertThat(rest.at("data.after")).isSameAs(Json.NULL);
        assertThat(reddit.get("/user/demo/submitted?after=t3_gone").size("data.children"))
                .isZero();
        assertThat(reddit.get("/user/nobody/submitted").status()).isEqualTo(404);
    }

    @Test
    void saysWhichSubredditsAreForAdultsAndHidesTheirPosts() throws Exception {
        assertThat(reddit.get("/r/Test/about").at("data.over18")).isEqualTo(false);
        assertThat(reddit.get("/r/u_demo/about").at("data.over18")).isEqualTo(false);
        assertThat(reddit.get("/r/afterdark/about").at("data.over18")).isEqualTo(true);
        assertThat(reddit.get("/r/privateclub/about").status()).isEqualTo(403);
        assertThat(reddit.get("/r/nowhere/about").status()).isEqualTo(404);
    }

    @Test
    void escapesUnlessItIsAskedNotTo() throws Exception {
        String name = submit("Q & A <here>");

        Http.Reply escaped = reddit.get("/api/info?id=" + name);
        assertThat(escaped.text("data.children.0.data.title")).isEqualTo("Q &amp; A &lt;here&gt;");
        Http.Reply raw = reddit.get("/api/info?raw_json=1&id=" + name);
        assertThat(raw.text("data.children.0.data.title")).isEqualTo("Q & A <here>");
        assertThat(raw.text("data.children.0.data.created_utc"))
                .isEqualTo(clock.instant().getEpochSecond() + ".0");
        assertThat(raw.at("data.children.0.data.is_self")).isEqualTo(true);
        assertThat(raw.text("data.children.0.data.author_fullname")).isEqualTo(demo.remoteId());
    }

    @Test
    void showsNewPostsOnlyAfterTheLag() throws Exception {
        sandbox.faults("reddit").listingLag(Duration.ofSeconds(30));
        String name = submit("late");

        assertThat(reddit.get("/user/demo/submitted").size("data.children")).isZero();
        assertThat(reddit.get("/api/info?id=" + name).size("data.children")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(30));
        assertThat(reddit.get("/user/demo/submitted").size("data.children")).isEqualTo(1);
    }

    @Test
    void countsGrowAndUnknownNamesAreLeftOut() throws Exception {
        String name = submit("numbers");
        clock.advance(Duration.ofHours(10));

        Http.Reply info = reddit.get("/api/info?raw_json=1&id=t3_nothing," + name);
        assertThat(info.size("data.children")).isEqualTo(1);
        assertThat(Integer.parseInt(info.text("data.children.0.data.score"))).isGreaterThan(50);
        assertThat(Integer.parseInt(info.text("data.children.0.data.num_comments")))
                .isGreaterThan(5);
        assertThat(info.at("data.children.0.data.view_count")).isSameAs(Json.NULL);
    }

    @Test
    void aDeletedPostLosesItsAuthorAndOthersDeleteNothing() throws Exception {
        String name = submit("short-lived");
        SandboxAccount other = sandbox.newAccount("reddit", "other");
        assertThat(plain.bearer(other.accessToken())
                        .form("/api/del", "id", name)
                        .status())
                .isEqualTo(200);
        assertThat(sandbox.ledger().live("reddit")).hasSize(1);

        assertThat(reddit.form("/api/del", "id", name).body()).isEqualTo("{}");
        assertThat(reddit.form("/api/del", "id", name).body()).isEqualTo("{}");
        assertThat(sandbox.ledger().live("reddit")).isEmpty();
        Http.Reply info = reddit.get("/api/info?id=" + name);
        assertThat(info.text("data.children.0.data.author")).isEqualTo("[deleted]");
        assertThat(info.text("data.children.0.data.removed_by_category")).isEqualTo("deleted");
        assertThat(reddit.get("/user/demo/submitted").size("data.children")).isZero();
    }

    @Test
    void saysWhoseTokenItIs() throws Exception {
        Http.Reply me = reddit.get("/api/v1/me");

        assertThat(me.text("name")).isEqualTo("demo");
        assertThat("t2_" + me.text("id")).isEqualTo(demo.remoteId());
    }

    @Test
    void renewsAccessTokensForARefreshTokenThatStays() throws Exception {
        Http client = plain.authorization(basic());
        clock.advance(Duration.ofHours(24));
        assertThat(reddit.get("/api/v1/me").status()).isEqualTo(401);
        Http.Reply young = refresh(client, demo.refreshToken());

        assertThat(young.text("expires_in")).isEqualTo("86400");
        assertThat(young.text("refresh_token")).isEqualTo(demo.refreshToken());
        assertThat(plain.bearer(young.text("access_token")).get("/api/v1/me").status())
                .isEqualTo(200);
        assertThat(sandbox.account("reddit").accessToken()).isEqualTo(young.text("access_token"));
        assertThat(refresh(client, demo.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void refusesRefreshesInThreeWays() throws Exception {
        Http client = plain.authorization(basic());
        assertThat(refresh(plain.authorization("Basic bm86bm8="), demo.refreshToken())
                        .status())
                .isEqualTo(401);
        Http.Reply grant = client.form("/api/v1/access_token", "grant_type", "password");
        assertThat(grant.status()).isEqualTo(200);
        assertThat(grant.text("error")).isEqualTo("unsupported_grant_type");
        assertThat(client.form("/api/v1/revoke_token", "token", demo.accessToken())
                        .status())
                .isEqualTo(204);
        assertThat(refresh(client, demo.refreshToken()).status()).isEqualTo(400);
        assertThat(reddit.get("/api/v1/me").status()).isEqualTo(401);
    }

    private String submit(String title) throws Exception {
        Http.Reply made = reddit.form("/api/submit", "api_type", "json", "kind", "self", "sr", "test", "title", title);
        return made.text("json.data.name");
    }

    private static Http.Reply refresh(Http client, String refreshToken) throws Exception {
        return client.form("/api/v1/access_token", "grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    private String basic() {
        String prefix = "social4j.platforms.reddit.";
        String pair = sandbox.settings().get(prefix + "client-id") + ":"
                + sandbox.settings().get(prefix + "client-secret");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
