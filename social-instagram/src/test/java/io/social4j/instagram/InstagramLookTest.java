package io.social4j.instagram;

import static io.social4j.instagram.InstagramSettings.Login.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.social4j.model.FailureKind;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.RemotePost;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstagramLookTest {

    private static final String CAPTION = "Caf\u00e9\nopen";
    private static final String FINGERPRINT = new InstagramCaption(CAPTION).fingerprint(InstagramKind.IMAGE);
    private static final Instant INTENT = FixedClock.NOON;

    private final FakeGraph graph = new FakeGraph();

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void findsTheOnePostOfAContainerThatIsPublished() {
        // The platform lists the caption with another normal form and blanks around it.
        graph.answer(status("PUBLISHED"))
                .answer(listed(
                        post("17993", "Something else", "2026-11-22T12:00:05+0000", "FEED"),
                        post("17991", "Cafe\\u0301\\r\\nopen ", "2026-11-22T12:00:04+0000", "FEED"),
                        post("17994", "Caf\\u00e9\\nopen", "2026-11-22T12:00:03+0000", "REELS")));

        Evidence evidence = look(true);

        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LIVE);
        assertThat(evidence.id()).contains("17991");
        assertThat(evidence.permalink()).contains(URI.create("https://www.instagram.com/p/17991/"));
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/1801?fields=status_code%2Cstatus");
        assertThat(graph.take().getTarget())
                .startsWith("/v26.0/me/media?")
                .contains("since=" + INTENT.minusSeconds(60).getEpochSecond());
    }

    @Test
    void takesNoPostOfAnotherKindForThePictureItLooksFor() {
        graph.answer(status("PUBLISHED"))
                .answer(listed(
                        typed("17990", "CAROUSEL_ALBUM", "FEED"),
                        typed("17989", "VIDEO", "REELS"),
                        typed("17991", "IMAGE", "FEED"),
                        typed("17995", "IMAGE", "STORY")));

        assertThat(look(true).id()).contains("17991");
    }

    @Test
    void takesAnyVideoForTheReelItLooksForWhateverTheListingCallsIt() {
        graph.answer(listed(
                typed("17996", "VIDEO", "FEED"), typed("17997", "VIDEO", "REELS"), typed("17998", "IMAGE", "FEED")));

        Evidence evidence =
                graph.adapter(INSTAGRAM).look(FakeGraph.token(), attempt("reel: Caf\u00e9\nopen", Map.of(), INTENT));

        assertThat(evidence.posts()).extracting(RemotePost::id).containsExactly("17996", "17997");
    }

    /** Its time is all that tells one story from another, so ours has to be listed for sure before one is taken for it. */
    @Test
    void takesAStoryForOursOnlyWhenOursIsSureToBeListed() {
        graph.answer(status("PUBLISHED"));
        Evidence early = graph.adapter(INSTAGRAM)
                .look(FakeGraph.token(), attempt("story: " + "0".repeat(64), Map.of("container", "1801"), INTENT));
        assertThat(early.kind()).isEqualTo(Evidence.Kind.LIVE);
        assertThat(early.id()).isEmpty();
        assertThat(graph.requests()).isEqualTo(1);

        Instant before = INTENT.minus(Duration.ofMinutes(10));
        graph.answer(status("PUBLISHED")).answer(listed(post("17991", "", "2026-11-22T11:50:04+0000", "STORY")));
        Evidence late = graph.adapter(INSTAGRAM)
                .look(FakeGraph.token(), attempt("story: " + "0".repeat(64), Map.of("container", "1801"), before));
        assertThat(late.id()).contains("17991");
    }

    @Test
    void looksForACommentAmongItsOwnOnly() {
        graph.answer("{\"username\":\"Demo\"}")
                .answer("{\"data\":[" + comment("17992", "fan", "more") + "," + comment("17993", "demo", "else") + ","
                        + comment("17991", "demo", " more") + "]}");
        OpenAttempt attempt = new OpenAttempt(
                "comment", "comment: more", Map.of(), List.of("17990"), INTENT, INTENT.plusSeconds(20), null);

        Evidence evidence = graph.adapter(INSTAGRAM).look(FakeGraph.token(), attempt);

        assertThat(evidence.posts()).extracting(RemotePost::id).containsExactly("17993", "17991");
        assertThat(evidence.posts()).extracting(RemotePost::sameContent).containsExactly(false, true);
        assertThat(graph.arrived()).isEqualTo("GET /v26.0/me?fields=username");
        assertThat(graph.arrived()).startsWith("GET /v26.0/17990/comments?");
    }

    @Test
    void isBlindForACommentWhosePostHasNoId() {
        OpenAttempt attempt = new OpenAttempt(
                "comment", "comment: more", Map.of(), List.of(""), INTENT, INTENT.plusSeconds(20), null);

        assertThat(graph.adapter(INSTAGRAM).look(FakeGraph.token(), attempt).kind())
                .isEqualTo(Evidence.Kind.BLIND);
    }

    @Test
    void isLiveWithoutAnIdWhereNoPostOrSeveralCouldBeIt() {
        graph.answer(status("PUBLISHED")).answer(listed());
        assertLiveWithoutAnId();

        graph.answer(status("PUBLISHED"))
                .answer(listed(
                        post("17996", "Caf\\u00e9\\nopen", "2026-11-22T12:00:05+0000", "FEED"),
                        post("17997", "Caf\\u00e9\\nopen", "2026-11-22T12:00:04+0000", "FEED")));
        assertLiveWithoutAnId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T11:58:59+0000", "2026-11-22T12:01:21+0000"})
    void takesNoEqualPostFromOutsideTheTimeOfTheRequest(String time) {
        graph.answer(status("PUBLISHED")).answer(listed(post("17993", "Caf\\u00e9\\nopen", time, "FEED")));

        assertLiveWithoutAnId();
    }

    private void assertLiveWithoutAnId() {
        Evidence evidence = look(true);
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LIVE);
        assertThat(evidence.id()).isEmpty();
    }

    @Test
    void provesByAReadyContainerThatNothingIsLive() {
        graph.answer(status("FINISHED"));

        assertThat(look(true).kind()).isEqualTo(Evidence.Kind.NOT_LIVE);
        assertThat(graph.requests()).isEqualTo(1);
    }

    @Test
    void provesNothingWhileTheContainerIsInProgress() {
        graph.answer(status("IN_PROGRESS"));

        assertThat(failureOfALook()).isEqualTo(FailureKind.MEDIA_NOT_READY);
    }

    @Test
    void provesNothingWhenTheContainerCannotBeRead() {
        graph.refuse(100, 33);
        assertThat(failureOfALook()).isEqualTo(FailureKind.TRANSIENT);

        graph.refuse(24, 2207008);
        assertThat(failureOfALook()).isEqualTo(FailureKind.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "EXPIRED"})
    void listsTheAccountsPostsWhenTheContainerIsOfNoUse(String state) {
        graph.answer(status(state))
                .answer(listed(
                        post("17993", "Something else", "2026-11-22T12:00:05+0000", "FEED"),
                        post("17991", "Caf\\u00e9\\nopen", "2026-11-22T12:00:04+0000", "FEED"),
                        post("17995", "", "2026-11-22T12:00:03+0000", "STORY")));

        Evidence evidence = look(true);

        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.LISTING);
        assertThat(evidence.posts()).extracting(RemotePost::id).containsExactly("17993", "17991");
        assertThat(evidence.posts()).extracting(RemotePost::sameContent).containsExactly(false, true);
        assertThat(evidence.reachesBackTo()).isEqualTo(INTENT.minusSeconds(86_460));
    }

    @Test
    void listsTheAccountsPostsWhenThereIsNoContainer() {
        graph.answer(listed());

        assertThat(look(false).kind()).isEqualTo(Evidence.Kind.LISTING);
        assertThat(graph.arrived()).startsWith("GET /v26.0/me/media?");
    }

    @Test
    void doesNotClaimToReachBackFurtherThanItRead() {
        for (int page = 1; page <= 4; page++) {
            String time = "2026-11-22T12:00:0" + (9 - page) + "+0000";
            graph.answer("{\"data\":[" + post("1799" + page, "x", time, "FEED")
                    + "],\"paging\":{\"cursors\":{\"after\":\"A\"},\"next\":\"https://n.invalid\"}}");
        }

        Evidence evidence = look(false);

        assertThat(evidence.posts()).hasSize(4);
        assertThat(evidence.reachesBackTo()).isEqualTo(Instant.parse("2026-11-22T12:00:05Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"1\",\"timestamp\":\"soon\"}", "{\"timestamp\":\"2026-11-22T12:00:05+0000\"}"})
    void passesOverNoPostThatCannotBeRead(String item) {
        graph.answer(status("ERROR")).answer("{\"data\":[" + item + "]}");

        assertThat(failureOfALook()).isEqualTo(FailureKind.UNEXPECTED);
    }

    private FailureKind failureOfALook() {
        return catchThrowableOfType(PlatformException.class, () -> look(true))
                .failure()
                .kind();
    }

    private Evidence look(boolean hasContainer) {
        Map<String, String> steps = hasContainer ? Map.of("container", "1801") : Map.of();
        OpenAttempt attempt =
                new OpenAttempt("publish", FINGERPRINT, steps, List.of(), INTENT, INTENT.plusSeconds(20), null);
        return graph.adapter(INSTAGRAM).look(FakeGraph.token(), attempt);
    }

    private static OpenAttempt attempt(String fingerprint, Map<String, String> steps, Instant intent) {
        return new OpenAttempt("publish", fingerprint, steps, List.of(), intent, intent.plusSeconds(20), null);
    }

    private static String typed(String id, String type, String product) {
        return "{\"id\":\"" + id + "\",\"caption\":\"Caf\\u00e9\\nopen\",\"timestamp\":\"2026-11-22T12:00:04+0000\""
                + ",\"media_type\":\"" + type + "\",\"media_product_type\":\"" + product + "\"}";
    }

    private static String comment(String id, String username, String text) {
        return "{\"id\":\"" + id + "\",\"username\":\"" + username + "\",\"text\":\"" + text
                + "\",\"timestamp\":\"2026-11-22T12:00:04+0000\"}";
    }

    private static String status(String code) {
        return "{\"status_code\":\"" + code + "\",\"id\":\"1801\"}";
    }

    private static String listed(String... posts) {
        return "{\"data\":[" + String.join(",", posts) + "]}";
    }

    private static String post(String id, String caption, String time, String kind) {
        return "{\"id\":\"" + id + "\",\"caption\":\"" + caption + "\",\"timestamp\":\"" + time
                + "\",\"media_product_type\":\"" + kind + "\",\"permalink\":\"https://www.instagram.com/p/" + id
                + "/\"}";
    }
}
