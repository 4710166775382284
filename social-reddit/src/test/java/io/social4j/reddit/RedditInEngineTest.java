package io.social4j.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Media;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxCall;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.testkit.ManualClock;
import io.social4j.testkit.MediaShelf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures and videos, which Reddit makes posts of long after it has taken them, and comments that follow them. */
class RedditInEngineTest {

    private final ManualClock clock = ManualClock.at(Desk.NOW);
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock::now));
    private final MediaShelf shelf = new MediaShelf();
    private final Social4j social = Social4j.inMemory()
            .platform(new WithShelf())
            .clock(clock)
            .media(shelf)
            .random(new Random(7))
            .build();

    RedditInEngineTest() {
        SandboxAccount demo = sandbox.account("reddit");
        social.accounts()
                .importToken(
                        "ann",
                        "demo",
                        new PlatformToken(
                                new RemoteAccount(RedditAdapter.PLATFORM, demo.remoteId()),
                                demo.accessToken(),
                                demo.refreshToken(),
                                demo.expiresAt(),
                                Set.of(),
                                Map.of("username", "demo")));
    }

    @AfterEach
    void close() {
        social.close();
        sandbox.close();
    }

    @Test
    void aPictureIsFoundAfterItWasAccepted() {
        Delivery delivery = end(request(shelf.jpeg(8, 6)), PostStatus.POSTED);

        assertThat(delivery.remoteId()).contains(theOnlyOne().id());
        assertThat(clock.now()).isBefore(Desk.NOW.plusSeconds(30));
    }

    @Test
    void aVideoThatTakesLongToBeProcessedIsFoundAndNotSentAgain() {
        Delivery delivery = end(request(video()), PostStatus.POSTED);

        assertThat(delivery.remoteId()).contains(theOnlyOne().id());
        assertThat(theOnlyOne().media()).hasSize(2);
        assertThat(theOnlyOne().createdAt()).isAfter(Desk.NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aVideoWhoseAnswerWasLostIsNeverSentAgainWhileItIsProcessed() {
        sandbox.faults("reddit").acceptThenDrop();
        run(schedule(request(video())), Duration.ofHours(3));

        assertThat(sandbox.ledger().requests("reddit").commitsReceived()).isEqualTo(1);
        assertThat(sandbox.ledger().live("reddit")).hasSize(1);
    }

    @Test
    void aPictureThatNeverArrivedIsUploadedAndSentAgainWhenNothingCanComeAnyMore() {
        sandbox.faults("reddit").reset();
        Delivery delivery = end(request(shelf.jpeg(8, 6)), PostStatus.POSTED);

        assertThat(delivery.remoteId()).contains(theOnlyOne().id());
        assertThat(clock.now()).isAfter(Desk.NOW.plus(Duration.ofMinutes(15)));
        // Two leases and two uploads: the first one is over.
        assertThat(sandbox.ledger().requests("reddit").of(SandboxCall.PREPARE)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "14, 4"})
    void anUploadIsUsedAgainAsLongAsItIsFresh(int minutes, int preparations) {
        sandbox.faults("reddit").takeABreak(Duration.ofMinutes(minutes));
        Delivery delivery = end(request(shelf.jpeg(8, 6)), PostStatus.POSTED);

        assertThat(delivery.remoteId()).contains(theOnlyOne().id());
        assertThat(sandbox.ledger().requests("reddit").of(SandboxCall.PREPARE)).isEqualTo(preparations);
    }

    @Test
    void whatWasAcceptedAndLostIsLeftToAPerson() {
        sandbox.faults("reddit").acceptedAndLost();
        end(request(shelf.jpeg(8, 6)), PostStatus.NEEDS_REVIEW);

        assertThat(sandbox.ledger().requests("reddit").commitsReceived()).isEqualTo(1);
        assertThat(sandbox.ledger().live("reddit")).isEmpty();
    }

    @Test
    void aFirstCommentFollowsWhenThePictureIsFound() {
        Delivery delivery = end(
                request(shelf.jpeg(8, 6)).option("reddit", "first-comment", "Where it was taken"), PostStatus.POSTED);

        List<LivePost> live = sandbox.ledger().live("reddit");
        assertThat(live).hasSize(2);
        assertThat(live.get(1).parentId()).isEqualTo(live.get(0).id());
        assertThat(live.get(1).text()).isEqualTo("Where it was taken");
        assertThat(delivery.liveParts())
                .containsExactly(live.get(0).id(), live.get(1).id());
    }

    @Test
    void aCommentWhoseAnswerWasLostIsFoundBelowItsPost() {
        sandbox.faults("reddit").slowAnswer(Duration.ZERO).acceptThenDrop();
        end(text().option("reddit", "first-comment", "Sources & more"), PostStatus.POSTED);

        assertThat(sandbox.ledger().live("reddit")).hasSize(2);
        assertThat(sandbox.ledger().requests("reddit").commitsReceived()).isEqualTo(2);
    }

    @Test
    void aCommentThatNeverArrivedIsSentAgain() {
        sandbox.faults("reddit").slowAnswer(Duration.ZERO).serverErrorWithoutEffect(502);
        end(text().option("reddit", "first-comment", "Sources & more"), PostStatus.POSTED);

        assertThat(sandbox.ledger().live("reddit")).hasSize(2);
        assertThat(sandbox.ledger().requests("reddit").commitsReceived()).isEqualTo(3);
    }

    @Test
    void severalSubredditsAreADeliveryEachWithItsOwnOutcome() {
        ScheduledPost post = run(
                schedule(text().option("reddit", "subreddit", "r/test, no_such_place, u/demo")), Duration.ofHours(1));

        assertThat(post.deliveries())
                .extracting(Delivery::status)
                .containsExactly(DeliveryStatus.POSTED, DeliveryStatus.FAILED, DeliveryStatus.POSTED);
        assertThat(sandbox.ledger().live("reddit"))
                .extracting(live -> live.permalink().getPath())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("/r/test/"),
                        second -> assertThat(second).startsWith("/user/demo/"));
    }

    private LivePost theOnlyOne() {
        assertThat(sandbox.ledger().live("reddit")).hasSize(1);
        return sandbox.ledger().live("reddit").get(0);
    }

    private Media video() {
        return shelf.mp4(8, 6, Duration.ofSeconds(2)).withPoster(shelf.png(8, 6));
    }

    private static PublishRequest.Builder text() {
        return PublishRequest.builder()
                .user("ann")
                .to("reddit")
                .textFor("reddit", "A text")
                .option("reddit", "subreddit", "test")
                .option("reddit", "title", "A title");
    }

    private static PublishRequest.Builder request(Media media) {
        return text().media(media);
    }

    private ScheduledPost schedule(PublishRequest.Builder request) {
        return social.publisher().schedule(request.build());
    }

    private Delivery end(PublishRequest.Builder request, PostStatus expected) {
        ScheduledPost post = run(schedule(request), Duration.ofHours(30));
        Delivery delivery = post.deliveries().get(0);
        assertThat(post.status()).as("%s", delivery.failure()).isEqualTo(expected);
        return delivery;
    }

    /** Until it has ended, or for that long. */
    private ScheduledPost run(ScheduledPost scheduled, Duration longest) {
        Instant end = clock.now().plus(longest);
        while (true) {
            Instant next = social.workers().runDue().orElse(end);
            ScheduledPost post = social.publisher().find(scheduled.id()).orElseThrow();
            if (post.status().isFinal() || next.isAfter(end)) {
                return post;
            }
            clock.advance(Duration.ofMillis(1));
            clock.advanceTo(next);
        }
    }

    private final class WithShelf implements PlatformAdapterProvider {

        @Override
        public String id() {
            return RedditAdapter.PLATFORM.id();
        }

        @Override
        public PlatformAdapter create(ProviderContext ignored) {
            return new RedditAdapterProvider()
                    .create(new ProviderContext(
                            Settings.of(sandbox.settings()).forPlatform("reddit"),
                            PublishPolicy.defaults(),
                            clock,
                            shelf,
                            RateReport.Listener.none()));
        }
    }
}
