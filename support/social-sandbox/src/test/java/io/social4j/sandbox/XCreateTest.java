package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XCreateTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0};

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("twitter");
    private final Http x = Http.at(sandbox.baseUrl("twitter")).bearer(demo.accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void createsAPostAndAnswersItsSnowflake() throws Exception {
        Http.Reply created = x.json("/2/tweets", Map.of("text", "Hello"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("data.text")).isEqualTo("Hello");
        assertThat(created.at("data.edit_history_tweet_ids")).isEqualTo(List.of(created.text("data.id")));
        long id = Long.parseLong(created.text("data.id"));
        assertThat(id).isGreaterThan(1L << 53);
        assertThat(Instant.ofEpochMilli((id >> 22) + 1_288_834_974_657L)).isEqualTo(clock.instant());
        LivePost live = sandbox.ledger().live("twitter", demo.remoteId()).get(0);
        assertThat(live.permalink()).hasToString("https://x.com/demo/status/" + id);
    }

    @Test
    void neverGivesTheSameIdTwiceWhenTheClockStandsStill() throws Exception {
        String first = x.json("/2/tweets", Map.of("text", "one")).text("data.id");
        String second = x.json("/2/tweets", Map.of("text", "two")).text("data.id");
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
    }

    @Test
    void refusesAFieldItDoesNotKnow() throws Exception {
        Http.Reply refused = x.json("/2/tweets", Map.of("text", "Hello", "schedule_at", "tomorrow"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("type")).endsWith("/invalid-request");
        assertThat(refused.text("errors.0.message")).contains("schedule_at");
        assertThat(sandbox.ledger().live("twitter")).isEmpty();
    }

    @Test
    void refusesWhatIsNotJson() throws Exception {
        assertThat(x.json("/2/tweets", "{\"text\":").status()).isEqualTo(400);
        assertThat(x.form("/2/tweets", "text", "Hello").status()).isEqualTo(400);
        assertThat(x.json("/2/tweets", "{\"text\":5}").status()).isEqualTo(400);
        assertThat(x.json("/2/tweets", "{\"text\":\" \"}").status()).isEqualTo(400);
    }

    @Test
    void refusesATextThatWeighsMoreThan280() throws Exception {
        assertThat(x.json("/2/tweets", Map.of("text", "a".repeat(280))).status())
                .isEqualTo(201);
        Http.Reply refused = x.json("/2/tweets", Map.of("text", "\u5B57".repeat(141)));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("detail")).isEqualTo("You are not permitted to perform this action.");
    }

    @Test
    void refusesTheSameTextWithinADayWithoutSayingWhichPost() throws Exception {
        String id = x.json("/2/tweets", Map.of("text", "again")).text("data.id");
        Http.Reply refused = x.json("/2/tweets", Map.of("text", "again"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("detail")).isEqualTo("You are not allowed to create a Tweet with duplicate content.");
        assertThat(refused.text("type")).isEqualTo("about:blank");
        assertThat(refused.body()).doesNotContain(id);
        clock.advance(Duration.ofHours(24));
        String token = refreshed();
        Http later = Http.at(sandbox.baseUrl("twitter")).bearer(token);
        assertThat(later.json("/2/tweets", Map.of("text", "again")).status()).isEqualTo(201);
    }

    @Test
    void anotherAccountMaySayTheSame() throws Exception {
        assertThat(x.json("/2/tweets", Map.of("text", "same")).status()).isEqualTo(201);
        SandboxAccount other = sandbox.newAccount("twitter", "other");
        Http theirs = Http.at(sandbox.baseUrl("twitter")).bearer(other.accessToken());
        assertThat(theirs.json("/2/tweets", Map.of("text", "same")).status()).isEqualTo(201);
    }

    @Test
    void letsTheSameTextPassWhenMediaIsAttached() throws Exception {
        String media = x.upload("/2/media/upload", JPEG, "media_category", "tweet_image")
                .text("data.id");
        Map<String, Object> post = Map.of("text", "picture", "media", Map.of("media_ids", List.of(media)));

        assertThat(x.json("/2/tweets", post).status()).isEqualTo(201);
        assertThat(x.json("/2/tweets", post).status()).isEqualTo(201);
        assertThat(sandbox.ledger().live("twitter").get(0).media()).containsExactly(media);
    }

    @Test
    void refusesMediaThatNobodyUploaded() throws Exception {
        Http.Reply refused = x.json("/2/tweets", Map.of("text", "p", "media", Map.of("media_ids", List.of("123"))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("errors.0.message")).isEqualTo("Your media IDs are invalid.");
    }

    @Test
    void repliesToTheOwnPostOnly() throws Exception {
        String parent = x.json("/2/tweets", Map.of("text", "1/2")).text("data.id");
        assertThat(reply(x, "2/2", parent).status()).isEqualTo(201);
        assertThat(sandbox.ledger().live("twitter").get(1).parentId()).isEqualTo(parent);

        SandboxAccount other = sandbox.newAccount("twitter", "other");
        Http theirs = Http.at(sandbox.baseUrl("twitter")).bearer(other.accessToken());
        Http.Reply stranger = reply(theirs, "nice", parent);
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.text("detail")).startsWith("Reply to this conversation is not allowed");
    }

    @Test
    void repliesToWhoMentionedTheCaller() throws Exception {
        String parent = x.json("/2/tweets", Map.of("text", "hello @other")).text("data.id");
        SandboxAccount other = sandbox.newAccount("twitter", "other");
        Http theirs = Http.at(sandbox.baseUrl("twitter")).bearer(other.accessToken());
        assertThat(reply(theirs, "hello", parent).status()).isEqualTo(201);
    }

    @Test
    void refusesAReplyToWhatIsGone() throws Exception {
        String parent = x.json("/2/tweets", Map.of("text", "short-lived")).text("data.id");
        Http.Reply deleted = x.delete("/2/tweets/" + parent);
        assertThat(deleted.at("data.deleted")).isEqualTo(true);

        Http.Reply refused = reply(x, "too late", parent);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("detail"))
                .isEqualTo("You attempted to reply to a Tweet that is deleted or not visible to you.");
    }

    @Test
    void deletesOnlyOwnPosts() throws Exception {
        String id = x.json("/2/tweets", Map.of("text", "mine")).text("data.id");
        SandboxAccount other = sandbox.newAccount("twitter", "other");
        Http theirs = Http.at(sandbox.baseUrl("twitter")).bearer(other.accessToken());

        assertThat(theirs.delete("/2/tweets/" + id).status()).isEqualTo(403);
        assertThat(sandbox.ledger().live("twitter")).hasSize(1);
        assertThat(x.delete("/2/tweets/" + id).status()).isEqualTo(200);
        assertThat(x.delete("/2/tweets/" + id).status()).isEqualTo(404);
        assertThat(sandbox.ledger().live("twitter")).isEmpty();
    }

    @Test
    void refusesQuotesEditsAndTwoCashtags() throws Exception {
        assertThat(x.json("/2/tweets", Map.of("text", "q", "quote_tweet_id", "1"))
                        .status())
                .isEqualTo(403);
        assertThat(x.json("/2/tweets", Map.of("text", "e", "edit_options", Map.of("previous_post_id", "1")))
                        .status())
                .isEqualTo(403);
        assertThat(x.json("/2/tweets", Map.of("text", "$ABC $DEF")).status()).isEqualTo(403);
        assertThat(x.json("/2/tweets", Map.of("text", "$ABC costs $5")).status())
                .isEqualTo(201);
    }

    @Test
    void takesPollsAndChecksThem() throws Exception {
        Map<String, Object> poll = Map.of("options", List.of("Yes", "No"), "duration_minutes", 1440);
        assertThat(x.json("/2/tweets", Map.of("text", "Well?", "poll", poll)).status())
                .isEqualTo(201);
        assertThat(x.json("/2/tweets", Map.of("text", "Well?", "poll", poll)).status())
                .as("nothing is known of doubles with polls")
                .isEqualTo(201);
        for (String broken : List.of(
                "{\"options\":[\"Yes\"],\"duration_minutes\":5}",
                "{\"options\":[\"Yes\",\"No\"]}",
                "{\"options\":[\"Yes\",\"No\"],\"duration_minutes\":4}",
                "{\"options\":[\"Yes\",\"No\"],\"duration_minutes\":10081}",
                "{\"options\":[\"Yes\",\"" + "n".repeat(26) + "\"],\"duration_minutes\":5}",
                "{\"options\":[\"1\",\"2\",\"3\",\"4\",\"5\"],\"duration_minutes\":5}")) {
            assertThat(x.json("/2/tweets", "{\"text\":\"Well?\",\"poll\":" + broken + "}")
                            .status())
                    .as(broken)
                    .isEqualTo(400);
        }
    }

    @Test
    void checksTheTypesOfFields() throws Exception {
        for (String broken : List.of(
                "\"reply_settings\":\"friends\"",
                "\"made_with_ai\":\"true\"",
                "\"community_id\":\"mine\"",
                "\"media\":{\"media_ids\":[]}",
                "\"media\":{\"media_ids\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}")) {
            assertThat(x.json("/2/tweets", "{\"text\":\"t\"," + broken + "}").status())
                    .as(broken)
                    .isEqualTo(400);
        }
        assertThat(x.json("/2/tweets", "{\"text\":\"t\",\"reply_settings\":\"verified\",\"made_with_ai\":true}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void takesLongTextsOfPremiumAndShowsThemCut() throws Exception {
        SandboxAccount premium = sandbox.newAccount("twitter", "premium_person");
        Http theirs = Http.at(sandbox.baseUrl("twitter")).bearer(premium.accessToken());
        assertThat(theirs.get("/2/users/me?user.fields=subscription_type").text("data.subscription_type"))
                .isEqualTo("Premium");
        String text = "long ".repeat(100) + "https://example.com/end";
        String id = theirs.json("/2/tweets", Map.of("text", text)).text("data.id");
        Http.Reply shown = theirs.get("/2/tweets/" + id + "?tweet.fields=note_tweet,entities");
        assertThat(shown.text("data.text")).hasSize(275).endsWith("\u2026");
        assertThat(shown.text("data.note_tweet.text")).startsWith("long long").contains("https://t.co/");
        assertThat(shown.text("data.note_tweet.entities.urls.0.expanded_url")).isEqualTo("https://example.com/end");
        assertThat(theirs.json("/2/tweets", Map.of("text", "x".repeat(25_001))).status())
                .isEqualTo(403);
    }

    @Test
    void letsEnterpriseQuoteAndShowsTheQuotedPost() throws Exception {
        String quoted = x.json("/2/tweets", Map.of("text", "wise words")).text("data.id");
        SandboxAccount enterprise = sandbox.newAccount("twitter", "enterprise");
        Http theirs = Http.at(sandbox.baseUrl("twitter")).bearer(enterprise.accessToken());
        String id = theirs.json("/2/tweets", Map.of("text", "indeed", "quote_tweet_id", quoted))
                .text("data.id");
        Http.Reply shown = theirs.get("/2/tweets/" + id + "?tweet.fields=referenced_tweets,entities");
        assertThat(shown.text("data.text")).matches("indeed https://t\\.co/[0-9A-Z]{10}");
        assertThat(shown.text("data.entities.urls.0.expanded_url")).isEqualTo("https://x.com/demo/status/" + quoted);
        assertThat(shown.text("data.referenced_tweets.0.type")).isEqualTo("quoted");
        assertThat(shown.text("data.referenced_tweets.0.id")).isEqualTo(quoted);
    }

    @Test
    void countsTheCreatesOfADay() throws Exception {
        Map<String, String> headers =
                x.json("/2/tweets", Map.of("text", "counted")).headers();
        assertThat(headers)
                .containsEntry("x-rate-limit-remaining", "99")
                .containsEntry("x-app-limit-24hour-remaining", "9999")
                .containsEntry("x-user-limit-24hour-remaining", "2399")
                .containsEntry(
                        "x-user-limit-24hour-reset",
                        Long.toString(clock.instant().plus(Duration.ofHours(24)).getEpochSecond()));
    }

    @Test
    void playsWhatItIsScripted() throws Exception {
        sandbox.faults("twitter")
                .parentNotVisible()
                .creditsDepleted()
                .usageCapped()
                .looksAutomated();
        assertThat(x.json("/2/tweets", Map.of("text", "t")).text("detail")).contains("deleted or not visible");
        assertThat(x.json("/2/tweets", Map.of("text", "t")).status()).isEqualTo(402);
        assertThat(x.json("/2/tweets", Map.of("text", "t")).text("type")).endsWith("/usage-capped");
        assertThat(x.json("/2/tweets", Map.of("text", "t")).text("errors.0.code"))
                .isEqualTo("226");
        assertThat(sandbox.ledger().live("twitter")).isEmpty();
    }

    private static Http.Reply reply(Http http, String text, String parent) throws Exception {
        return http.json("/2/tweets", Map.of("text", text, "reply", Map.of("in_reply_to_tweet_id", parent)));
    }

    private String refreshed() throws Exception {
        Http token =
                Http.at(sandbox.baseUrl("twitter")).authorization("Basic c2FuZGJveC14LWNsaWVudDpzYW5kYm94LXgtc2VjcmV0");
        return token.form("/2/oauth2/token", "grant_type", "refresh_token", "refresh_token", demo.refreshToken())
                .text("access_token");
    }
}
