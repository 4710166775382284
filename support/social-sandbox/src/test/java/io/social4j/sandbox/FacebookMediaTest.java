package io.social4j.sandbox;

import static io.social4j.sandbox.FacebookClient.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacebookMediaTest {

    private static final ByteString JPEG = ByteString.decodeHex("ffd8ffe000104a464946");
    private static final ByteString REEL = mp4("isom", "avc1", 1080, 1920, 20);

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final FacebookClient page = new FacebookClient(sandbox);
    private final String pageId = sandbox.account("facebook").remoteId();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void showsPhotosThatNobodySawBefore() throws Exception {
        String one = photo();
        String two = page.post("photos", "published", "false", "url", "https://cdn.example/a.jpg")
                .text("id");
        assertThat(sandbox.ledger().live("facebook")).isEmpty();

        String post = attach("Two", one, two).text("id");

        assertThat(sandbox.ledger().live("facebook").get(0).media()).containsExactly(one, two);
        Http.Reply listed = page.get(
                "me/published_posts?fields=attachments{media_type,url,target{id}," + "subattachments{target{id}}}");
        assertThat(listed.text("data.0.id")).isEqualTo(post);
        assertThat(listed.text("data.0.attachments.data.0.media_type")).isEqualTo("album");
        assertThat(listed.text("data.0.attachments.data.0.subattachments.data.1.target.id"))
                .isEqualTo(two);
    }

    @Test
    void publishesAPhotoAtOnceIfItIsNotToldOtherwise() throws Exception {
        Http.Reply published = page.file("photos", "source", "a.jpg", JPEG, "caption", "Look");

        assertThat(published.text("post_id")).startsWith(pageId + "_");
        assertThat(sandbox.ledger().live("facebook").get(0).text()).isEqualTo("Look");
        assertThat(sandbox.ledger().requests("facebook").commitsReceived()).isEqualTo(1);
        assertThat(page.get("me/published_posts?fields=attachments{target{id},media_type}")
                        .text("data.0.attachments.data.0.target.id"))
                .isEqualTo(published.text("id"));
    }

    @Test
    void refusesPhotosItCannotUse() throws Exception {
        assertThat(error(page.post("photos", "published", "false"))).isEqualTo("324/null");
        assertThat(error(page.file("photos", "source", "a.webp", ByteString.encodeUtf8("RIFF"), "published", "false")))
                .isEqualTo("100/1366046");
        assertThat(error(page.file("photos", "source", "a.jpg", JPEG, "published", "false", "attached_media[0]", "{}")))
                .isEqualTo("324/null");
        assertThat(error(attach("x", "17"))).isEqualTo("100/null");
        String used = photo();
        assertThat(attach("x", used).status()).isEqualTo(200);
        assertThat(error(attach("y", used))).isEqualTo("100/1366051");
    }

    @Test
    void forgetsPhotosThatNoPostShowsAfterADay() throws Exception {
        String photo = photo();
        clock.advance(Duration.ofHours(24));

        assertThat(error(attach("x", photo))).isEqualTo("100/null");
    }

    @Test
    void takesAVideoInPiecesOfItsOwnChoice() throws Exception {
        ByteString head = mp4("qt  ", "avc1", 640, 480, 20);
        ByteString file =
                new Buffer().write(head).write(new byte[(1 << 20) + 5]).readByteString();
        Http.Reply start = page.post("videos", "upload_phase", "start", "file_size", Integer.toString(file.size()));
        assertThat(start.text("end_offset")).isEqualTo("1048576");
        String session = start.text("upload_session_id");
        assertThat(error(piece(session, 7, file.substring(7, 100)))).isEqualTo("100/null");

        Http.Reply next = piece(session, 0, file.substring(0, 1 << 20));
        assertThat(next.text("start_offset")).isEqualTo("1048576");
        assertThat(error(page.post("videos", "upload_phase", "finish", "upload_session_id", session)))
                .isEqualTo("6000/null");
        next = piece(session, 1 << 20, file.substring(1 << 20));
        assertThat(next.text("start_offset")).isEqualTo(next.text("end_offset"));
        assertThat(sandbox.ledger().live("facebook")).isEmpty();

        assertThat(page.post("videos", "upload_phase", "finish", "upload_session_id", session, "description", "Watch")
                        .at("success"))
                .isEqualTo(true);
        assertThat(sandbox.ledger().live("facebook").get(0).id()).isEqualTo(pageId + "_" + start.text("video_id"));
    }

    @Test
    void publishesAReelOnceItIsProcessed() throws Exception {
        String id = reel(REEL);
        assertThat(status(id, "video_status")).isEqualTo("upload_complete");
        assertThat(finish(id).at("success")).isEqualTo(true);
        assertThat(status(id, "publishing_phase.status")).isEqualTo("in_progress");
        assertThat(page.get("me/published_posts").size("data")).isZero();

        clock.advance(FacebookVideo.PROCESSING);

        assertThat(status(id, "publishing_phase.publish_status")).isEqualTo("published");
        assertThat(page.get("me/published_posts?fields=attachments{media_type,url}")
                        .text("data.0.attachments.data.0.url"))
                .isEqualTo("https://www.facebook.com/reel/" + id + "/");
        assertThat(error(finish(id))).isEqualTo("100/null");
    }

    @ParameterizedTest
    @CsvSource({
        "isom, avc1, 1080, 1080, 20, 1363040",
        "isom, avc1,  360,  640, 20, 1363127",
        "isom, avc1, 1080, 1920, 91, 1363128",
        "isom, avc1, 1080, 1920,  2, 1363128",
        "isom, mp4v, 1080, 1920, 20, 352",
        "'qt  ', avc1, 1080, 1920, 20, 352"
    })
    void refusesAReelThatIsNone(String brand, String codec, int width, int height, int seconds, String code)
            throws Exception {
        String id = reel(mp4(brand, codec, width, height, seconds));

        assertThat(status(id, "processing_phase.status")).isEqualTo("error");
        assertThat(status(id, "processing_phase.errors.0.code")).isEqualTo(code);
        assertThat(error(finish(id))).isEqualTo(code + "/null");
        assertThat(sandbox.ledger().live("facebook")).isEmpty();
    }

    @Test
    void goesOnWithAnUploadWhereItEnded() throws Exception {
        Http.Reply start = page.post("video_reels", "upload_phase", "start");
        String address = start.text("upload_url");
        String size = Integer.toString(REEL.size());
        Http.Reply half = page.bytes(address, REEL.substring(0, 100), Map.of("offset", "0", "file_size", size));
        assertThat(half.text("debug_info.type")).isEqualTo("PartialRequestError");
        assertThat(status(start.text("video_id"), "uploading_phase.bytes_transfered"))
                .isEqualTo("100");
        assertThat(page.bytes(address, REEL, Map.of("offset", "0", "file_size", size))
                        .text("debug_info.type"))
                .isEqualTo("OffsetInvalidError");

        assertThat(page.bytes(address, REEL.substring(100), Map.of("offset", "100", "file_size", size))
                        .at("success"))
                .isEqualTo(true);
        assertThat(finish(start.text("video_id")).at("success")).isEqualTo(true);
    }

    @Test
    void fetchesAFileFromAnAddressButNotFromItsOwn() throws Exception {
        Http.Reply start = page.post("video_reels", "upload_phase", "start");
        String address = start.text("upload_url");

        assertThat(page.bytes(address, ByteString.EMPTY, Map.of("file_url", "https://video.fbcdn.net/v.mp4"))
                        .text("debug_info.type"))
                .isEqualTo("ProcessingFailedError");
        assertThat(page.bytes(address, ByteString.EMPTY, Map.of("file_url", "https://cdn.example/v.mp4"))
                        .at("success"))
                .isEqualTo(true);
        assertThat(finish(start.text("video_id")).at("success")).isEqualTo(true);
    }

    @Test
    void takesThirtyReelsADay() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(finish(reel(REEL)).status()).isEqualTo(200);
        }
        assertThat(error(finish(reel(REEL)))).isEqualTo("613/null");
        clock.advance(Duration.ofHours(24));
        assertThat(finish(reel(REEL)).status()).isEqualTo(200);
    }

    @Test
    void failsAndExpiresWhereThatIsScripted() throws Exception {
        sandbox.faults("facebook").containerFails(1363129).containerExpires();
        String broken = reel(REEL);
        assertThat(status(broken, "processing_phase.errors.0.code")).isEqualTo("1363129");
        String expired = page.post("video_reels", "upload_phase", "start").text("video_id");
        assertThat(status(expired, "video_status")).isEqualTo("expired");
        assertThat(error(finish(expired))).isEqualTo("100/null");
    }

    @Test
    void keepsStoriesApartFromPosts() throws Exception {
        String photo = photo();
        Http.Reply story = page.post("photo_stories", "photo_id", photo);
        Http.Reply start = page.post("video_stories", "upload_phase", "start");
        upload(start.text("upload_url"), REEL);
        Http.Reply moving = page.post("video_stories", "upload_phase", "finish", "video_id", start.text("video_id"));
        clock.advance(FacebookVideo.PROCESSING);

        Http.Reply stories = page.get("me/stories?fields=post_id,media_id,creation_time");
        assertThat(stories.text("data.1.media_id")).isEqualTo(photo);
        assertThat(stories.text("data.1.post_id")).isEqualTo(story.text("post_id"));
        assertThat(stories.text("data.0.post_id")).isEqualTo(moving.text("post_id"));
        assertThat(page.get("me/published_posts").size("data")).isZero();
        assertThat(error(page.post("photo_stories", "photo_id", photo))).isEqualTo("100/1366051");
        clock.advance(Duration.ofHours(24));
        assertThat(page.get("me/stories").size("data")).isZero();
    }

    private String photo() throws Exception {
        return page.file("photos", "source", "a.jpg", JPEG, "published", "false")
                .text("id");
    }

    private Http.Reply attach(String message, String... photos) throws Exception {
        String[] fields = new String[2 + 2 * photos.length];
        fields[0] = "message";
        fields[1] = message;
        for (int i = 0; i < photos.length; i++) {
            fields[2 + 2 * i] = "attached_media[" + i + "]";
            fields[3 + 2 * i] = "{\"media_fbid\":\"" + photos[i] + "\"}";
        }
        return page.post("feed", fields);
    }

    private Http.Reply piece(String session, long offset, ByteString content) throws Exception {
        return page.file(
                "videos",
                "video_file_chunk",
                "v.mp4",
                content,
                "upload_phase",
                "transfer",
                "upload_session_id",
                session,
                "start_offset",
                Long.toString(offset));
    }

    private String reel(ByteString file) throws Exception {
        Http.Reply start = page.post("video_reels", "upload_phase", "start");
        upload(start.text("upload_url"), file);
        return start.text("video_id");
    }

    private void upload(String address, ByteString file) throws Exception {
        Map<String, String> headers = Map.of("offset", "0", "file_size", Integer.toString(file.size()));
        assertThat(page.bytes(address, file, headers).at("success")).isEqualTo(true);
    }

    private Http.Reply finish(String video) throws Exception {
        return page.post("video_reels", "upload_phase", "finish", "video_id", video, "video_state", "PUBLISHED");
    }

    private String status(String video, String field) throws Exception {
        return page.get(video + "?fields=status").text("status." + field);
    }

    /** As much of a video as its header takes (ISO/IEC 14496-12). */
    private static ByteString mp4(String brand, String codec, int width, int height, int seconds) {
        return new Buffer()
                .writeInt(20)
                .writeUtf8("ftyp" + brand)
                .write(new byte[8])
                .writeInt(108)
                .writeUtf8("mvhd")
                .write(new byte[12])
                .writeInt(1_000)
                .writeInt(seconds * 1_000)
                .write(new byte[80])
                .writeInt(92)
                .writeUtf8("tkhd")
                .write(new byte[76])
                .writeInt(width << 16)
                .writeInt(height << 16)
                .writeInt(200)
                .writeUtf8("stsd")
                .write(new byte[12])
                .writeUtf8(codec)
                .write(new byte[180])
                .readByteString();
    }
}
