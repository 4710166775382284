package io.social4j.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.sandbox.LivePost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One request to all platforms, and what is special on some of them. */
class FivePlatformsTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private PublishRequest.Builder toAll() {
        return PublishRequest.builder()
                .user(Stage.USER)
                .text("One text & a link, for all <of> them")
                .link("https://example.com/a?b=c&d=e")
                .mediaFor("instagram", Media.ofUrl("https://example.com/picture.jpg"))
                .option("reddit", "subreddit", "test")
                .option("reddit", "title", "A title")
                .to(Stage.PLATFORMS.toArray(String[]::new));
    }

    @Test
    void onePostIsLiveOnceOnEachAndItsNumbersCanBeRead() {
        ScheduledPost post = stage.untilEnded(stage.social.publisher().schedule(toAll().build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(post.deliveries()).hasSize(5).allSatisfy(delivery -> {
            List<LivePost> live =
                    stage.sandbox.ledger().live(delivery.platform().id());
            assertThat(live)
                    .extracting(LivePost::id)
                    .containsExactly(delivery.remoteId().orElseThrow());
            assertThat(delivery.permalink()).isPresent();
        });
        stage.pass(Duration.ofHours(1));
        assertThat(stage.social.analytics().refresh(post.id()).values())
                .hasSize(5)
                .allSatisfy(result ->
                        assertThat(result.metrics()).as(result.toString()).isPresent());
        assertThat(stage.social.analytics().latest(post.id())).hasSize(5);
    }

    /** I6, I9: every platform loses every answer at the same time. */
    @Test
    void whenEveryAnswerIsLostThePostIsFoundOnEachAndSentAgainOnNone() {
        Stage.PLATFORMS.forEach(platform -> stage.sandbox.faults(platform).acceptThenDrop());

        ScheduledPost post = stage.untilEnded(stage.social.publisher().schedule(toAll().build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(Stage.PLATFORMS).allSatisfy(platform -> {
            assertThat(stage.sandbox.ledger().live(platform)).hasSize(1);
            assertThat(stage.sandbox.ledger().requests(platform).commitsReceived())
                    .isEqualTo(1);
        });
    }

    /** A member's posts cannot be read, so nobody finds out; the post is not sent again, and a person is asked. */
    @Test
    void aLostAnswerToAMemberOfLinkedInEndsInReviewAfterTheQuietPeriod() {
        Account member = stage.connect(stage.sandbox.newAccount("linkedin", "jane"));
        stage.sandbox.faults("linkedin").acceptThenDrop();
        Instant start = stage.now();

        ScheduledPost post = stage.untilEnded(stage.social
                .publisher()
                .schedule(PublishRequest.builder()
                        .user(Stage.USER)
                        .text("A text of Jane")
                        .toAccount("linkedin", member.id())
                        .build()));

        Delivery delivery = post.deliveries().get(0);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(stage.sandbox.ledger().live("linkedin")).hasSize(1);
        assertThat(stage.sandbox.ledger().requests("linkedin").commitsReceived())
                .isEqualTo(1);
        assertThat(Duration.between(start, at(post, SocialEvent.Type.DELIVERY_NEEDS_REVIEW)))
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(30));
    }

    @Test
    void aSuccessWithoutAnIdIsNoFailureAndIsLookedUp() {
        stage.sandbox.faults("linkedin").acceptedWithoutId();

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request("linkedin").build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(post.deliveries().get(0).remoteId())
                .contains(stage.sandbox.ledger().live("linkedin").get(0).id());
        assertThat(stage.sandbox.ledger().requests("linkedin").commitsReceived())
                .isEqualTo(1);
    }

    @Test
    void aRetiredVersionHoldsThePlatformAndBurnsNoTry() {
        stage.sandbox.faults("linkedin").times(5).versionRetired();

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request("linkedin").build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(stage.sandbox.ledger().live("linkedin")).hasSize(1);
    }

    @Test
    void aBreakThatRedditAsksForIsTaken() {
        stage.sandbox.faults("reddit").takeABreak(Duration.ofMinutes(14));
        Instant start = stage.now();

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request("reddit").build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(stage.sandbox.ledger().live("reddit")).hasSize(1);
        assertThat(Duration.between(start, at(post, SocialEvent.Type.DELIVERY_POSTED)))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(20));
    }

    @Test
    void aPageThatPostsTooFastIsLeftAloneForAWhile() {
        stage.sandbox.faults("facebook").blocked(1390008);
        Instant start = stage.now();

        ScheduledPost post = stage.untilEnded(
                stage.social.publisher().schedule(stage.request("facebook").build()));

        assertThat(post.status()).isEqualTo(PostStatus.POSTED);
        assertThat(stage.sandbox.ledger().live("facebook")).hasSize(1);
        assertThat(Duration.between(start, at(post, SocialEvent.Type.DELIVERY_POSTED)))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    /** The token of a Page cannot be refreshed: the account waits for its user. */
    @Test
    void aPageTokenThatIsOverHoldsTheAccountUntilItIsConnectedAgain() {
        stage.sandbox.faults("facebook").unauthorized();
        ScheduledPost post =
                stage.social.publisher().schedule(stage.request("facebook").build());
        stage.social.workers().runDue();
        Delivery held = stage.social
                .publisher()
                .find(post.id())
                .orElseThrow()
                .deliveries()
                .get(0);
        assertThat(held.status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(held.failure().orElseThrow().kind()).isEqualTo(FailureKind.RECONNECT_REQUIRED);

        stage.connect(stage.sandbox.newAccount("facebook", "other"));
        stage.connect(stage.sandbox.account("facebook"));

        assertThat(stage.untilEnded(post).status()).isEqualTo(PostStatus.POSTED);
        assertThat(stage.sandbox.ledger().live("facebook")).hasSize(1);
    }

    private Instant at(ScheduledPost post, SocialEvent.Type type) {
        return stage.social.publisher().explain(post.id()).timeline().stream()
                .filter(entry -> entry.event().equals(type.name()))
                .findFirst()
                .orElseThrow()
                .at();
    }
}
