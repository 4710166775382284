package io.social4j.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Delivery;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.FailureKind;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import io.social4j.sandbox.FaultScript;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.SandboxCall;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** I6 and I9 over the real stack: whatever the platform does, it never shows two posts, and "posted" is always true. */
class SandboxFaultsTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private record Case(String name, Consumer<FaultScript> script) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> faults() {
        List<Case> cases = List.of(
                new Case("accept then drop", FaultScript::acceptThenDrop),
                new Case("accept then hang", FaultScript::acceptThenHang),
                new Case("accept then cut the answer", FaultScript::acceptThenCutAnswer),
                new Case("accept then an unreadable answer", FaultScript::acceptThenUnreadableAnswer),
                new Case("accept then 500", script -> script.acceptThenServerError(500)),
                new Case("accept then 503", script -> script.acceptThenServerError(503)),
                new Case("accept then an HTML page", script -> script.acceptThenErrorPage(502)),
                new Case("reset", FaultScript::reset),
                new Case("hang without effect", FaultScript::hangWithoutEffect),
                new Case("503 without effect", script -> script.serverErrorWithoutEffect(503)),
                new Case("an HTML page without effect", script -> script.errorPageWithoutEffect(502)),
                new Case("429 with headers", FaultScript::rateLimited),
                new Case("429 without headers", FaultScript::rateLimitedWithoutHeaders),
                new Case("401", FaultScript::unauthorized),
                new Case(
                        "accept then drop, listed 100 s late",
                        script -> script.listingLag(Duration.ofSeconds(100)).acceptThenDrop()),
                new Case(
                        "drop, then 503, then reset",
                        script -> script.acceptThenDrop()
                                .serverErrorWithoutEffect(503)
                                .reset()),
                new Case(
                        "reset twice, then accept then drop",
                        script -> script.times(2).reset().times(1).acceptThenDrop()));
        return cases.stream()
                .flatMap(one -> Stage.PLATFORMS.stream()
                        // The token of a Page cannot be refreshed; FivePlatformsTest says what happens then.
                        .filter(platform -> !(platform.equals("facebook") && one.name.equals("401")))
                        .map(platform -> Arguments.of(platform, one)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void oneFaultyPlatformNeverShowsTwoPostsAndEndsPosted(String platform, Case fault) {
        fault.script().accept(stage.sandbox.faults(platform));

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request(platform).build()));

        Delivery delivery = post.deliveries().get(0);
        List<LivePost> live = stage.sandbox.ledger().live(platform);
        assertThat(live)
                .as(stage.social.publisher().explain(post.id()).toString())
                .hasSizeLessThan(2);
        assertThat(delivery.status())
                .as(stage.social.publisher().explain(post.id()).toString())
                .isEqualTo(DeliveryStatus.POSTED);
        assertThat(delivery.remoteId()).contains(live.get(0).id());
        assertThat(delivery.permalink()).isPresent();
    }

    @Test
    void aThreadWhoseSecondPartLosesItsAnswerIsPublishedOnceInOrder() {
        stage.sandbox.faults("twitter").slowAnswer(Duration.ZERO).acceptThenDrop();

        ScheduledPost post = stage.untilEnded(stage.social
                .publisher()
                .schedule(stage.request("twitter")
                        .threadFor("twitter", "second", "third")
                        .build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        List<LivePost> live = stage.sandbox.ledger().live("twitter");
        assertThat(live).extracting(LivePost::text).containsExactlyInAnyOrder("A text for twitter", "second", "third");
        assertThat(post.deliveries().get(0).liveParts()).hasSize(3);
        assertThat(stage.sandbox.ledger().requests("twitter").commitsReceived()).isEqualTo(3);
    }

    @Test
    void anExpiredTokenIsRefreshedOnceBeforeAnythingIsSent() {
        stage.sandbox.expire("twitter", stage.sandbox.account("twitter").accessToken());

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request("twitter").build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(stage.sandbox.ledger().live("twitter")).hasSize(1);
    }

    @Test
    void aDuplicateThatIsNotThereIsNeverTakenForOurs() {
        stage.sandbox.faults("twitter").duplicateGhost();

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request("twitter").build()));

        assertThat(post.deliveries().get(0).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(post.deliveries().get(0).failure().orElseThrow().kind()).isEqualTo(FailureKind.DUPLICATE);
        assertThat(stage.sandbox.ledger().live("twitter")).isEmpty();
    }

    @Test
    void aContainerThatFailsOrExpiresOrIsNotReadyCostsNothing() {
        stage.sandbox
                .faults("instagram")
                .containerStaysInProgress(5)
                .containerExpires()
                .notReady();

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request("instagram").build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(stage.sandbox.ledger().live("instagram")).hasSize(1);
    }

    @Test
    void aSpamAnswerAlthoughPublishedIsLookedUpAndNotRepeated() {
        stage.sandbox.faults("instagram").blockedAlthoughPublished();

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request("instagram").build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(stage.sandbox.ledger().live("instagram")).hasSize(1);
        assertThat(stage.sandbox.ledger().requests("instagram").commitsReceived())
                .isEqualTo(1);
    }

    @Test
    void metricsOfALivePostAreReadOnDemand() {
        ScheduledPost post = stage.untilEnded(stage.social
                .publisher()
                .schedule(stage.request("instagram")
                        .to("twitter")
                        .mediaFor("twitter")
                        .build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(stage.social.analytics().refresh(post.id()).values())
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.metrics()).isPresent());
    }

    @Test
    void theListingIsNotAskedWhenNothingIsUnclear() {
        stage.untilEnded(
                stage.social.publisher().schedule(stage.request("twitter").build()));

        assertThat(stage.sandbox.ledger().requests("twitter").received().keySet())
                .filteredOn(call -> call != SandboxCall.COMMIT)
                .isEmpty();
    }
}
