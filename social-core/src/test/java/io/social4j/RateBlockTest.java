package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.FailureKind;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.scripted.Scene;
import io.social4j.scripted.ScriptedPlatform;
import io.social4j.spi.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** I18: no request while a block holds, and after it one, before the others follow. */
class RateBlockTest {

    private final Scene scene = Scene.create();

    @AfterEach
    void close() {
        scene.social.close();
    }

    private ScheduledPost scheduleOn(String account) {
        Account page = scene.connect(account);
        return scene.social
                .publisher()
                .schedule(PublishRequest.builder()
                        .user(Scene.USER)
                        .text("post of " + account)
                        .toAccount("alpha", page.id())
                        .build());
    }

    private Instant endOfTheBlock() {
        return scene.store.accounts().holds().stream()
                .filter(hold -> hold.cause() == Hold.Cause.LIMIT)
                .findFirst()
                .orElseThrow()
                .until()
                .orElseThrow();
    }

    @Test
    void afterARefusalThatDoesNotSayForHowLongOneRequestGoesAheadOfAllAccounts() {
        List<ScheduledPost> posts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            posts.add(scheduleOn("page-" + i));
        }
        scene.platform.answers.add(ScriptedPlatform.refused(
                PlatformFailure.of(FailureKind.RATE_LIMITED, "slow down").withScope(PlatformFailure.Scope.APP)));
        scene.run();
        assertThat(scene.platform.requests)
                .as("refused once, and nobody else tried")
                .hasSize(1);

        scene.clock.advance(Duration.between(scene.clock.now(), endOfTheBlock()));
        AtomicInteger meanwhile = sendsTheNextWhileOthersAreDue();
        scene.run();
        assertThat(meanwhile).as("the refused one and the one ahead").hasValue(2);

        for (int i = 0; i < 10; i++) {
            scene.clock.advance(Duration.ofSeconds(2));
            scene.run();
        }
        posts.forEach(post -> assertThat(
                        scene.social.publisher().find(post.id()).orElseThrow().status())
                .isEqualTo(PostStatus.POSTED));
        assertThat(scene.platform.requests).hasSize(6);
    }

    /** Somebody else was refused; this process learns of it from the hold alone. */
    @Test
    void aProcessThatOnlySawTheBlockSendsOneAheadAsWell() {
        for (int i = 0; i < 5; i++) {
            assertThat(scheduleOn("page-" + i).status()).isEqualTo(PostStatus.SCHEDULED);
        }
        Instant end = scene.clock.now().plusSeconds(60);
        scene.store
                .accounts()
                .hold(new Hold(HoldTarget.platform(Platform.of("alpha")), Hold.Cause.LIMIT, end), SocialEvent.ENGINE);
        scene.run();
        assertThat(scene.platform.requests).isEmpty();

        scene.clock.advance(Duration.ofSeconds(66));
        AtomicInteger meanwhile = sendsTheNextWhileOthersAreDue();
        scene.run();
        assertThat(meanwhile).hasValue(1);
    }

    private AtomicInteger sendsTheNextWhileOthersAreDue() {
        AtomicInteger meanwhile = new AtomicInteger();
        scene.platform.answers.add((request, gate) -> {
            gate.pass();
            // As another thread would.
            scene.run();
            meanwhile.set(scene.platform.requests.size());
            return Sent.live(scene.platform.post(request.token().account(), request.text()));
        });
        return meanwhile;
    }
}
