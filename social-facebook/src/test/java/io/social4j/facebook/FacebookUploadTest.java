package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RateReport;
import io.social4j.testkit.RecordingJournal;
import io.social4j.testkit.RecordingJournal.Commit;
import io.social4j.testkit.RecordingJournal.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as Page photos, Video API, Reels Publishing API and Page Stories API describe them, September 2026. */
final class FacebookUploadTest {

    private static final String READY_TO_FINISH = status("upload_complete", "not_started", "not_started");

    private final FakePage page = new FakePage();
    private final RecordingJournal journal = RecordingJournal.create(FixedClock.noon());

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void uploadsPhotosThatNobodySeesAndShowsThemByOnePost() {
        page.answer("{\"id\":\"111\"}").answer("{\"id\":\"222\"}").answer("{\"id\":\"112130_7\"}");
        Media described = page.media().jpeg(40, 30).withAltText("A \"square\"");

        PublishResult result = publish("Two", Map.of(), described, page.media().png(30, 40));

        assertThat(result.remoteId()).contains("112130_7");
        RecordedRequest first = page.take();
        assertThat(first.getMethod() + " " + first.getTarget()).isEqualTo("POST /v26.0/112130/photos");
        assertThat(body(first))
                .containsSubsequence(
                        "name=\"published\"",
                        "false",
                        "name=\"alt_text_custom\"",
                        "A \"square\"",
                        "name=\"appsecret_proof\"",
                        FakePage.PROOF,
                        "name=\"source\"; filename=\"photo.jpg\"",
                        "Content-Type: image/jpeg");
        assertThat(body(page.take())).contains("filename=\"photo.png\"").doesNotContain("alt_text_custom");
        assertThat(body(page.take()))
                .isEqualTo("message=Two&attached_media%5B0%5D=%7B%22media_fbid%22%3A%22111%22%7D"
                        + "&attached_media%5B1%5D=%7B%22media_fbid%22%3A%22222%22%7D"
                        + "&appsecret_proof=" + FakePage.PROOF);
        assertThat(journal.calls()).containsExactly("remember photo-1", "remember photo-2", "finish post");
        assertThat(commit().fingerprint()).isEqualTo("photos: 2 Two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "gif"})
    void showsASinglePhotoOrAnAnimationByAPost(String format) {
        page.answer("{\"id\":\"111\"}").answer("{\"id\":\"112130_7\"}");
        Media one = format.equals("gif")
                ? page.media().gif(40, 30, 3)
                : page.media().jpeg(40, 30);

        assertThat(publish("One", Map.of(), one).remoteId()).contains("112130_7");

        RecordedRequest upload = page.take();
        assertThat(upload.getTarget()).isEqualTo("/v26.0/112130/photos");
        assertThat(body(upload)).containsSubsequence("name=\"published\"", "false", "Content-Type: image/" + format);
        RecordedRequest post = page.take();
        assertThat(post.getTarget()).isEqualTo("/v26.0/112130/feed");
        assertThat(body(post))
                .isEqualTo("message=One&attached_media%5B0%5D=%7B%22media_fbid%22%3A%22111%22%7D" + "&appsecret_proof="
                        + FakePage.PROOF);
        assertThat(commit().fingerprint()).isEqualTo("photos: 1 One");
    }

    @Test
    void uploadsAPhotoAnewThatFacebookIsAboutToDelete() {
        long old = FixedClock.NOON.minus(Duration.ofHours(21)).getEpochSecond();
        RecordingJournal earlier = RecordingJournal.create(FixedClock.noon());
        earlier.remember("photo-1", () -> "111 " + old);
        page.answer("{\"id\":\"333\"}").answer("{\"id\":\"112130_7\"}");
        RecordingJournal later = earlier.nextVisit();

        page.adapter()
                .publish(FakePage.token(), payload("One", Map.of(), page.media().jpeg(40, 30)), later);

        assertThat(later.calls())
                .containsExactly("remember photo-1", "forget photo-1", "remember photo-1", "finish post");
        page.take();
        assertThat(body(page.take())).contains("333").doesNotContain("111");
    }

    @Test
    void knowsAPhotoWhoseContentIsLostForGood() {
        Media lost = page.media().lost(page.media().jpeg(40, 30));

        PlatformException failed = catchThrowableOfType(PlatformException.class, () -> publish("One", Map.of(), lost));

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.MEDIA_REJECTED);
        assertThat(journal.commits()).isEmpty();
    }

    @Test
    void uploadsAVideoInThePiecesFacebookAsksFor() {
        Media video = page.media().mp4(640, 480, Duration.ofSeconds(5));
        long size = Objects.requireNonNull(video.info()).size();
        page.answer("{\"video_id\":\"55\",\"upload_session_id\":\"66\",\"start_offset\":\"0\",\"end_offset\":\"100\"}")
                .refuse(100, 33)
                .answer("{\"start_offset\":\"100\",\"end_offset\":\"" + size + "\"}")
                .answer("{\"start_offset\":\"" + size + "\",\"end_offset\":\"" + size + "\"}")
                .answer(READY_TO_FINISH)
                .answer("{\"success\":true}");

        assertStops(() -> publish("Words", Map.of("title", "A title", "raw.content_category", "OTHER"), video));

        RecordedRequest start = page.take();
        assertThat(start.getMethod() + " " + start.getTarget()).isEqualTo("POST /v26.0/112130/videos");
        assertThat(body(start))
                .isEqualTo("upload_phase=start&file_size=" + size + "&appsecret_proof=" + FakePage.PROOF);
        assertThat(page.take().getTarget()).startsWith("/v26.0/55?fields=status%2Cpermalink_url");
        assertThat(body(page.take()))
                .containsSubsequence(
                        "name=\"upload_phase\"",
                        "transfer",
                        "name=\"upload_session_id\"",
                        "66",
                        "name=\"start_offset\"",
                        "0",
                        "name=\"video_file_chunk\"; filename=\"video.mp4\"",
                        "Content-Type: video/mp4");
        assertThat(body(page.take())).containsSubsequence("name=\"start_offset\"", "100");
        page.take();
        assertThat(body(page.take()))
                .isEqualTo("upload_phase=finish&upload_session_id=66&title=A+title&description=Words"
                        + "&content_category=OTHER&appsecret_proof=" + FakePage.PROOF);
        assertThat(commit().outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(commit().attempt().acceptedHandle()).isEqualTo("112130_55");
    }

    @Test
    void goesOnWithAVideoWhereItWasInterrupted() {
        Media video = page.media().mp4(640, 480, Duration.ofSeconds(5));
        long size = Objects.requireNonNull(video.info()).size();
        RecordingJournal earlier = RecordingJournal.create(FixedClock.noon());
        earlier.remember("video", () -> "55 66 100");
        page.answer("{\"status\":{\"video_status\":\"uploading\",\"uploading_phase\":{\"bytes_transfered\":100}}}")
                .answer("{\"start_offset\":\"200\",\"end_offset\":\"200\"}")
                .answer(status("processing", "in_progress", "not_started"));

        PublishResult result =
                page.adapter().publish(FakePage.token(), payload("Words", Map.of(), video), earlier.nextVisit());

        assertThat(result.isPending()).isTrue();
        page.take();
        RecordedRequest piece = page.take();
        assertThat(body(piece)).containsSubsequence("name=\"start_offset\"", "100");
        assertThat(size).isGreaterThan(200);
        assertThat(page.requests()).isEqualTo(3);
    }

    @Test
    void uploadsAReelToTheAddressItIsGiven() {
        Media video = page.media().mp4(1080, 1920, Duration.ofSeconds(5));
        long size = Objects.requireNonNull(video.info()).size();
        page.answer("{\"video_id\":\"55\",\"upload_url\":\"" + page.address("/video-upload/v26.0/55") + "\"}")
                .answer(status("uploading", "not_started", "not_started"))
                .answer("{\"success\":true}")
                .answer(READY_TO_FINISH)
                .answer("{\"success\":true,\"post_id\":\"112130_99\"}");

        assertStops(() -> publish(
                "Words",
                Map.of("placement", "reel", "location-id", "42", "countries", "DE", "ai-generated", "true"),
                video));

        RecordedRequest start = page.take();
        assertThat(start.getTarget()).isEqualTo("/v26.0/112130/video_reels");
        assertThat(body(start)).isEqualTo("upload_phase=start&appsecret_proof=" + FakePage.PROOF);
        page.take();
        RecordedRequest bytes = page.take();
        assertThat(bytes.getTarget()).isEqualTo("/video-upload/v26.0/55");
        assertThat(bytes.getHeaders().get("Authorization")).isEqualTo("OAuth " + FakePage.TOKEN);
        assertThat(bytes.getHeaders().get("offset")).isEqualTo("0");
        assertThat(bytes.getHeaders().get("file_size")).isEqualTo(Long.toString(size));
        page.take();
        assertThat(body(page.take()))
                .startsWith("upload_phase=finish&video_id=55&video_state=PUBLISHED&place=42&targeting=")
                .contains("&is_ai_generated=true&description=Words&");
        assertThat(commit().attempt().acceptedHandle()).isEqualTo("112130_99");
        assertThat(commit().fingerprint()).isEqualTo("reel: Words");
    }

    @Test
    void sendsNoByteAgainWhenAllOfThemHaveArrived() {
        Media video = page.media().mp4(1080, 1920, Duration.ofSeconds(5));
        long size = Objects.requireNonNull(video.info()).size();
        journal.remember("video", () -> "55 " + page.address("/u") + " 0");
        page.answer("{\"status\":{\"uploading_phase\":{\"bytes_transferred\":" + size + "}}}")
                .answer(status("processing", "in_progress", "not_started"));

        PublishResult result = page.adapter()
                .publish(FakePage.token(), payload("Words", Map.of("placement", "reel"), video), journal.nextVisit());

        assertThat(result.isPending()).isTrue();
        assertThat(page.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12abc\"", "1e999999999", "\"\"", "null"})
    void takesNothingForTheIdOfAStoryThatIsNone(String told) {
        page.answer("{\"id\":\"111\"}").answer("{\"success\":true,\"post_id\":" + told + "}");

        assertStops(() -> publish("", Map.of("placement", "story"), page.media().jpeg(9, 16)));

        assertThat(commit().outcome()).isEqualTo(RecordingJournal.Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"story,12abc,", "story,'',", "reel,12abc,112130_55", "reel,1.5,112130_55"})
    void takesNothingForTheIdOfAVideoThatIsNone(String placement, String told, @Nullable String handle) {
        page.answer("{\"video_id\":\"55\",\"upload_url\":\"" + page.address("/u") + "\"}")
                .answer(status("uploading", "not_started", "not_started"))
                .answer("{\"success\":true}")
                .answer(READY_TO_FINISH)
                .answer("{\"success\":true,\"post_id\":\"" + told + "\"}");
        Media video = page.media().mp4(1080, 1920, Duration.ofSeconds(5));

        assertStops(() -> publish("", Map.of("placement", placement), video));

        assertThat(commit().attempt().acceptedHandle())
                .as("made of the video's id, where Facebook publishes later")
                .isEqualTo(handle);
        assertThat(journal.live()).isEmpty();
    }

    @Test
    void sendsAStoryThatIsAVideoWithoutWords() {
        page.answer("{\"video_id\":\"55\",\"upload_url\":\"" + page.address("/u") + "\"}")
                .answer(status("uploading", "not_started", "not_started"))
                .answer("{\"success\":true}")
                .answer(READY_TO_FINISH)
                .answer("{\"success\":true,\"post_id\":\"88\"}");

        PublishResult result =
                publish("", Map.of("placement", "story"), page.media().mp4(1080, 1920, Duration.ofSeconds(5)));

        assertThat(result.remoteId()).contains("88");
        assertThat(page.take().getTarget()).isEqualTo("/v26.0/112130/video_stories");
        page.take();
        page.take();
        page.take();
        assertThat(body(page.take())).isEqualTo("upload_phase=finish&video_id=55&appsecret_proof=" + FakePage.PROOF);
    }

    @Test
    void makesAStoryOfAPhoto() {
        page.answer("{\"id\":\"111\"}").answer("{\"success\":true,\"post_id\":\"88\"}");

        PublishResult result =
                publish("", Map.of("placement", "story"), page.media().jpeg(9, 16));

        assertThat(result.remoteId()).contains("88");
        page.take();
        RecordedRequest story = page.take();
        assertThat(story.getTarget()).isEqualTo("/v26.0/112130/photo_stories");
        assertThat(body(story)).isEqualTo("photo_id=111&appsecret_proof=" + FakePage.PROOF);
        assertThat(commit().fingerprint()).startsWith("story photo: ").hasSizeGreaterThan(64);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"status":{"video_status":"error"}}                                                     | MEDIA_REJECTED
            {"status":{"processing_phase":{"status":"error","errors":[{"code":1363128}]}}}          | MEDIA_REJECTED
            {"status":{"processing_phase":{"status":"error","errors":[{"code":"x"}]}}}              | MEDIA_REJECTED
            {"status":{"publishing_phase":{"publish_status":"error"}}}                              | MEDIA_REJECTED
            {"status":{"video_status":"upload_failed"}}                                             | TRANSIENT
            """)
    void startsAnewWhereAnUploadHasFailed(String status, FailureKind kind) {
        RecordingJournal later = uploaded();
        page.answer(status);

        PlatformException failed = catchThrowableOfType(PlatformException.class, () -> publishReel(later));

        assertThat(failed.failure().kind()).isEqualTo(kind);
        assertThat(later.steps()).isEmpty();
    }

    @Test
    void startsAnewAtOnceWhereAnUploadHasExpired() {
        RecordingJournal later = uploaded();
        page.answer("{\"status\":{\"video_status\":\"expired\"}}");

        PublishResult result = publishReel(later);

        assertThat(result.isPending()).isTrue();
        assertThat(result.after()).isEqualTo(Duration.ZERO);
        assertThat(later.steps()).isEmpty();
    }

    @Test
    void waitsWhileFacebookProcessesAVideo() {
        RecordingJournal later = uploaded();
        page.answer(status("processing", "in_progress", "not_started"));

        PublishResult result = publishReel(later);

        assertThat(result.isPending()).isTrue();
        assertThat(result.after()).isEqualTo(Duration.ofSeconds(10));
        assertThat(later.steps()).containsKeys("video", "bytes");
        assertThat(later.commits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"success":false}                                        | UNKNOWN
            200 | {}                                                       | UNKNOWN
            500 | {"error":{"message":"m","code":2,"is_transient":true}}   | UNKNOWN
            400 | {"error":{"message":"m","code":1363128}}                 | REFUSED
            400 | {"error":{"message":"m","code":1366051}}                 | UNKNOWN
            """)
    void claimsNoCertaintyAboutAVideoThatFacebookDoesNotGive(int status, String body, Outcome outcome) {
        RecordingJournal later = uploaded();
        page.answer(READY_TO_FINISH).answer(status, body);

        assertStops(() -> publishReel(later));

        assertThat(later.commits().get(0).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"video_id":"55"}
            {"upload_url":"https://rupload.facebook.com/1"}
            {"video_id":"5 5","upload_url":"https://rupload.facebook.com/1"}
            {"video_id":"","upload_url":"https://rupload.facebook.com/1"}
            """)
    void reportsAnUploadThatItCannotUnderstand(String started) {
        page.answer(started);

        PlatformException failed = catchThrowableOfType(PlatformException.class, () -> publishReel(journal));

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.UNEXPECTED);
    }

    @Test
    void commentsOnAPostThatIsLive() {
        page.answer("{\"id\":\"112130_7\"}").answer("{\"id\":\"7_8\"}");

        PublishResult result = publish("Words", Map.of("first-comment", "More words"));

        assertThat(result.remoteId()).contains("7_8");
        assertThat(journal.calls()).containsExactly("commit post", "finish comment");
        page.take();
        RecordedRequest comment = page.take();
        assertThat(comment.getTarget()).isEqualTo("/v26.0/112130_7/comments");
        assertThat(body(comment)).isEqualTo("message=More+words&appsecret_proof=" + FakePage.PROOF);
        assertThat(commit().fingerprint()).isEqualTo("comment: 112130_7 More words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7_12abc\"", "1e999999999", "\"\"", "null"})
    void takesNothingForTheIdOfACommentThatIsNone(String told) {
        page.answer("{\"id\":\"112130_7\"}").answer("{\"id\":" + told + "}");

        assertStops(() -> publish("Words", Map.of("first-comment", "More words")));

        assertThat(commit().outcome()).isEqualTo(RecordingJournal.Outcome.UNKNOWN);
        assertThat(journal.live()).hasSize(1);
    }

    @Test
    void tellsWhatTheHeadersSayOfTheBudgetOfThePage() {
        page.answer(Map.of("X-Page-Usage", "{\"call_count\":12}"), "{\"id\":\"112130_7\"}");

        publish("Words", Map.of());

        assertThat(page.rates())
                .hasSize(2)
                .allMatch(report -> "112130".equals(report.account())
                        && report.remaining() == (report.use() == RateReport.Use.READ ? 88 : RateReport.PLENTY)
                        && report.platform().equals(FacebookAdapter.PLATFORM));
    }

    @Test
    void passesOnFieldsItDoesNotKnow() {
        page.answer("{\"id\":\"112130_7\"}");

        publish("Words", Map.of("raw.call_to_action", "{\"type\":\"LEARN_MORE\"}"));

        assertThat(body(page.take())).startsWith("message=Words&call_to_action=%7B%22type%22");
    }

    /** The journal ends the visit when the outcome is not a plain success. */
    private static void assertStops(ThrowableAssert.ThrowingCallable visit) {
        assertThatThrownBy(visit).isInstanceOf(RecordingJournal.Stopped.class);
    }

    private RecordingJournal uploaded() {
        journal.remember("video", () -> "55 " + page.address("/u") + " 0");
        journal.remember("bytes", () -> "sent");
        return journal.nextVisit();
    }

    private PublishResult publishReel(RecordingJournal visit) {
        Media video = page.media().mp4(1080, 1920, Duration.ofSeconds(5));
        return page.adapter().publish(FakePage.token(), payload("Words", Map.of("placement", "reel"), video), visit);
    }

    private PublishResult publish(String text, Map<String, String> options, Media... media) {
        return page.adapter().publish(FakePage.token(), payload(text, options, media), journal);
    }

    private static PublishPayload payload(String text, Map<String, String> options, Media... media) {
        return new PublishPayload(List.of(text), null, List.of(media), options);
    }

    private Commit commit() {
        List<Commit> commits = journal.commits();
        return commits.get(commits.size() - 1);
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    private static String status(String video, String processing, String publishing) {
        return "{\"status\":{\"video_status\":\"" + video + "\",\"processing_phase\":{\"status\":\"" + processing
                + "\"},\"publishing_phase\":{\"status\":\"" + publishing + "\"}},\"id\":\"55\"}";
    }
}
