package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that goes on with a ledger shows the posts of the one before, and gives out no id a second time. */
final class RestartTest {

    private static final ByteString JPEG = ByteString.decodeHex("ffd8ffe000104a464946");

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock).ledger(folder.resolve("ledger")));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void restart() {
        close();
        start();
    }

    @Test
    void facebookShowsPostsOfAllKindsAndKnowsTheirFiles() throws Exception {
        FacebookClient page = new FacebookClient(sandbox);
        assertThat(page.post("feed", "message", "Read this", "link", "https://example.com/a")
                        .status())
                .isEqualTo(200);
        String photo = facebookPhoto(page);
        String attached = "{\"media_fbid\":\"" + photo + "\"}";
        String post = page.post("feed", "message", "Look", "attached_media[0]", attached)
                .text("id");
        assertThat(page.post("photo_stories", "photo_id", facebookPhoto(page)).status())
                .isEqualTo(200);
        Http.Reply reel = page.post("video_reels", "upload_phase", "start");
        String video = reel.text("video_id");
        assertThat(page.bytes(
                                reel.text("upload_url"),
                                ByteString.EMPTY,
                                Map.of("file_url", "https://cdn.example/v.mp4"))
                        .status())
                .isEqualTo(200);
        assertThat(page.post("video_reels", "upload_phase", "finish", "video_id", video, "video_state", "PUBLISHED")
                        .status())
                .isEqualTo(200);
        clock.advance(FacebookVideo.PROCESSING);
        Map<String, Object> before = facebook(page, post);

        restart();
        FacebookClient again = new FacebookClient(sandbox);

        assertThat(facebook(again, post)).isEqualTo(before);
        assertThat(again.get(video + "?fields=status").text("status.publishing_phase.publish_status"))
                .isEqualTo("published");
        assertThat(FacebookClient.error(again.post("feed", "message", "Twice", "attached_media[0]", attached)))
                .as("a photo that was shown")
                .isEqualTo("100/1366051");
        assertThat(List.of(
                        facebookPhoto(again),
                        again.post("feed", "message", "Next").text("id")))
                .doesNotContainAnyElementsOf(List.of(photo, post, video));
        assertThat(again.get("me/published_posts?limit=1").text("data.0.message"))
                .isEqualTo("Next");
    }

    private static String facebookPhoto(FacebookClient page) throws Exception {
        return page.file("photos", "source", "a.jpg", JPEG, "published", "false")
                .text("id");
    }

    private static Map<String, Object> facebook(FacebookClient page, String post) throws Exception {
        String fields = "?fields=message,created_time,permalink_url,attachments{media_type,unshimmed_url,target{id}}";
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("posts", page.get("me/published_posts" + fields).at("data"));
        shown.put("stories", page.get("me/stories").at("data"));
        shown.put("post", page.get(post + fields).body());
        assertThat(String.valueOf(shown)).contains("example.com/a", "Look", "photo", "reel/", "creation_time");
        return shown;
    }

    @Test
    void instagramShowsPostsByTheirKindsAndCountsThem() throws Exception {
        Http graph = instagram();
        String picture = "https://cdn.example/a.jpg";
        String film = "https://cdn.example/a.mp4";
        String box = container(graph, Map.of("image_url", picture, "caption", "A picture"));
        String post = published(graph, box);
        published(graph, container(graph, Map.of("media_type", "REELS", "video_url", film, "caption", "A reel")));
        published(graph, container(graph, Map.of("media_type", "STORIES", "video_url", film)));
        String children = container(graph, Map.of("image_url", picture, "is_carousel_item", "true")) + ","
                + container(graph, Map.of("image_url", picture, "is_carousel_item", "true"));
        published(
                graph,
                container(graph, Map.of("media_type", "CAROUSEL", "children", children, "caption", "Some pictures")));
        String comment =
                graph.json("/" + post + "/comments", Map.of("message", "More")).text("id");
        Map<String, Object> before = instagram(graph, post);

        restart();
        Http again = instagram();

        assertThat(instagram(again, post)).isEqualTo(before);
        String newBox = container(again, Map.of("image_url", picture));
        assertThat(newBox).isNotEqualTo(box);
        assertThat(List.of(
                        published(again, newBox),
                        again.json("/" + post + "/comments", Map.of("message", "And more"))
                                .text("id")))
                .doesNotContainAnyElementsOf(List.of(post, comment));
        assertThat(again.get("/me/media?fields=id&limit=1").text("data.0.id")).isNotEqualTo(post);
    }

    private Http instagram() {
        return Http.at(sandbox.baseUrl("instagram"))
                .bearer(sandbox.account("instagram").accessToken());
    }

    private static String container(Http graph, Map<String, String> fields) throws Exception {
        String id = graph.json("/me/media", fields).text("id");
        for (int polls = 0; polls < 3; polls++) {
            assertThat(graph.get("/" + id + "?fields=status_code").status()).isEqualTo(200);
        }
        return id;
    }

    private static String published(Http graph, String container) throws Exception {
        Http.Reply published = graph.json("/me/media_publish", Map.of("creation_id", container));
        assertThat(published.status()).isEqualTo(200);
        return published.text("id");
    }

    private static Map<String, Object> instagram(Http graph, String post) throws Exception {
        String fields = "?fields=caption,media_type,media_product_type,permalink,timestamp";
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("posts", graph.get("/me/media" + fields).at("data"));
        shown.put("stories", graph.get("/me/stories" + fields).at("data"));
        shown.put(
                "comments",
                graph.get("/" + post + "/comments?fields=text,username").at("data"));
        shown.put("quota", graph.get("/me/content_publishing_limit").text("data.0.quota_usage"));
        assertThat(String.valueOf(shown)).contains("CAROUSEL_ALBUM", "REELS", "STORY", "A picture", "More", "quota=4");
        return shown;
    }

    @Test
    void redditShowsPostsInTheirPlacesWithWhatWasSaidBelowThem() throws Exception {
        Http reddit = reddit();
        String post = submit(reddit, "kind", "self", "text", "One\n\nTwo");
        String link = submit(reddit, "kind", "link", "url", "https://example.com/?a=1&b=2");
        submit(reddit, "kind", "crosspost", "crosspost_fullname", post);
        String comment = reddit.form("/api/comment", "api_type", "json", "thing_id", post, "text", "First")
                .text("json.data.things.0.data.name");
        assertThat(reddit.form("/api/editusertext", "api_type", "json", "thing_id", comment, "text", "First, anew")
                        .status())
                .isEqualTo(200);
        String gone = submit(reddit, "kind", "self");
        assertThat(reddit.form("/api/del", "id", gone).status()).isEqualTo(200);
        Map<String, Object> before = reddit(reddit, post, gone);

        restart();
        Http again = reddit();

        assertThat(reddit(again, post, gone)).isEqualTo(before);
        assertThat(again.form("/api/editusertext", "api_type", "json", "thing_id", post, "text", "Three")
                        .size("json.errors"))
                .isZero();
        assertThat(again.form("/api/submit", link("https://example.com/?a=1&b=2"))
                        .text("json.errors.0.0"))
                .isEqualTo("ALREADY_SUB");
        assertThat(submit(again, "kind", "self")).isNotIn(post, link, gone);
        assertThat(again.form("/api/comment", "api_type", "json", "thing_id", post, "text", "Second")
                        .text("json.data.things.0.data.name"))
                .isNotEqualTo(comment);
        restart();
        assertThat(reddit().get("/api/info?id=" + post).text("data.children.0.data.selftext"))
                .isEqualTo("Three");
    }

    @Test
    void redditKeepsWarningsAndTheAnswersOfPolls() throws Exception {
        Http reddit = reddit();
        String warned = submit(reddit, "kind", "self", "text", "Beware", "nsfw", "true", "spoiler", "true");
        Map<String, Object> asked = Json.object(
                "api_type",
                "json",
                "sr",
                "test",
                "title",
                "Which?",
                "options",
                List.of("Tea", "Coffee"),
                "duration",
                3);
        assertThat(reddit.json("/api/submit_poll_post", asked).status()).isEqualTo(200);
        String poll = sandbox.ledger().live("reddit").get(1).id();
        assertThat(reddit.form("/api/editusertext", "api_type", "json", "thing_id", warned, "text", "Beware!")
                        .size("json.errors"))
                .isZero();
        Object before = reddit.get("/api/info?id=" + warned + "," + poll).at("data.children");

        restart();

        Http.Reply after = reddit().get("/api/info?id=" + warned + "," + poll);
        assertThat(after.at("data.children")).isEqualTo(before);
        assertThat(after.text("data.children.0.data.over_18")).isEqualTo("true");
        assertThat(after.text("data.children.0.data.spoiler")).isEqualTo("true");
        assertThat(after.text("data.children.0.data.edited")).isNotEqualTo("false");
        assertThat(after.text("data.children.1.data.poll_data.options.1.text")).isEqualTo("Coffee");
    }

    @Test
    void xKeepsPollsAndQuotes() throws Exception {
        SandboxAccount plan = sandbox.newAccount("twitter", "enterprise");
        Http x = Http.at(sandbox.baseUrl("twitter")).bearer(plan.accessToken());
        Map<String, Object> poll = Map.of("options", List.of("Yes", "No"), "duration_minutes", 60);
        String asked =
                x.json("/2/tweets", Map.of("text", "Well?", "poll", poll)).text("data.id");
        String quote = x.json("/2/tweets", Map.of("text", "Indeed", "quote_tweet_id", asked))
                .text("data.id");
        String fields = "?ids=" + asked + "," + quote
                + "&tweet.fields=attachments,referenced_tweets,entities,created_at&expansions=attachments.media_keys";
        Object before = x.get("/2/tweets" + fields).at("data");

        restart();

        Http.Reply after = Http.at(sandbox.baseUrl("twitter"))
                .bearer(sandbox.account("twitter").accessToken())
                .get("/2/tweets" + fields);
        assertThat(after.at("data")).isEqualTo(before);
        assertThat(after.text("data.0.attachments.poll_ids.0")).isEqualTo(asked);
        assertThat(after.text("data.1.referenced_tweets.0.id")).isEqualTo(asked);
    }

    private Http reddit() {
        return Http.at(sandbox.baseUrl("reddit"))
                .agent("test:io.social4j.sandbox:1 (by /u/demo)")
                .bearer(sandbox.account("reddit").accessToken());
    }

    private static String[] link(String url) {
        return new String[] {"api_type", "json", "sr", "test", "title", "Hello", "kind", "link", "url", url};
    }

    private static String submit(Http reddit, String... fields) throws Exception {
        String[] all = new String[6 + fields.length];
        System.arraycopy(new String[] {"api_type", "json", "sr", "test", "title", "Hello"}, 0, all, 0, 6);
        System.arraycopy(fields, 0, all, 6, fields.length);
        String name = reddit.form("/api/submit", all).text("json.data.name");
        assertThat(name).startsWith("t3_");
        return name;
    }

    private static Map<String, Object> reddit(Http reddit, String post, String gone) throws Exception {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("posts", reddit.get("/user/demo/submitted?raw_json=1").at("data"));
        shown.put("thread", reddit.get("/comments/" + post.substring(3)).at("1.data.children"));
        shown.put("gone", reddit.get("/api/info?id=" + gone).at("data.children"));
        assertThat(String.valueOf(shown)).contains("One\n\nTwo", "?a=1&b=2", post, "First, anew", "[deleted]");
        return shown;
    }

    @Test
    void linkedInShowsTextsArticlesAndPictures() throws Exception {
        String image = linkedInImage();
        linkedIn("Some [words] *now*", null);
        linkedIn("Read", Map.of("article", Map.of("source", "https://example.com/a", "title", "A")));
        String urn = linkedIn("Look", Map.of("media", Map.of("id", image)));
        String linkedText = "/rest/posts/" + urn.replace(":", "%3A");
        String before = linkedIn().get(linkedText).body();

        restart();

        assertThat(linkedIn().get(linkedText).body()).isEqualTo(before);
        Http.Reply listed = linkedIn()
                .header("X-RestLi-Method", "FINDER")
                .get("/rest/posts?q=author&author="
                        + sandbox.account("linkedin").remoteId().replace(":", "%3A"));
        assertThat(listed.text("elements.0.content.media.id")).isEqualTo(image);
        assertThat(listed.text("elements.1.content.article.source")).isEqualTo("https://example.com/a");
        assertThat(listed.text("elements.2.commentary")).isEqualTo("Some \\[words\\] \\*now\\*");
        assertThat(linkedInImage()).isNotEqualTo(image);
        assertThat(linkedIn("Look once more", null)).isNotEqualTo(urn);
    }

    @Test
    void linkedInKeepsMentionsPollsResharesAndChanges() throws Exception {
        String first = linkedInRaw(
                Json.object("commentary", "Thanks @[Ann Lee](urn:li:person:b) #tag", "visibility", "LOGGED_IN"));
        String poll = linkedInRaw(Json.object(
                "commentary",
                "Vote",
                "content",
                Map.of(
                        "poll",
                        Map.of(
                                "question",
                                "Tea?",
                                "options",
                                List.of(Map.of("text", "Yes"), Map.of("text", "No")),
                                "settings",
                                Map.of("duration", "ONE_DAY")))));
        String reshare = linkedInRaw(Json.object("commentary", "Again", "reshareContext", Map.of("parent", first)));
        assertThat(linkedIn()
                        .header("X-RestLi-Method", "PARTIAL_UPDATE")
                        .json(linkedInPath(poll), Map.of("patch", Map.of("$set", Map.of("commentary", "Vote now"))))
                        .status())
                .isEqualTo(204);
        List<Object> before = linkedInShown(first, poll, reshare);

        restart();

        assertThat(linkedInShown(first, poll, reshare)).isEqualTo(before);
        assertThat(String.valueOf(before))
                .contains(
                        "urn:li:person:b",
                        "hashtag",
                        "LOGGED_IN",
                        "Tea?",
                        "Vote now",
                        "\"isEditedByAuthor\":true",
                        first);
    }

    private List<Object> linkedInShown(String... urns) throws Exception {
        List<Object> shown = new ArrayList<>();
        for (String urn : urns) {
            shown.add(linkedIn().get(linkedInPath(urn)).body());
        }
        return shown;
    }

    private static String linkedInPath(String urn) {
        return "/rest/posts/" + urn.replace(":", "%3A");
    }

    private String linkedInRaw(Map<String, Object> members) throws Exception {
        Map<String, Object> post = Json.object(
                "author",
                sandbox.account("linkedin").remoteId(),
                "visibility",
                "PUBLIC",
                "distribution",
                Map.of("feedDistribution", "MAIN_FEED", "targetEntities", List.of()),
                "lifecycleState",
                "PUBLISHED");
        post.putAll(members);
        clock.advance(Duration.ofSeconds(1));
        String urn =
                String.valueOf(linkedIn().json("/rest/posts", post).headers().get("x-restli-id"));
        assertThat(urn).startsWith("urn:li:");
        return urn;
    }

    private Http linkedIn() {
        return Http.at(sandbox.baseUrl("linkedin"))
                .bearer(sandbox.account("linkedin").accessToken())
                .header("LinkedIn-Version", "202609")
                .header("X-Restli-Protocol-Version", "2.0.0");
    }

    private String linkedInImage() throws Exception {
        Object owner = Map.of("owner", sandbox.account("linkedin").remoteId());
        Http.Reply lease =
                linkedIn().json("/rest/images?action=initializeUpload", Map.of("initializeUploadRequest", owner));
        HttpRequest upload = HttpRequest.newBuilder(URI.create(lease.text("value.uploadUrl")))
                .header("Authorization", "Bearer " + sandbox.account("linkedin").accessToken())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(JPEG.toByteArray()))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(upload, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(201);
        return lease.text("value.image");
    }

    private String linkedIn(String text, @Nullable Object content) throws Exception {
        Map<String, Object> post = Json.object(
                "author",
                sandbox.account("linkedin").remoteId(),
                "commentary",
                text.replaceAll("[\\[\\]*]", "\\\\$0"),
                "visibility",
                "PUBLIC",
                "distribution",
                Map.of("feedDistribution", "MAIN_FEED", "targetEntities", List.of()),
                "content",
                content,
                "lifecycleState",
                "PUBLISHED");
        clock.advance(Duration.ofSeconds(1));
        String urn =
                String.valueOf(linkedIn().json("/rest/posts", post).headers().get("x-restli-id"));
        assertThat(urn).startsWith("urn:li:");
        return urn;
    }
}
