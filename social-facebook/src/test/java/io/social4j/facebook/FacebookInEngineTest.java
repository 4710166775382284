package io.social4j.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.Delivery;
import io.social4j.model.Platform;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.sandbox.FaultScript;
import io.social4j.sandbox.LivePost;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformToken;
import io.social4j.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A post and the comment that follows it, in the engine: each once, whatever is lost. */
final class FacebookInEngineTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2027-03-01T09:00:00Z"));
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().clock(clock::now));
    private final Social4j social = Social4j.inMemory()
            .platform(new FacebookAdapterProvider())
            .settings(Settings.of(sandbox.settings()))
            .clock(clock)
            .build();

    FacebookInEngineTest() {
        SandboxAccount page = sandbox.account("facebook");
        RemoteAccount account = new RemoteAccount(Platform.of("facebook"), page.remoteId());
        social.accounts().importToken("ann", page.displayName(), PlatformToken.of(account, page.accessToken()));
    }

    @AfterEach
    void close() {
        social.close();
        sandbox.close();
    }

    static Stream<Named<Consumer<FaultScript>>> losses() {
        return Stream.of(
                Named.of("the answer is lost", FaultScript::acceptThenDrop),
                Named.of("a server error although it is live", faults -> faults.acceptThenServerError(500)),
                Named.of("an error page although it is live", faults -> faults.acceptThenErrorPage(503)),
                Named.of("an answer that cannot be read", FaultScript::acceptThenUnreadableAnswer),
                Named.of("the connection is reset before", FaultScript::reset),
                Named.of("a server error, and nothing is live", faults -> faults.serverErrorWithoutEffect(500)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void commentsOnceIfSomethingHappensToThePost(Consumer<FaultScript> loss) {
        loss.accept(sandbox.faults("facebook"));

        assertPostedOnce();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void commentsOnceIfSomethingHappensToTheComment(Consumer<FaultScript> loss) {
        FaultScript faults = sandbox.faults("facebook").slowAnswer(Duration.ZERO);
        loss.accept(faults);

        assertPostedOnce();
    }

    @Test
    void leavesAPostWhoseCommentIsRefusedToAPerson() {
        sandbox.faults("facebook").slowAnswer(Duration.ZERO).duplicateGhost();

        ScheduledPost post = published();

        assertThat(post.status()).isEqualTo(PostStatus.NEEDS_REVIEW);
        assertThat(sandbox.ledger().live("facebook")).extracting(LivePost::text).containsExactly("Words");
    }

    private void assertPostedOnce() {
        ScheduledPost post = published();

        Delivery delivery = post.deliveries().get(0);
        assertThat(post.status()).as("%s", delivery.failure()).isEqualTo(PostStatus.POSTED);
        List<LivePost> live = sandbox.ledger().live("facebook");
        assertThat(live).extracting(LivePost::text).containsExactly("Words", "More words");
        assertThat(live.get(1).parentId()).isEqualTo(live.get(0).id());
        assertThat(delivery.liveParts())
                .isEqualTo(live.stream().map(LivePost::id).toList());
    }

    private ScheduledPost published() {
        ScheduledPost scheduled = social.publisher()
                .schedule(PublishRequest.builder()
                        .user("ann")
                        .text("Words")
                        .to("facebook")
                        .option("facebook", "first-comment", "More words")
                        .build());
        Instant end = clock.now().plus(Duration.ofHours(2));
        while (clock.now().isBefore(end)) {
            Instant next = social.workers().runDue().orElse(end);
            clock.advance(Duration.ofMillis(1));
            clock.advanceTo(next.isAfter(end) ? end : next);
        }
        return social.publisher().find(scheduled.id()).orElseThrow();
    }
}
