package io.social4j.linkedin;

import static io.social4j.linkedin.Scene.payload;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.http.JsonView;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests of each sort of post, field by field. */
class LinkedInKindsTest {

    private static final String SHARE = "urn:li:share:1";
    private static final String READY = "{\"status\":\"AVAILABLE\"}";

    private final Desk linkedIn = new Desk();
    private final MediaShelf shelf = new MediaShelf();
    private final PlatformAdapter adapter = linkedIn.adapter(shelf);

    @AfterEach
    void close() {
        linkedIn.close();
    }

    @Test
    void announcesSendsAndAsksForAPicture() {
        Media picture = shelf.png(8, 8).withAltText("Grey");
        linkedIn.answers(200, announced("image", "/dms-uploads/D4E/0?ca=vector%3Afeed&m=AQ-_.~&sync"))
                .answers(201, "")
                .answers(200, READY)
                .makes(SHARE);
        publish(Desk.organization(), payload("", null, List.of(picture)));

        RecordedRequest announcement = linkedIn.request();
        assertThat(line(announcement)).isEqualTo("POST /rest/images?action=initializeUpload");
        assertThat(announcement.getHeaders().get("LinkedIn-Version")).isEqualTo("202609");
        assertThat(Desk.body(announcement))
                .isEqualTo("{\"initializeUploadRequest\":{\"owner\":\"urn:li:organization:123\"}}");
        RecordedRequest bytes = linkedIn.request();
        assertThat(line(bytes)).isEqualTo("PUT /dms-uploads/D4E/0?ca=vector%3Afeed&m=AQ-_.~&sync=");
        assertThat(bytes.getHeaders().get("Authorization")).isEqualTo("Bearer " + Desk.TOKEN);
        assertThat(bytes.getHeaders().get("Content-Type")).isEqualTo("image/png");
        assertThat(bytes.getBodySize())
                .isEqualTo(picture.info() == null ? 0 : picture.info().size());
        assertThat(line(linkedIn.request())).isEqualTo("GET /rest/images/urn%3Ali%3Aimage%3AC4E");
        JsonView media = content().at("media");
        assertThat(media.at("id").text()).contains("urn:li:image:C4E");
        assertThat(media.at("altText").text()).contains("Grey");
    }

    @Test
    void sendsAnAnimationAsThePictureItIs() {
        linkedIn.answers(200, announced("image", "/up/1"))
                .answers(201, "")
                .answers(200, READY)
                .makes(SHARE);
        publish(Desk.organization(), payload("Waves", null, List.of(shelf.gif(8, 8, 3))));

        skip(1);
        assertThat(linkedIn.request().getHeaders().get("Content-Type")).isEqualTo("image/gif");
        skip(1);
        assertThat(content().at("media").at("id").text()).contains("urn:li:image:C4E");
    }

    @Test
    void sendsADocumentWithItsTitle() {
        linkedIn.answers(200, announced("document", "/up/1"))
                .answers(201, "")
                .answers(200, READY)
                .makes(SHARE);
        publish(Desk.organization(), payload("Read", null, List.of(shelf.pdf()), "title", "Slides"));

        assertThat(line(linkedIn.request())).isEqualTo("POST /rest/documents?action=initializeUpload");
        assertThat(linkedIn.request().getHeaders().get("Content-Type")).isEqualTo("application/pdf");
        skip(1);
        JsonView media = content().at("media");
        assertThat(media.at("id").text()).contains("urn:li:image:C4E");
        assertThat(media.at("title").text()).contains("Slides");
    }

    @Test
    void sendsThePictureOfACardAsItsThumbnail() {
        linkedIn.answers(200, announced("image", "/up/1"))
                .answers(201, "")
                .answers(200, READY)
                .makes(SHARE);
        publish(
                Desk.organization(),
                payload("Read", "https://example.com/a", List.of(shelf.png(64, 64)), "article-title", "A"));

        skip(3);
        JsonView article = content().at("article");
        assertThat(article.at("thumbnail").text()).contains("urn:li:image:C4E");
        assertThat(article.at("source").text()).contains("https://example.com/a");
        assertThat(article.at("title").text()).contains("A");
    }

