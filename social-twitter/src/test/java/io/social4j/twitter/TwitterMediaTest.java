package io.social4j.twitter;

import static io.social4j.twitter.SandboxedX.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.sandbox.SandboxCall;
import io.social4j.spi.Evidence;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishResult;
import io.social4j.spi.RemotePost;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Media through the sandbox, which checks bytes, segments, sizes and states. */
class TwitterMediaTest {

    private final SandboxedX x = new SandboxedX();

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void publishesFourPicturesWithDescriptions() {
        Media[] pictures = {
            x.shelf.jpeg(40, 30).withAltText("a dog"),
            x.shelf.png(40, 30),
            x.shelf.webp(40, 30).withAltText("a cat"),
            x.shelf.gif(40, 30, 1)
        };
        RecordingJournal journal = x.publish(post("four of them", pictures));
        assertThat(x.live().get(0).media()).hasSize(4);
        assertThat(journal.calls())
                .containsExactly(
                        "remember media-1",
                        "remember media-1-described",
                        "remember media-2",
                        "remember media-3",
                        "remember media-3-described",
                        "remember media-4",
                        "finish part-1");
        assertThat(x.requests(SandboxCall.PREPARE)).isEqualTo(6);
        assertThat(found(x.look(journal))).isEqualTo(x.live().get(0).id());
    }

    @Test
    void publishesAPictureWithoutAText() {
        RecordingJournal journal = x.publish(post("", x.shelf.jpeg(40, 30)));
        assertThat(x.live().get(0).text()).isEmpty();
        assertThat(journal.commits().get(0).fingerprint()).isEqualTo("post with 1 media: ");
        assertThat(found(x.look(journal))).isEqualTo(x.live().get(0).id());
    }

