package io.social4j.linkedin;

import static io.social4j.linkedin.Scene.payload;
import static io.social4j.linkedin.Scene.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.SandboxCall;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishResult;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads, the time LinkedIn takes, and what may become of it; against the sandbox. */
class LinkedInMediaTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Scene scene = new Scene();
    private final PlatformAdapter adapter = scene.adapter();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void uploadsAPictureAndShowsIt() {
        Media picture = scene.shelf.jpeg(64, 64).withAltText("A grey (square)");
        List<LivePost> live = scene.publish(adapter, scene.page, payload("", null, List.of(picture)));

        assertThat(live).singleElement().satisfies(post -> {
            assertThat(post.text()).isEmpty();
            assertThat(post.media()).hasSize(1).allMatch(urn -> urn.startsWith("urn:li:image:"));
        });
    }

    @Test
    void uploadsTwentyPicturesInOrderAndNoneTwice() {
        List<Media> pictures =
                IntStream.range(0, 20).mapToObj(i -> scene.shelf.png(8 + i, 8)).toList();
        RecordingJournal first = scene.journal().withOpenGates(0);
        visit(payload("Twenty", null, pictures), first);
        int uploads = scene.sandbox.ledger().requests("linkedin").of(SandboxCall.PREPARE);
        assertThat(uploads).isEqualTo(40);

        RecordingJournal second = first.nextVisit();
        visit(payload("Twenty", null, pictures), second);
        assertThat(scene.sandbox.ledger().requests("linkedin").of(SandboxCall.PREPARE))
                .isEqualTo(uploads);
        assertThat(scene.live().get(0).media())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> second.steps().get("media-" + i))
                        .toList());
    }

    @Test
    void sendsAVideoInThePartsLinkedInAsksForAndWaitsUntilItIsReady() {
        Media video =
                scene.shelf.largeMp4(320, 240, TEN_SECONDS, 2 * 4_194_304 + 1).withPoster(scene.shelf.jpeg(320, 240));
        PublishPayload post = payload("Watch", null, List.of(video), "title", "A film");
        RecordingJournal journal = scene.journal();
        PublishResult first = adapter.publish(token(scene.page), post, journal);

        assertThat(first.isPending()).isTrue();
        assertThat(first.after()).isEqualTo(Duration.ofSeconds(5));
        assertThat(scene.live()).isEmpty();
        // Announced, three parts, a still picture, finished.
        assertThat(scene.sandbox.ledger().requests("linkedin").of(SandboxCall.PREPARE))
                .isEqualTo(6);
        RecordingJournal second = journal.nextVisit();
        assertThat(adapter.publish(token(scene.page), post, second).isPending()).isTrue();
        assertThat(adapter.publish(token(scene.page), post, second.nextVisit()).isPending())
                .isFalse();
        assertThat(scene.live().get(0).media()).allMatch(urn -> urn.startsWith("urn:li:video:"));
        assertThat(scene.sandbox.ledger().requests("linkedin").of(SandboxCall.PREPARE))
                .isEqualTo(6);
    }

    @Test
    void asksLessAndLessOftenWhileLinkedInProcesses() {
        scene.sandbox.faults("linkedin").containerStaysInProgress(50);
        PublishPayload post = payload("", null, List.of(scene.shelf.jpeg(64, 64)));
        RecordingJournal journal = scene.journal();
        List<Long> waits = new ArrayList<>();
        for (int visit = 0; visit < 14; visit++) {
            PublishResult result = adapter.publish(token(scene.page), post, journal);
            waits.add(result.after().toSeconds());
            scene.clock.advance(result.after());
            journal = journal.nextVisit();
        }

        assertThat(waits).startsWith(5L, 5L, 5L).isSorted().endsWith(120L, 120L);
    }

    @Test
    void uploadsADocumentWithItsTitle() {
        List<LivePost> live = scene.publish(
                adapter, scene.page, payload("Read", null, List.of(scene.shelf.pdf()), "title", "Slides"));

        assertThat(live.get(0).media()).allMatch(urn -> urn.startsWith("urn:li:document:"));
    }

    @Test
    void putsAPictureOnTheCardOfALink() {
        List<LivePost> live = scene.publish(
                adapter,
                scene.page,
                payload("Read", "https://example.com/a", List.of(scene.shelf.png(64, 64)), "article-title", "A"));

        assertThat(live.get(0).media()).containsExactly("https://example.com/a");
        assertThat(scene.sandbox.ledger().requests("linkedin").of(SandboxCall.PREPARE))
                .isEqualTo(2);
    }

    @Test
    void waitsForAMemberWhoMayNotAskWhetherAPictureIsReady() {
        PublishPayload post = payload("Mine", null, List.of(scene.shelf.jpeg(64, 64)));
        RecordingJournal journal = scene.journal();
        PublishResult first = adapter.publish(token(scene.member), post, journal);
        assertThat(first.after()).isEqualTo(Duration.ofSeconds(20));
        scene.clock.advance(Duration.ofSeconds(12));
        RecordingJournal second = journal.nextVisit();
        assertThat(adapter.publish(token(scene.member), post, second).after()).isEqualTo(Duration.ofSeconds(8));
        scene.clock.advance(Duration.ofSeconds(8));

        assertThat(adapter.publish(token(scene.member), post, second.nextVisit())
                        .isPending())
                .isFalse();
        assertThat(scene.live()).hasSize(1);
    }

    @Test
    void rejectsWhatLinkedInCannotProcessAndUploadsItAnewIfTriedAgain() {
        scene.sandbox.faults("linkedin").containerFails(0);
        PublishPayload post = payload("", null, List.of(scene.shelf.jpeg(64, 64)));
        RecordingJournal journal = scene.journal();

        assertThat(failure(post, journal)).isEqualTo(FailureKind.MEDIA_REJECTED);
        assertThat(journal.steps()).isEmpty();
        assertThat(visit(post, journal.nextVisit()).isPending()).isFalse();
        assertThat(scene.live()).hasSize(1);
    }

    @Test
    void beginsAnewWhereTheAddressOfAnUploadIsOver() {
        scene.sandbox.faults("linkedin").containerExpires();
        PublishPayload post = payload("", null, List.of(scene.shelf.jpeg(64, 64)));
        RecordingJournal journal = scene.journal();

        assertThat(failure(post, journal)).isEqualTo(FailureKind.TRANSIENT);
        assertThat(visit(post, journal.nextVisit()).isPending()).isFalse();
        assertThat(scene.live()).hasSize(1);
    }

    @Test
    void comesBackIfLinkedInRefusesThePostBecauseOfItsMedia() {
        scene.sandbox.faults("linkedin").notReady();
        PublishPayload post = payload("", null, List.of(scene.shelf.jpeg(64, 64)));
        RecordingJournal journal = scene.journal();
        visit(post, journal);

        assertThat(journal.commits())
                .singleElement()
                .satisfies(commit -> assertThat(commit.thrown())
                        .isInstanceOfSatisfying(PlatformException.class, refused -> {
                            assertThat(refused.failure().kind()).isEqualTo(FailureKind.MEDIA_NOT_READY);
                            assertThat(refused.failure().retryAt())
                                    .contains(scene.clock.now().plusSeconds(15));
                        }));
    }

    @Test
    void uploadsPicturesAndVideosByTheOlderApi() {
        PlatformAdapter older = scene.adapter("api", "ugc");
        List<Media> pictures = List.of(scene.shelf.jpeg(8, 8).withAltText("One"), scene.shelf.gif(8, 8, 2));
        Media video = scene.shelf.largeMp4(8, 8, TEN_SECONDS, 90_000);
        scene.publish(older, scene.page, payload("", null, pictures));
        List<LivePost> live = scene.publish(older, scene.page, payload("Film", null, List.of(video), "title", "T"));

        assertThat(live).extracting(post -> post.media().size()).containsExactly(2, 1);
        assertThat(live).flatExtracting(LivePost::media).allMatch(urn -> urn.startsWith("urn:li:digitalmediaAsset:"));
    }

    @Test
    void takesAnUploadThatLinkedInWaitsForTooLongForLost() {
        try (Desk linkedIn = new Desk()) {
            PlatformAdapter atDesk = linkedIn.adapter(scene.shelf);
            linkedIn.answers(200, "{\"status\":\"WAITING_UPLOAD\"}").answers(404, "{}");
            RecordingJournal young = remembering("2026-11-22T09:51:00Z");
            assertThat(atDesk.publish(Desk.organization(), onePicture(), young).isPending())
                    .isTrue();
            RecordingJournal gone = remembering("2026-11-22T09:51:00Z");
            assertThat(catchThrowableOfType(
                            PlatformException.class, () -> atDesk.publish(Desk.organization(), onePicture(), gone)))
                    .hasMessageStartingWith("TRANSIENT");
            assertThat(gone.steps()).isEmpty();
            linkedIn.answers(200, "{\"status\":\"WAITING_UPLOAD\"}");
            RecordingJournal old = remembering("2026-11-22T09:49:59Z");
            assertThat(catchThrowableOfType(
                            PlatformException.class, () -> atDesk.publish(Desk.organization(), onePicture(), old)))
                    .hasMessageStartingWith("TRANSIENT");
            assertThat(old.steps()).isEmpty();
        }
    }

    private PublishPayload onePicture() {
        return payload("", null, List.of(scene.shelf.jpeg(8, 8)));
    }

    private RecordingJournal remembering(String uploadedAt) {
        RecordingJournal journal = scene.journal();
        assertThat(journal.remember("media-1", () -> "urn:li:image:1")).isNotEmpty();
        assertThat(journal.remember("media", () -> uploadedAt)).isNotEmpty();
        return journal;
    }

    @Test
    void saysWhichContentIsGone() {
        Media lost = scene.shelf.lost(scene.shelf.jpeg(64, 64));

        assertThat(failure(payload("", null, List.of(lost)), scene.journal())).isEqualTo(FailureKind.MEDIA_REJECTED);
        assertThat(scene.live()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "",
                "{\"value\":{}}",
                "{\"value\":{\"image\":\"urn:li:image:1\"}}",
                "{\"value\":{\"image\":\"urn:li:image:1\",\"uploadUrl\":\"ftp://elsewhere/x\"}}",
                "{\"value\":{\"image\":\"urn:li:image:1\",\"uploadUrl\":\"https://not the same scheme/\"}}",
                "{\"value\":{\"image\":7,\"uploadUrl\":[]}}"
            })
    void takesNoUploadFromAnAnswerThatIsNone(String body) {
        try (Desk linkedIn = new Desk()) {
            linkedIn.answers(200, body);
            PlatformAdapter atDesk = linkedIn.adapter(scene.shelf);
            PlatformException thrown = catchThrowableOfType(
                    PlatformException.class,
                    () -> atDesk.publish(
                            Desk.organization(), payload("", null, List.of(scene.shelf.jpeg(8, 8))), scene.journal()));

            assertThat(Objects.requireNonNull(thrown).failure().kind()).isEqualTo(FailureKind.UNEXPECTED);
            assertThat(linkedIn.requests()).isEqualTo(1);
        }
    }

    private PublishResult visit(PublishPayload payload, RecordingJournal journal) {
        try {
            return adapter.publish(token(scene.page), payload, journal);
        } catch (RecordingJournal.Stopped stopped) {
            return PublishResult.pending(Duration.ZERO, "stopped");
        }
    }

    private FailureKind failure(PublishPayload payload, RecordingJournal journal) {
        PlatformException thrown = catchThrowableOfType(
                PlatformException.class, () -> adapter.publish(token(scene.page), payload, journal));
        return Objects.requireNonNull(thrown).failure().kind();
    }
}
