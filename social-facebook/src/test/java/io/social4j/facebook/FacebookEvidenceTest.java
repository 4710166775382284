package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells of posts that are more than words: ids of photos, states of videos, lists of stories and comments. */
final class FacebookEvidenceTest {

    private static final Instant INTENT = FixedClock.NOON;
    private static final Instant NEAR = Instant.parse("2026-11-22T12:00:05Z");
    private static final String PHOTOS = "photos: 2 Words";
    private static final Map<String, String> UPLOADED =
            Map.of("photo-1", "111 1795305600", "photo-2", "222 1795305600");

    private final FakePage page = new FakePage();

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void knowsAPostByItsPhotosWhateverItsWords() {
        page.answer("{\"data\":["
                + album("1_2", "Words", "333", "444") + ","
                + album("1_1", "Other words", "222", "111") + "]}");

        assertThat(look(PHOTOS, UPLOADED).posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(false, true);
        HttpUrl url = Objects.requireNonNull(page.take().getUrl());
        assertThat(url.queryParameter("fields")).contains("target{id}", "subattachments{target{id}}", "media_type");
    }

    @Test
    void knowsAPostWithOnePhotoByItsTarget() {
        page.answer("{\"data\":[" + photo("1_1", "Words", "111") + "," + photo("1_2", "Words", "999") + "]}");

        assertThat(look("photos: 1 Words", Map.of("photo-1", "111 1795305600")).posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true, false);
    }

    @Test
    void knowsPhotosByTheirNumberAndWordsWhereTheirIdsAreForgottenOrNotTold() {
        String untold = "{\"id\":\"1_3\",\"message\":\"Words\",\"created_time\":\"2026-11-22T12:00:05+0000\","
                + "\"attachments\":{\"data\":[{\"media_type\":\"album\",\"subattachments\":{\"data\":[{},{}]}}]}}";
        page.answer("{\"data\":[" + album("1_2", "Words", "3", "4") + "," + photo("1_1", "Words", "3") + "]}")
                .answer("{\"data\":[" + untold + "]}");

        assertThat(look(PHOTOS, Map.of()).posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true, false);
        assertThat(look(PHOTOS, UPLOADED).posts())
                .extracting(RemotePost::sameContent)
                .containsExactly(true);
    }

    @Test
    void comparesPhotosWithPhotosAndWordsWithWords() {
        String all = "{\"data\":["
                + photo("1_1", "Words", "999") + ","
                + attached("1_2", "Words", "video", "https://www.facebook.com/1/videos/2/") + ","
                + attached("1_3", "Words", "video", "https://player.example/2") + ","
                + attached("1_4", "Words", "link", "https://a.example/") + ","
                + "{\"id\":\"1_5\",\"message\":\"Words\",\"created_time\":\"2026-11-22T12:00:05+0000\"}]}";
        page.answer(all).answer(all).answer(all);

        assertThat(ids(look("text: Words", Map.of()))).containsExactly("1_3", "1_4", "1_5");
        assertThat(ids(look(PHOTOS, UPLOADED))).containsExactly("1_1", "1_5");
        assertThat(ids(look("video: Words", Map.of()))).containsExactly("1_2", "1_5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"video_status":"ready"}                                                                         | LIVE
            {"publishing_phase":{"status":"complete","publish_status":"published"}}                          | LIVE
            {"video_status":"ready","publishing_phase":{"status":"complete","publish_status":"draft"}}       | LISTING
            {"video_status":"processing","publishing_phase":{"status":"not_started"}}                        | LISTING
            {"processing_phase":{"status":"in_progress"},"publishing_phase":{"status":"not_started"}}        | LISTING
            {"publishing_phase":{"status":"in_progress","publish_status":"published"}}                       | LISTING
            {"video_status":"upload_complete","publishing_phase":{"status":"not_started"}}                   | NOT_LIVE
            {"video_status":"uploading"}                                                                     | NOT_LIVE
            {}                                                                                               | LISTING
            {"video_status":"something new"}                                                                 | LISTING
            {"video_status":"error"}                                                                         | NOT_LIVE
            {"video_status":"expired"}                                                                       | NOT_LIVE
            {"processing_phase":{"status":"error"}}                                                          | NOT_LIVE
            {"publishing_phase":{"status":"complete","publish_status":"error"}}                              | NOT_LIVE
            """)
    void readsTheStateOfAVideo(String status, Evidence.Kind kind) {
        page.answer("{\"status\":" + status + ",\"permalink_url\":\"https://www.facebook.com/reel/55\",\"id\":\"55\"}");

        Evidence evidence = look("reel: Words", Map.of("video", "55 https://u.example 0", "bytes", "sent"));

        assertThat(evidence.kind()).isEqualTo(kind);
        if (kind == Evidence.Kind.LIVE) {
            assertThat(evidence.id()).contains("112130_55");
            assertThat(evidence.permalink()).contains(URI.create("https://www.facebook.com/reel/55"));
        }
        if (kind == Evidence.Kind.LISTING) {
            assertThat(evidence.posts()).isEmpty();
            assertThat(evidence.reachesBackTo()).as("proves nothing").isEqualTo(Instant.MAX);
        }
        assertThat(page.take().getTarget()).startsWith("/v26.0/55?fields=status%2Cpermalink_url");
    }

    @Test
    void waitsForAnAcceptedVideoThatHasNotBegun() {
        page.answer("{\"status\":{\"video_status\":\"upload_complete\"}}")
                .answer("{\"status\":{\"video_status\":\"ready\"}}");
        Map<String, String> steps = Map.of("video", "55 66 0");

        assertThat(look("post", "video: Words", steps, List.of(), "112130_99").kind())
                .isEqualTo(Evidence.Kind.LISTING);
        assertThat(look("post", "video: Words", steps, List.of(), "112130_99").id())
                .contains("112130_99");
    }

    @Test
    void knowsAStoryByTheFileItWasMadeOf() {
        page.answer("{\"data\":[{\"post_id\":\"8\",\"creation_time\":\"1795348805\",\"media_id\":\"111\"},"
                + "{\"post_id\":\"9\",\"creation_time\":\"2026-11-22T12:00:05+0000\",\"media_id\":\"3\"}]}");

        Evidence evidence = look("story photo: abc", Map.of("photo-1", "111 1795305600"));

        assertThat(evidence.posts()).containsExactly(RemotePost.of("8", NEAR, true), RemotePost.of("9", NEAR, false));
        assertThat(page.take().getTarget()).startsWith("/v26.0/112130/stories?");
    }

    @Test
    void knowsAStoryThatIsAVideoToo() {
        page.answer("{\"data\":[{\"post_id\":\"8\",\"creation_time\":1795348805,\"media_id\":55}]}");

        Evidence evidence = look("story video: abc", Map.of("video", "55 https://u.example 0", "bytes", "sent"));

        assertThat(evidence.posts()).containsExactly(RemotePost.of("8", NEAR, true));
    }

    @Test
    void comparesTheCommentsOfThePageBelowThePost() {
        page.answer("{\"data\":["
                + comment("7_1", "More words", "112130") + ","
                + comment("7_2", "Thanks", "112130") + ","
                + comment("7_3", "More words", "42") + ","
                + comment("7_4", "more  Words", null) + ","
                + comment("7_5", "More  words", null) + "]}");

        Evidence evidence = look("comment", "comment: 112130_7 More words", Map.of(), List.of("112130_7"), null);

        assertThat(evidence.posts())
                .containsExactly(
                        RemotePost.of("7_1", NEAR, true),
                        RemotePost.of("7_2", NEAR, false),
                        RemotePost.of("7_5", NEAR, true));
        HttpUrl url = Objects.requireNonNull(page.take().getUrl());
        assertThat(url.encodedPath()).isEqualTo("/v26.0/112130_7/comments");
        assertThat(url.queryParameter("filter")).isEqualTo("stream");
        assertThat(url.queryParameter("order")).isEqualTo("reverse_chronological");
    }

    @Test
    void changesTheTextOfALivePost() {
        page.answer("{\"success\":true}").refuse(100, 33).refuse(200, 0).answer("{}");

        page.editor().edit(FakePage.token(), "112130_7", "Better words");

        RecordedRequest request = page.take();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /v26.0/112130_7");
        assertThat(Objects.requireNonNull(request.getBody()).utf8())
                .isEqualTo("message=Better+words&appsecret_proof=" + FakePage.PROOF);
        assertThatThrownBy(() -> page.editor().edit(FakePage.token(), "112130_7", "x"))
                .hasMessageStartingWith("NOT_FOUND");
        assertThatThrownBy(() -> page.editor().edit(FakePage.token(), "112130_7", "x"))
                .hasMessageStartingWith("FORBIDDEN");
        assertThatThrownBy(() -> page.editor().edit(FakePage.token(), "112130_7", "x"))
                .hasMessageStartingWith("UNEXPECTED");
    }

    @Test
    void changesNothingIntoWhatFacebookWouldRefuse() {
        for (String text : List.of(" ", "x".repeat(63_207))) {
            assertThatThrownBy(() -> page.editor().edit(FakePage.token(), "112130_7", text))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageStartingWith("INVALID_CONTENT");
        }
        assertThatThrownBy(() -> page.editor().edit(FakePage.token(), "../me", "x"))
                .hasMessageStartingWith("NOT_FOUND");
        assertThat(page.requests()).isZero();
    }

    private Evidence look(String fingerprint, Map<String, String> steps) {
        return look("post", fingerprint, steps, List.of(), null);
    }

    private Evidence look(
            String step,
            String fingerprint,
            Map<String, String> steps,
            List<String> earlier,
            @Nullable String accepted) {
        OpenAttempt attempt =
                new OpenAttempt(step, fingerprint, steps, earlier, INTENT, INTENT.plusSeconds(25), accepted);
        return page.adapter().look(FakePage.token(), attempt);
    }

    private static List<String> ids(Evidence evidence) {
        return evidence.posts().stream().map(RemotePost::id).toList();
    }

    private static String album(String id, String message, String first, String second) {
        return post(
                id,
                message,
                "{\"media_type\":\"album\",\"url\":\"https://www.facebook.com/1/posts/2\",\"target\":{\"id\":\"1\"},"
                        + "\"subattachments\":{\"data\":[{\"target\":{\"id\":\"" + first
                        + "\"}},{\"target\":{\"id\":\"" + second + "\"}}]}}");
    }

    private static String photo(String id, String message, String photo) {
        return post(
                id,
                message,
                "{\"media_type\":\"photo\",\"url\":\"https://www.facebook.com/1/photos/a.1/" + photo
                        + "/\",\"target\":{\"id\":\"" + photo + "\"}}");
    }

    private static String attached(String id, String message, String type, String url) {
        return post(id, message, "{\"media_type\":\"" + type + "\",\"unshimmed_url\":\"" + url + "\"}");
    }

    private static String post(String id, String message, String attachment) {
        return "{\"id\":\"" + id + "\",\"message\":\"" + message
                + "\",\"created_time\":\"2026-11-22T12:00:05+0000\",\"attachments\":{\"data\":[" + attachment + "]}}";
    }

    private static String comment(String id, String message, @Nullable String from) {
        String author = from == null ? "" : ",\"from\":{\"id\":\"" + from + "\"}";
        return "{\"id\":\"" + id + "\",\"message\":\"" + message + "\",\"created_time\":\"2026-11-22T12:00:05+0000\""
                + author + "}";
    }
}
