package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What refers to a post: comments, crossposts, edits; and polls. */
class RedditThreadTest {

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
    void keepsCommentsBelowTheirPostNewestFirst() throws Exception {
        String post = submit("kind", "self").text("json.data.name");
        Http.Reply made = comment(post, "First & foremost ");
        String name = made.text("json.data.things.0.data.name");
        assertThat(name).startsWith("t1_");
        assertThat(made.text("json.data.things.0.data.link_id")).isEqualTo(post);
        assertThat(comment(post, "Second").size("json.errors")).isZero();

        Http.Reply thread = reddit.get("/comments/" + post.substring(3) + "?raw_json=1&limit=1");
        assertThat(thread.text("0.data.children.0.data.name")).isEqualTo(post);
        assertThat(thread.text("1.data.children.0.data.body")).isEqualTo("Second");
        assertThat(thread.text("1.data.children.1.kind")).isEqualTo("more");
        Http.Reply all = reddit.get("/comments/" + post.substring(3));
        assertThat(all.text("1.data.children.1.data.body")).isEqualTo("First &amp; foremost");
        assertThat(all.size("1.data.children")).isEqualTo(2);
        assertThat(sandbox.ledger().live("reddit").get(1).parentId()).isEqualTo(post);
        assertThat(reddit.get("/user/demo/submitted").size("data.children")).isEqualTo(1);
        assertThat(reddit.get("/comments/nowhere").status()).isEqualTo(404);
        assertThat(edit(reddit, name, "First, anew").text("json.data.things.0.data.body"))
                .isEqualTo("First, anew");
        assertThat(reddit.get("/api/info?id=" + name).text("data.children.0.data.body"))
                .isEqualTo("First, anew");
        assertThat(edit(reddit, name, "x".repeat(10_001)).text("json.errors.0.0"))
                .isEqualTo("TOO_LONG");
        assertThat(reddit.form("/api/del", "id", name).body()).isEqualTo("{}");
        assertThat(reddit.get("/api/info?id=" + name).text("data.children.0.data.author"))
                .isEqualTo("[deleted]");
        assertThat(reddit.get("/comments/" + post.substring(3)).size("1.data.children"))
                .isEqualTo(1);
    }

    @Test
    void refusesCommentsThatBreakARule() throws Exception {
        String post = submit("kind", "self").text("json.data.name");

        assertThat(comment(post, "x".repeat(10_001)).text("json.errors.0.0")).isEqualTo("TOO_LONG");
        assertThat(comment(post, " ").text("json.errors.0.0")).isEqualTo("NO_TEXT");
        assertThat(comment("t3_nowhere", "x").text("json.errors.0.0")).isEqualTo("NO_THING_ID");
        assertThat(reddit.form("/api/del", "id", post).status()).isEqualTo(200);
        assertThat(comment(post, "x").text("json.errors.0.0")).isEqualTo("DELETED_THING");
    }

    @Test
    void changesOnlyTheTextOfTheOwnTexts() throws Exception {
        String post = submit("kind", "self", "text", "Old").text("json.data.name");
        String link = submit("kind", "link", "url", "https://example.com/").text("json.data.name");
        assertThat(edit(reddit, post, "New").size("json.errors")).isZero();

        Http.Reply shown = reddit.get("/api/info?id=" + post);
        assertThat(shown.text("data.children.0.data.selftext")).isEqualTo("New");
        assertThat(shown.at("data.children.0.data.edited")).isNotEqualTo(false);
        assertThat(reddit.get("/api/info?id=" + link).at("data.children.0.data.edited"))
                .isEqualTo(false);
        assertThat(edit(reddit, link, "New").text("json.errors.0.0")).isEqualTo("NO_SELFS");
        Http other = plain.bearer(sandbox.newAccount("reddit", "other").accessToken());
        assertThat(edit(other, post, "Theirs").text("json.errors.0.0")).isEqualTo("NO_THING_ID");
        assertThat(edit(reddit, post, "x".repeat(40_001)).text("json.errors.0.0"))
                .isEqualTo("TOO_LONG");
        assertThat(reddit.form("/api/del", "id", post).status()).isEqualTo(200);
        assertThat(edit(reddit, post, "Again").text("json.errors.0.0")).isEqualTo("DELETED_THING");
    }

    @Test
    void showsAnotherPostInACrosspost() throws Exception {
        String post = submit("kind", "self").text("json.data.name");
        String cross = submit("kind", "crosspost", "crosspost_fullname", post).text("json.data.name");

        Http.Reply shown = reddit.get("/api/info?id=" + cross);
        assertThat(shown.text("data.children.0.data.crosspost_parent")).isEqualTo(post);
        assertThat(submit("kind", "crosspost", "crosspost_fullname", "t3_nowhere")
                        .text("json.errors.0.0"))
                .isEqualTo("INVALID_CROSSPOST_THING");
    }

    @Test
    void asksInAPoll() throws Exception {
        Http.Reply made = poll(3, "a", "b");

        assertThat(made.text("json.data.id")).startsWith("t3_");
        Http.Reply shown = reddit.get("/api/info?id=" + made.text("json.data.id"));
        assertThat(shown.at("data.children.0.data.is_self")).isEqualTo(true);
        assertThat(shown.text("data.children.0.data.poll_data.options.1.text")).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
        "1, a, BAD_NUMBER",
        "2, 'a,', NO_TEXT",
        "2, 'a,b,c,d,e,f,g', BAD_NUMBER",
        "8, 'a,b', BAD_NUMBER",
        "0, 'a,b', BAD_NUMBER"
    })
    void refusesPollsThatBreakARule(int days, String answers, String code) throws Exception {
        assertThat(poll(days, answers.split(",", -1)).text("json.errors.0.0")).isEqualTo(code);
        assertThat(poll(1, "a", "x".repeat(121)).text("json.errors.0.0")).isEqualTo("TOO_LONG");
        assertThat(sandbox.ledger().live("reddit")).isEmpty();
    }

    private Http.Reply poll(int days, String... answers) throws Exception {
        return reddit.json(
                "/api/submit_poll_post",
                Json.object(
                        "api_type", "json", "sr", "test", "title", "P", "options", List.of(answers), "duration", days));
    }

    private Http.Reply comment(String on, String text) throws Exception {
        return reddit.form("/api/comment", "api_type", "json", "thing_id", on, "text", text);
    }

    private static Http.Reply edit(Http as, String what, String text) throws Exception {
        return as.form("/api/editusertext", "api_type", "json", "thing_id", what, "text", text);
    }

    private Http.Reply submit(String... fields) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(Map.of("api_type", "json", "sr", "test", "title", "Hello"));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return reddit.form(
                "/api/submit",
                all.entrySet().stream()
                        .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                        .toArray(String[]::new));
    }
}