    @Test
    void publishesAnAnimationWhenItIsProcessed() {
        Media animation = x.shelf.gif(40, 30, 5).withAltText("it waves");
        RecordingJournal first = x.journal();
        PublishResult pending = x.visit(post("look", animation), first);
        assertThat(pending.isPending()).isTrue();
        assertThat(pending.after()).isEqualTo(Duration.ofSeconds(2));
        assertThat(x.live()).isEmpty();
        x.clock.advance(Duration.ofSeconds(2));
        RecordingJournal second = first.nextVisit();
        assertThat(x.visit(post("look", animation), second).isPending()).isFalse();
        assertThat(x.live()).hasSize(1);
        assertThat(x.requests(SandboxCall.STATUS)).isEqualTo(1);
        assertThat(second.steps()).containsEntry("media-1-state", "succeeded").containsKey("media-1-described");
        assertThat(found(x.look(second))).isEqualTo(x.live().get(0).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tweet", "post"})
    void publishesAVideoInSegmentsAndFindsItInEitherDialect(String dialect) {
        try (SandboxedX other = new SandboxedX("fields", dialect)) {
            Media video = other.shelf.largeMp4(1280, 720, Duration.ofSeconds(20), (20 << 20) + 1);
            RecordingJournal journal = other.publish(post("a film https://example.com/a", video));
            assertThat(other.live()).hasSize(1);
            // Announced, 21 segments, complete.
            assertThat(other.requests(SandboxCall.PREPARE)).isEqualTo(23);
            assertThat(journal.steps())
                    .containsKeys("media-1-sent-0", "media-1-sent-1")
                    .doesNotContainKey("media-1-sent-2");
            assertThat(found(other.look(journal))).isEqualTo(other.live().get(0).id());
        }
    }

    @Test
    void goesOnWithTheBatchThatWasInterrupted() {
        Media video = x.shelf.largeMp4(640, 640, Duration.ofSeconds(2), 20 << 20);
        RecordingJournal first = x.journal();
        x.faults()
                .on(SandboxCall.PREPARE)
                .slowAnswer(Duration.ZERO)
                .times(17)
                .slowAnswer(Duration.ZERO)
                .serverErrorWithoutEffect(503);
        assertThat(failure(() -> x.visit(post("film", video), first)).kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(first.steps()).containsKeys("media-1", "media-1-sent-0").doesNotContainKey("media-1-sent-1");
        x.faults().clear();
        int before = x.requests(SandboxCall.PREPARE);
        RecordingJournal second = first.nextVisit();
        assertThat(x.visit(post("film", video), second).isPending()).isTrue();
        assertThat(x.requests(SandboxCall.PREPARE) - before)
                .as("4 segments and the end")
                .isEqualTo(5);
    }

    @Test
    void asksAboutTheProcessingAsOftenAsXWants() {
        x.faults().mediaStaysInProgress(Duration.ofSeconds(35));
        RecordingJournal journal = x.publish(post("film", x.shelf.mp4(640, 640, Duration.ofSeconds(2))));
        assertThat(x.live()).hasSize(1);
        assertThat(x.requests(SandboxCall.STATUS)).isEqualTo(4);
        assertThat(journal.calls()).doesNotContain("forget media-1-state");
    }

    @Test
    void refusesForGoodWhatXCannotProcessAndForgetsTheUpload() {
        x.faults().mediaFails();
        PublishPayload film = post("film", x.shelf.mp4(640, 640, Duration.ofSeconds(2)));
        RecordingJournal first = x.journal();
        assertThat(x.visit(film, first).isPending()).isTrue();
        x.clock.advance(Duration.ofSeconds(2));
        RecordingJournal second = first.nextVisit();
        PlatformFailure failure = failure(() -> x.visit(film, second));
        assertThat(failure.kind()).isEqualTo(FailureKind.MEDIA_REJECTED);
        assertThat(failure.message()).contains("The file could not be processed");
        assertThat(second.steps()).isEmpty();
    }

    @Test
    void uploadsAnewWhatXHasForgotten() {
        x.faults().mediaForgotten();
        PublishPayload film = post("film", x.shelf.mp4(640, 640, Duration.ofSeconds(2)));
        RecordingJournal first = x.journal();
        PlatformFailure failure = failure(() -> x.visit(film, first));
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(first.steps()).isEmpty();
        x.publish(film);
        assertThat(x.live()).hasSize(1);
    }

    @Test
    void uploadsAnewWhatXDoesNotFinish() {
        x.faults().mediaStaysInProgress(Duration.ofHours(1));
        PublishPayload film = post("film", x.shelf.mp4(640, 640, Duration.ofSeconds(2)));
        RecordingJournal first = x.journal();
        assertThat(x.visit(film, first).isPending()).isTrue();
        x.clock.advance(Duration.ofMinutes(11));
        RecordingJournal second = first.nextVisit();
        PlatformFailure failure = failure(() -> x.visit(film, second));
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure.message()).contains("10 minutes");
        assertThat(second.steps()).isEmpty();
    }

    @Test
    void uploadsAnewWhatIsAboutToExpire() {
        PublishPayload picture = post("picture", x.shelf.png(10, 10).withAltText("dot"));
        RecordingJournal first = x.journal();
        x.faults().on(SandboxCall.COMMIT).rateLimited();
        Throwable stopped = catchThrowableOfType(RuntimeException.class, () -> x.visit(picture, first));
        assertThat(stopped).isNotNull();
        x.clock.advance(Duration.ofHours(20));
        x.signInAgain();
        RecordingJournal second = first.nextVisit();
        PublishResult anew = x.visit(picture, second);
        assertThat(anew.isPending()).isTrue();
        assertThat(anew.after()).isZero();
        assertThat(second.steps()).isEmpty();
        assertThat(x.visit(picture, second.nextVisit()).isPending()).isFalse();
        assertThat(x.live()).hasSize(1);
    }

    @Test
    void putsMediaOnTheFirstPartOfAThreadAndUploadsThemOnce() {
        PublishPayload thread = new PublishPayload(
                List.of("one", "two"), null, List.of(x.shelf.jpeg(10, 10), x.shelf.jpeg(20, 20)), Map.of());
        RecordingJournal first = x.journal().withOpenGates(1);
        Throwable stopped = catchThrowableOfType(RuntimeException.class, () -> x.visit(thread, first));
        assertThat(stopped).isNotNull();
        int uploads = x.requests(SandboxCall.PREPARE);
        RecordingJournal second = first.nextVisit();
        assertThat(x.visit(thread, second).isPending()).isFalse();
        assertThat(x.requests(SandboxCall.PREPARE)).isEqualTo(uploads).isEqualTo(2);
        assertThat(x.live().get(0).media()).hasSize(2);
        assertThat(x.live().get(1).media()).isEmpty();
        assertThat(second.commits().get(0).fingerprint())
                .isEqualTo("reply to " + x.live().get(0).id() + ": two");
    }

    @Test
    void showsAPosterBeforeAVideo() {
        Media video = x.shelf.mp4(640, 640, Duration.ofSeconds(2)).withPoster(x.shelf.jpeg(64, 64));
        RecordingJournal journal = x.publish(post("film", video));
        assertThat(journal.calls()).containsSubsequence("remember media-1", "remember poster", "finish part-1");
        assertThat(x.live().get(0).media()).hasSize(1);
    }

    @Test
    void leavesOutTheDescriptionOfAVideoWhichXRefuses() {
        RecordingJournal journal = x.publish(
                post("film", x.shelf.mp4(640, 640, Duration.ofSeconds(2)).withAltText("a dog")));
        assertThat(journal.steps()).doesNotContainKey("media-1-described");
        assertThat(x.live()).hasSize(1);
    }

    @Test
    void asksForPremiumBeforeALongVideo() {
        Media film = x.shelf.mp4(1920, 1080, Duration.ofMinutes(5));
        PublishPayload payload = post("film", Map.of("premium", "true"), film);
        PlatformFailure failure = failure(() -> x.visit(payload, x.journal()));
        assertThat(failure.kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(x.requests(SandboxCall.PREPARE)).isZero();
        x.as("premium").publish(payload);
        assertThat(x.live()).hasSize(1);
    }

    @Test
    void tellsOneNumberOfPicturesFromAnother() {
        RecordingJournal two = x.publish(post("same", x.shelf.jpeg(10, 10), x.shelf.jpeg(20, 20)));
        RecordingJournal one = x.publish(post("same", x.shelf.jpeg(30, 30)));
        assertThat(found(x.look(one))).isEqualTo(x.live().get(1).id());
        assertThat(found(x.look(two))).isEqualTo(x.live().get(0).id());
    }

    @Test
    void endsAnUploadWhoseContentIsGoneWithoutAnotherTry() {
        Media lost = x.shelf.lost(x.shelf.jpeg(10, 10));
        assertThat(failure(() -> x.visit(post("gone", lost), x.journal())).kind())
                .isEqualTo(FailureKind.MEDIA_REJECTED);
    }

    private static String found(Evidence evidence) {
        List<String> same = evidence.posts().stream()
                .filter(RemotePost::sameContent)
                .map(RemotePost::id)
                .toList();
        assertThat(same).hasSize(1);
        return same.get(0);
    }

    private static PlatformFailure failure(Runnable visit) {
        return Objects.requireNonNull(catchThrowableOfType(PlatformException.class, visit::run))
                .failure();
    }
}
