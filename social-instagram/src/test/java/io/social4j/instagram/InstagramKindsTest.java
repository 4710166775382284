package io.social4j.instagram;

import static io.social4j.instagram.InstagramSettings.Login.FACEBOOK;
import static io.social4j.instagram.InstagramSettings.Login.INSTAGRAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RateReport;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each kind of post sends, and in which order. Fields as in IG User media, v26.0, September 2026. */
final class InstagramKindsTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final FakeGraph graph = new FakeGraph();
    private final ListedJournal journal = new ListedJournal();

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void makesAReelOfOneVideoWithEverythingThatReelsHave() {
        Media video = at("v.mp4", graph.media().mp4(1080, 1920, TEN_SECONDS))
                .withPoster(at("c.jpg", graph.media().jpeg(1080, 1920)));
        Map<String, String> options = Map.of(
                "share-to-feed", "false",
                "audio-name", "Rain",
                "trial-reel", "manual",
                "collaborators", "anna, ben",
                "user-tags", "anna",
                "location-id", "7",
                "ai-generated", "true");
        graph.answer("{\"id\":\"1801\"}").answer(finished()).room().answer("{\"id\":\"17990\"}");

        PublishResult result = publish(INSTAGRAM, payload("Hi #a", options, video));

        assertThat(result.remoteId()).contains("17990");
        assertThat(sent())
                .isEqualTo("POST /v26.0/me/media video_url=https://cdn.example/v.mp4"
                        + "&cover_url=https://cdn.example/c.jpg&media_type=REELS&user_tags=[{\"username\":\"anna\"}]"
                        + "&caption=Hi #a&location_id=7&collaborators=[\"anna\",\"ben\"]&is_ai_generated=true"
                        + "&share_to_feed=false&audio_name=Rain"
                        + "&trial_params={\"graduation_strategy\":\"MANUAL\"}");
        assertThat(journal.events).contains("finish publish reel: Hi #a");
    }

    @Test
    void namesTheFrameOfTheCoverWhereThereIsNoPictureForIt() {
        Media video = at("v.mp4", graph.media().mp4(1080, 1920, TEN_SECONDS));
        graph.answer("{\"id\":\"1801\"}").answer(status("IN_PROGRESS"));

        PublishResult result = publish(INSTAGRAM, payload("", Map.of("thumb-offset", "1500"), video));

        assertThat(sent())
                .isEqualTo("POST /v26.0/me/media video_url=https://cdn.example/v.mp4&media_type=REELS"
                        + "&thumb_offset=1500");
        assertThat(result.after()).isEqualTo(TEN_SECONDS);
    }

    @Test
    void sendsTheBytesOfAVideoWithFacebookLogin() {
        Media video = graph.media().mp4(1080, 1920, TEN_SECONDS);
        graph.answer("{\"id\":\"1801\",\"uri\":\"https://elsewhere.invalid/ig-api-upload/v26.0/1801\"}")
                .answer("{\"id\":\"1801\"}")
                .answer("{\"success\":true}")
                .answer(finished())
                .room()
                .answer("{\"id\":\"17990\"}");

        assertThat(publish(FACEBOOK, payload("Hi", Map.of(), video)).remoteId()).contains("17990");

        assertThat(sent())
                .startsWith("POST /v26.0/17841400000000000/media upload_type=resumable&media_type=REELS&caption=Hi")
                .doesNotContain("video_url");
        assertThat(graph.arrived()).startsWith("GET /v26.0/1801?fields=video_status");
        RecordedRequest upload = graph.take();
        assertThat(upload.getTarget()).isEqualTo("/ig-api-upload/v26.0/1801");
        assertThat(upload.getHeaders().get("Authorization")).isEqualTo("OAuth " + FakeGraph.TOKEN);
        assertThat(upload.getHeaders().get("offset")).isEqualTo("0");
        assertThat(upload.getHeaders().get("file_size")).isEqualTo(Long.toString(sizeOf(video)));
        assertThat(upload.getBodySize()).isEqualTo(sizeOf(video));
        assertThat(journal.events).containsSubsequence("remember container", "remember upload");
    }

    @Test
    void goesOnWithAnUploadWhereItBrokeOff() {
        Media video = graph.media().mp4(1080, 1920, TEN_SECONDS);
        journal.steps.put("container", "1801");
        graph.answer("{\"video_status\":{\"uploading_phase\":{\"bytes_transferred\":40}}}")
                .answer("{\"success\":true}")
                .answer(status("IN_PROGRESS"));

        publish(FACEBOOK, payload("Hi", Map.of(), video));

        graph.arrived();
        RecordedRequest upload = graph.take();
        assertThat(upload.getHeaders().get("offset")).isEqualTo("40");
        assertThat(upload.getBodySize()).isEqualTo(sizeOf(video) - 40);
    }

    @Test
    void sendsNothingAgainOfWhatHasArrived() {
        Media video = graph.media().mp4(1080, 1920, TEN_SECONDS);
        journal.steps.put("container", "1801");
        graph.answer("{\"video_status\":{\"uploading_phase\":{\"bytes_transferred\":" + sizeOf(video) + "}}}")
                .answer(status("IN_PROGRESS"));

        assertThat(publish(FACEBOOK, payload("Hi", Map.of(), video)).isPending())
                .isTrue();
        assertThat(graph.requests()).isEqualTo(2);
    }

    @Test
    void tellsAVideoThatCannotBeUsedFromAnUploadThatBroke() {
        Media video = graph.media().mp4(1080, 1920, TEN_SECONDS);
        journal.steps.put("container", "1801");
        graph.answer("{}")
                .answer(
                        400,
                        "{\"debug_info\":{\"retriable\":false,\"type\":\"ProcessingFailedError\",\"message\":\"m\"}}");
        assertThat(failure(FACEBOOK, payload("Hi", Map.of(), video)).kind()).isEqualTo(FailureKind.MEDIA_REJECTED);

        graph.answer("{}")
                .answer(400, "{\"debug_info\":{\"retriable\":true,\"type\":\"OffsetInvalidError\",\"message\":\"m\"}}");
        assertThat(failure(FACEBOOK, payload("Hi", Map.of(), video)).kind()).isEqualTo(FailureKind.TRANSIENT);

        graph.answer("{}").answer("{\"success\":false}");
        assertThat(failure(FACEBOOK, payload("Hi", Map.of(), video)).kind()).isEqualTo(FailureKind.UNEXPECTED);
        assertThat(journal.steps).containsOnlyKeys("container");
    }

    @Test
    void makesStoriesWithoutWhatStoriesDoNotHave() {
        Media picture = at("s.jpg", graph.media().jpeg(1080, 1920)).withAltText("A cat");
        graph.answer("{\"id\":\"1801\"}").answer(finished()).room().answer("{\"id\":\"1\"}");

        publish(INSTAGRAM, payload("lost", Map.of("placement", "story", "user-tags", "anna:0.5:0.25"), picture));

        assertThat(sent())
                .isEqualTo("POST /v26.0/me/media image_url=https://cdn.example/s.jpg&media_type=STORIES"
                        + "&user_tags=[{\"username\":\"anna\",\"x\":0.5,\"y\":0.25}]");
        String sha = Objects.requireNonNull(picture.info()).sha256();
        assertThat(journal.events).contains("finish publish story: " + sha);

        graph.answer("{\"id\":\"1801\"}").answer(status("IN_PROGRESS"));
        journal.steps.clear();
        Media video = at("s.mp4", graph.media().mp4(1080, 1920, TEN_SECONDS));
        publish(INSTAGRAM, payload("", Map.of("placement", "story"), video));
        for (int i = 0; i < 3; i++) {
            graph.arrived();
        }
        assertThat(sent()).isEqualTo("POST /v26.0/me/media video_url=https://cdn.example/s.mp4&media_type=STORIES");
    }

    @Test
    void makesTheItemsOfACarouselBeforeTheCarousel() {
        graph.answer("{\"id\":\"1701\"}")
                .answer("{\"id\":\"1702\"}")
                .answer(finished())
                .answer(finished())
                .answer("{\"id\":\"1800\"}")
                .answer(finished())
                .room()
                .answer("{\"id\":\"17990\"}");
        Map<String, String> options = Map.of(
                "user-tags",
                "anna:0.5:0.5, 2/ben",
                "collaborators",
                "cleo",
                "raw.some_new_field",
                "on",
                "location-id",
                "7");

        assertThat(publish(INSTAGRAM, carousel(options)).remoteId()).contains("17990");

        assertThat(sent())
                .isEqualTo("POST /v26.0/me/media image_url=https://cdn.example/1.jpg&is_carousel_item=true"
                        + "&alt_text=A cat&user_tags=[{\"username\":\"anna\",\"x\":0.5,\"y\":0.5}]");
        assertThat(sent())
                .isEqualTo("POST /v26.0/me/media video_url=https://cdn.example/2.mp4&is_carousel_item=true"
                        + "&media_type=VIDEO&user_tags=[{\"username\":\"ben\"}]");
        assertThat(graph.arrived()).startsWith("GET /v26.0/1701?");
        assertThat(graph.arrived()).startsWith("GET /v26.0/1702?");
        assertThat(sent())
                .isEqualTo("POST /v26.0/me/media media_type=CAROUSEL&children=1701,1702&caption=Both&location_id=7"
                        + "&collaborators=[\"cleo\"]&some_new_field=on");
        assertThat(journal.events).contains("finish publish carousel: Both");
    }

    @Test
    void waitsForTheItemsOfACarousel() {
        graph.answer("{\"id\":\"1701\"}")
                .answer("{\"id\":\"1702\"}")
                .answer(finished())
                .answer(status("IN_PROGRESS"));

        PublishResult result = publish(INSTAGRAM, carousel(Map.of()));

        assertThat(result.isPending()).isTrue();
        assertThat(result.after()).isEqualTo(TEN_SECONDS);
        assertThat(journal.steps).containsOnlyKeys("child-1", "child-2");
    }

    @Test
    void makesOnlyThatItemAnewWhichFailedOrExpired() {
        journal.steps.putAll(Map.of("child-1", "1701", "child-2", "1702"));
        graph.answer(finished()).answer("{\"status_code\":\"ERROR\",\"status\":\"Error: 2207026\"}");
        assertThat(failure(INSTAGRAM, carousel(Map.of())).kind()).isEqualTo(FailureKind.MEDIA_REJECTED);
        assertThat(journal.steps).containsOnlyKeys("child-1");

        journal.steps.put("child-2", "1702");
        graph.answer(finished()).answer(status("EXPIRED"));
        assertThat(publish(INSTAGRAM, carousel(Map.of())).after()).isZero();
        assertThat(journal.steps).containsOnlyKeys("child-1");

        journal.steps.put("child-2", "1702");
        graph.answer(finished()).refuse(24, 2207008);
        assertThat(publish(INSTAGRAM, carousel(Map.of())).after()).isZero();
        assertThat(journal.steps).containsOnlyKeys("child-1");
    }

    @Test
    void makesACarouselAnewAsAWhole() {
        journal.steps.putAll(Map.of("child-1", "1701", "child-2", "1702", "container", "1800"));
        graph.answer(status("EXPIRED"));

        assertThat(publish(INSTAGRAM, carousel(Map.of())).after()).isZero();

        assertThat(journal.steps).isEmpty();
    }

    @Test
    void letsNothingThatIsPassedOnReplaceAFieldOfItsOwn() {
        Media picture = at("1.jpg", graph.media().jpeg(1080, 1080));
        PublishPayload forced = payload("Hi", Map.of("raw.caption", "other", "raw.creation_id", "x"), picture);
        graph.answer("{\"id\":\"1801\"}").answer(status("IN_PROGRESS"));

        ((InstagramAdapter) graph.adapter(INSTAGRAM)).send(FakeGraph.token(), forced, journal);

        assertThat(sent()).isEqualTo("POST /v26.0/me/media image_url=https://cdn.example/1.jpg&caption=Hi");
    }

    @Test
    void commentsOnThePostAfterwards() {
        Media picture = at("1.jpg", graph.media().jpeg(1080, 1080));
        graph.answer("{\"id\":\"1801\"}")
                .answer(finished())
                .room()
                .answer("{\"id\":\"17990\"}")
                .answer("{\"id\":\"17865\"}");

        PublishResult result = publish(INSTAGRAM, payload("Hi", Map.of("first-comment", " #more #tags\r\n"), picture));

        assertThat(result.remoteId()).contains("17865");
        assertThat(journal.events)
                .containsSubsequence("commit publish image: Hi", "gate", "finish comment comment: #more #tags", "gate");
        for (int i = 0; i < 4; i++) {
            graph.arrived();
        }
        assertThat(sent()).isEqualTo("POST /v26.0/17990/comments message=#more #tags");
    }

    /** The post used up the quota; its comment needs none. */
    @Test
    void asksForNoQuotaOnceThePostIsLive() {
        Media picture = at("1.jpg", graph.media().jpeg(1080, 1080));
        journal.steps.put("container", "1801");
        graph.answer(status("PUBLISHED")).answer("{\"id\":\"17990\"}").answer("{\"id\":\"17865\"}");

        publish(INSTAGRAM, payload("Hi", Map.of("first-comment", "more"), picture));

        assertThat(graph.requests()).isEqualTo(3);
    }

    @Test
    void holdsTheAccountUntilThereIsRoomAgain() {
        Media picture = at("1.jpg", graph.media().jpeg(1080, 1080));
        journal.steps.put("container", "1801");
        graph.answer(finished()).quota(50, 50);
        // Posts of the last day count until noon minus six hours; to the minute that takes eleven questions.
        long noon = FixedClock.NOON.getEpochSecond();
        long full = noon - 86_400;
        long free = noon;
        while (free - full > 60) {
            long middle = full + (free - full) / 2;
            boolean isFull = middle <= noon - 6 * 3_600;
            graph.quota(isFull ? 50 : 49, 50);
            full = isFull ? middle : full;
            free = isFull ? free : middle;
        }

        PlatformFailure failure = failure(INSTAGRAM, payload("Hi", Map.of(), picture));

        assertThat(failure.kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
        assertThat(failure.scope()).isEqualTo(PlatformFailure.Scope.ACCOUNT);
        assertThat(failure.retryAt().orElseThrow())
                .isBetween(
                        FixedClock.NOON.plus(Duration.ofHours(18)),
                        FixedClock.NOON.plus(Duration.ofMinutes(18 * 60 + 1)));
        assertThat(graph.reports()).singleElement().satisfies(report -> {
            assertThat(report.use()).isEqualTo(RateReport.Use.PUBLISH);
            assertThat(report.remaining()).isZero();
            assertThat(report.limit()).isEqualTo(50);
            assertThat(report.resetAt()).isEqualTo(failure.retryAt().orElseThrow());
        });
        assertThat(journal.events).isEmpty();
    }

    @Test
    void asksAgainInAnHourWhereNobodySaysWhenThereIsRoom() {
        Media picture = at("1.jpg", graph.media().jpeg(1080, 1080));
        journal.steps.put("container", "1801");
        graph.answer(finished()).quota(50, 50).answer(500, "");

        PlatformFailure failure = failure(INSTAGRAM, payload("Hi", Map.of(), picture));

        assertThat(failure.kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
        assertThat(failure.retryAt()).contains(FixedClock.NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void publishesWhereTheQuotaCannotBeRead() {
        Media picture = at("1.jpg", graph.media().jpeg(1080, 1080));
        journal.steps.put("container", "1801");
        graph.answer(finished()).refuse(10, 0).answer("{\"id\":\"17990\"}");

        assertThat(publish(INSTAGRAM, payload("Hi", Map.of(), picture)).remoteId())
                .contains("17990");
    }

    @Test
    void reportsWhatTheHeadersSayOfTheBudgets() {
        Media picture = at("1.jpg", graph.media().jpeg(1080, 1080));
        graph.answer("{\"id\":\"1801\"}", "X-App-Usage", "{\"call_count\":28,\"total_time\":5,\"total_cputime\":5}")
                .answer(status("IN_PROGRESS"));

        publish(INSTAGRAM, payload("Hi", Map.of(), picture));

        assertThat(graph.reports()).isNotEmpty().allSatisfy(report -> {
            assertThat(report.platform()).isEqualTo(InstagramAdapter.PLATFORM);
            assertThat(report.remaining()).isEqualTo(report.use() == RateReport.Use.READ ? 72 : RateReport.PLENTY);
        });
    }

    private PublishPayload carousel(Map<String, String> options) {
        Media picture = at("1.jpg", graph.media().jpeg(1080, 1080)).withAltText("A cat");
        Media video = at("2.mp4", graph.media().mp4(1080, 1080, TEN_SECONDS));
        return payload("Both", options, picture, video);
    }

    private Media at(String name, Media media) {
        return graph.media().at("https://cdn.example/" + name, media);
    }

    private static long sizeOf(Media media) {
        MediaInfo info = Objects.requireNonNull(media.info());
        return info.size();
    }

    private static PublishPayload payload(String text, Map<String, String> options, Media... media) {
        return new PublishPayload(List.of(text), null, List.of(media), options);
    }

    private PublishResult publish(Login login, PublishPayload payload) {
        return graph.adapter(login).publish(FakeGraph.token(), payload, journal);
    }

    private PlatformFailure failure(Login login, PublishPayload payload) {
        return catchThrowableOfType(PlatformException.class, () -> publish(login, payload))
                .failure();
    }

    /** The next request, with its form decoded. */
    private String sent() {
        return URLDecoder.decode(graph.arrived(), UTF_8);
    }

    private static String finished() {
        return status("FINISHED");
    }

    private static String status(String code) {
        return "{\"status_code\":\"" + code + "\",\"id\":\"1801\"}";
    }
}
