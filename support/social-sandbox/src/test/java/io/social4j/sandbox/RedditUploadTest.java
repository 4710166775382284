package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedditUploadTest {

    private static final String AGENT = "java:com.example:1.0 (by /u/demo)";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final byte[] JPEG =
            ByteString.decodeHex("ffd8ffe000104a464946").toByteArray();
    private static final byte[] MP4 =
            ByteString.decodeHex("00000018667479706d703432").toByteArray();

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
    void takesAPictureByALeaseAndShowsItWhenItIsProcessed() throws Exception {
        Lease lease = lease(reddit, "image/jpeg");
        HttpResponse<String> stored = lease.store(JPEG);

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.body())
                .contains("<Bucket>reddit-uploaded-media</Bucket>", "<Key>" + lease.key() + "</Key>", "rte_images%2F");
        Http.Reply accepted = submit("kind", "image", "url", lease.url());
        assertThat(accepted.size("json.errors")).isZero();
        assertThat(accepted.text("json.data.websocket_url")).startsWith("wss://");
        assertThat(accepted.body()).doesNotContain("t3_");
        assertThat(listed()).isZero();
        clock.advance(Duration.ofSeconds(5));

        Http.Reply page = reddit.get("/user/demo/submitted?raw_json=1");
        assertThat(page.at("data.children.0.data.is_self")).isEqualTo(false);
        assertThat(page.text("data.children.0.data.url")).startsWith("https://i.redd.it/");
        assertThat(page.text("data.children.0.data.post_hint")).isEqualTo("image");
        LivePost live = sandbox.ledger().live("reddit").get(0);
        assertThat(live.media()).containsExactly(ByteString.of(JPEG).sha256().hex());
        assertThat(reddit.get("/api/info?id=" + live.id()).size("data.children"))
                .isEqualTo(1);
    }

    @Test
    void takesAVideoWithItsPosterAndNeedsMinutesForIt() throws Exception {
        Lease video = lease(reddit, "video/mp4");
        Lease poster = lease(reddit, "image/jpeg");
        assertThat(video.store(MP4).statusCode()).isEqualTo(201);
        assertThat(poster.store(JPEG).statusCode()).isEqualTo(201);
        assertThat(submit("kind", "video", "url", video.url()).text("json.errors.0.0"))
                .isEqualTo("PARAMETER_REQUIRED");
        assertThat(submit("kind", "video", "url", poster.url(), "video_poster_url", poster.url())
                        .text("json.errors.0.0"))
                .isEqualTo("BAD_URL");
        assertThat(submit("kind", "video", "url", video.url(), "video_poster_url", poster.url())
                        .size("json.errors"))
                .isZero();

        String name = sandbox.ledger().live("reddit").get(0).id();
        assertThat(reddit.get("/api/info?id=" + name).size("data.children")).isZero();
        clock.advance(Duration.ofMinutes(6));
        assertThat(reddit.get("/user/demo/submitted").at("data.children.0.data.is_video"))
                .isEqualTo(true);
    }

    @Test
    void makesNothingOfAFileThatIsNotWhatItSays() throws Exception {
        Lease lease = lease(reddit, "image/png");
        assertThat(lease.store(JPEG).statusCode()).isEqualTo(201);
        assertThat(submit("kind", "image", "url", lease.url()).size("json.errors"))
                .isZero();
        clock.advance(Duration.ofHours(1));

        assertThat(listed()).isZero();
        assertThat(sandbox.ledger().live("reddit")).isEmpty();
    }

    @Test
    void leasesNothingForOtherFilesOrNobody() throws Exception {
        assertThat(reddit.form("/api/media/asset.json", "filepath", "a.webp", "mimetype", "image/webp")
                        .text("json.errors.0.0"))
                .isEqualTo("INVALID_OPTION");
        assertThat(reddit.form("/api/media/asset.json", "mimetype", "image/jpeg")
                        .text("json.errors.0.0"))
                .isEqualTo("PARAMETER_REQUIRED");
        assertThat(plain.form("/api/media/asset.json", "filepath", "a.jpg", "mimetype", "image/jpeg")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void tellsALeaseThatIsOver() throws Exception {
        Lease lease = lease(reddit, "image/jpeg");
        Lease used = lease(reddit, "image/jpeg");
        assertThat(used.store(JPEG).statusCode()).isEqualTo(201);
        clock.advance(Duration.ofMinutes(15));

        HttpResponse<String> refused = lease.store(JPEG);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("<Code>AccessDenied</Code>", "Invalid according to Policy: Policy expired.");
        assertThat(submit("kind", "image", "url", used.url()).text("json.errors.0.0"))
                .isEqualTo("BAD_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "acl, public-read, AccessDenied",
        "acl, , AccessDenied",
        "content-type, image/gif, AccessDenied",
        "key, rte_images/other, AccessDenied",
        "policy, e30=, SignatureDoesNotMatch",
        "X-Amz-Signature, 00, SignatureDoesNotMatch",
        "further, x, AccessDenied",
    })
    void wantsEachFieldOfTheLeaseAsItWas(String field, @Nullable String value, String code) throws Exception {
        Lease lease = lease(reddit, "image/jpeg");
        Map<String, String> fields = new LinkedHashMap<>(lease.fields);
        fields.compute(field, (name, old) -> value);

        assertThat(store(lease.action, fields, JPEG, "").body()).contains("<Code>" + code + "</Code>");
        assertThat(submit("kind", "image", "url", lease.url()).text("json.errors.0.0"))
                .isEqualTo("BAD_URL");
    }

    @Test
    void wantsTheFieldsInTheirOrderAndNoToken() throws Exception {
        Lease lease = lease(reddit, "image/jpeg");

        assertThat(store(lease.action, new TreeMap<>(lease.fields), JPEG, "").statusCode())
                .isEqualTo(403);
        assertThat(store(lease.action, lease.fields, JPEG, "Bearer x").body()).contains("Only one auth mechanism");
        HttpRequest chunked = HttpRequest.newBuilder(URI.create(lease.action))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(JPEG)))
                .build();
        assertThat(CLIENT.send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(411);
        HttpRequest bare = HttpRequest.newBuilder(URI.create(lease.action))
                .POST(HttpRequest.BodyPublishers.ofByteArray(JPEG))
                .build();
        assertThat(CLIENT.send(bare, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(412);
        assertThat(lease.store(JPEG).statusCode()).isEqualTo(201);
    }

    @Test
    void saysHowLargeAPictureMayBe() throws Exception {
        Lease lease = lease(reddit, "image/jpeg");
        HttpResponse<String> refused = lease.store(new byte[20_971_521]);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "<Code>EntityTooLarge</Code>",
                        "<ProposedSize>20971521</ProposedSize><MaxSizeAllowed>20971520</MaxSizeAllowed>");
    }

    @Test
    void keepsUploadsOfOthersApart() throws Exception {
        SandboxAccount other = sandbox.newAccount("reddit", "other");
        Lease theirs = lease(plain.bearer(other.accessToken()), "image/jpeg");
        assertThat(theirs.store(JPEG).statusCode()).isEqualTo(201);

        assertThat(submit("kind", "image", "url", theirs.url()).text("json.errors.0.0"))
                .isEqualTo("BAD_URL");
        assertThat(gallery(List.of(item(theirs, ""), item(theirs, ""))).text("json.errors.0.0"))
                .isEqualTo("INVALID_OPTION");
    }

    @Test
    void takesAGalleryAndAnswersItsFullName() throws Exception {
        Lease one = uploaded("image/jpeg", JPEG);
        Lease two = uploaded("image/jpeg", JPEG);
        Http.Reply made = gallery(List.of(item(one, "first"), item(two, "")));

        String id = made.text("json.data.id");
        assertThat(id).startsWith("t3_");
        assertThat(made.text("json.data.url")).isEqualTo("https://www.reddit.com/gallery/" + id.substring(3));
        Http.Reply page = reddit.get("/user/demo/submitted");
        assertThat(page.at("data.children.0.data.is_gallery")).isEqualTo(true);
        assertThat(page.text("data.children.0.data.gallery_data.items.1.media_id"))
                .isEqualTo(two.assetId);
        assertThat(page.text("data.children.0.data.media_metadata." + one.assetId + ".status"))
                .isEqualTo("unprocessed");
    }

    @Test
    void refusesGalleriesThatBreakARule() throws Exception {
        Lease one = uploaded("image/jpeg", JPEG);
        Lease video = uploaded("video/mp4", MP4);
        Map<String, Object> good = item(one, "");

        assertThat(gallery(List.of(good)).text("json.errors.0.0")).isEqualTo("BAD_NUMBER");
        assertThat(gallery(Collections.nCopies(21, good)).text("json.errors.0.0"))
                .isEqualTo("BAD_NUMBER");
        assertThat(gallery(List.of(good, item(one, "x".repeat(181)))).text("json.errors.0.0"))
                .isEqualTo("TOO_LONG");
        assertThat(gallery(List.of(good, item(video, ""))).text("json.errors.0.0"))
                .isEqualTo("INVALID_OPTION");
        Map<String, Object> astray = Json.object("media_id", one.assetId, "outbound_url", "nowhere");
        assertThat(gallery(List.of(good, astray)).text("json.errors.0.0")).isEqualTo("BAD_URL");
        assertThat(gallery(List.of("x", "y")).text("json.errors.0.0")).isEqualTo("JSON_INVALID");
        assertThat(reddit.json("/api/submit_gallery_post.json", "{").text("json.errors.0.0"))
                .isEqualTo("JSON_PARSE_ERROR");
        assertThat(sandbox.ledger().live("reddit")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "video", "gallery", "link"})
    void keepsEverythingButTextsOutOfASubredditOfTexts(String kind) throws Exception {
        Http.Reply refused = kind.equals("gallery")
                ? reddit.json("/api/submit_gallery_post.json", Json.object("sr", "textonly", "title", "x"))
                : submit("sr", "textonly", "kind", kind);

        assertThat(refused.text("json.errors.0.0"))
                .isEqualTo(
                        switch (kind) {
                            case "image" -> "NO_IMAGES";
                            case "video" -> "NO_VIDEOS";
                            case "gallery" -> "GALLERIES_DISABLED";
                            default -> "NO_LINKS";
                        });
    }

    @Test
    void canTakeAPictureAndLoseIt() throws Exception {
        sandbox.faults("reddit").acceptedAndLost();
        assertThat(submit("kind", "image", "url", uploaded("image/jpeg", JPEG).url())
                        .text("json.data.websocket_url"))
                .startsWith("wss://");
        clock.advance(Duration.ofHours(1));

        assertThat(listed()).isZero();
    }

    private Lease uploaded(String type, byte[] content) throws Exception {
        Lease lease = lease(reddit, type);
        assertThat(lease.store(content).statusCode()).isEqualTo(201);
        return lease;
    }

    private static Map<String, Object> item(Lease lease, String caption) {
        return Json.object("media_id", lease.assetId, "caption", caption, "outbound_url", "");
    }

    private Http.Reply gallery(List<?> items) throws Exception {
        return reddit.json(
                "/api/submit_gallery_post.json",
                Json.object("api_type", "json", "sr", "test", "title", "G", "items", items));
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

    private int listed() throws Exception {
        return reddit.get("/user/demo/submitted").size("data.children");
    }

    private static Lease lease(Http as, String type) throws Exception {
        Http.Reply reply = as.form("/api/media/asset.json", "filepath", "file", "mimetype", type);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < reply.size("args.fields"); i++) {
            fields.put(reply.text("args.fields." + i + ".name"), reply.text("args.fields." + i + ".value"));
        }
        return new Lease(reply.text("asset.asset_id"), "http:" + reply.text("args.action"), fields);
    }

    private record Lease(String assetId, String action, Map<String, String> fields) {

        String key() {
            return String.valueOf(fields.get("key"));
        }

        String url() {
            return action + "/" + key();
        }

        HttpResponse<String> store(byte[] content) throws Exception {
            return RedditUploadTest.store(action, fields, content, "");
        }
    }

    private static HttpResponse<String> store(
            String address, Map<String, String> fields, byte[] content, String authorization) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            body.writeBytes(("--XX\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
