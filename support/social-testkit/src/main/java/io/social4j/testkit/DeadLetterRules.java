package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.later;
import static io.social4j.testkit.StoreScene.no;
import static io.social4j.testkit.StoreScene.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.DeadLetterStore;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What people may do with deliveries that ended without success. */
abstract class DeadLetterRules extends StoreRules {

    DeadLetterRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private DeadLetterStore deadLetters() {
        return scene.store.deadLetters();
    }

    @Test
    void listsWhatFailedOrIsUnclearNewestFirst() {
        DeliveryId first = scene.failed(scene.account());
        scene.pass(Duration.ofSeconds(1));
        DeliveryId second = scene.reviewed(scene.account()).delivery();
        scene.pass(Duration.ofSeconds(1));
        scene.due();
        scene.failed(scene.account("bob", PLATFORM, "of bob"));

        assertThat(deadLetters().find("ann", 10)).extracting(Delivery::id).containsExactly(second, first);
        assertThat(deadLetters().find("ann", 1)).extracting(Delivery::id).containsExactly(second);
    }

    @Test
    void bringsAFailedDeliveryBackWithNoTriesUsed() {
        DeliveryId delivery = scene.due();
        scene.settle(
                scene.opened(scene.visit(delivery)),
                Fact.refused(later()),
                Next.failed(later()).burning());
        scene.pass(Duration.ofDays(1));

        assertThat(deadLetters().replay(delivery, "ann")).isTrue();
        Work work = scene.visit(delivery);
        assertThat(work.open()).isNull();
        assertThat(work.progress().tries()).isZero();
        assertThat(work.progress().firstIntentAt()).isNull();
        assertThat(work.progress().dueAt()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(deadLetters().find("ann", 10)).isEmpty();
        assertThat(scene.events(delivery)).endsWith(SocialEvent.Type.DELIVERY_REPLAYED);
    }

    @Test
    void looksForAReplayedDeliveryWhoseIntentIsOpen() {
        AttemptId attempt = scene.reviewed(scene.account());

        assertThat(deadLetters().replay(attempt.delivery(), "ann")).isTrue();
        assertThat(scene.shown(attempt.delivery()).status()).isEqualTo(DeliveryStatus.PROCESSING);
        Work work = scene.visit(attempt.delivery());
        assertThat(work.open()).isNotNull();
        assertThat(scene.open(work, StoreScene.intent("again", "another text", true))
                        .kind())
                .isEqualTo(IntentResult.Kind.LOST);
    }

    @Test
    void keepsTheLivePartsOfAReplayedThread() {
        DeliveryId delivery = partial();

        assertThat(deadLetters().replay(delivery, "ann")).isTrue();
        assertThat(scene.visit(delivery).liveParts()).containsExactly(new LivePart("part-1", "r-1"));
    }

    @Test
    void replaysNothingThatHasNotEndedWithoutSuccess() {
        DeliveryId waiting = scene.due();
        DeliveryId published = scene.due();
        scene.settle(scene.opened(scene.visit(published)), Fact.live("r-1", null), Next.published());
        DeliveryId nobodys = DeliveryId.of("00000000-0000-7000-8000-000000000001");

        for (DeliveryId delivery : new DeliveryId[] {waiting, published, nobodys}) {
            assertThat(deadLetters().replay(delivery, "ann")).isFalse();
            assertThat(deadLetters().dismiss(delivery, "ann")).isFalse();
            assertThat(deadLetters().resolve(delivery, "r-9", "ann")).isFalse();
        }
        assertThat(scene.shown(published).remoteId()).contains("r-1");
    }

    @Test
    void dismissesOnceAndKeepsTheTruth() {
        DeliveryId delivery = scene.failed(scene.account());

        assertThat(deadLetters().dismiss(delivery, "ann")).isTrue();
        assertThat(deadLetters().dismiss(delivery, "ann")).isFalse();
        assertThat(deadLetters().find("ann", 10)).isEmpty();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(scene.events(delivery)).containsOnlyOnce(SocialEvent.Type.DELIVERY_DISMISSED);
    }

    @Test
    void listsADismissedDeliveryAgainIfItsReplayFails() {
        DeliveryId delivery = scene.failed(scene.account());
        deadLetters().dismiss(delivery, "ann");
        deadLetters().replay(delivery, "ann");
        deliveries().park(scene.visit(delivery).ticket(), Next.failed(no()));

        assertThat(deadLetters().find("ann", 10)).extracting(Delivery::id).containsExactly(delivery);
    }

    @Test
    void publishesWhatAPersonHasSeenThoughNoIntentIsOpen() {
        DeliveryId delivery = scene.due();
        deliveries().park(scene.visit(delivery).ticket(), Next.review(unknown()));

        assertThat(deadLetters().resolve(delivery, "r-1", "ann")).isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).liveParts()).containsExactly("r-1");
    }

    @Test
    void believesThePlatformsAnswerMoreThanAPerson() {
        Account account = scene.account();
        DeliveryId mistaken = scene.reviewed(account).delivery();
        deadLetters().resolve(mistaken, "r-1", "ann");
        DeliveryId owner = scene.due(account);
        scene.settle(scene.opened(scene.visit(owner)), Fact.live("r-1", null), Next.published());

        assertThat(scene.shown(owner).remoteId()).contains("r-1");
        assertThat(scene.shown(mistaken).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(scene.events(mistaken)).containsOnlyOnce(SocialEvent.Type.INCIDENT);
    }

    @Test
    void publishesWhatAPersonHasSeen() {
        AttemptId attempt = scene.reviewed(scene.account());
        DeliveryId delivery = attempt.delivery();

        assertThat(deadLetters().resolve(delivery, "r-1", "ann")).isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).remoteId()).contains("r-1");
        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.LIVE);
        assertThat(scene.store.log().boundIds(scene.shown(delivery).remoteAccount(), Set.of("r-1")))
                .containsExactly("r-1");
        assertThat(scene.events(delivery))
                .endsWith(SocialEvent.Type.DELIVERY_RESOLVED, SocialEvent.Type.DELIVERY_POSTED);
    }

    @Test
    void failsWhatAPersonHasNotFoundAndSendsNothingByItself() {
        AttemptId attempt = scene.reviewed(scene.account());
        DeliveryId delivery = attempt.delivery();

        assertThat(deadLetters().resolve(delivery, null, "ann")).isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.ABSENT);
        assertThat(scene.claim(10)).isEmpty();
        assertThat(deadLetters().replay(delivery, "ann")).isTrue();
        Work work = scene.visit(delivery);
        assertThat(work.open()).isNull();
        assertThat(work.absentSteps()).containsOnlyKeys("publish");
    }

    @Test
    void neverCallsAThreadThatIsLiveInPartFailed() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        scene.settle(scene.opened(work, "part-1", false), Fact.live("r-1", null), Next.goOn());
        scene.opened(work, "part-2", true);
        deliveries().park(work.ticket(), Next.review(unknown()));

        assertThat(deadLetters().resolve(delivery, null, "ann")).isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(scene.shown(delivery).liveParts()).containsExactly("r-1");
        assertThat(deadLetters().replay(delivery, "ann")).isTrue();
        assertThat(scene.visit(delivery).open()).isNull();
    }

    @Test
    void remembersAPartThatAPersonHasSeen() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        scene.opened(work, "part-1", false);
        deliveries().park(work.ticket(), Next.review(unknown()));

        assertThat(deadLetters().resolve(delivery, "r-1", "ann")).isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        deadLetters().replay(delivery, "ann");
        assertThat(scene.visit(delivery).liveParts()).containsExactly(new LivePart("part-1", "r-1"));
    }

    @Test
    void believesALateSuccessAfterAPersonFoundNothing() {
        AttemptId attempt = scene.reviewed(scene.account());
        deadLetters().resolve(attempt.delivery(), null, "ann");
        scene.settle(attempt, Fact.live("r-1", null), Next.published());

        assertThat(scene.shown(attempt.delivery()).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    private DeliveryId partial() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        scene.settle(scene.opened(work, "part-1", false), Fact.live("r-1", null), Next.goOn());
        scene.settle(scene.opened(work, "part-2", true), Fact.refused(no()), Next.review(no()));
        return delivery;
    }
}
