package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.social4j.http.JsonView;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RateReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditKindsTest {

    private static final String ACCEPTED = "{\"json\":{\"errors\":[],\"data\":{\"user_submitted_page\":\"https://x\","
            + "\"websocket_url\":\"wss://k8s/rte_images/abc?m=AQ\"}}}";
    private static final String MADE = "{\"json\":{\"errors\":[],\"data\":{\"url\":"
            + "\"https://www.reddit.com/gallery/1khu9tf\",\"id\":\"t3_1khu9tf\"}}}";
    private static final String STORED = "<PostResponse><Key>rte_images/abc</Key></PostResponse>";

    private final Desk desk = new Desk();
    private final PassingJournal journal = new PassingJournal();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPictureIsLeasedUploadedAndAccepted() {
        desk.answers(desk.lease("abc")).answers(201, STORED).answers(ACCEPTED);
        Media picture = desk.shelf.jpeg(8, 6);
        publish(Desk.payload(List.of(picture)));

        RecordedRequest lease = desk.request();
        assertThat(lease.getTarget()).isEqualTo("/api/media/asset.json?raw_json=1");
        assertThat(Desk.form(lease))
                .containsOnly(Map.entry("filepath", "media-1.jpg"), Map.entry("mimetype", "image/jpeg"));
        RecordedRequest upload = desk.request();
        assertThat(upload.getTarget()).isEqualTo("/store");
        assertThat(upload.getHeaders().get("Authorization")).isNull();
        assertThat(upload.getHeaders().get("Content-Length")).isNotNull();
        assertThat(body(upload).lines().filter(line -> line.startsWith("Content-Disposition")))
                .containsExactly(
                        "Content-Disposition: form-data; name=\"acl\"",
                        "Content-Disposition: form-data; name=\"key\"",
                        "Content-Disposition: form-data; name=\"policy\"",
                        "Content-Disposition: form-data; name=\"file\"; filename=\"media-1.jpg\"");
        assertThat(Desk.form(desk.request()))
                .containsEntry("kind", "image")
                .containsEntry("url", desk.stored("abc"))
                .containsEntry("resubmit", "true")
                .doesNotContainKeys("text", "video_poster_url");
        assertThat(journal.sent().isAccepted()).isTrue();
        assertThat(journal.sent().id()).contains("abc");
        assertThat(journal.steps).containsExactly("media-1", "post");
    }

    @ParameterizedTest
    @CsvSource({"false, video", "true, videogif"})
    void aVideoGoesWithItsPoster(String videogif, String kind) {
        desk.answers(desk.lease("vid")).answers(201, STORED);
        desk.answers(desk.lease("pos")).answers(201, STORED).answers(ACCEPTED);
        Media video = desk.shelf.mp4(8, 6, Duration.ofSeconds(3)).withPoster(desk.shelf.png(8, 6));
        publish(Desk.payload(List.of(video), "videogif", videogif));

        assertThat(Desk.form(desk.request())).containsEntry("mimetype", "video/mp4");
        desk.request();
        assertThat(Desk.form(desk.request()))
                .containsEntry("mimetype", "image/png")
                .containsEntry("filepath", "poster.png");
        desk.request();
        assertThat(Desk.form(desk.request()))
                .containsEntry("kind", kind)
                .containsEntry("url", desk.stored("vid"))
                .containsEntry("video_poster_url", desk.stored("pos"));
        assertThat(journal.steps).containsExactly("media-1", "poster", "post");
    }

    @Test
    void anAnswerThatHoldsNeitherIdNorPromiseIsUnknown() {
        desk.answers(desk.lease("abc")).answers(201, STORED).answers("{\"json\":{\"errors\":[],\"data\":{}}}");
        publish(Desk.payload(List.of(desk.shelf.jpeg(8, 6))));

        assertThat(journal.sent().isAccepted()).isFalse();
        assertThat(journal.sent().id()).isEmpty();
    }

    @Test
    void aGalleryNamesItsAssetsWithCaptionsAndLinks() {
        desk.answers(desk.lease("abc")).answers(201, STORED);
        desk.answers(desk.lease("def")).answers(201, STORED).answers(MADE);
        publish(Desk.payload(
                List.of(desk.shelf.jpeg(8, 6), desk.shelf.gif(4, 4, 2)),
                "captions",
                "one \"quoted\"\n",
                "links",
                "\nhttps://example.org/"));

        assertThat(Desk.form(desk.request())).containsEntry("mimetype", "image/jpeg");
        desk.request();
        assertThat(Desk.form(desk.request())).containsEntry("mimetype", "image/gif");
        desk.request();
        RecordedRequest request = desk.request();
        assertThat(request.getTarget()).isEqualTo("/api/submit_gallery_post.json?raw_json=1");
        JsonView json = JsonView.parse(body(request));
        assertThat(json.keys())
                .containsExactlyInAnyOrder(
                        "api_type",
                        "sr",
                        "title",
                        "items",
                        "nsfw",
                        "spoiler",
                        "sendreplies",
                        "show_error_list",
                        "validate_on_submit");
        assertThat(json.at("items").items()).hasSize(2);
        assertThat(json.at("items").at(0).at("media_id").text()).contains("abc");
        assertThat(json.at("items").at(0).at("caption").text()).contains("one \"quoted\"");
        assertThat(json.at("items").at(0).at("outbound_url").text()).contains("");
        assertThat(json.at("items").at(1).at("caption").text()).contains("");
        assertThat(json.at("items").at(1).at("outbound_url").text()).contains("https://example.org/");
        assertThat(json.at("sendreplies").flag()).contains(true);
        assertThat(journal.sent().id()).contains("t3_1khu9tf");
        assertThat(journal.sent().permalink())
                .hasValueSatisfying(link -> assertThat(link).hasToString("https://www.reddit.com/gallery/1khu9tf"));
    }

    @Test
    void aPollHasAnswersAndDays() {
        desk.answers(MADE);
        publish(Desk.payload(
                "Which?",
                null,
                "poll-options",
                "a\n b ",
                "poll-days",
                "7",
                "nsfw",
                "true",
                "raw.discussion_type",
                "CHAT"));

        RecordedRequest request = desk.request();
        assertThat(request.getTarget()).isEqualTo("/api/submit_poll_post?raw_json=1");
        JsonView json = JsonView.parse(body(request));
        assertThat(json.keys())
                .containsExactlyInAnyOrder(
                        "api_type",
                        "sr",
                        "title",
                        "text",
                        "options",
                        "duration",
                        "resubmit",
                        "nsfw",
                        "spoiler",
                        "sendreplies",
                        "validate_on_submit",
                        "discussion_type");
        assertThat(json.at("options").items().stream().map(one -> one.text().orElse("")))
                .containsExactly("a", "b");
        assertThat(json.at("duration").number()).hasValue(7);
        assertThat(json.at("nsfw").flag()).contains(true);
        assertThat(journal.sent().id()).contains("t3_1khu9tf");
    }

    @ParameterizedTest
    @CsvSource({
        "1kh35wk",
        "t3_1KH35WK",
        "https://www.reddit.com/r/test/comments/1kh35wk/title/",
        "https://old.reddit.com/comments/1kh35wk?x=y",
        "https://redd.it/1kh35wk",
        "https://www.reddit.com/gallery/1kh35wk",
        "https://www.reddit.com/user/some-body/comments/1kh35wk/title/",
    })
    void aCrosspostNamesItsPost(String written) {
        desk.answers(MADE);
        publish(Desk.payload("", null, "crosspost", written));

        assertThat(Desk.form(desk.request()))
                .containsEntry("kind", "crosspost")
                .containsEntry("crosspost_fullname", "t3_1kh35wk")
                .doesNotContainKeys("text", "url");
    }

    @Test
    void whatIsNotModelledIsPassedOnAndNeverOverridesAnything() {
        desk.answers(MADE);
        publish(Desk.payload("Body", null, "raw.collection_id", "c1"));
        assertThat(Desk.form(desk.request()))
                .containsEntry("collection_id", "c1")
                .containsEntry("text", "Body");

        PlatformException refused =
                catchThrowableOfType(PlatformException.class, () -> publish(Desk.payload("B", null, "raw.sr", "pics")));
        assertThat(refused.failure().violations())
                .singleElement()
                .extracting(violation -> violation.rule())
                .isEqualTo("reddit.options.raw");
    }

    @Test
    void aFirstCommentFollowsThePost() {
        desk.answers(MADE)
                .answers("{\"json\":{\"errors\":[],\"data\":{\"things\":[{\"kind\":\"t1\",\"data\":{\"id\":\"mr1\","
                        + "\"name\":\"t1_mr1\",\"permalink\":\"/r/test/comments/1khu9tf/x/mr1/\"}}]}}}");
        publish(Desk.payload("Body", null, "first-comment", "Sources: a & b"));

        desk.request();
        RecordedRequest comment = desk.request();
        assertThat(comment.getTarget()).isEqualTo("/api/comment?raw_json=1");
        assertThat(Desk.form(comment))
                .containsOnly(
                        Map.entry("api_type", "json"),
                        Map.entry("thing_id", "t3_1khu9tf"),
                        Map.entry("text", "Sources: a & b"));
        assertThat(journal.steps).containsExactly("post", "comment");
        assertThat(journal.fingerprint()).isEqualTo("comment on t3_1khu9tf: Sources: a & b");
        assertThat(journal.sent().id()).contains("t1_mr1");
        assertThat(journal.sent().permalink())
                .hasValueSatisfying(
                        link -> assertThat(link).hasToString("https://www.reddit.com/r/test/comments/1khu9tf/x/mr1/"));
    }

    @Test
    void aCommentIsMeasuredFoundChangedAndDeletedByItsOwnName() {
        String comment = "{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t1\",\"data\":{\"name\":\"t1_mr1\","
                + "\"author\":\"demo\",\"score\":4,\"permalink\":\"/r/test/comments/1khu9tf/x/mr1/\"}}]}}";
        desk.answers(comment).answers(comment).answers(comment);
        assertThat(desk.adapter().getMetrics(Desk.token(), "t1_mr1").metrics())
                .hasValueSatisfying(metrics -> assertThat(metrics.reactions()).hasValue(4));
        assertThat(desk.adapter().permalink(Desk.token(), "t1_mr1"))
                .hasValueSatisfying(
                        link -> assertThat(link).hasToString("https://www.reddit.com/r/test/comments/1khu9tf/x/mr1/"));
        desk.answers("{\"json\":{\"errors\":[]}}").answers("{}");
        desk.adapter().edit(Desk.token(), "t1_mr1", "Better");
        desk.adapter().delete(Desk.token(), "T1_MR1");

        assertThat(desk.request().getTarget()).isEqualTo("/api/info?raw_json=1&id=t1_mr1");
        desk.request();
        desk.request();
        assertThat(Desk.form(desk.request())).containsEntry("thing_id", "t1_mr1");
        assertThat(Desk.form(desk.request())).containsOnly(Map.entry("id", "t1_mr1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"json":{"errors":[],"data":{"things":[]}}}
            <html>200</html>
            {}
            """)
    void aCommentThatIsNotShownIsUnknown(String answer) {
        desk.answers(MADE).answers(answer);
        publish(Desk.payload("Body", null, "first-comment", "Sources"));

        assertThat(journal.sent().id()).isEmpty();
    }

    @Test
    void aCommentMayBeRefused() {
        desk.answers(MADE).answers("{\"json\":{\"errors\":[[\"THREAD_LOCKED\",\"locked\",null]]}}");

        assertThatThrownBy(() -> publish(Desk.payload("Body", null, "first-comment", "Sources")))
                .hasMessageStartingWith("FORBIDDEN THREAD_LOCKED");
    }

    @Test
    void aRefusedLeaseIsAboutTheFile() {
        desk.answers("{\"json\":{\"errors\":[[\"INVALID_OPTION\",\"that file type is not allowed\",\"mimetype\"]]}}");
        assertThatThrownBy(() -> publish(Desk.payload(List.of(desk.shelf.jpeg(8, 6)))))
                .hasMessageStartingWith("MEDIA_REJECTED INVALID_OPTION: Reddit does not take JPEG of");
        desk.answers(503, "<html>");
        assertThatThrownBy(() -> publish(Desk.payload(List.of(desk.shelf.jpeg(8, 6)))))
                .hasMessageStartingWith("TRANSIENT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"args":{"action":"","fields":[]},"asset":{"asset_id":"abc"}}
            {"args":{"action":"//127.0.0.1/x","fields":[]},"asset":{"asset_id":"abc"}}
            {"args":{"action":"//127.0.0.1/x","fields":[{"name":"key","value":"k"}]},"asset":{}}
            {"args":{"action":"//127.0.0.1/x","fields":[{"value":"k"}]},"asset":{"asset_id":"abc"}}
            {"args":{"action":"file:///etc/x","fields":[{"name":"key","value":"k"}]},"asset":{"asset_id":"abc"}}
            {}
            """)
    void aLeaseInAnotherFormIsNotGuessedAt(String lease) {
        desk.answers(lease);

        assertThatThrownBy(() -> publish(Desk.payload(List.of(desk.shelf.jpeg(8, 6)))))
                .hasMessageStartingWith("UNEXPECTED");
        assertThat(desk.requests()).isEqualTo(1);
    }

    @Test
    void contentThatIsGoneIsRejectedWithItsOwnWords() {
        desk.answers(desk.lease("abc"));
        Media lost = desk.shelf.lost(desk.shelf.jpeg(8, 6));

        PlatformException refused =
                catchThrowableOfType(PlatformException.class, () -> publish(Desk.payload(List.of(lost))));
        assertThat(refused.failure().kind()).isEqualTo(FailureKind.MEDIA_REJECTED);
    }

    @Test
    void severalSubredditsAreSplitAndNeverSentAtOnce() {
        PublishPayload several = Desk.payload("Body", null, "subreddit", "r/One, two\nr/ONE u/demo");
        assertThat(desk.adapter().split(several))
                .extracting(payload -> RedditOptions.of(payload).subreddit())
                .containsExactly("One", "two", "u_demo");
        assertThat(desk.adapter().validate(several)).isEmpty();
        assertThatThrownBy(() -> publish(several)).hasMessageContaining("several subreddits");
        assertThat(desk.requests()).isZero();
        PublishPayload one = Desk.payload("Body", null);
        assertThat(desk.adapter().split(one)).containsExactly(one);
        PublishPayload none = PublishPayload.ofText("Body");
        assertThat(desk.adapter().split(none)).containsExactly(none);
    }

    @Test
    void theTextOfATextIsEdited() {
        desk.answers(info("\"is_self\":true")).answers("{\"json\":{\"errors\":[],\"data\":{\"things\":[{}]}}}");
        desk.adapter().edit(Desk.token(), "1kh35wk", "Better");

        assertThat(desk.request().getTarget()).isEqualTo("/api/info?raw_json=1&id=t3_1kh35wk");
        RecordedRequest edit = desk.request();
        assertThat(edit.getTarget()).isEqualTo("/api/editusertext?raw_json=1");
        assertThat(Desk.form(edit))
                .containsOnly(
                        Map.entry("api_type", "json"),
                        Map.entry("thing_id", "t3_1kh35wk"),
                        Map.entry("text", "Better"));
    }

    @Test
    void whatIsNoTextOrGoneIsNotEdited() {
        desk.answers(info("\"is_self\":false"));
        assertThatThrownBy(() -> desk.adapter().edit(Desk.token(), "1kh35wk", "x"))
                .hasMessageStartingWith("UNSUPPORTED");
        desk.answers("{\"kind\":\"Listing\",\"data\":{\"children\":[]}}");
        assertThatThrownBy(() -> desk.adapter().edit(Desk.token(), "1kh35wk", "x"))
                .hasMessageStartingWith("NOT_FOUND");
        desk.answers(info("\"is_self\":true").replace("\"demo\"", "\"[deleted]\""));
        assertThatThrownBy(() -> desk.adapter().edit(Desk.token(), "1kh35wk", "x"))
                .hasMessageStartingWith("NOT_FOUND");
        assertThatThrownBy(() -> desk.adapter().edit(Desk.token(), "?", "x")).hasMessageStartingWith("NOT_FOUND");
        assertThatThrownBy(() -> desk.adapter().edit(Desk.token(), "1kh35wk", "x".repeat(40_001)))
                .hasMessageStartingWith("INVALID_CONTENT");
        desk.answers(info("\"is_self\":true")).answers("{\"json\":{\"errors\":[[\"TOO_OLD\",\"old\",null]]}}");
        assertThatThrownBy(() -> desk.adapter().edit(Desk.token(), "1kh35wk", "x"))
                .hasMessageStartingWith("FORBIDDEN");
    }

    @Test
    void whatHeadersSayOfTheBudgetIsTold() {
        desk.answersWith(
                200, MADE, "x-ratelimit-used", "5", "x-ratelimit-remaining", "994.7", "x-ratelimit-reset", "412");
        publish(Desk.payload("Body", null));
        desk.answersWith(429, "", "x-ratelimit-used", "1000", "x-ratelimit-remaining", "0.0", "x-ratelimit-reset", "9");
        assertThatThrownBy(() -> publish(Desk.payload("Body", null))).hasMessageStartingWith("RATE_LIMITED");
        desk.answersWith(200, MADE, "x-ratelimit-remaining", "soon", "x-ratelimit-reset", "412");
        publish(Desk.payload("Body", null));

        assertThat(desk.rates)
                .extracting(RateReport::use, RateReport::account, RateReport::limit, RateReport::remaining)
                .containsExactly(
                        report(RateReport.Use.PUBLISH, 999L, 994L),
                        report(RateReport.Use.READ, 999L, 994L),
                        report(RateReport.Use.PUBLISH, 1000L, 0L),
                        report(RateReport.Use.READ, 1000L, 0L));
        assertThat(desk.rates.get(0).resetAt()).isEqualTo(Desk.NOW.plusSeconds(412));
        assertThat(desk.rates.get(2).resetAt()).isEqualTo(Desk.NOW.plusSeconds(9));
    }

    private static Tuple report(RateReport.Use use, long limit, long remaining) {
        return tuple(use, null, limit, remaining);
    }

    private static String info(String further) {
        return "{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t3\",\"data\":{\"name\":\"t3_1kh35wk\","
                + "\"author\":\"demo\"," + further + "}}]}}";
    }

    private void publish(PublishPayload payload) {
        desk.adapter().publish(Desk.token(), payload, journal);
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).string(StandardCharsets.UTF_8);
    }
}
