package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XMediaTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock));
    private final SandboxAccount demo = sandbox.account("twitter");
    private final Http x = Http.at(sandbox.baseUrl("twitter")).bearer(demo.accessToken());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void takesAPictureInOneRequest() throws Exception {
        Http.Reply uploaded = x.upload("/2/media/upload", PNG, "media_category", "tweet_image");
        String id = uploaded.text("data.id");
        assertThat(uploaded.status()).isEqualTo(200);
        assertThat(uploaded.text("data.media_key")).isEqualTo("3_" + id);
        assertThat(uploaded.text("data.size")).isEqualTo("8");
        assertThat(uploaded.text("data.expires_after_secs")).isEqualTo("86400");
        assertThat(post(id).status()).isEqualTo(201);
    }

    @Test
    void refusesWhatIsNoPictureOrTooLargeInOneRequest() throws Exception {
        assertThat(x.upload("/2/media/upload", "text".getBytes(StandardCharsets.UTF_8), "media_category", "tweet_image")
                        .status())
                .isEqualTo(400);
        assertThat(x.upload("/2/media/upload", PNG, "media_category", "tweet_gif")
                        .status())
                .isEqualTo(400);
        assertThat(x.upload("/2/media/upload", PNG, "media_category", "tweet_image", "media_type", "image/png")
                        .text("errors.0.message"))
                .contains("media_type");
        byte[] large = Arrays.copyOf(PNG, (5 << 20) + 1);
        assertThat(x.upload("/2/media/upload", large, "media_category", "tweet_image")
                        .status())
                .isEqualTo(400);
        assertThat(x.form("/2/media/upload", "media", "bytes").status()).isEqualTo(400);
    }

    @Test
    void takesAVideoInSegmentsAndProcessesIt() throws Exception {
        byte[] video = video(1280, 720, 10_000);
        String id = initialize("video/mp4", video.length, "tweet_video").text("data.id");
        assertThat(append(id, 1, Arrays.copyOfRange(video, 100, video.length)).status())
                .isEqualTo(200);
        assertThat(append(id, 0, Arrays.copyOf(video, 100)).status()).isEqualTo(200);
        assertThat(append(id, 0, Arrays.copyOf(video, 100)).status()).isEqualTo(200);
        Http.Reply complete = x.json("/2/media/upload/" + id + "/finalize", "");
        assertThat(complete.text("data.media_key")).isEqualTo("7_" + id);
        assertThat(complete.text("data.processing_info.state")).isEqualTo("pending");
        assertThat(complete.text("data.processing_info.check_after_secs")).isEqualTo("2");
        assertThat(post(id).text("errors.0.message")).isEqualTo("Your media IDs are invalid.");
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(id).text("data.processing_info.state")).isEqualTo("in_progress");
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(id).text("data.processing_info.state")).isEqualTo("succeeded");
        assertThat(post(id).status()).isEqualTo(201);
    }

    @Test
    void refusesUploadsThatAreNotWhole() throws Exception {
        byte[] video = video(640, 640, 1_000);
        String id = initialize("video/mp4", video.length, "tweet_video").text("data.id");
        assertThat(append(id, 0, Arrays.copyOf(video, 100)).status()).isEqualTo(200);
        assertThat(append(id, 2, Arrays.copyOfRange(video, 100, video.length)).status())
                .isEqualTo(200);
        assertThat(x.json("/2/media/upload/" + id + "/finalize", "").text("errors.0.message"))
                .startsWith("Segments do not add up");
        assertThat(append(id, 1000, PNG).status()).isEqualTo(400);
        assertThat(append(id, 1, new byte[(5 << 20) + 1]).status()).isEqualTo(413);
        assertThat(append("99", 0, PNG).status()).isEqualTo(404);
    }

    @Test
    void announcesOnlyWhatItTakes() throws Exception {
        assertThat(initialize("video/mp4", (512L << 20) + 1, "tweet_video").status())
                .isEqualTo(400);
        assertThat(initialize("image/gif", (15L << 20) + 1, "tweet_gif").status())
                .isEqualTo(400);
        assertThat(initialize("image/png", 10, "tweet_gif").status()).isEqualTo(400);
        assertThat(initialize("video/mp4", 0, "tweet_video").status()).isEqualTo(400);
        assertThat(initialize("video/mp4", 10, "movie").status()).isEqualTo(400);
    }

    @Test
    void failsOverVideosOutsideItsLimits() throws Exception {
        for (byte[] video : List.of(
                video(1280, 720, 141_000),
                video(1280, 720, 400),
                video(1920, 1080, 10_000),
                video(1200, 300, 10_000),
                video(16, 16, 10_000),
                PNG)) {
            String id = ready("video/mp4", video, "tweet_video");
            assertThat(status(id).text("data.processing_info.state")).isEqualTo("failed");
            assertThat(status(id).text("data.processing_info.error.name")).isEqualTo("InvalidMedia");
            assertThat(post(id).status()).isEqualTo(400);
        }
        String portrait = ready("video/mp4", video(720, 1280, 140_000), "tweet_video");
        assertThat(post(portrait).status()).isEqualTo(201);
    }

    @Test
    void keepsLongVideosForPremium() throws Exception {
        String id = ready("video/mp4", video(1920, 1080, 600_000), "amplify_video");
        assertThat(post(id).text("detail")).isEqualTo("This user is not allowed to post a video longer than 2 minutes");
        SandboxAccount premium = sandbox.newAccount("twitter", "premium");
        XMediaTest.Person person =
                new Person(Http.at(sandbox.baseUrl("twitter")).bearer(premium.accessToken()));
        assertThat(person.posts(ready(person.http, "video/mp4", video(1920, 1080, 600_000), "amplify_video")))
                .isEqualTo(201);
    }

    @Test
    void countsTheFramesOfAnAnimation() throws Exception {
        assertThat(status(ready("image/gif", gif(100, 100, 350), "tweet_gif")).text("data.processing_info.state"))
                .isEqualTo("succeeded");
        assertThat(status(ready("image/gif", gif(100, 100, 351), "tweet_gif")).text("data.processing_info.state"))
                .isEqualTo("failed");
        assertThat(status(ready("image/gif", gif(1281, 100, 2), "tweet_gif")).text("data.processing_info.state"))
                .isEqualTo("failed");
    }

    @Test
    void mixesNothingWithPictures() throws Exception {
        String video = ready("video/mp4", video(640, 640, 1_000), "tweet_video");
        String picture = picture();
        assertThat(post(picture, video).status()).isEqualTo(400);
        assertThat(post(picture, picture(), picture(), picture()).status()).isEqualTo(201);
    }

    @Test
    void keepsUploadsForTheirOwnerAndForADay() throws Exception {
        String id = picture();
        SandboxAccount other = sandbox.newAccount("twitter", "other");
        Person stranger = new Person(Http.at(sandbox.baseUrl("twitter")).bearer(other.accessToken()));
        assertThat(stranger.posts(id)).isEqualTo(400);
        assertThat(stranger.http
                        .get("/2/media/upload?command=STATUS&media_id=" + id)
                        .status())
                .isEqualTo(404);
        clock.advance(Duration.ofHours(24));
        String token = sandbox.newAccount("twitter", "fresh").accessToken();
        assertThat(Http.at(sandbox.baseUrl("twitter"))
                        .bearer(token)
                        .get("/2/media/upload?command=STATUS&media_id=" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void describesPicturesAndShowsTheDescription() throws Exception {
        String id = picture();
        assertThat(describe(id, "a dog").status()).isEqualTo(200);
        assertThat(describe(id, "d".repeat(1001)).status()).isEqualTo(400);
        assertThat(describe(ready("video/mp4", video(640, 640, 1_000), "tweet_video"), "a dog")
                        .status())
                .isEqualTo(400);
        String post = post(id).text("data.id");
        Http.Reply shown = x.get("/2/tweets/" + post
                + "?tweet.fields=attachments,entities&expansions=attachments.media_keys&media.fields=alt_text");
        assertThat(shown.text("data.attachments.media_keys.0")).isEqualTo("3_" + id);
        assertThat(shown.text("data.text")).matches("media https://t\\.co/[0-9A-Z]{10}");
        assertThat(shown.text("data.entities.urls.0.expanded_url"))
                .isEqualTo("https://x.com/demo/status/" + post + "/photo/1");
        assertThat(shown.text("data.entities.urls.0.media_key")).isEqualTo("3_" + id);
        assertThat(shown.text("includes.media.0.alt_text")).isEqualTo("a dog");
        assertThat(shown.text("includes.media.0.type")).isEqualTo("photo");
    }

    @Test
    void playsWhatItIsScripted() throws Exception {
        byte[] video = video(640, 640, 1_000);
        sandbox.faults("twitter").mediaStaysInProgress(Duration.ofMinutes(11));
        String slow = ready("video/mp4", video, "tweet_video");
        assertThat(status(slow).text("data.processing_info.state")).isEqualTo("in_progress");
        sandbox.faults("twitter").mediaFails();
        assertThat(status(ready("video/mp4", video, "tweet_video")).text("data.processing_info.state"))
                .isEqualTo("failed");
        sandbox.faults("twitter").mediaForgotten();
        String gone = initialize("video/mp4", video.length, "tweet_video").text("data.id");
        assertThat(append(gone, 0, video).status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(11));
        assertThat(status(slow).text("data.processing_info.state")).isEqualTo("succeeded");
    }

    private String picture() throws Exception {
        return x.upload("/2/media/upload", PNG, "media_category", "tweet_image").text("data.id");
    }

    private Http.Reply describe(String id, String text) throws Exception {
        return x.json("/2/media/metadata", Map.of("id", id, "metadata", Map.of("alt_text", Map.of("text", text))));
    }

    private Http.Reply initialize(String type, long size, String category) throws Exception {
        return initialize(x, type, size, category);
    }

    private static Http.Reply initialize(Http http, String type, long size, String category) throws Exception {
        return http.json(
                "/2/media/upload/initialize",
                "{\"media_type\":\"" + type + "\",\"total_bytes\":" + size + ",\"media_category\":\"" + category
                        + "\"}");
    }

    private Http.Reply append(String id, int index, byte[] segment) throws Exception {
        return append(x, id, index, segment);
    }

    private static Http.Reply append(Http http, String id, int index, byte[] segment) throws Exception {
        return http.upload("/2/media/upload/" + id + "/append", segment, "segment_index", Integer.toString(index));
    }

    private Http.Reply status(String id) throws Exception {
        return x.get("/2/media/upload?command=STATUS&media_id=" + id);
    }

    /** Uploaded, and long enough ago to be processed. */
    private String ready(String type, byte[] file, String category) throws Exception {
        return ready(x, type, file, category);
    }

    private String ready(Http http, String type, byte[] file, String category) throws Exception {
        String id = initialize(http, type, file.length, category).text("data.id");
        assertThat(append(http, id, 0, file).status()).isEqualTo(200);
        assertThat(http.json("/2/media/upload/" + id + "/finalize", "").status())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(2));
        return id;
    }

    private Http.Reply post(String... media) throws Exception {
        return post(x, media);
    }

    private static Http.Reply post(Http http, String... media) throws Exception {
        return http.json("/2/tweets", Map.of("text", "media", "media", Map.of("media_ids", List.of(media))));
    }

    private record Person(Http http) {

        int posts(String media) throws Exception {
            return post(http, media).status();
        }
    }

    /** The boxes that are looked at, one behind the other. */
    private static byte[] video(int width, int height, int milliseconds) {
        Buffer file = new Buffer();
        box(file, "ftyp", 12, "isom");
        box(file, "mvhd", 96, "", 12, 1000, 16, milliseconds);
        box(file, "tkhd", 84, "", 76, width << 16, 80, height << 16);
        box(file, "stsd", 100, "", 4, 1, 8, 92, 12, 0x61766331);
        return file.readByteArray();
    }

    /** @param numbers of 32 bits, each behind the place in the content where it stands */
    private static void box(Buffer file, String type, int size, String content, int... numbers) {
        byte[] bytes = Arrays.copyOf(content.getBytes(StandardCharsets.US_ASCII), size);
        for (int i = 0; i < numbers.length; i += 2) {
            byte[] number = new Buffer().writeInt(numbers[i + 1]).readByteArray();
            System.arraycopy(number, 0, bytes, numbers[i], number.length);
        }
        file.writeInt(8 + size).writeUtf8(type).write(bytes);
    }

    /** Frames without a pixel's data: their number is all that counts. */
    private static byte[] gif(int width, int height, int frames) {
        Buffer file = new Buffer();
        file.writeUtf8("GIF89a").writeShortLe(width).writeShortLe(height).write(new byte[3]);
        for (int i = 0; i < frames; i++) {
            file.write(new byte[] {0x21, (byte) 0xf9, 4, 0, 10, 0, 0, 0});
            file.writeByte(0x2c).write(new byte[9]).write(new byte[] {2, 1, 0, 0});
        }
        return file.writeByte(0x3b).readByteArray();
    }
}
