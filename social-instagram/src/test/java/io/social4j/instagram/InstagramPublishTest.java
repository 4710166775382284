package io.social4j.instagram;

import static io.social4j.instagram.InstagramSettings.Login.FACEBOOK;
import static io.social4j.instagram.InstagramSettings.Login.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InstagramPublishTest {

    private static final Media IMAGE = Media.ofUrl("https://cdn.example/x.jpg").withAltText("A cat");
    private static final PublishPayload POST = new PublishPayload(
            List.of("Hi #a"), null, List.of(IMAGE), Map.of("location-id", "7", "ai-generated", "true"));

    private final FakeGraph graph = new FakeGraph();
    private final ListedJournal journal = new ListedJournal();

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void createsAContainerWaitsUntilItIsReadyAndPublishesIt() {
        graph.answer("{\"id\":\"1801\"}")
                .answer(status("FINISHED", "Finished"))
                .room()
                .answer("{\"id\":\"17990\"}");

        PublishResult result = publish();

        assertThat(result.remoteId()).contains("17990");
        assertThat(graph.arrived())
                .startsWith("POST /v26.0/me/media image_url=https%3A%2F%2Fcdn.example%2Fx.jpg")
                .contains("caption=Hi+%23a", "alt_text=A+cat", "location_id=7", "is_ai_generated=true");
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/1801?fields=status_code%2Cstatus");
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/me/content_publishing_limit?fields=quota_usage%2Cconfig");
        assertThat(graph.arrived()).isEqualTo("POST /v26.0/me/media_publish creation_id=1801");
        assertThat(journal.events).last().isEqualTo("gate");
        assertThat(journal.events).element(1).isEqualTo("finish publish image: Hi #a");
    }

    @Test
    void addressesTheAccountByItsIdAndProvesTheSecretWithFacebookLogin() {
        graph.answer("{\"id\":\"1801\"}").answer(status("FINISHED", "")).room().answer("{\"id\":\"1\"}");

        graph.adapter(FACEBOOK).publish(FakeGraph.token(), POST, journal);

        assertThat(graph.arrived())
                .startsWith("POST /v26.0/17841400000000000/media ")
                .contains("&appsecret_proof=");
        assertThat(graph.arrived()).contains("&appsecret_proof=");
        assertThat(graph.arrived())
                .startsWith("GET /v26.0/17841400000000000/content_publishing_limit?")
                .contains("&appsecret_proof=");
        assertThat(graph.arrived())
                .startsWith("POST /v26.0/17841400000000000/media_publish ")
                .contains("&appsecret_proof=");
    }

    @Test
    void leavesOutWhatAPostDoesNotHave() {
        graph.answer("{\"id\":\"1801\"}").answer(status("IN_PROGRESS", ""));
        PublishPayload bare =
                new PublishPayload(List.of(" "), null, List.of(Media.ofUrl("https://cdn.example/x.jpg")), Map.of());

        graph.adapter(INSTAGRAM).publish(FakeGraph.token(), bare, journal);

        assertThat(graph.arrived()).isEqualTo("POST /v26.0/me/media image_url=https%3A%2F%2Fcdn.example%2Fx.jpg");
    }

    @Test
    void putsTheLinkBehindTheCaption() {
        graph.answer("{\"id\":\"1801\"}").answer(status("IN_PROGRESS", ""));
        PublishPayload linked = new PublishPayload(
                List.of("Read"), "https://example.com/a", List.of(Media.ofUrl("https://cdn.example/x.jpg")), Map.of());

        graph.adapter(INSTAGRAM).publish(FakeGraph.token(), linked, journal);

        assertThat(graph.arrived()).contains("caption=Read%0A%0Ahttps%3A%2F%2Fexample.com%2Fa");
    }

    @Test
    void comesBackWhileTheContainerIsInProgressAndDoesNotCreateItAgain() {
        graph.answer("{\"id\":\"1801\"}")
                .answer(status("IN_PROGRESS", "In Progress"))
                .answer(status("IN_PROGRESS", "In Progress"));

        PublishResult first = publish();
        PublishResult second = publish();

        assertThat(first.isPending()).isTrue();
        assertThat(first.after()).isEqualTo(Duration.ofSeconds(5));
        assertThat(second.isPending()).isTrue();
        assertThat(journal.events).containsExactly("remember container");
        assertThat(graph.requests()).isEqualTo(3);
    }

    @Test
    void makesAnotherContainerWhenOneHasExpired() {
        journal.steps.put("container", "old");
        graph.answer(status("EXPIRED", "Expired"))
                .answer("{\"id\":\"1802\"}")
                .answer(status("FINISHED", ""))
                .room()
                .answer("{\"id\":\"17990\"}");

        PublishResult expired = publish();
        PublishResult published = publish();

        assertThat(expired.isPending()).isTrue();
        assertThat(expired.after()).isZero();
        assertThat(published.remoteId()).contains("17990");
        assertThat(journal.steps).containsEntry("container", "1802");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error: Media upload has failed with error code 2207026 | MEDIA_REJECTED | 2207026
            Error: 2207052 | MEDIA_UNREACHABLE | 2207052
            Error: 2207003 | MEDIA_UNREACHABLE | 2207003
            Error: 2207001 | TRANSIENT | 2207001
            Error: 2207050 | BLOCKED_BY_POLICY | 2207050
            Error: 2207999 | TRANSIENT | 2207999
            Error: 12207026 | TRANSIENT |
            Something happened | TRANSIENT |
            """)
    void readsTheReasonFromTheStatusOfAContainerThatFailedAndForgetsIt(
            String status, FailureKind kind, @Nullable String code) {
        journal.steps.put("container", "1801");
        graph.answer(status("ERROR", status));

        PlatformFailure failure = failureOf();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.platformCode()).isEqualTo(code);
        assertThat(journal.events).containsExactly("forget container");
    }

    @Test
    void asksToPublishAContainerThatIsPublishedAlreadySoThatTheLookFindsThePost() {
        journal.steps.put("container", "1801");
        graph.answer(status("PUBLISHED", "")).refuse(24, 2207008);

        assertThat(failureOf().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(journal.steps).containsEntry("container", "1801");
    }

    @ParameterizedTest
    @ValueSource(ints = {2207006, 2207008})
    void forgetsAContainerThatIsNoLongerThere(int subcode) {
        journal.steps.put("container", "1801");
        graph.refuse(24, subcode);

        assertThat(failureOf().kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(journal.steps).isEmpty();
    }

    @Test
    void keepsAContainerThatCannotBeReadJustNow() {
        journal.steps.put("container", "1801");
        graph.refuse(100, 33);

        assertThat(failureOf().kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(journal.steps).containsEntry("container", "1801");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status_code\":\"NEW_STATE\"}", "{}"})
    void doesNotGuessAStateItDoesNotKnow(String body) {
        journal.steps.put("container", "1801");
        graph.answer(body);

        assertThat(failureOf().kind()).isEqualTo(FailureKind.UNEXPECTED);
    }

    @Test
    void remembersNoContainerWithoutAnId() {
        graph.answer("{}");

        assertThat(failureOf().kind()).isEqualTo(FailureKind.UNEXPECTED);
        assertThat(journal.steps).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":1e999999999}", "{\"id\":\"12abc\"}", "{\"id\":\"\"}", "{\"id\":\"null\"}"})
    void reportsNoIdWhereTheAnswerHasNone(String body) {
        journal.steps.put("container", "1801");
        graph.answer(status("FINISHED", "")).room().answer(body);

        assertThat(publish().remoteId()).contains("no id");
    }

    @Test
    void refusesAnInvalidPostWithoutARequest() {
        PublishPayload invalid = PublishPayload.ofText("no picture");

        PlatformException refused = catchThrowableOfType(
                PlatformException.class, () -> graph.adapter(INSTAGRAM).publish(FakeGraph.token(), invalid, journal));

        assertThat(refused.failure().kind()).isEqualTo(FailureKind.INVALID_CONTENT);
        assertThat(refused.failure().violations())
                .extracting(violation -> violation.rule())
                .containsExactly("instagram.media.required");
        assertThat(graph.requests()).isZero();
    }

    private PublishResult publish() {
        return graph.adapter(INSTAGRAM).publish(FakeGraph.token(), POST, journal);
    }

    private PlatformFailure failureOf() {
        return catchThrowableOfType(PlatformException.class, this::publish).failure();
    }

    private static String status(String code, String text) {
        return "{\"status_code\":\"" + code + "\",\"status\":\"" + text + "\",\"id\":\"1801\"}";
    }
}
