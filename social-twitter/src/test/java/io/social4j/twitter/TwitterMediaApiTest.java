package io.social4j.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RateReport;
import io.social4j.testkit.MediaShelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of an upload, field by field as OpenAPI 2.167 (2026-08) has them. */
class TwitterMediaApiTest {

    private static final String UPLOAD = "{\"data\":{\"id\":\"1880028106020515840\",\"expires_after_secs\":86400";

    private final Desk x = new Desk();
    private final MediaShelf shelf = new MediaShelf();
    private final PlatformAdapter adapter = adapter();
    private final NotedJournal journal = new NotedJournal();

    private PlatformAdapter adapter() {
        ProviderContext plain = x.context();
        return new TwitterAdapterProvider()
                .create(new ProviderContext(
                        plain.settings(), plain.policy(), plain.clock(), shelf, RateReport.Listener.none()));
    }

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void sendsAPictureInOneRequestAndDescribesIt() {
        Media picture = shelf.png(4, 4).withAltText("a \"dot\"");
        x.answers(200, UPLOAD + "}}").answers(200, "{\"data\":{}}").makes("1");
        adapter.publish(Desk.token(), SandboxedX.post("t", Map.of("tagged-users", "5, 6"), picture), journal);
        RecordedRequest upload = x.request();
        assertThat(upload.getMethod() + " " + upload.getTarget()).isEqualTo("POST /2/media/upload");
        assertThat(upload.getHeaders().get("Authorization")).isEqualTo("Bearer " + Desk.TOKEN);
        assertThat(parts(upload)).containsExactly("name=\"media_category\"", "name=\"media\"; filename=\"media\"");
        assertThat(ascii(upload)).contains("tweet_image").contains("Content-Type: image/png");
        RecordedRequest metadata = x.request();
        assertThat(metadata.getTarget()).isEqualTo("/2/media/metadata");
        assertThat(Desk.body(metadata))
                .isEqualTo("{\"id\":\"1880028106020515840\",\"metadata\":{\"alt_text\":{\"text\":\"a \\\"dot\\\"\"}}}");
        assertThat(Desk.body(x.request()))
                .isEqualTo("{\"text\":\"t\",\"media\":{\"media_ids\":[\"1880028106020515840\"],"
                        + "\"tagged_user_ids\":[\"5\",\"6\"]}}");
        assertThat(journal.steps)
                .containsEntry("media-1", "1880028106020515840 " + (Desk.NOW.getEpochSecond() + 86_400));
        assertThat(journal.fingerprints).containsEntry("part-1", "post with 1 media: t");
    }

    @Test
    void sendsNoTextWhereThereIsNone() {
        x.answers(200, UPLOAD + "}}").makes("1");
        adapter.publish(Desk.token(), SandboxedX.post("", shelf.png(4, 4)), journal);
        x.request();
        assertThat(Desk.body(x.request())).isEqualTo("{\"media\":{\"media_ids\":[\"1880028106020515840\"]}}");
    }

    @Test
    void sendsAVideoInSegmentsOfAMebibyte() {
        Media video = shelf.largeMp4(640, 360, Duration.ofSeconds(3), (1 << 20) + 5);
        byte[] bytes = bytes(video);
        x.answers(200, UPLOAD + "}}").answers(200, "{}").answers(200, "{}");
        x.answers(200, UPLOAD + ",\"processing_info\":{\"state\":\"succeeded\"}}}")
                .makes("1");
        adapter.publish(Desk.token(), SandboxedX.post("t", video), journal);
        RecordedRequest initialize = x.request();
        assertThat(initialize.getTarget()).isEqualTo("/2/media/upload/initialize");
        assertThat(Desk.body(initialize))
                .isEqualTo("{\"media_type\":\"video/mp4\",\"total_bytes\":1048581,\"media_category\":\"tweet_video\"}");
        RecordedRequest first = x.request();
        assertThat(first.getTarget()).isEqualTo("/2/media/upload/1880028106020515840/append");
        assertThat(parts(first)).containsExactly("name=\"segment_index\"", "name=\"media\"; filename=\"media\"");
        assertThat(ascii(first)).contains("\r\n\r\n0\r\n").contains(ascii(Arrays.copyOf(bytes, 1 << 20)));
        RecordedRequest second = x.request();
        assertThat(ascii(second))
                .contains("\r\n\r\n1\r\n")
                .contains("\r\n\r\n" + ascii(Arrays.copyOfRange(bytes, 1 << 20, bytes.length)) + "\r\n");
        RecordedRequest complete = x.request();
        assertThat(complete.getMethod() + " " + complete.getTarget())
                .isEqualTo("POST /2/media/upload/1880028106020515840/finalize");
        assertThat(Desk.body(complete)).isEmpty();
        assertThat(x.request().getTarget()).isEqualTo("/2/tweets");
    }

