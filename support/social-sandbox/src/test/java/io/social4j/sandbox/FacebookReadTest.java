package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookReadTest {

    private static final String LISTED = "id,message,created_time,permalink_url,attachments{unshimmed_url,url}";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("facebook");
    private final Http graph = Http.at(sandbox.baseUrl("facebook")).bearer(demo.accessToken());
    private final String proof = ByteString.encodeUtf8(demo.accessToken())
            .hmacSha256(ByteString.encodeUtf8(sandbox.settings().get("social4j.platforms.facebook.client-secret")))
            .hex();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsNewestFirstInPages() throws Exception {
        publish("one", "");
        publish("two", "");
        publish("three", "");
        Http.Reply first = list("limit=2");
        assertThat(first.text("data.0.message")).isEqualTo("three");
        assertThat(first.text("data.0.created_time")).isEqualTo("2026-11-22T10:00:00+0000");
        assertThat(first.text("data.0.permalink_url")).startsWith("https://www.facebook.com/" + demo.remoteId());
        assertThat(first.size("data")).isEqualTo(2);
        assertThat(first.text("paging.next")).contains("after=");
        Http.Reply second = list("limit=2&after=" + first.text("paging.cursors.after"));
        assertThat(second.size("data")).isEqualTo(1);
        assertThat(second.text("data.0.message")).isEqualTo("one");
        assertThat(second.at("paging.next")).isNull();
    }

    @Test
    void listsFromASecondOnAndOnlyAfterTheLag() throws Exception {
        publish("old", "");
        clock.advance(Duration.ofMinutes(5));
        sandbox.faults("facebook").listingLag(Duration.ofSeconds(30));
        publish("new", "");
        String since = "since=" + (clock.instant().getEpochSecond() - 60);
        assertThat(list(since).size("data")).isZero();
        clock.advance(Duration.ofSeconds(30));
        assertThat(list(since).text("data.0.message")).isEqualTo("new");
        assertThat(list(since).size("data")).isEqualTo(1);
    }

    @Test
    void aLinkPreviewChangesNothingOfTheMessage() throws Exception {
        publish("Read https://blog.example/one, it is new", "");
        Http.Reply listed = list("");
        assertThat(listed.text("data.0.message")).isEqualTo("Read https://blog.example/one, it is new");
        assertThat(listed.text("data.0.attachments.data.0.unshimmed_url")).isEqualTo("https://blog.example/one");
    }

    @Test
    void showsTheLinkBehindItsOwnAddressAndTheTextWithoutSuperfluousBlanks() throws Exception {
        publish(" Hi\r\n\n\n\nthere \n", "https://blog.example");
        Http.Reply listed = list("");
        assertThat(listed.text("data.0.message")).isEqualTo("Hi\n\nthere");
        assertThat(listed.text("data.0.attachments.data.0.unshimmed_url")).isEqualTo("https://blog.example/");
        assertThat(listed.text("data.0.attachments.data.0.url"))
                .startsWith("https://l.facebook.com/l.php?u=https%3A%2F%2Fblog.example%2F&h=");
    }

    @Test
    void listsATextWithoutAttachmentsAndALinkWithoutAMessage() throws Exception {
        publish("Only words", "");
        publish("", "https://blog.example/two");
        Http.Reply listed = list("");
        assertThat(listed.at("data.0.message")).isNull();
        assertThat(listed.at("data.1.attachments")).isNull();
    }

    @Test
    void readsSeveralPostsUnlessOneIsMissing() throws Exception {
        String one = publish("one", "");
        String two = publish("two", "");
        clock.advance(Duration.ofHours(2));
        String fields = "&fields=shares,comments.limit(0).summary(true),reactions.limit(0).summary(true),"
                + "insights.metric(post_media_view,post_clicks)";
        Http.Reply both = get("/v26.0/?ids=" + one + "," + two + fields);
        assertThat((BigDecimal) both.at(two + ".reactions.summary.total_count")).isPositive();
        assertThat(both.text(one + ".insights.data.0.name")).isEqualTo("post_media_view");
        assertThat((BigDecimal) both.at(one + ".insights.data.0.values.0.value"))
                .isPositive();
        assertThat(get("/v26.0/?ids=" + one + ",17" + fields).text("error.error_subcode"))
                .isEqualTo("33");
        assertThat(get("/v26.0/?ids=" + "1,".repeat(50) + "1" + fields).text("error.code"))
                .isEqualTo("100");
    }

    @Test
    void hasNoInsightsAndNoSharesOfAFreshPost() throws Exception {
        String id = publish("fresh", "");
        Http.Reply fresh = get("/v26.0/" + id + "?fields=shares,insights.metric(post_clicks)");
        assertThat(fresh.at("shares")).isNull();
        assertThat(fresh.size("insights.data")).isZero();
        clock.advance(Duration.ofMinutes(15));
        assertThat(get("/v26.0/" + id + "/insights?metric=post_clicks").text("data.0.period"))
                .isEqualTo("lifetime");
    }

    @Test
    void oneDeadMetricFailsTheWholeCall() throws Exception {
        String id = publish("one", "");
        clock.advance(Duration.ofHours(1));
        for (String dead : List.of("post_impressions", "post_impressions_unique", "post_engaged_users")) {
            Http.Reply refused = get("/v26.0/" + id + "/insights?metric=post_clicks," + dead);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("error.message")).contains("must be a valid insights metric");
        }
    }

    @Test
    void answersForWhatIsNotThereOrNotThePages() throws Exception {
        String id = publish("mine", "");
        assertThat(get("/v26.0/1_2?fields=id").text("error.error_subcode")).isEqualTo("33");
        assertThat(get("/v26.0/" + id + "?fields=permalnk").text("error.message"))
                .contains("nonexisting field (permalnk)");
        assertThat(get("/v26.0/me?fields=name,username").text("name")).isEqualTo("Demo Account");
        assertThat(get("/v26.0/" + demo.remoteId() + "?fields=username").text("username"))
                .isEqualTo("demo");
    }

    private Http.Reply list(String more) throws Exception {
        String fields = LISTED.replace("{", "%7B").replace("}", "%7D");
        return get("/v26.0/" + demo.remoteId() + "/published_posts?fields=" + fields + "&" + more);
    }

    private Http.Reply get(String path) throws Exception {
        return graph.get(path + (path.contains("?") ? "&" : "?") + "appsecret_proof=" + proof);
    }

    private String publish(String message, String link) throws Exception {
        return graph.form("/v26.0/me/feed", "message", message, "link", link, "appsecret_proof", proof)
                .text("id");
    }
}
