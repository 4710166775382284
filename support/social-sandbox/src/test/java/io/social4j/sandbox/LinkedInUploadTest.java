package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedInUploadTest {

    private static final byte[] PNG = png(8, 8);

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("linkedin");
    private final Http linkedIn = client(demo);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void takesAPictureAndShowsItInAPost() throws Exception {
        Http.Reply announced = initialize("images", Map.of("owner", demo.remoteId()));
        String urn = announced.text("value.image");
        assertThat(create(media(urn)).text("code")).isEqualTo("MEDIA_ASSET_WAITING_UPLOAD");
        assertThat(status("images", urn)).isEqualTo("WAITING_UPLOAD");
        assertThat(put(announced.text("value.uploadUrl"), PNG, true).statusCode())
                .isEqualTo(201);
        assertThat(status("images", urn)).isEqualTo("AVAILABLE");

        assertThat(create(media(urn)).status()).isEqualTo(201);
        assertThat(sandbox.ledger().live("linkedin").get(0).media()).containsExactly(urn);
    }

    @Test
    void takesAVideoInPartsByTheirTagsAndProcessesIt() throws Exception {
        int size = 4_194_304 + 100;
        Http.Reply announced = initialize("videos", Map.of("owner", demo.remoteId(), "fileSizeBytes", size));
        String urn = announced.text("value.video");
        assertThat(announced.size("value.uploadInstructions")).isEqualTo(2);
        assertThat(announced.text("value.uploadInstructions.0.lastByte")).isEqualTo("4194303");
        String first = announced.text("value.uploadInstructions.0.uploadUrl");
        assertThat(put(first, new byte[4_194_303], false).statusCode()).isEqualTo(400);
        assertThat(put(first, mp4(4_194_304, 5), true).statusCode()).isEqualTo(401);
        List<String> tags = new ArrayList<>();
        tags.add(tag(put(first, mp4(4_194_304, 5), false)));
        assertThat(finish(urn, tags).status()).as("one part is missing").isEqualTo(400);
        tags.add(tag(put(announced.text("value.uploadInstructions.1.uploadUrl"), new byte[100], false)));
        assertThat(finish(urn, List.of(tags.get(1), tags.get(0))).status()).isEqualTo(400);
        assertThat(finish(urn, tags).status()).isEqualTo(200);

        assertThat(create(media(urn)).text("message")).contains("still processing");
        assertThat(List.of(status("videos", urn), status("videos", urn), status("videos", urn)))
                .containsExactly("PROCESSING", "PROCESSING", "AVAILABLE");
        assertThat(create(media(urn)).headers().get("x-restli-id")).startsWith("urn:li:ugcPost:");
    }

    @ParameterizedTest
    @CsvSource({"76799, 400", "76800, 200", "500000000, 200", "500000001, 400"})
    void announcesVideosWithinLimits(int size, int status) throws Exception {
        assertThat(initialize("videos", Map.of("owner", demo.remoteId(), "fileSizeBytes", size))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"2, PROCESSING_FAILED", "3, PROCESSING", "1800, PROCESSING", "1801, PROCESSING_FAILED"})
    void processesNoVideoThatIsTooShortOrTooLong(int seconds, String state) throws Exception {
        Http.Reply announced = initialize("videos", Map.of("owner", demo.remoteId(), "fileSizeBytes", 80_000));
        String address = announced.text("value.uploadInstructions.0.uploadUrl");
        String urn = announced.text("value.video");
        assertThat(finish(urn, List.of(tag(put(address, mp4(80_000, seconds), false))))
                        .status())
                .isEqualTo(200);

        assertThat(status("videos", urn)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "images, image, 89504e470d0a1a0a0000000d49484452000017700000178a0000, 201, PROCESSING_FAILED",
        "images, image, 89504e470d0a1a0a0000000d4948445200001770000017890000, 201, AVAILABLE",
        "images, image, 474946383961080008000000, 201, AVAILABLE",
        "images, image, ffd8ffe000040000ffc0000b08000800080100000000, 201, AVAILABLE",
        "images, image, 52494646000000005745425056503820, 415, WAITING_UPLOAD",
        "images, image, 255044462d312e34, 415, WAITING_UPLOAD",
        "documents, document, 255044462d312e34, 201, AVAILABLE",
        "documents, document, 504b030414000600, 201, AVAILABLE",
        "documents, document, 89504e470d0a1a0a, 415, WAITING_UPLOAD"
    })
    void looksAtTheFirstBytes(String place, String name, String hex, int status, String state) throws Exception {
        Http.Reply announced = initialize(place, Map.of("owner", demo.remoteId()));
        byte[] bytes = ByteString.decodeHex(hex).toByteArray();

        assertThat(put(announced.text("value.uploadUrl"), bytes, true).statusCode())
                .isEqualTo(status);
        assertThat(status(place, announced.text("value." + name))).isEqualTo(state);
    }

    @Test
    void letsMembersAskForVideosOnlyAndNobodyForOthers() throws Exception {
        SandboxAccount member = sandbox.newAccount("linkedin", "member");
        Http theirs = client(member);
        Http.Reply picture = theirs.json(
                "/rest/images?action=initializeUpload",
                Map.of("initializeUploadRequest", Map.of("owner", member.remoteId())));
        String urn = picture.text("value.image");

        assertThat(theirs.get("/rest/images/" + encoded(urn)).status()).isEqualTo(403);
        assertThat(linkedIn.get("/rest/images/" + encoded(urn)).status()).isEqualTo(404);
        assertThat(initialize("images", Map.of("owner", member.remoteId())).status())
                .isEqualTo(403);
    }

    @Test
    void playsFaultsOfUploads() throws Exception {
        FaultScript faults = sandbox.faults("linkedin");
        List<Runnable> scripts = List.of(
                faults::containerExpires, () -> faults.containerFails(0), () -> faults.containerStaysInProgress(1));
        List<String> states = new ArrayList<>();
        for (Runnable script : scripts) {
            script.run();
            Http.Reply announced = initialize("images", Map.of("owner", demo.remoteId()));
            int status = put(announced.text("value.uploadUrl"), PNG, true).statusCode();
            states.add(status + " " + status("images", announced.text("value.image")));
        }

        assertThat(states).containsExactly("401 WAITING_UPLOAD", "201 PROCESSING_FAILED", "201 PROCESSING");
    }

    @Test
    void letsAddressesOfUploadsEnd() throws Exception {
        Http.Reply announced = initialize("images", Map.of("owner", demo.remoteId()));
        clock.advance(Duration.ofDays(1));

        assertThat(put(announced.text("value.uploadUrl"), PNG, true).body()).contains("EXPIRED_UPLOAD_URL");
    }

    @Test
    void takesUploadsAndPostsOfTheOlderApi() throws Exception {
        Http older = Http.at(sandbox.baseUrl("linkedin"))
                .bearer(demo.accessToken())
                .header("X-Restli-Protocol-Version", "2.0.0");
        Object relation = Map.of("relationshipType", "OWNER", "identifier", "urn:li:userGeneratedContent");
        Http.Reply registered = older.json(
                "/v2/assets?action=registerUpload",
                Map.of(
                        "registerUploadRequest",
                        Map.of(
                                "recipes",
                                List.of("urn:li:digitalmediaRecipe:feedshare-image"),
                                "owner",
                                demo.remoteId(),
                                "serviceRelationships",
                                List.of(relation))));
        String asset = registered.text("value.asset");
        String address = registered.body().replaceAll(".*\"uploadUrl\":\"([^\"]+)\".*", "$1");
        assertThat(put(address, PNG, true, "media-type-family", "STILLIMAGE").statusCode())
                .isEqualTo(201);
        String id = asset.substring(asset.lastIndexOf(':') + 1);
        assertThat(older.get("/v2/assets/" + id).text("recipes.0.status")).isEqualTo("AVAILABLE");
        Http.Reply created = older.json("/v2/ugcPosts", share("Hi (you)", asset));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers().get("x-restli-id")).isEqualTo(created.text("id"));
        assertThat(sandbox.ledger().live("linkedin").get(0).text()).isEqualTo("Hi (you)");
        Http.Reply listed = older.header("X-RestLi-Method", "FINDER")
                .get("/v2/ugcPosts?q=authors&authors=List(" + encoded(demo.remoteId()) + ")&sortBy=CREATED");
        assertThat(listed.text("elements.0.id")).isEqualTo(created.text("id"));
        assertThat(older.json("/v2/ugcPosts", share("Hi (you)", asset)).status())
                .isEqualTo(422);
        assertThat(older.header("X-RestLi-Method", "DELETE")
                        .delete("/v2/ugcPosts/" + encoded(created.text("id")))
                        .status())
                .isEqualTo(204);
    }

    private Map<String, Object> share(String text, String asset) {
        return Map.of(
                "author",
                demo.remoteId(),
                "lifecycleState",
                "PUBLISHED",
                "specificContent",
                Map.of(
                        LinkedInUgc.SHARE,
                        Map.of(
                                "shareCommentary",
                                Map.of("text", text),
                                "shareMediaCategory",
                                "IMAGE",
                                "media",
                                List.of(Map.of("status", "READY", "media", asset)))),
                "visibility",
                Map.of("com.linkedin.ugc.MemberNetworkVisibility", "PUBLIC"));
    }

    private Http client(SandboxAccount account) {
        return Http.at(sandbox.baseUrl("linkedin"))
                .bearer(account.accessToken())
                .header("LinkedIn-Version", "202609")
                .header("X-Restli-Protocol-Version", "2.0.0");
    }

    private Http.Reply initialize(String place, Map<String, Object> request) throws Exception {
        return linkedIn.json("/rest/" + place + "?action=initializeUpload", Map.of("initializeUploadRequest", request));
    }

    private Http.Reply finish(String urn, List<String> tags) throws Exception {
        return linkedIn.json(
                "/rest/videos?action=finalizeUpload",
                Map.of("finalizeUploadRequest", Map.of("video", urn, "uploadToken", "", "uploadedPartIds", tags)));
    }

    private String status(String place, String urn) throws Exception {
        return linkedIn.get("/rest/" + place + "/" + encoded(urn)).text("status");
    }

    private Http.Reply create(Map<String, Object> content) throws Exception {
        Map<String, Object> post = new HashMap<>();
        post.put("author", demo.remoteId());
        post.put("commentary", "");
        post.put("visibility", "PUBLIC");
        post.put("distribution", Map.of("feedDistribution", "MAIN_FEED"));
        post.put("lifecycleState", "PUBLISHED");
        post.put("content", content);
        return linkedIn.json("/rest/posts", post);
    }

    private static Map<String, Object> media(String urn) {
        return Map.of("media", Map.of("id", urn));
    }

    private HttpResponse<String> put(String address, byte[] bytes, boolean signed, @Nullable String... header)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        if (signed) {
            request.header("Authorization", "Bearer " + demo.accessToken());
        }
        if (header.length == 2) {
            request.header(String.valueOf(header[0]), String.valueOf(header[1]));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("etag").orElseThrow();
    }

    private static String encoded(String urn) {
        return urn.replace(":", "%3A");
    }

    private static byte[] png(int width, int height) {
        return ByteString.decodeHex("89504e470d0a1a0a0000000d49484452%08x%08x".formatted(width, height))
                .toByteArray();
    }

    /** A movie header with that length, and nothing behind it. */
    private static byte[] mp4(int size, int seconds) {
        byte[] file = new byte[size];
        byte[] head = ByteString.decodeHex("00000018667479706d703432000000006d703432" + "0000006c6d766864"
                        + "00".repeat(12) + "000003e8%08x".formatted(seconds * 1000))
                .toByteArray();
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }
}
