package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedditSubmitTest {

    private static final String AGENT = "java:com.example:1.0 (by /u/demo)";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("reddit");
    private final Http plain = Http.at(sandbox.baseUrl("reddit"));
    private final Http reddit = plain.agent(AGENT).bearer(demo.accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void takesATextAndAnswersItsNames() throws Exception {
        Http.Reply made = submit("title", " Hello \n there ", "text", "Body ");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.size("json.errors")).isZero();
        assertThat(made.text("json.data.name")).isEqualTo("t3_" + made.text("json.data.id"));
        assertThat(made.text("json.data.url"))
                .isEqualTo("https://www.reddit.com/r/test/comments/" + made.text("json.data.id") + "/hello_there/");
        assertThat(made.headers())
                .containsEntry("x-ratelimit-used", "1")
                .containsEntry("x-ratelimit-remaining", "999.0")
                .containsEntry("x-ratelimit-reset", "600");
        assertThat(sandbox.ledger().live("reddit")).singleElement().satisfies(live -> {
            assertThat(live.id()).isEqualTo(made.text("json.data.name"));
            assertThat(live.text()).isEqualTo("Hello there\n\nBody");
            assertThat(live.permalink()).hasToString(made.text("json.data.url"));
            assertThat(live.accountId()).startsWith("t2_").isEqualTo(demo.remoteId());
        });
    }

    @Test
    void speaksToWebPagesUnlessItIsAskedForJson() throws Exception {
        Http.Reply made = submit("api_type", "html");

        assertThat(made.at("success")).isEqualTo(true);
        assertThat(made.size("jquery")).isPositive();
        assertThat(live()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sr, '', SUBREDDIT_REQUIRED",
        "sr, no_such_place, SUBREDDIT_NOEXIST",
        "sr, u_nobody, SUBREDDIT_NOEXIST",
        "sr, flaironly, SUBMIT_VALIDATION_FLAIR_REQUIRED",
        "title, '', NO_TEXT",
        "kind, painting, INVALID_OPTION",
        "kind, image, NO_URL",
        "kind, crosspost, INVALID_CROSSPOST_THING",
    })
    void refusesWithinASuccess(String field, String value, String code) throws Exception {
        Http.Reply refused = submit(field, value);

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text("json.errors.0.0")).isEqualTo(code);
        assertThat(live()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"title, 301", "text, 40001", "flair_text, 65"})
    void refusesWhatIsTooLong(String field, int length) throws Exception {
        assertThat(submit(field, "x".repeat(length)).text("json.errors.0.0")).isEqualTo("TOO_LONG");
        assertThat(submit(field, "x".repeat(length - 1)).size("json.errors")).isZero();
    }

    @Test
    void refusesByReasonOrByStatusToo() throws Exception {
        Http.Reply ruled = submit("sr", "nocontests", "title", "A giveaway");
        assertThat(ruled.status()).isEqualTo(400);
        assertThat(ruled.text("reason")).isEqualTo("SUBMIT_VALIDATION_TITLE_BLACKLISTED_STRING");
        assertThat(ruled.text("explanation")).contains("giveaway");

        Http.Reply hidden = submit("sr", "privateclub");
        assertThat(hidden.status()).isEqualTo(403);
        assertThat(hidden.text("reason")).isEqualTo("private");
        assertThat(hidden.headers()).containsKey("x-ratelimit-used");
        assertThat(live()).isZero();
    }

    @Test
    void takesALinkOnceInASubredditUnlessItIsResubmitted() throws Exception {
        String[] link = {"kind", "link", "url", "https://example.com/"};
        String name = submit(link).text("json.data.name");

        assertThat(submit(link).text("json.errors.0.0")).isEqualTo("ALREADY_SUB");
        SandboxAccount other = sandbox.newAccount("reddit", "other");
        Http theirs = plain.agent(AGENT).bearer(other.accessToken());
        assertThat(theirs.form("/api/submit", fields(link)).text("json.errors.0.0"))
                .isEqualTo("ALREADY_SUB");
        assertThat(submit(with(link, "sr", "u_demo")).size("json.errors")).isZero();
        assertThat(submit(with(link, "resubmit", "true")).size("json.errors")).isZero();
        assertThat(live()).isEqualTo(3);
        sandbox.ledger().live("reddit").stream()
                .map(LivePost::id)
                .filter(id -> !id.equals(name))
                .forEach(id -> delete(reddit, id));
        delete(reddit, name);
        assertThat(submit(link).size("json.errors")).isZero();
    }

    @Test
    void keepsTextsApartFromLinks() throws Exception {
        assertThat(submit("sr", "textonly", "kind", "link", "url", "https://example.com/")
                        .text("json.errors.0.0"))
                .isEqualTo("NO_LINKS");
        assertThat(submit("sr", "textonly").size("json.errors")).isZero();
        assertThat(submit("kind", "link").text("json.errors.0.0")).isEqualTo("NO_URL");
        assertThat(submit("kind", "link", "url", "nowhere").text("json.errors.0.0"))
                .isEqualTo("BAD_URL");
        // A text may be said again and again.
        assertThat(submit("sr", "textonly").size("json.errors")).isZero();
    }

    @Test
    void knowsOneFlairAndBreaksOverAnother() throws Exception {
        Http.Reply flairs = reddit.get("/r/flaironly/api/link_flair_v2?raw_json=1");
        String flair = flairs.text("0.id");
        assertThat(submit("sr", "flaironly", "flair_id", flair).size("json.errors"))
                .isZero();
        assertThat(submit("sr", "flaironly", "flair_id", "0" + flair.substring(1))
                        .status())
                .isEqualTo(500);
        assertThat(reddit.get("/r/test/api/link_flair_v2").status()).isEqualTo(403);
        assertThat(reddit.get("/r/no_such_place/api/link_flair_v2").status()).isEqualTo(404);
    }

    @Test
    void letsNobodyPostOnTheProfileOfAnother() throws Exception {
        SandboxAccount other = sandbox.newAccount("reddit", "other");
        Http theirs = plain.agent(AGENT).bearer(other.accessToken());

        assertThat(theirs.form("/api/submit", fields("sr", "u_demo")).text("json.errors.0.0"))
                .isEqualTo("SUBREDDIT_NOTALLOWED");
        Http.Reply own = theirs.form("/api/submit", fields("sr", "u_other"));
        assertThat(own.text("json.data.url")).startsWith("https://www.reddit.com/user/other/comments/");
    }

    @Test
    void keepsOutWhoDoesNotSayWhoTheyAre() throws Exception {
        for (String agent : List.of("", "okhttp/5.1.0", "python-requests/2.32", "Mozilla/5.0", "Social4j")) {
            Http.Reply refused = plain.bearer(demo.accessToken()).agent(agent).form("/api/submit", fields());
            assertThat(refused.status()).as(agent).isEqualTo(429);
            assertThat(refused.text("error")).isEqualTo("429");
        }
        Http.Reply token = plain.form("/api/v1/access_token", "grant_type", "refresh_token");
        assertThat(token.status()).isEqualTo(429);
        assertThat(live()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown"})
    void wantsAToken(String token) throws Exception {
        Http.Reply refused = plain.agent(AGENT).bearer(token).form("/api/submit", fields());

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().get("www-authenticate")).contains("invalid_token");
    }

    @Test
    void asksForABreakWithinASuccess() throws Exception {
        sandbox.faults("reddit")
                .takeABreak(Duration.ofSeconds(503))
                .duplicateGhost()
                .rateLimited();

        Http.Reply told = submit();
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text("json.ratelimit")).isEqualTo("503.0");
        assertThat(told.text("json.errors.0.0")).isEqualTo("RATELIMIT");
        assertThat(told.text("json.errors.0.1")).contains("Take a break for 8 minutes");
        assertThat(submit().text("json.errors.0.0")).isEqualTo("ALREADY_SUB");
        Http.Reply limited = submit();
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.headers()).containsEntry("x-ratelimit-remaining", "0.0");
        assertThat(live()).isZero();
        assertThat(submit().size("json.errors")).isZero();
    }

    @Test
    void countsAThousandRequestsOfTheAppInTenMinutes() throws Exception {
        for (int i = 0; i < 999; i++) {
            assertThat(reddit.get("/api/v1/me").status()).isEqualTo(200);
        }
        SandboxAccount other = sandbox.newAccount("reddit", "other");
        Http theirs = plain.agent(AGENT).bearer(other.accessToken());
        assertThat(theirs.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(theirs.get("/api/v1/me").status()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(10));
        assertThat(reddit.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void showsItselfOnThePage() throws Exception {
        assertThat(submit("title", "Read <this>").size("json.errors")).isZero();

        assertThat(Http.at(sandbox.pageUrl()).get("/").body())
                .contains("class=\"column reddit\"", "<h2>Reddit</h2>", "Read &lt;this&gt;", "/r/test/comments/");
    }

    private Http.Reply submit(String... changes) throws Exception {
        return reddit.form("/api/submit", fields(changes));
    }

    private static void delete(Http http, String name) {
        try {
            assertThat(http.form("/api/del", "id", name).body()).isEqualTo("{}");
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** A valid text, with the changes in pairs. */
    private static String[] fields(String... changes) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "api_type", "json", "kind", "self", "sr", "test", "title", "Hello", "validate_on_submit", "true"));
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return pairs.toArray(String[]::new);
    }

    private static String[] with(String[] fields, String name, String value) {
        List<String> more = new ArrayList<>(List.of(fields));
        more.addAll(List.of(name, value));
        return more.toArray(String[]::new);
    }

    private int live() {
        return sandbox.ledger().live("reddit").size();
    }
}
