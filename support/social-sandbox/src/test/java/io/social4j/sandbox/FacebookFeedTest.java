package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacebookFeedTest {

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("facebook");
    private final Http plain = Http.at(sandbox.baseUrl("facebook"));
    private final Http graph = plain.bearer(demo.accessToken());
    private final FaultScript faults = sandbox.faults("facebook");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void publishesATextAndALink() throws Exception {
        Http.Reply created = create("message", "Hi\r\nthere ", "link", "https://example.com/a");

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text("id")).matches(demo.remoteId() + "_[0-9]{18}");
        assertThat(created.at("permalink_url")).isNull();
        LivePost live = sandbox.ledger().live("facebook", demo.remoteId()).get(0);
        assertThat(live.id()).isEqualTo(created.text("id"));
        assertThat(live.text()).isEqualTo("Hi\r\nthere ");
        assertThat(live.media()).containsExactly("https://example.com/a");
        assertThat(created.headers()).containsKeys("x-app-usage", "x-page-usage");
    }

    @Test
    void thePageShowsIt() throws Exception {
        create("message", "Shown to people", "link", "https://example.com/shown");

        assertThat(Http.at(sandbox.pageUrl()).get("/").body())
                .containsSubsequence("Facebook Pages", "1 live", "https://example.com/shown", "Shown to people");
    }

    @Test
    void readsBackWhatItIsAskedForWhenItHasWritten() throws Exception {
        Http.Reply created = create("message", "Hi", "fields", "id,permalink_url");

        assertThat(created.text("permalink_url"))
                .isEqualTo(sandbox.ledger().live("facebook").get(0).permalink().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message=                                          | 100/null
            message=x & link=example.com                      | 100/2061006
            message=x & published=false                       | 100/null
            message=x & scheduled_publish_time=1795305600     | 100/null
            message=x & place=Berlin                          | 100/null
            message=x & targeting={"geo_locations":"DE"}      | 100/null
            """)
    void refusesWhatCannotBecomeAPost(String fields, String code) throws Exception {
        String[] given = Arrays.stream(fields.split(" & "))
                .flatMap(field -> Stream.of(field.split("=", 2)))
                .map(String::strip)
                .toArray(String[]::new);
        assertThat(error(create(given))).isEqualTo(code);
        assertThat(sandbox.ledger().live("facebook")).isEmpty();
    }

    @Test
    void takesAudiencePlaceAndTheLongestText() throws Exception {
        String targeting = "{\"geo_locations\":{\"countries\":[\"DE\",\"AT\"]}}";
        assertThat(create("message", "a".repeat(63_206), "targeting", targeting, "place", "123")
                        .status())
                .isEqualTo(200);
        assertThat(error(create("message", "a".repeat(63_207)))).isEqualTo("100/null");
    }

    @Test
    void refusesWhatIsIdenticalToTheLastPostForAnHour() throws Exception {
        assertThat(create("message", "Same").status()).isEqualTo(200);
        assertThat(error(create("message", "Same\n"))).isEqualTo("506/1455006");
        assertThat(create("message", "Same", "link", "https://example.com").status())
                .isEqualTo(200);
        assertThat(create("message", "Same").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(create("message", "Same").status()).isEqualTo(200);
        assertThat(sandbox.ledger().requests("facebook").commitsReceived()).isEqualTo(5);
        assertThat(sandbox.ledger().requests("facebook").commitsEffective()).isEqualTo(4);
    }

    @Test
    void insistsOnTheProofOfTheAppSecret() throws Exception {
        Http.Reply without = graph.form("/v26.0/me/feed", "message", "x");
        assertThat(error(without)).isEqualTo("100/null");
        assertThat(without.text("error.message")).contains("require an appsecret_proof");
        Http.Reply wrong = graph.form("/v26.0/me/feed", "message", "x", "appsecret_proof", "0".repeat(64));
        assertThat(error(wrong)).isEqualTo("100/null");
        assertThat(wrong.text("error.message")).contains("Invalid appsecret_proof");
        assertThat(sandbox.ledger().live("facebook")).isEmpty();
    }

    @Test
    void refusesTheTokenOfAUserAndThatOfAnotherPage() throws Exception {
        String user = demo.refreshToken();
        Http.Reply asUser = plain.bearer(user).form("/me/feed", "message", "x", "appsecret_proof", proof(user));
        assertThat(error(asUser)).isEqualTo("200/null");
        SandboxAccount other = sandbox.newAccount("facebook", "other");
        assertThat(error(graph.form(
                        "/v26.0/" + other.remoteId() + "/feed",
                        "message",
                        "x",
                        "appsecret_proof",
                        proof(demo.accessToken()))))
                .isEqualTo("200/null");
        assertThat(error(graph.form("/v26.0/7/feed", "appsecret_proof", proof(demo.accessToken()))))
                .isEqualTo("100/33");
        assertThat(sandbox.ledger().live("facebook")).isEmpty();
    }

    @Test
    void answers190WhenTheTokenIsMissingExpiredOrRevoked() throws Exception {
        assertThat(error(plain.form("/me/feed", "message", "x"))).isEqualTo("190/null");
        sandbox.expire("facebook", demo.accessToken());
        assertThat(error(create("message", "x"))).isEqualTo("190/463");
        sandbox.revoke("facebook", demo.remoteId());
        assertThat(error(create("message", "x"))).isEqualTo("190/458");
    }

    @Test
    void theTokenOfAPageDoesNotEndWithTime() throws Exception {
        clock.advance(Duration.ofDays(3_650));
        assertThat(create("message", "still here").status()).isEqualTo(200);
    }

    @Test
    void servesARetiredVersionByTheOldestThatIsLeft() throws Exception {
        String query = "/me?fields=name&appsecret_proof=" + proof(demo.accessToken());
        for (List<String> served : List.of(
                List.of("/v26.0", "v26.0"),
                List.of("/v23.0", "v23.0"),
                List.of("/v20.0", "v21.0"),
                List.of("/v3.0", "v21.0"),
                List.of("", "v21.0"))) {
            Http.Reply reply = graph.get(served.get(0) + query);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers()).containsEntry("facebook-api-version", served.get(1));
        }
        assertThat(error(graph.get("/v99.0" + query + "&x"))).isEqualTo("2500/null");
    }

    @Test
    void isBlockedAndThrottledWithoutEffect() throws Exception {
        faults.blocked(1390008).rateLimited().rateLimitedWithoutHeaders().duplicateGhost();
        assertThat(error(create("message", "x"))).isEqualTo("368/1390008");
        Http.Reply limited = create("message", "x");
        assertThat(error(limited)).isEqualTo("80001/2446079");
        assertThat(limited.headers().get("x-business-use-case-usage"))
                .contains("\"estimated_time_to_regain_access\":5", "\"pages\"");
        assertThat(create("message", "x").headers()).doesNotContainKey("x-business-use-case-usage");
        assertThat(error(create("message", "x"))).isEqualTo("506/1455006");
        assertThat(sandbox.ledger().live("facebook")).isEmpty();
        assertThatThrownBy(faults::notReady).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isLiveWhileTheClientIsToldOtherwise() throws Exception {
        faults.acceptThenServerError(500).acceptThenDrop();
        Http.Reply failed = create("message", "one");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.text("error.code")).isEqualTo("2");
        assertThatThrownBy(() -> create("message", "two")).isInstanceOf(IOException.class);
        assertThat(sandbox.ledger().live("facebook")).extracting(LivePost::text).containsExactly("one", "two");
    }

    @Test
    void deletesAPostOnce() throws Exception {
        String id = create("message", "one").text("id");
        String path = "/v26.0/" + id + "?appsecret_proof=" + proof(demo.accessToken());
        assertThat(graph.delete(path).at("success")).isEqualTo(true);
        assertThat(sandbox.ledger().live("facebook")).isEmpty();
        assertThat(error(graph.delete(path))).isEqualTo("100/33");
    }

    private Http.Reply create(String... fields) throws Exception {
        Stream<String> proof = Stream.of("appsecret_proof", proof(demo.accessToken()));
        return graph.form(
                "/v26.0/" + demo.remoteId() + "/feed",
                Stream.concat(Stream.of(fields), proof).toArray(String[]::new));
    }

    private String proof(String token) {
        String secret = sandbox.settings().get("social4j.platforms.facebook.client-secret");
        return ByteString.encodeUtf8(token)
                .hmacSha256(ByteString.encodeUtf8(secret))
                .hex();
    }

    private static String error(Http.Reply refused) {
        assertThat(refused.status()).isEqualTo(400);
        return refused.text("error.code") + "/" + refused.text("error.error_subcode");
    }
}
