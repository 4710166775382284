package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstagramReadTest {

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().clock(clock).containerPolls(0));
    private final SandboxAccount demo = sandbox.account("instagram");
    private final Http plain = Http.at(sandbox.baseUrl("instagram"));
    private final Http graph = plain.bearer(demo.accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsNewestFirstInPages() throws Exception {
        publish("one");
        publish("two");
        publish("three");
        String fields = "fields=id,caption,permalink,timestamp,media_product_type,shortcode";
        Http.Reply first = graph.get("/v26.0/me/media?limit=2&" + fields);
        assertThat(first.text("data.0.caption")).isEqualTo("three");
        assertThat(first.text("data.0.timestamp")).isEqualTo("2026-11-22T10:00:00+0000");
        assertThat(first.text("data.0.media_product_type")).isEqualTo("FEED");
        assertThat(first.text("data.0.permalink"))
                .isEqualTo("https://www.instagram.com/p/" + first.text("data.0.shortcode") + "/");
        assertThat(first.size("data")).isEqualTo(2);
        assertThat(first.text("paging.next")).contains("after=");
        Http.Reply second =
                graph.get("/v26.0/me/media?limit=2&" + fields + "&after=" + first.text("paging.cursors.after"));
        assertThat(second.size("data")).isEqualTo(1);
        assertThat(second.text("data.0.caption")).isEqualTo("one");
        assertThat(second.at("paging.next")).isNull();
    }

    @Test
    void listsFromASecondOn() throws Exception {
        publish("old");
        clock.advance(Duration.ofMinutes(5));
        publish("new");
        long since = clock.instant().getEpochSecond() - 60;
        Http.Reply found = graph.get("/v26.0/" + demo.remoteId() + "/media?fields=caption&since=" + since);
        assertThat(found.size("data")).isEqualTo(1);
        assertThat(found.text("data.0.caption")).isEqualTo("new");
    }

    @Test
    void showsANewPostInTheListingOnlyAfterTheLag() throws Exception {
        sandbox.faults("instagram").listingLag(Duration.ofSeconds(30));
        String id = publish("late");
        assertThat(graph.get("/me/media").size("data")).isZero();
        assertThat(graph.get("/" + id + "?fields=permalink").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        assertThat(graph.get("/me/media").text("data.0.id")).isEqualTo(id);
    }

    @Test
    void keepsStoriesOutOfTheListing() throws Exception {
        publish(Map.of("image_url", "https://cdn.example/s.jpg", "media_type", "STORIES"));
        assertThat(graph.get("/v26.0/me/media").size("data")).isZero();
        assertThat(graph.get("/v26.0/me/stories?fields=media_product_type").text("data.0.media_product_type"))
                .isEqualTo("STORY");
        clock.advance(Duration.ofHours(24));
        assertThat(graph.get("/v26.0/me/stories").size("data")).isZero();
    }

    @Test
    void readsOneOrSeveralPosts() throws Exception {
        String one = publish("one");
        String two = publish("two");
        clock.advance(Duration.ofHours(2));
        Http.Reply node = graph.get("/v26.0/" + one + "?fields=like_count,comments_count,media_type");
        assertThat((BigDecimal) node.at("like_count")).isPositive();
        assertThat(node.text("media_type")).isEqualTo("IMAGE");
        Http.Reply both = graph.get("/v26.0/?ids=" + one + "," + two + "&fields=like_count");
        assertThat(both.text(two + ".id")).isEqualTo(two);
        Http.Reply missing = graph.get("/v26.0/?ids=" + one + ",17&fields=like_count");
        assertThat(missing.text("error.code")).isEqualTo("803");
    }

    @Test
    void refusesAFieldThatDoesNotExist() throws Exception {
        String id = publish("one");
        Http.Reply refused = graph.get("/v26.0/" + id + "?fields=permalnk");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.message")).contains("nonexisting field (permalnk)");
    }

    @Test
    void answers33ForWhatIsNotThere() throws Exception {
        Http.Reply missing = graph.get("/v26.0/17000000000000001?fields=permalink");
        assertThat(missing.text("error.code")).isEqualTo("100");
        assertThat(missing.text("error.error_subcode")).isEqualTo("33");
        assertThat(missing.text("error.type")).isEqualTo("GraphMethodException");
        assertThat(graph.get("/v26.0/17841400000000999/media").text("error.error_subcode"))
                .isEqualTo("33");
    }

    @Test
    void oneMetricOfAnotherKindFailsTheWholeCall() throws Exception {
        String id = publish("one");
        clock.advance(Duration.ofHours(1));
        Http.Reply good = graph.get("/v26.0/" + id + "/insights?metric=views,reach,saved");
        assertThat(good.size("data")).isEqualTo(3);
        assertThat(good.text("data.0.name")).isEqualTo("views");
        assertThat((BigDecimal) good.at("data.0.values.0.value")).isPositive();
        for (String dead : List.of("impressions", "replies", "ig_reels_avg_watch_time")) {
            Http.Reply refused = graph.get("/v26.0/" + id + "/insights?metric=views," + dead);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("error.code")).isEqualTo("100");
        }
        Http.Reply nested = graph.get("/v26.0/me/media?fields=id,insights.metric(views,reach)");
        assertThat(nested.text("data.0.insights.data.1.name")).isEqualTo("reach");
    }

    @Test
    void deletesAPostWithFacebookLoginOnly() throws Exception {
        assertThat(graph.delete("/v26.0/" + publish("one")).text("error.error_subcode"))
                .isEqualTo("33");
        SandboxAccount page = sandbox.newAccount("instagram", "fb.other");
        Http facebook = plain.bearer(page.accessToken());
        String path = "/v26.0/" + page.remoteId();
        String box = facebook.json(path + "/media", Map.of("image_url", "https://cdn.example/x.jpg"))
                .text("id");
        String id = facebook.json(path + "/media_publish", Map.of("creation_id", box))
                .text("id");
        Http.Reply deleted = facebook.delete("/v26.0/" + id);
        assertThat(deleted.at("success")).isEqualTo(true);
        assertThat(deleted.text("deleted_id")).isEqualTo(id);
        assertThat(sandbox.ledger().live("instagram", page.remoteId())).isEmpty();
    }

    @Test
    void knowsWhoseTokenItIsHoweverItComes() throws Exception {
        Http.Reply me = plain.get("/v26.0/me?fields=user_id,username&access_token=" + demo.accessToken());
        assertThat(me.text("user_id")).isEqualTo(demo.remoteId());
        assertThat(me.text("username")).isEqualTo("demo");
        assertThat(me.text("id")).isNotEqualTo(demo.remoteId());
        assertThat(graph.get("/v26.0/" + demo.remoteId() + "?fields=username").text("username"))
                .isEqualTo("demo");
    }

    @Test
    void answers190WhenTheTokenIsMissingUnknownExpiredOrRevoked() throws Exception {
        assertThat(plain.get("/me").text("error.code")).isEqualTo("190");
        assertThat(plain.bearer("nonsense").get("/me").text("error.code")).isEqualTo("190");
        clock.advance(Duration.ofDays(60));
        Http.Reply expired = graph.get("/me");
        assertThat(expired.status()).isEqualTo(400);
        assertThat(expired.text("error.error_subcode")).isEqualTo("463");
        SandboxAccount other = sandbox.newAccount("instagram", "other");
        sandbox.revoke("instagram", other.remoteId());
        assertThat(plain.bearer(other.accessToken()).get("/me").text("error.error_subcode"))
                .isEqualTo("458");
    }

    @Test
    void checksTheProofWhenOneIsSent() throws Exception {
        String secret = sandbox.settings().get("social4j.platforms.instagram.client-secret");
        String proof = ByteString.encodeUtf8(demo.accessToken())
                .hmacSha256(ByteString.encodeUtf8(secret))
                .hex();
        assertThat(graph.get("/v26.0/me?fields=username&appsecret_proof=" + proof)
                        .status())
                .isEqualTo(200);
        Http.Reply refused = graph.get("/v26.0/me?fields=username&appsecret_proof=" + "0".repeat(64));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.code")).isEqualTo("100");
    }

    @Test
    void refreshesATokenThatIsADayOldAndLeavesTheOldOneValid() throws Exception {
        String path = "/refresh_access_token?grant_type=ig_refresh_token&access_token=" + demo.accessToken();
        assertThat(plain.get(path).status()).isEqualTo(400);
        clock.advance(Duration.ofHours(24));
        Http.Reply fresh = plain.get(path);
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.text("expires_in")).isEqualTo("5184000");
        assertThat(fresh.text("access_token")).isNotEqualTo(demo.accessToken());
        assertThat(graph.get("/me").status()).isEqualTo(200);
        clock.advance(Duration.ofDays(59));
        assertThat(graph.get("/me").status()).isEqualTo(400);
        assertThat(plain.bearer(fresh.text("access_token")).get("/me").status()).isEqualTo(200);
    }

    private String publish(String caption) throws Exception {
        return publish(Map.of("image_url", "https://cdn.example/x.jpg", "caption", caption));
    }

    private String publish(Map<String, Object> container) throws Exception {
        String box = graph.json("/v26.0/me/media", container).text("id");
        return graph.json("/v26.0/me/media_publish", Map.of("creation_id", box)).text("id");
    }
}
