package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers of every kind, and the bytes of videos. */
class InstagramMediaTest {

    private static final String IMAGE = "https://cdn.example/x.jpg";
    private static final String VIDEO = "https://cdn.example/x.mp4";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().clock(clock).containerPolls(0));
    private final SandboxAccount page = sandbox.newAccount("instagram", "fb.media");
    private final Http demo = Http.at(sandbox.baseUrl("instagram"))
            .bearer(sandbox.account("instagram").accessToken());
    private final Http facebook = Http.at(sandbox.baseUrl("instagram")).bearer(page.accessToken());
    private final String path = "/v26.0/" + page.remoteId() + "/media";

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ?size=8388608 | -
            ?size=8388609 | 36000/2207004
            ?type=image/png | 36001/2207005
            ?width=1080&height=1351 | 36003/2207009
            ?width=1911&height=1000 | 36003/2207009
            ?width=319&height=319 | 36003/2207009
            """)
    void looksAtWhatTheAddressOfAPictureSays(String query, @Nullable String error) throws Exception {
        assertThat(errorOf(Map.of("image_url", IMAGE + query))).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "REELS,?ms=900000,FINISHED",
        "REELS,?ms=900001,ERROR",
        "REELS,?ms=2999,ERROR",
        "REELS,?size=300000001,ERROR",
        "REELS,?codec=vp09,ERROR",
        "REELS,?fps=61,ERROR",
        "REELS,?type=video/webm,ERROR",
        "REELS,?width=1921,ERROR",
        "STORIES,?ms=60001,ERROR",
        "STORIES,?size=100000001,ERROR",
        "STORIES,?width=9,ERROR"
    })
    void failsTheContainerOfAVideoThatCannotBeUsed(String kind, String query, String status) throws Exception {
        Http.Reply made = demo.json("/v26.0/me/media", Map.of("media_type", kind, "video_url", VIDEO + query));

        Http.Reply read = demo.get("/v26.0/" + made.text("id") + "?fields=status_code,status");
        assertThat(read.text("status_code")).isEqualTo(status);
        if (status.equals("ERROR")) {
            assertThat(read.text("status")).endsWith("2207026");
        }
    }

    @Test
    void refusesWhatAKindOfPostDoesNotHave() throws Exception {
        List<Map<String, Object>> wrong = List.of(
                Map.of("image_url", IMAGE, "share_to_feed", true),
                Map.of("image_url", IMAGE, "location_id", "here"),
                Map.of("image_url", IMAGE, "upload_type", "resumable"),
                Map.of("image_url", IMAGE, "is_carousel_item", true, "caption", "a"),
                Map.of("image_url", IMAGE, "is_carousel_item", true, "collaborators", "[\"a\"]"),
                Map.of("image_url", IMAGE, "collaborators", "[\"a\",\"b\",\"c\",\"d\"]"),
                Map.of("image_url", IMAGE, "user_tags", "[{\"username\":\"a\"}]"),
                Map.of("image_url", IMAGE, "caption", "#a ".repeat(31)),
                Map.of("image_url", IMAGE, "caption", "@a ".repeat(21)),
                Map.of("media_type", "STORIES", "image_url", IMAGE, "caption", "a"),
                Map.of("media_type", "REELS", "video_url", VIDEO, "alt_text", "a"),
                Map.of("media_type", "REELS", "video_url", VIDEO, "trial_params", "{}"),
                Map.of(
                        "media_type",
                        "REELS",
                        "video_url",
                        VIDEO,
                        "user_tags",
                        "[{\"username\":\"a\",\"x\":0,\"y\":0}]"),
                Map.of("image_url", "http://cdn.example/x.jpg"));
        for (Map<String, Object> fields : wrong) {
            assertThat(demo.json("/v26.0/me/media", fields).status())
                    .as("%s", fields)
                    .isEqualTo(400);
        }
        String tags = "[" + "{\"username\":\"a\",\"x\":0.1,\"y\":0.1},".repeat(20) + "{\"username\":\"b\"}]";
        assertThat(errorOf(Map.of("image_url", IMAGE, "user_tags", tags))).isEqualTo("100/2207040");
        Map<String, Object> late =
                Map.of("media_type", "REELS", "video_url", VIDEO + "?ms=9000", "thumb_offset", "9001");
        assertThat(errorOf(late)).isEqualTo("1/2207057");
    }

    @Test
    void takesAVideoInOnePiece() throws Exception {
        String box = resumable("REELS");
        assertThat(status(box)).isEqualTo("IN_PROGRESS");

        Http.Reply sent = upload(box, 0, 20, "0000ftypisom00000000");

        assertThat(sent.at("success")).isEqualTo(true);
        assertThat(status(box)).isEqualTo("FINISHED");
        assertThat(publish(box).status()).isEqualTo(200);
        assertThat(sandbox.ledger().live("instagram").get(0).media()).containsExactly("upload:" + box);
    }

    @Test
    void saysHowMuchOfAVideoHasArrivedAndGoesOnThere() throws Exception {
        String box = resumable("VIDEO");
        assertThat(upload(box, 0, 20, "0000ftypisom").text("debug_info.type")).isEqualTo("PartialRequestError");
        assertThat(arrived(box)).isEqualTo("12");
        assertThat(upload(box, 5, 20, "abc").text("debug_info.type")).isEqualTo("OffsetInvalidError");
        assertThat(upload(box, 12, 20, "isom0000").at("success")).isEqualTo(true);
        assertThat(arrived(box)).isEqualTo("20");
    }

    @Test
    void refusesBytesThatAreNoVideoOrDoNotFit() throws Exception {
        String box = resumable("REELS");
        assertThat(upload(box, 0, 20, "no video at all, no.").text("debug_info.type"))
                .isEqualTo("ProcessingFailedError");
        assertThat(upload(box, 0, 5, "0000ftypisom").status()).isEqualTo(400);
        assertThat(upload("1", 0, 20, "0000ftypisom00000000").status()).isEqualTo(400);
        assertThat(demo.json("/v26.0/me/media", Map.of("media_type", "REELS", "upload_type", "resumable"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void judgesTheSizeOfAVideoThatWasSent() throws Exception {
        String box = resumable("STORIES");
        assertThat(uploads("file_url", VIDEO + "?size=100000001")
                        .form("/ig-api-upload/v26.0/" + box)
                        .at("success"))
                .isEqualTo(true);
        assertThat(status(box)).isEqualTo("ERROR");
    }

    @Test
    void commentsAndHidesAndCloses() throws Exception {
        String post = publish(facebook.json(path, Map.of("image_url", IMAGE)).text("id"))
                .text("id");
        String comment = facebook.form("/v26.0/" + post + "/comments", "message", "First")
                .text("id");
        String reply = facebook.form("/v26.0/" + comment + "/replies", "message", "Second")
                .text("id");

        Http.Reply listed = facebook.get("/v26.0/" + post + "/comments?fields=id,text,username,timestamp,hidden");
        assertThat(listed.size("data")).isEqualTo(1);
        assertThat(listed.text("data.0.text")).isEqualTo("First");
        assertThat(listed.text("data.0.username")).isEqualTo("fb.media");
        assertThat(facebook.get("/v26.0/" + reply + "?fields=parent_id").text("parent_id"))
                .isEqualTo(comment);
        assertThat(facebook.form("/v26.0/" + comment, "hide", "true").at("success"))
                .isEqualTo(true);
        assertThat(facebook.get("/v26.0/" + comment + "?fields=hidden").at("hidden"))
                .isEqualTo(true);
        assertThat(facebook.form("/v26.0/" + post, "comment_enabled", "false").at("success"))
                .isEqualTo(true);
        assertThat(facebook.get("/v26.0/" + post + "?fields=is_comment_enabled").at("is_comment_enabled"))
                .isEqualTo(false);
        assertThat(facebook.form("/v26.0/" + post + "/comments", "message", "Third")
                        .text("error.code"))
                .isEqualTo("10");
        assertThat(facebook.get(path).size("data")).isEqualTo(1);
    }

    @Test
    void deletesACommentWithEitherLogin() throws Exception {
        String box = demo.json("/v26.0/me/media", Map.of("image_url", IMAGE)).text("id");
        String post =
                demo.json("/v26.0/me/media_publish", Map.of("creation_id", box)).text("id");
        String comment =
                demo.form("/v26.0/" + post + "/comments", "message", "First").text("id");

        assertThat(demo.delete("/v26.0/" + comment).at("success")).isEqualTo(true);
        assertThat(demo.delete("/v26.0/" + post).text("error.error_subcode")).isEqualTo("33");
        assertThat(demo.form("/v26.0/" + post + "/comments", "message", "").status())
                .isEqualTo(400);
        assertThat(demo.form("/v26.0/" + post + "/comments", "message", "a".repeat(2_201))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void countsPostsFromAnyMomentOfTheLastDayOn() throws Exception {
        long start = clock.instant().getEpochSecond();
        publish(facebook.json(path, Map.of("image_url", IMAGE)).text("id"));
        clock.advance(Duration.ofHours(2));
        publish(facebook.json(path, Map.of("image_url", IMAGE)).text("id"));

        String quota = "/v26.0/" + page.remoteId() + "/content_publishing_limit?fields=quota_usage&since=";
        assertThat(facebook.get(quota + (start - 1)).text("data.0.quota_usage")).isEqualTo("2");
        assertThat(facebook.get(quota + (start + 1)).text("data.0.quota_usage")).isEqualTo("1");
        assertThat(facebook.get(quota + (start - 90_000)).status()).isEqualTo(400);
    }

    @Test
    void saysNothingOfAStoryThatIsOver() throws Exception {
        String box = facebook.json(path, Map.of("media_type", "STORIES", "video_url", VIDEO))
                .text("id");
        String story = publish(box).text("id");
        String insights = "/v26.0/" + story + "/insights?metric=views,replies,link_clicks";
        assertThat(facebook.get(insights).size("data")).isEqualTo(3);
        assertThat(facebook.get("/v26.0/" + story + "?fields=media_type").text("media_type"))
                .isEqualTo("VIDEO");
        clock.advance(Duration.ofHours(24));
        assertThat(facebook.get(insights).size("data")).isZero();
    }

    private String resumable(String kind) throws Exception {
        Http.Reply made = facebook.json(
                path, Map.of("media_type", kind, "upload_type", "resumable", "is_carousel_item", kind.equals("VIDEO")));
        assertThat(made.text("uri")).endsWith("/ig-api-upload/v26.0/" + made.text("id"));
        return made.text("id");
    }

    private Http.Reply upload(String box, int offset, int size, String bytes) throws Exception {
        return uploads("offset", Integer.toString(offset))
                .header("file_size", Integer.toString(size))
                .json("/ig-api-upload/v26.0/" + box, bytes);
    }

    private Http uploads(String header, String value) {
        return Http.at(sandbox.baseUrl("instagram"))
                .authorization("OAuth " + page.accessToken())
                .header(header, value);
    }

    private String arrived(String box) throws Exception {
        return facebook.get("/v26.0/" + box + "?fields=video_status")
                .text("video_status.uploading_phase.bytes_transferred");
    }

    private String status(String box) throws Exception {
        return facebook.get("/v26.0/" + box + "?fields=status_code").text("status_code");
    }

    private Http.Reply publish(String box) throws Exception {
        return facebook.json(path + "_publish", Map.of("creation_id", box));
    }

    private @Nullable String errorOf(Map<String, Object> fields) throws Exception {
        Http.Reply reply = demo.json("/v26.0/me/media", fields);
        return reply.status() == 200 ? null : reply.text("error.code") + "/" + reply.text("error.error_subcode");
    }
}