    @Test
    void asksForTheStateWhenXSaysSo() {
        Media animation = shelf.gif(4, 4, 2);
        x.answers(200, UPLOAD + "}}").answers(200, "{}");
        x.answers(200, UPLOAD + ",\"processing_info\":{\"state\":\"pending\",\"check_after_secs\":7}}}");
        PublishResult pending = adapter.publish(Desk.token(), SandboxedX.post("t", animation), journal);
        assertThat(pending.isPending()).isTrue();
        assertThat(pending.after()).isEqualTo(Duration.ofSeconds(7));
        assertThat(Desk.body(x.request())).contains("\"media_category\":\"tweet_gif\"");
        // Long before, so that the wait is over.
        journal.steps.put("media-1-complete", Desk.NOW.minusSeconds(7).getEpochSecond() + " busy 7");
        x.answers(200, UPLOAD + ",\"processing_info\":{\"state\":\"in_progress\"}}}");
        PublishResult again = adapter.publish(Desk.token(), SandboxedX.post("t", animation), journal);
        assertThat(again.after()).isEqualTo(Duration.ofSeconds(5));
        x.request();
        x.request();
        assertThat(x.request().getTarget()).isEqualTo("/2/media/upload?command=STATUS&media_id=1880028106020515840");
    }

    @Test
    void takesAnUploadForCompleteThatWasCompletedByAVisitThatDied() {
        Media animation = shelf.gif(4, 4, 2);
        x.answers(200, UPLOAD + "}}").answers(200, "{}").answers(400, "{\"detail\":\"already finalized\"}");
        x.answers(200, UPLOAD + ",\"processing_info\":{\"state\":\"succeeded\"}}}")
                .makes("1");
        assertThat(adapter.publish(Desk.token(), SandboxedX.post("t", animation), journal)
                        .remoteId())
                .contains("1");
    }

    @Test
    void refusesAFileThatXRefusesAtTheEnd() {
        x.answers(200, UPLOAD + "}}").answers(200, "{}").answers(400, "{\"detail\":\"bad [secret] file\"}");
        x.answers(200, UPLOAD + "}}");
        PlatformFailure failure = failure(SandboxedX.post("t", shelf.gif(4, 4, 2)));
        assertThat(failure.kind()).isEqualTo(FailureKind.MEDIA_REJECTED);
        assertThat(failure.message()).contains("bad […] file").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":{\"id\":\"\"}}", "{\"data\":{\"id\":\"a b\"}}", "not json", ""})
    void takesAnUploadWithoutAnIdForUnexpected(String body) {
        x.answers(200, body);
        assertThat(failure(SandboxedX.post("t", shelf.png(4, 4))).kind()).isEqualTo(FailureKind.UNEXPECTED);
        assertThat(journal.steps).isEmpty();
    }

    @Test
    void usesTheCategoryOfPremiumForLongVideos() {
        Media film = shelf.mp4(640, 360, Duration.ofMinutes(3));
        x.answers(200, "{\"data\":{\"subscription_type\":\"Premium\"}}").answers(500, "{}");
        assertThat(failure(SandboxedX.post("t", Map.of("premium", "true"), film))
                        .kind())
                .isEqualTo(FailureKind.TRANSIENT);
        x.request();
        assertThat(Desk.body(x.request())).contains("\"media_category\":\"amplify_video\"");
    }

    @Test
    void namesThePosterOfAVideo() {
        Media video = shelf.mp4(640, 360, Duration.ofSeconds(3)).withPoster(shelf.jpeg(8, 8));
        x.answers(200, UPLOAD + "}}").answers(200, "{}").answers(200, UPLOAD + "}}");
        x.answers(200, "{\"data\":{\"id\":\"77\"}}").makes("1");
        adapter.publish(Desk.token(), SandboxedX.post("t", video), journal);
        for (int i = 0; i < 4; i++) {
            x.request();
        }
        assertThat(Desk.body(x.request()))
                .isEqualTo(
                        "{\"text\":\"t\",\"media\":{\"media_ids\":[\"1880028106020515840\"],\"preview_media_id\":\"77\"}}");
    }

    private PlatformFailure failure(PublishPayload payload) {
        return Objects.requireNonNull(catchThrowableOfType(
                        PlatformException.class, () -> adapter.publish(Desk.token(), payload, journal)))
                .failure();
    }

    /** What the parts of a form are called. */
    private static List<String> parts(RecordedRequest request) {
        return ascii(request)
                .lines()
                .filter(line -> line.startsWith("Content-Disposition: form-data; "))
                .map(line -> line.substring("Content-Disposition: form-data; ".length()))
                .toList();
    }

    private static String ascii(RecordedRequest request) {
        return ascii(Objects.requireNonNull(request.getBody()).toByteArray());
    }

    /** Each byte as a character of its own. */
    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes(Media media) {
        try (InputStream in = shelf.open(media)) {
            return in.readAllBytes();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
