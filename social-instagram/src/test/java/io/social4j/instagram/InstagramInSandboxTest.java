package io.social4j.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.SandboxCall;
import io.social4j.spi.Evidence;
import io.social4j.spi.MetricsResult;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import io.social4j.testkit.RecordingJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of post, from the first container to its numbers, with both logins. */
final class InstagramInSandboxTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int PLENTY = 50;

    @ParameterizedTest
    @EnumSource(Login.class)
    void publishesAPicture(Login login) {
        try (InstagramStage stage = new InstagramStage(login, PLENTY)) {
            RecordingJournal journal = stage.publish(payload("Hi #a", Map.of(), picture(stage, "1")));

            LivePost live = stage.live().get(0);
            assertThat(journal.live().get(0).remoteId()).isEqualTo(live.id());
            assertThat(live.text()).isEqualTo("Hi #a");
            assertThat(live.media()).containsExactly("https://cdn.example/1.jpg");
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void publishesAReelFromAnAddressOrFromBytes(Login login) {
        try (InstagramStage stage = new InstagramStage(login, PLENTY)) {
            RecordingJournal journal = stage.publish(payload("Hi", Map.of("share-to-feed", "true"), video(stage, "2")));

            LivePost live = stage.live().get(0);
            assertThat(live.permalink().toString()).contains("/reel/");
            String source = login == Login.FACEBOOK
                    ? "upload:" + journal.steps().get("container")
                    : "https://cdn.example/2.mp4";
            assertThat(live.media()).containsExactly(source);
            assertThat(stage.adapter.permalink(stage.token(), live.id())).contains(live.permalink());
        }
    }

    @Test
    void sendsALargeVideoWithoutHoldingIt() {
        try (InstagramStage stage = new InstagramStage(Login.FACEBOOK, PLENTY)) {
            Media large = stage.media.largeMp4(1080, 1920, TEN_SECONDS, 20_000_000);

            stage.publish(payload("Hi", Map.of(), large));

            assertThat(stage.live()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void publishesACarouselOfPicturesAndVideos(Login login) {
        try (InstagramStage stage = new InstagramStage(login, PLENTY)) {
            Map<String, String> options = Map.of("user-tags", "anna:0.5:0.5,2/ben", "collaborators", "cleo");
            stage.publish(payload("Both", options, picture(stage, "1"), video(stage, "2"), picture(stage, "3")));

            LivePost live = stage.live().get(0);
            assertThat(stage.live()).hasSize(1);
            assertThat(live.text()).isEqualTo("Both");
            assertThat(live.media())
                    .hasSize(3)
                    .startsWith("https://cdn.example/1.jpg")
                    .endsWith("https://cdn.example/3.jpg");
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void publishesStories(Login login) {
        try (InstagramStage stage = new InstagramStage(login, PLENTY)) {
            stage.publish(payload("", Map.of("placement", "story"), picture(stage, "1")));
            stage.publish(payload("", Map.of("placement", "story"), video(stage, "2")));

            assertThat(stage.live())
                    .hasSize(2)
                    .allSatisfy(live -> assertThat(live.permalink().toString()).contains("/stories/"));
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void commentsOnWhatItHasPublished(Login login) {
        try (InstagramStage stage = new InstagramStage(login, PLENTY)) {
            stage.publish(payload("Hi", Map.of("first-comment", "#more"), picture(stage, "1")));

            assertThat(stage.live()).extracting(LivePost::text).containsExactly("Hi", "#more");
            assertThat(stage.live().get(1).parentId())
                    .isEqualTo(stage.live().get(0).id());
        }
    }

    @ParameterizedTest
    @CsvSource({"image", "reel", "carousel", "story"})
    void findsWhatWentLiveBehindALostAnswer(String kind) {
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, PLENTY)) {
            Map<String, String> options = kind.equals("story") ? Map.of("placement", "story") : Map.of();
            stage.publish(payload("Other", Map.of(), picture(stage, "0")));
            stage.sandbox.faults("instagram").acceptThenDrop();

            OpenAttempt attempt = attempt(stage.publishLosingAnAnswer(payload("Hi", options, media(stage, kind))));
            stage.clock.advance(Duration.ofMinutes(10));
            Evidence evidence = stage.adapter.look(stage.token(), attempt);

            assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LIVE);
            assertThat(evidence.id()).contains(stage.live().get(1).id());
        }
    }

    @ParameterizedTest
    @CsvSource({"image", "reel", "carousel", "story"})
    void provesByTheContainerThatNothingWentLive(String kind) {
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, PLENTY)) {
            Map<String, String> options = kind.equals("story") ? Map.of("placement", "story") : Map.of();
            stage.sandbox.faults("instagram").reset();

            OpenAttempt attempt = attempt(stage.publishLosingAnAnswer(payload("Hi", options, media(stage, kind))));

            assertThat(stage.adapter.look(stage.token(), attempt).kind()).isEqualTo(Evidence.Kind.NOT_LIVE);
        }
    }

    /** Without the container only the listing tells, and of a story not even that: the time alone proves nothing. */
    @ParameterizedTest
    @CsvSource({"image,true", "reel,true", "carousel,true", "story,false"})
    void comparesTheListingWhereThereIsNoContainer(String kind, boolean same) {
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, PLENTY)) {
            Map<String, String> options = kind.equals("story") ? Map.of("placement", "story") : Map.of();
            stage.publish(payload("Hi", Map.of(), media(stage, kind.equals("image") ? "reel" : "image")));
            stage.sandbox.faults("instagram").acceptThenDrop();
            OpenAttempt sent = attempt(stage.publishLosingAnAnswer(payload("Hi", options, media(stage, kind))));
            OpenAttempt forgotten = new OpenAttempt(
                    sent.step(), sent.fingerprint(), Map.of(), List.of(), sent.intentAt(), sent.deadlineAt(), null);

            Evidence evidence = stage.adapter.look(stage.token(), forgotten);

            assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LISTING);
            assertThat(evidence.posts())
                    .extracting(RemotePost::id)
                    .containsExactly(stage.live().get(1).id());
            assertThat(evidence.posts()).extracting(RemotePost::sameContent).containsExactly(same);
            assertThat(evidence.reachesBackTo()).isBefore(sent.intentAt().minus(Duration.ofMinutes(1)));
        }
    }

    @Test
    void looksForACommentAmongTheOnesOfThePost() {
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, PLENTY)) {
            stage.sandbox.faults("instagram").slowAnswer(Duration.ZERO).acceptThenDrop();
            PublishPayload payload = payload("Hi", Map.of("first-comment", "Hi"), picture(stage, "1"));

            OpenAttempt attempt = attempt(stage.publishLosingAnAnswer(payload));
            Evidence evidence = stage.adapter.look(stage.token(), attempt);

            assertThat(attempt.step()).isEqualTo("comment");
            assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LISTING);
            assertThat(evidence.posts())
                    .extracting(RemotePost::id)
                    .containsExactly(stage.live().get(1).id());
            assertThat(evidence.posts()).extracting(RemotePost::sameContent).containsExactly(true);
        }
    }

    @Test
    void tellsThatACommentNeverArrived() {
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, PLENTY)) {
            stage.sandbox.faults("instagram").slowAnswer(Duration.ZERO).reset();
            PublishPayload payload = payload("Hi", Map.of("first-comment", "Hi"), picture(stage, "1"));

            Evidence evidence = stage.adapter.look(stage.token(), attempt(stage.publishLosingAnAnswer(payload)));

            assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LISTING);
            assertThat(evidence.posts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void saysToTheMinuteWhenTheQuotaHasRoomAgain(Login login) {
        try (InstagramStage stage = new InstagramStage(login, 2)) {
            stage.publish(payload("one", Map.of(), picture(stage, "1")));
            Instant first = stage.live().get(0).createdAt();
            stage.clock.advance(Duration.ofHours(5));
            stage.publish(payload("two", Map.of(), picture(stage, "2")));
            stage.clock.advance(Duration.ofHours(1));
            PublishPayload third = payload("three", Map.of(), picture(stage, "3"));

            PlatformException refused = catchThrowableOfType(PlatformException.class, () -> stage.publish(third));

            assertThat(refused.failure().kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
            Instant room = refused.failure().retryAt().orElseThrow();
            assertThat(room)
                    .isBetween(
                            first.plus(Duration.ofDays(1)),
                            first.plus(Duration.ofDays(1)).plusSeconds(61));
            assertThat(stage.sandbox.ledger().requests("instagram").commitsReceived())
                    .isEqualTo(2);
            stage.clock.advanceTo(room);
            stage.publish(third);
            assertThat(stage.live()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void measuresEveryKindOfPost(Login login) {
        try (InstagramStage stage = new InstagramStage(login, PLENTY)) {
            stage.publish(payload("a", Map.of(), picture(stage, "1")));
            stage.publish(payload("b", Map.of(), video(stage, "2")));
            stage.publish(payload("c", Map.of(), picture(stage, "3"), video(stage, "4")));
            stage.publish(payload("", Map.of("placement", "story"), video(stage, "5")));
            List<String> ids = stage.live().stream().map(LivePost::id).toList();
            stage.clock.advance(Duration.ofHours(20));

            Map<String, MetricsResult> results = stage.adapter.getMetrics(stage.token(), ids);

            assertThat(results).containsOnlyKeys(ids);
            assertThat(results.values())
                    .allSatisfy(result -> assertThat(result.metrics()).hasValueSatisfying(numbers -> {
                        assertThat(numbers.impressions()).isPresent();
                        assertThat(numbers.shares()).isPresent();
                        assertThat(numbers.comments()).isPresent();
                    }));
            assertThat(Objects.requireNonNull(results.get(ids.get(0)))
                            .metrics()
                            .orElseThrow()
                            .saves())
                    .isPresent();
            assertThat(Objects.requireNonNull(results.get(ids.get(3)))
                            .metrics()
                            .orElseThrow()
                            .clicks()
                            .isPresent())
                    .isEqualTo(login == Login.FACEBOOK);
        }
    }

    @Test
    void deletesAPostAndItsCommentWithFacebookLogin() {
        try (InstagramStage stage = new InstagramStage(Login.FACEBOOK, PLENTY)) {
            RecordingJournal journal =
                    stage.publish(payload("Hi", Map.of("first-comment", "more"), picture(stage, "1")));

            journal.live().forEach(part -> stage.adapter.delete(stage.token(), part.remoteId()));
            journal.live().forEach(part -> stage.adapter.delete(stage.token(), part.remoteId()));

            assertThat(stage.live()).isEmpty();
        }
    }

    @Test
    void makesOnlyTheFailedItemOfACarouselAnew() {
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, PLENTY)) {
            stage.sandbox
                    .faults("instagram")
                    .on(SandboxCall.PREPARE)
                    .slowAnswer(Duration.ZERO)
                    .containerExpires();
            stage.publish(payload("Both", Map.of(), picture(stage, "1"), picture(stage, "2")));

            assertThat(stage.live()).hasSize(1);
            assertThat(stage.sandbox.ledger().requests("instagram").received().get(SandboxCall.PREPARE))
                    .isEqualTo(4);
        }
    }

    @Test
    void comesBackForAPostThatIsNotReadyThoughItSaidSo() {
        try (InstagramStage stage = new InstagramStage(Login.INSTAGRAM, PLENTY)) {
            stage.sandbox.faults("instagram").notReady();
            PublishPayload payload = payload("Hi", Map.of(), picture(stage, "1"));

            RecordingJournal refused = stage.publishLosingAnAnswer(payload);
            assertThat(refused.commits().get(0).outcome()).isEqualTo(RecordingJournal.Outcome.REFUSED);
            stage.adapter.publish(stage.token(), payload, refused.nextVisit());

            assertThat(stage.live()).hasSize(1);
        }
    }

    private static OpenAttempt attempt(RecordingJournal journal) {
        List<RecordingJournal.Commit> commits = journal.commits();
        return commits.get(commits.size() - 1).attempt();
    }

    private static Media[] media(InstagramStage stage, String kind) {
        return switch (kind) {
            case "reel" -> new Media[] {video(stage, "5")};
            case "carousel" -> new Media[] {picture(stage, "6"), video(stage, "7")};
            default -> new Media[] {picture(stage, "8")};
        };
    }

    private static Media picture(InstagramStage stage, String name) {
        return stage.media.at("https://cdn.example/" + name + ".jpg", stage.media.jpeg(1080, 1080));
    }

    /** Given by its address, which Facebook Login does not need. */
    private static Media video(InstagramStage stage, String name) {
        return stage.media.at("https://cdn.example/" + name + ".mp4", stage.media.mp4(1080, 1920, TEN_SECONDS));
    }

    private static PublishPayload payload(String text, Map<String, String> options, Media... media) {
        return new PublishPayload(List.of(text), null, List.of(media), options);
    }
}
