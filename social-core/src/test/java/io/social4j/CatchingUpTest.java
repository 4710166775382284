package io.social4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Account;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.FailureKind;
import io.social4j.model.HealthReport;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishRequest;
import io.social4j.model.ScheduledPost;
import io.social4j.scripted.Scene;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PublishResult;
import io.social4j.spi.store.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** After an outage the late posts of an account go out one after the other, not all at once; nobody else waits for them. */
class CatchingUpTest {

    private final Scene scene = Scene.create();

    private void outage(Duration length) {
        scene.clock.advance(length);
    }

    @Test
    void ofTheLatePostsOfAnAccountOneGoesOutEachMinuteInTheirOrder() {
        List<ScheduledPost> posts = new ArrayList<>();
        for (int post = 1; post <= 4; post++) {
            posts.add(scene.schedule("post " + post));
            scene.clock.advance(Duration.ofSeconds(1));
        }
        outage(Duration.ofMinutes(10));
        scene.pass(Duration.ofSeconds(59));
        assertThat(scene.texts()).containsExactly("post 1");

        scene.pass(Duration.ofMinutes(4));
        assertThat(scene.texts()).containsExactly("post 1", "post 2", "post 3", "post 4");
        List<Instant> begun = posts.stream().map(this::begun).toList();
        for (int i = 1; i < begun.size(); i++) {
            assertThat(Duration.between(begun.get(i - 1), begun.get(i)))
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        }
    }

    private Instant begun(ScheduledPost post) {
        return scene.history(post).get(0).intentAt();
    }

    /** Nothing but its due time is there while it waits: no visit, no lease, no try. */
    @Test
    void whatWaitsForItsTurnIsNotTouched() {
        scene.schedule("first");
        ScheduledPost second = scene.schedule("second");
        Optional<Instant> due = scene.delivery(second).nextAttemptAt();
        outage(Duration.ofMinutes(10));
        scene.pass(Duration.ofSeconds(50));

        assertThat(scene.delivery(second).status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(scene.delivery(second).nextAttemptAt()).isEqualTo(due);
        assertThat(scene.history(second)).isEmpty();
    }

    @Test
    void aMinuteLateIsNoOutage() {
        scene.schedule("first");
        scene.schedule("second");
        outage(Duration.ofMinutes(1));
        scene.run();
        assertThat(scene.texts()).containsExactly("first", "second");
    }

    /** A hold is no outage: nobody was kept from claiming them but by it. */
    @Test
    void whatAHoldSetsFreeIsNotSpaced() {
        HoldTarget held = HoldTarget.account(scene.account.id());
        scene.store.accounts().hold(new Hold(held, Hold.Cause.RECONNECT, null), "engine");
        scene.schedule("first");
        scene.schedule("second");
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.texts()).isEmpty();

        scene.store.accounts().release(held, Hold.Cause.RECONNECT, "ann");
        scene.run();
        assertThat(scene.texts()).containsExactly("first", "second");
    }

    @Test
    void otherAccountsDoNotWait() {
        Account other = scene.connect("2");
        scene.schedule("first");
        scene.schedule("second");
        outage(Duration.ofMinutes(10));
        scene.social
                .publisher()
                .schedule(PublishRequest.builder()
                        .user(Scene.USER)
                        .text("of another")
                        .toAccount("alpha", other.id())
                        .at(scene.clock.now())
                        .build());
        scene.run();
        assertThat(scene.texts()).containsExactly("first");
        assertThat(scene.platform.textsOf(other.remote())).containsExactly("of another");
    }

    @Test
    void zeroIsNoSpacing() {
        Scene hasty = Scene.with(Map.of("social4j.publish.catch-up-spacing", "0s"));
        hasty.schedule("first");
        hasty.schedule("second");
        hasty.clock.advance(Duration.ofMinutes(10));
        hasty.run();
        assertThat(hasty.texts()).containsExactly("first", "second");
    }

    /** Or the younger ones would come between the parts of a thread, or in front of a post that is tried again. */
    @Test
    void whatHasBegunGoesOnWhileItsAccountRests() {
        ScheduledPost first = scene.schedule("first");
        scene.schedule("second");
        outage(Duration.ofMinutes(10));
        scene.platform.publishing = (token, payload, journal) -> {
            scene.platform.publishing = scene.platform::publishParts;
            return PublishResult.published(journal.commit("post", "first", gate -> {
                gate.pass();
                throw new PlatformException(PlatformFailure.of(FailureKind.TRANSIENT, "not now"));
            }));
        };
        scene.pass(Duration.ofSeconds(30));
        assertThat(scene.texts()).containsExactly("first");
        assertThat(scene.history(first)).extracting(LogEntry::outcome).hasSize(2);

        scene.pass(Duration.ofSeconds(31));
        assertThat(scene.texts()).containsExactly("first", "second");
    }

    @Test
    void catchingUpIsNoStandstill() {
        scene.schedule("first");
        scene.schedule("second");
        scene.schedule("third");
        outage(Duration.ofMinutes(10));
        scene.run();
        scene.clock.advance(Duration.ofSeconds(61));

        assertThat(scene.social.health().report().findings())
                .filteredOn(finding -> finding.id().equals("deliveries.overdue"))
                .allSatisfy(finding -> {
                    assertThat(finding.status()).isEqualTo(HealthReport.Status.DEGRADED);
                    assertThat(finding.message()).contains("catch up slowly");
                })
                .isNotEmpty();
        scene.clock.advance(Duration.ofMinutes(2));
        assertThat(scene.social.health().report().status()).isEqualTo(HealthReport.Status.DOWN);
    }
}
