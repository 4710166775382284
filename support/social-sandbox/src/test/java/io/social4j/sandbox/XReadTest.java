package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XReadTest {

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("twitter");
    private final Http x = Http.at(sandbox.baseUrl("twitter")).bearer(demo.accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsNewestFirstInPages() throws Exception {
        for (int i = 1; i <= 7; i++) {
            create("post " + i);
            clock.advance(Duration.ofSeconds(10));
        }
        Http.Reply first = timeline("?max_results=5");
        assertThat(first.text("data.0.text")).isEqualTo("post 7");
        assertThat(first.size("data")).isEqualTo(5);
        assertThat(first.at("data.0.created_at")).isNull();
        Http.Reply second = timeline("?max_results=5&pagination_token=" + first.text("meta.next_token"));
        assertThat(second.text("data.0.text")).isEqualTo("post 2");
        assertThat(second.size("data")).isEqualTo(2);
        assertThat(second.at("meta.next_token")).isNull();
        assertThat(second.at("meta.result_count")).isEqualTo(new BigDecimal(2));
    }

    @Test
    void listsATimeWindow() throws Exception {
        create("before");
        clock.advance(Duration.ofMinutes(1));
        create("within");
        clock.advance(Duration.ofMinutes(1));
        create("after");
        Http.Reply window = timeline("?start_time=2026-11-22T10:01:00Z&end_time=2026-11-22T10:02:00Z"
                + "&tweet.fields=created_at,author_id");
        assertThat(window.size("data")).isEqualTo(1);
        assertThat(window.text("data.0.text")).isEqualTo("within");
        assertThat(window.text("data.0.created_at")).isEqualTo("2026-11-22T10:01:00.000Z");
        assertThat(window.text("data.0.author_id")).isEqualTo(demo.remoteId());
    }

    @Test
    void saysNothingButACountWhenThereIsNothing() throws Exception {
        Http.Reply empty = timeline("");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.body()).isEqualTo("{\"meta\":{\"result_count\":0}}");
    }

    @Test
    void rewritesLinksAndEscapesWhatIsShown() throws Exception {
        create("Q&A <now> https://example.com/a?b=1&c=2 end");
        Http.Reply shown = timeline("?tweet.fields=entities");
        String text = shown.text("data.0.text");
        assertThat(text).matches("Q&amp;A &lt;now&gt; https://t\\.co/[0-9A-Z]{10} end");
        assertThat(shown.text("data.0.entities.urls.0.expanded_url")).isEqualTo("https://example.com/a?b=1&c=2");
        String address = shown.text("data.0.entities.urls.0.url");
        int start = Integer.parseInt(shown.text("data.0.entities.urls.0.start"));
        assertThat(text.substring(start, start + address.length())).isEqualTo(address);
        assertThat(sandbox.ledger().live("twitter").get(0).text()).contains("https://example.com/a?b=1&c=2");
    }

    @Test
    void leavesRepliesOutWhenAskedAndNamesTheParentOtherwise() throws Exception {
        String parent = create("1/2");
        Http.Reply reply = x.json("/2/tweets", Map.of("text", "2/2", "reply", Map.of("in_reply_to_tweet_id", parent)));
        assertThat(reply.status()).isEqualTo(201);

        assertThat(timeline("?exclude=replies,retweets").size("data")).isEqualTo(1);
        Http.Reply all = timeline("?exclude=retweets&tweet.fields=referenced_tweets");
        assertThat(all.text("data.0.referenced_tweets.0.type")).isEqualTo("replied_to");
        assertThat(all.text("data.0.referenced_tweets.0.id")).isEqualTo(parent);
    }

    @Test
    void refusesAPageSizeBelowFive() throws Exception {
        assertThat(timeline("?max_results=4").status()).isEqualTo(400);
        assertThat(timeline("?max_results=101").status()).isEqualTo(400);
        assertThat(timeline("?start_time=yesterday").status()).isEqualTo(400);
    }

    @Test
    void showsANewPostInTheListingOnlyAfterTheLag() throws Exception {
        sandbox.faults("twitter").listingLag(Duration.ofSeconds(30));
        String id = create("late");
        assertThat(timeline("").size("data")).isZero();
        assertThat(x.get("/2/tweets/" + id).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        assertThat(timeline("").size("data")).isEqualTo(1);
    }

    @Test
    void answersSeveralPostsAndNamesTheMissingOnes() throws Exception {
        String id = create("here");
        clock.advance(Duration.ofHours(1));
        Http.Reply found = x.get("/2/tweets?ids=" + id + ",99&tweet.fields=public_metrics,non_public_metrics");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.size("data")).isEqualTo(1);
        assertThat(found.text("errors.0.resource_id")).isEqualTo("99");
        assertThat(found.text("errors.0.type")).endsWith("/resource-not-found");
        BigDecimal first = (BigDecimal) found.at("data.0.public_metrics.impression_count");
        assertThat(first).isPositive();
        assertThat(found.at("data.0.non_public_metrics.url_link_clicks")).isNotNull();
        clock.advance(Duration.ofMinutes(30));
        Http.Reply later = x.get("/2/tweets?ids=" + id + "&tweet.fields=public_metrics");
        assertThat((BigDecimal) later.at("data.0.public_metrics.impression_count"))
                .isGreaterThan(first);
    }

    @Test
    void keepsPrivateNumbersFromStrangers() throws Exception {
        String id = create("mine");
        SandboxAccount other = sandbox.newAccount("twitter", "other");
        Http theirs = Http.at(sandbox.baseUrl("twitter")).bearer(other.accessToken());
        Http.Reply refused = theirs.get("/2/tweets/" + id + "?tweet.fields=public_metrics,organic_metrics");
        assertThat(refused.at("data.organic_metrics")).isNull();
        assertThat(refused.at("data.public_metrics")).isNotNull();
        assertThat(refused.text("errors.0.title")).isEqualTo("Field Authorization Error");
    }

    @Test
    void speaksTheNewDialectWhenAsked() throws Exception {
        String id = create("new words");
        Http.Reply found = x.get("/2/tweets/" + id + "?post.fields=public_metrics,author_id,nobody_knows");
        assertThat(found.at("data.public_metrics.repost_count")).isNotNull();
        assertThat(found.at("data.public_metrics.retweet_count")).isNull();
        assertThat(found.at("data.edit_history_post_ids")).isEqualTo(List.of(id));
        assertThat(found.at("data.author_id")).isNull();
        Http.Reply expanded = x.get("/2/tweets/" + id + "?post.fields=created_at&expansions=author_id");
        assertThat(expanded.text("data.author_id")).isEqualTo(demo.remoteId());
    }

    @Test
    void knowsWhoseTokenItIs() throws Exception {
        Http.Reply me = x.get("/2/users/me?user.fields=verified");
        assertThat(me.text("data.id")).isEqualTo(demo.remoteId());
        assertThat(me.text("data.username")).isEqualTo("demo");
        assertThat(me.at("data.verified")).isEqualTo(false);
    }

    @Test
    void answers404ForOnePostThatIsNotThere() throws Exception {
        assertThat(x.get("/2/tweets/99").status()).isEqualTo(404);
        assertThat(x.get("/2/tweets?ids=").status()).isEqualTo(400);
        assertThat(x.get("/1.1/statuses").status()).isEqualTo(404);
    }

    private String create(String text) throws Exception {
        return x.json("/2/tweets", Map.of("text", text)).text("data.id");
    }

    private Http.Reply timeline(String query) throws Exception {
        return x.get("/2/users/" + demo.remoteId() + "/tweets" + query);
    }
}
