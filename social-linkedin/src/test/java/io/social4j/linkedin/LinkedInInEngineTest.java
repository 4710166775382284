package io.social4j.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.Delivery;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only shows when the engine and the sandbox are both there. */
class LinkedInInEngineTest {

    private static final Instant START = Instant.parse("2027-03-01T09:00:00Z");

    private final ManualClock clock = ManualClock.at(START);
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock::now));
    private final Social4j social = Social4j.inMemory()
            .discover()
            .settings(Settings.of(sandbox.settings()))
            .clock(clock)
            .build();

    LinkedInInEngineTest() {
        connect("ann", sandbox.account("linkedin"));
        connect("bob", sandbox.newAccount("linkedin", "bob"));
    }

    @AfterEach
    void close() {
        social.close();
        sandbox.close();
    }

    @Test
    void holdsAllOfLinkedInWhileTheVersionIsRetiredAndPublishesOnceAfterwards() {
        sandbox.faults("linkedin").versionRetired();
        ScheduledPost first = schedule("ann");
        run(Duration.ofMinutes(1));
        ScheduledPost second = schedule("bob");
        run(Duration.ofMinutes(30));

        assertThat(sandbox.ledger().requests("linkedin").commitsReceived()).isEqualTo(1);
        assertThat(delivery(first).failure().orElseThrow().kind()).isEqualTo(FailureKind.VERSION_RETIRED);
        assertThat(found(second).status().isFinal()).isFalse();
        run(Duration.ofHours(1));
        assertThat(found(first).status()).isEqualTo(PostStatus.POSTED);
        assertThat(found(second).status()).isEqualTo(PostStatus.POSTED);
        assertThat(sandbox.ledger().live("linkedin")).hasSize(2);
    }

    @Test
    void findsAnOrganizationsPostWhoseIdWasNotSaid() {
        sandbox.faults("linkedin").acceptedWithoutId();
        ScheduledPost post = schedule("ann");
        run(Duration.ofMinutes(5));

        assertThat(found(post).status()).isEqualTo(PostStatus.POSTED);
        assertThat(delivery(post).remoteId())
                .contains(sandbox.ledger().live("linkedin").get(0).id());
    }

    @Test
    void leavesAMembersLostAnswerToAPersonAfterTheQuietPeriod() {
        sandbox.faults("linkedin").acceptedWithoutId();
        ScheduledPost post = schedule("bob");
        run(Duration.ofMinutes(3));
        assertThat(found(post).status()).isEqualTo(PostStatus.PROCESSING);
        run(Duration.ofMinutes(2));

        assertThat(found(post).status()).isEqualTo(PostStatus.NEEDS_REVIEW);
        assertThat(sandbox.ledger().requests("linkedin").commitsReceived()).isEqualTo(1);
    }

    @Test
    void findsALostFirstCommentAndLeavesNoSecondOne() {
        sandbox.faults("linkedin").slowAnswer(Duration.ZERO).acceptThenDrop();
        ScheduledPost post = social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text("A post with a comment")
                        .option("linkedin", "first-comment", "Its comment")
                        .to("linkedin")
                        .build());
        run(Duration.ofMinutes(5));

        assertThat(found(post).status()).isEqualTo(PostStatus.POSTED);
        assertThat(sandbox.ledger().live("linkedin"))
                .extracting(live -> live.text())
                .containsExactly("A post with a comment", "Its comment");
        assertThat(delivery(post).liveParts())
                .containsExactlyElementsOf(sandbox.ledger().live("linkedin").stream()
                        .map(live -> live.id())
                        .toList());
    }

    private void connect(String user, SandboxAccount account) {
        PlatformToken token = new PlatformToken(
                new RemoteAccount(Platform.of("linkedin"), account.remoteId()),
                account.accessToken(),
                account.refreshToken(),
                account.expiresAt(),
                Set.of(),
                Map.of());
        social.accounts().importToken(user, account.displayName(), token);
    }

    private ScheduledPost schedule(String user) {
        return social.publisher()
                .schedule(PublishRequest.builder()
                        .user(user)
                        .text("A post of " + user)
                        .to("linkedin")
                        .build());
    }

    private void run(Duration time) {
        Instant end = clock.now().plus(time);
        while (clock.now().isBefore(end)) {
            Instant next = social.workers().runDue().orElse(end);
            clock.advance(Duration.ofMillis(1));
            clock.advanceTo(next.isAfter(end) ? end : next);
        }
    }

    private ScheduledPost found(ScheduledPost post) {
        return social.publisher().find(post.id()).orElseThrow();
    }

    private Delivery delivery(ScheduledPost post) {
        return found(post).deliveries().get(0);
    }
}
