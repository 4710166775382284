package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.model.Delivery;
import io.social4j.model.FailureKind;
import io.social4j.model.HoldTarget;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakePlatformTest {

    private final FakePlatform fake = FakePlatform.named("mastodonish");
    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final Social4j social = Social4j.inMemory()
            .platform(fake)
            .clock(clock)
            .random(new Random(1))
            .build();

    @BeforeEach
    void connect() {
        social.accounts().importToken("ann", "@ann", fake.token("ann"));
    }

    @AfterEach
    void close() {
        social.close();
    }

    @Test
    void publishesWhatAHostSchedules() {
        ScheduledPost post = scheduled();
        social.workers().runDue();

        assertThat(fake.live()).extracting(FakePost::text).containsExactly("Hello");
        assertThat(fake.live().get(0).account()).isEqualTo(fake.token("ann").account());
        assertThat(fake.live().get(0).createdAt()).isEqualTo(clock.now());
        assertThat(status(post.id())).isEqualTo(PostStatus.POSTED);
        assertThat(delivery(post.id()).permalink()).contains(fake.live().get(0).permalink());
    }

    @Test
    void findsALostPostBySearchingForIt() {
        fake.nextCommit().getsLost();
        ScheduledPost post = scheduled();
        social.workers().runDue();
        assertThat(status(post.id())).isEqualTo(PostStatus.PROCESSING);

        clock.advance(Duration.ofSeconds(10));
        social.workers().runDue();
        assertThat(fake.live()).hasSize(1);
        assertThat(status(post.id())).isEqualTo(PostStatus.POSTED);
    }

    @Test
    void sendsAgainOnlyWhatSurelyNeverArrived() {
        fake.nextCommit().dropsBefore();
        ScheduledPost post = scheduled();
        social.workers().runDue();
        assertThat(fake.live()).isEmpty();

        runUntilEnded(post.id());
        assertThat(fake.live()).hasSize(1);
        assertThat(delivery(post.id()).attempts()).isEqualTo(2);
        assertThat(clock.now()).isAfter(Instant.parse("2027-03-01T09:03:00Z"));
    }

    @Test
    void triesAgainWhenNoConnectionComesAbout() {
        fake.nextCommit().cannotConnect();
        ScheduledPost post = scheduled();
        runUntilEnded(post.id());

        assertThat(fake.live()).hasSize(1);
        assertThat(status(post.id())).isEqualTo(PostStatus.POSTED);
    }

    @Test
    void asksLaterWhatAnAcceptedPostHasBecome() {
        fake.nextCommit().isAccepted();
        ScheduledPost post = scheduled();
        runUntilEnded(post.id());

        assertThat(delivery(post.id()).remoteId()).contains(fake.live().get(0).id());
    }

    @Test
    void refusesAsTheTestWishes() {
        fake.nextCommit().refuses(FailureKind.INVALID_CONTENT);
        ScheduledPost post = scheduled();
        social.workers().runDue();

        assertThat(fake.live()).isEmpty();
        assertThat(status(post.id())).isEqualTo(PostStatus.FAILED);
    }

    @Test
    void sendsNothingWhenAPausePullsTheSwitchAtTheLastMoment() {
        fake.nextCommit()
                .meanwhile(() -> social.publisher().pause(HoldTarget.everything()))
                .succeeds();
        ScheduledPost post = scheduled();
        social.workers().runDue();
        assertThat(fake.live()).isEmpty();

        social.publisher().resume(HoldTarget.everything());
        runUntilEnded(post.id());
        assertThat(fake.live()).hasSize(1);
    }

    @Test
    void keepsScriptsInTheOrderTheyWereGiven() {
        fake.nextCommit().refuses(FailureKind.TRANSIENT);
        fake.nextCommit().succeeds();
        fake.nextCommit().refuses(FailureKind.INVALID_CONTENT);
        ScheduledPost first = scheduled();
        runUntilEnded(first.id());
        ScheduledPost second = scheduled();
        runUntilEnded(second.id());

        assertThat(status(first.id())).isEqualTo(PostStatus.POSTED);
        assertThat(delivery(first.id()).attempts()).isEqualTo(2);
        assertThat(status(second.id())).isEqualTo(PostStatus.FAILED);
    }

    private ScheduledPost scheduled() {
        return social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text("Hello")
                        .to("mastodonish")
                        .build());
    }

    private void runUntilEnded(PostId post) {
        for (int runs = 0; runs < 100 && !status(post).isFinal(); runs++) {
            social.workers().runDue().ifPresent(clock::advanceTo);
        }
    }

    private PostStatus status(PostId post) {
        return social.publisher().find(post).orElseThrow().status();
    }

    private Delivery delivery(PostId post) {
        return social.publisher().find(post).orElseThrow().deliveries().get(0);
    }
}