    @Test
    void sendsRangesOfAVideoWithoutTheTokenAndEchoesTheirTags() {
        Media video = shelf.largeMp4(64, 64, Duration.ofSeconds(5), 100_000);
        String part = "{\"uploadUrl\":\"%s\",\"firstByte\":%d,\"lastByte\":%d}";
        linkedIn.answers(
                        200,
                        "{\"value\":{\"video\":\"urn:li:video:V1\",\"uploadToken\":\"tok\",\"uploadInstructions\":["
                                + part.formatted(linkedIn.address("/up/1?x=1"), 0, 59_999) + ","
                                + part.formatted(linkedIn.address("/up/2"), 60_000, 99_999) + "]}}")
                .answers(200, "", "ETag", "\"/ambry-video/signedId/one\"")
                .answers(200, "", "etag", "two")
                .answers(200, "")
                .answers(200, READY)
                .makes("urn:li:ugcPost:9007199254740993");
        publish(Desk.member(), payload("Watch", null, List.of(video), "title", "A film"));

        assertThat(Desk.body(linkedIn.request()))
                .isEqualTo(
                        "{\"initializeUploadRequest\":{\"owner\":\"urn:li:person:782bbtaQ\",\"fileSizeBytes\":100000,"
                                + "\"uploadCaptions\":false,\"uploadThumbnail\":false}}");
        RecordedRequest first = linkedIn.request();
        assertThat(line(first)).isEqualTo("PUT /up/1?x=1");
        assertThat(first.getHeaders().get("Authorization")).isNull();
        assertThat(first.getHeaders().get("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(first.getBodySize()).isEqualTo(60_000);
        assertThat(linkedIn.request().getBodySize()).isEqualTo(40_000);
        RecordedRequest last = linkedIn.request();
        assertThat(line(last)).isEqualTo("POST /rest/videos?action=finalizeUpload");
        assertThat(Desk.body(last))
                .isEqualTo("{\"finalizeUploadRequest\":{\"video\":\"urn:li:video:V1\",\"uploadToken\":\"tok\","
                        + "\"uploadedPartIds\":[\"\\\"/ambry-video/signedId/one\\\"\",\"two\"]}}");
        assertThat(line(linkedIn.request())).isEqualTo("GET /rest/videos/urn%3Ali%3Avideo%3AV1");
        JsonView media = content().at("media");
        assertThat(media.keys()).containsExactly("id", "title");
        assertThat(media.at("title").text()).contains("A film");
    }

    @Test
    void sendsDescriptionsWithEachOfSeveralPictures() {
        for (int i = 1; i <= 2; i++) {
            linkedIn.answers(200, announced("image", "/up/" + i)).answers(201, "");
        }
        linkedIn.answers(200, READY).answers(200, READY).makes(SHARE);
        publish(
                Desk.organization(),
                payload("Two", null, List.of(shelf.png(8, 8).withAltText("One"), shelf.gif(8, 8, 2))));
        skip(6);

        List<JsonView> images = content().at("multiImage").at("images").items();
        assertThat(images).hasSize(2);
        assertThat(images.get(0).at("altText").text()).contains("One");
        assertThat(images.get(1).keys()).containsExactly("id");
    }

    @Test
    void sendsAPollWithItsSettings() {
        linkedIn.makes(SHARE);
        publish(
                Desk.member(),
                payload(
                        "Vote",
                        null,
                        List.of(),
                        "poll-question",
                        "Tea?",
                        "poll-options",
                        "Yes\n No ",
                        "poll-duration",
                        "ONE_DAY"));

        assertThat(Desk.body(linkedIn.request()))
                .contains(
                        "\"content\":{\"poll\":{\"question\":\"Tea?\",\"options\":[{\"text\":\"Yes\"},{\"text\":\"No\"}],"
                                + "\"settings\":{\"duration\":\"ONE_DAY\"}}}");
    }

    @Test
    void sharesAnotherPostAgainWithoutContent() {
        linkedIn.makes(SHARE);
        publish(Desk.member(), payload("", null, List.of(), "reshare", "urn:li:share:7", "reshare-disabled", "true"));

        JsonView body = JsonView.parse(Desk.body(linkedIn.request()));
        assertThat(body.at("reshareContext").at("parent").text()).contains("urn:li:share:7");
        assertThat(body.at("content").exists()).isFalse();
        assertThat(body.at("isReshareDisabledByAuthor").flag()).contains(true);
    }

    @Test
    void mentionsThoseWhoseNamesTheTextHolds() {
        linkedIn.makes(SHARE);
        publish(
                Desk.member(),
                payload(
                        "Thanks @Ann Lee, @Acme (UK) and me@Ann Lee #x @Ann",
                        null,
                        List.of(),
                        "mentions",
                        "Ann=urn:li:person:a\nAnn Lee=urn:li:person:b\n\nAcme (UK)=urn:li:organization:1"));

        assertThat(JsonView.parse(Desk.body(linkedIn.request()))
                        .at("commentary")
                        .text())
                .contains("Thanks @[Ann Lee](urn:li:person:b), @[Acme \\(UK\\)](urn:li:organization:1)"
                        + " and me\\@Ann Lee #x @[Ann](urn:li:person:a)");
    }

    @Test
    void passesFieldsOnThatAreNotModelled() {
        linkedIn.makes(SHARE);
        publish(
                Desk.member(),
                payload(
                        "a",
                        null,
                        List.of(),
                        "raw.contentLandingPage",
                        "https://e.com",
                        "raw.adContext",
                        "{\"x\":[1]}"));

        assertThat(Desk.body(linkedIn.request()))
                .endsWith(",\"adContext\":{\"x\":[1]},\"contentLandingPage\":\"https://e.com\"}");
    }

    @Test
    void leavesAFirstCommentBelowThePost() {
        linkedIn.makes("urn:li:ugcPost:5").answers(201, "{\"id\":\"77\"}", "x-restli-id", "77");
        RecordingJournal journal =
                publish(Desk.member(), payload("a", null, List.of(), "first-comment", "See (this) #tag"));

        assertThat(line(linkedIn.request())).isEqualTo("POST /rest/posts");
        RecordedRequest comment = linkedIn.request();
        assertThat(line(comment)).isEqualTo("POST /rest/socialActions/urn%3Ali%3AugcPost%3A5/comments");
        assertThat(comment.getHeaders().get("LinkedIn-Version")).isEqualTo("202609");
        assertThat(Desk.body(comment))
                .isEqualTo("{\"actor\":\"urn:li:person:782bbtaQ\",\"object\":\"urn:li:ugcPost:5\","
                        + "\"message\":{\"text\":\"See (this) #tag\"}}");
        assertThat(journal.calls()).containsExactly("commit post", "finish comment");
        assertThat(journal.live())
                .extracting(part -> part.remoteId())
                .containsExactly("urn:li:ugcPost:5", "urn:li:comment:(urn:li:ugcPost:5,77)");
        assertThat(journal.commits().get(0).fingerprint())
                .isNotEqualTo(journal.commits().get(1).fingerprint());
    }

    @Test
    void tellsEverySortOfPostFromTheOthers() {
        List<String> one = List.of("urn:li:image:1");
        assertThat(List.of(
                        fingerprint(payload("a", null, List.of()), List.of()),
                        fingerprint(payload("a", null, List.of(shelf.png(8, 8))), one),
                        fingerprint(payload("a", null, List.of(shelf.png(8, 8))), List.of("urn:li:image:2")),
                        fingerprint(payload("a", null, List.of(shelf.png(8, 8), shelf.png(8, 8))), List.of("x", "y")),
                        fingerprint(payload("a", null, List.of(), "reshare", "urn:li:share:1"), List.of()),
                        fingerprint(payload("a", null, List.of(), "raw.x", "1"), List.of()),
                        fingerprint(payload("a", "https://e.com", List.of()), List.of()),
                        fingerprint(payload("a", null, List.of(), "poll-question", "q"), List.of()),
                        LinkedInFingerprint.comment("a", "urn:li:share:1")))
                .doesNotHaveDuplicates();
    }

    private static String fingerprint(PublishPayload payload, List<String> uploads) {
        return LinkedInDraft.of("urn:li:person:a", payload, uploads).fingerprint();
    }

    private String announced(String name, String path) {
        return "{\"value\":{\"uploadUrlExpiresAt\":1650567510704,\"%s\":\"urn:li:image:C4E\",\"uploadUrl\":\"%s\",\"new\":{}}}"
                .formatted(name, linkedIn.address(path));
    }

    private JsonView content() {
        return JsonView.parse(Desk.body(linkedIn.request())).at("content");
    }

    private void skip(int requests) {
        for (int i = 0; i < requests; i++) {
            assertThat(linkedIn.request()).isNotNull();
        }
    }

    private static String line(RecordedRequest request) {
        return request.getMethod() + " " + request.getTarget();
    }

    private RecordingJournal publish(PlatformToken token, PublishPayload payload) {
        RecordingJournal journal = RecordingJournal.create(ManualClock.at(Desk.NOW));
        assertThat(adapter.publish(token, payload, journal).isPending()).isFalse();
        return journal;
    }
}
