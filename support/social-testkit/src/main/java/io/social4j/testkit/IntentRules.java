package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.LEASE;
import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.intent;
import static io.social4j.testkit.StoreScene.later;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is guaranteed before a request leaves. */
abstract class IntentRules extends StoreRules {

    IntentRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void writesDownWhatIsAboutToBeSent() {
        DeliveryId delivery = scene.due();
        IntentResult result = scene.open(scene.visit(delivery), intent("publish", "good morning", true));

        assertThat(result).isEqualTo(IntentResult.opened(new AttemptId(delivery, 1), START));
        LogEntry entry = scene.entry(new AttemptId(delivery, 1));
        assertThat(entry.step()).isEqualTo("publish");
        assertThat(entry.intentAt()).isEqualTo(START);
        assertThat(entry.deadlineAt()).isEqualTo(START.plus(StoreScene.WINDOW));
        assertThat(entry.outcome()).isNull();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.PROCESSING);
        assertThat(scene.events(delivery)).containsExactly(SocialEvent.Type.DELIVERY_STARTED);
    }

    @Test
    void answersTheSameAttemptToARepeatedQuestion() {
        Work work = scene.visit(scene.due());
        IntentResult first = scene.open(work, intent("publish", "good morning", true));
        IntentResult again = scene.open(work, intent("publish", "good morning", true));

        assertThat(again).isEqualTo(first);
        assertThat(scene.store.log().history(work.ticket().delivery())).hasSize(1);
    }

    @Test
    void opensNoSecondIntentWhileOneIsOpen() {
        Work work = scene.visit(scene.due());
        scene.opened(work);

        assertThat(scene.open(work, intent("fallback", "another text", true)).kind())
                .isEqualTo(IntentResult.Kind.LOST);
        assertThat(scene.store.log().history(work.ticket().delivery())).hasSize(1);
    }

    @Test
    void opensNothingForAVisitThatFoundAnOpenIntent() {
        DeliveryId delivery = scene.due();
        scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);

        assertThat(scene.open(looker, intent("publish", "publish of " + delivery, true))
                        .kind())
                .isEqualTo(IntentResult.Kind.LOST);
    }

    @Test
    void opensNothingForALostTicket() {
        DeliveryId delivery = scene.due();
        Work frozen = scene.visit(delivery);
        scene.takeOver(delivery);

        assertThat(scene.open(frozen, intent("publish", "good morning", true)).kind())
                .isEqualTo(IntentResult.Kind.LOST);
        assertThat(scene.store.log().history(delivery)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLateByTheTimeOfTheStore() {
        Work work = scene.visit(scene.due());
        Instant notAfter = START.plusSeconds(10);
        Intent bounded = new Intent("publish", "good morning", true, StoreScene.WINDOW, notAfter);
        scene.pass(Duration.ofSeconds(11));

        assertThat(scene.open(work, bounded).kind()).isEqualTo(IntentResult.Kind.LATE);
        assertThat(scene.store.log().history(work.ticket().delivery())).isEmpty();
        scene.clock.set(notAfter);
        assertThat(scene.open(work, bounded).kind()).isEqualTo(IntentResult.Kind.OPENED);
    }

    @Test
    void refusesATwinOfTheSameAccount() {
        Account account = scene.account();
        Work first = scene.visit(scene.due(account));
        Work second = scene.visit(scene.due(account));
        scene.open(first, intent("publish", "equal text", true));

        assertThat(scene.open(second, intent("publish", "equal text", true)).kind())
                .isEqualTo(IntentResult.Kind.TWIN);
        assertThat(scene.store.log().history(second.ticket().delivery())).isEmpty();
        assertThat(scene.open(second, intent("publish", "other text", true)).kind())
                .isEqualTo(IntentResult.Kind.OPENED);
    }

    @Test
    void refusesATwinOfAnotherUserWithTheSameRemoteAccount() {
        Work first = scene.visit(scene.due(scene.account("ann", PLATFORM, "shared page")));
        Work second = scene.visit(scene.due(scene.account("bob", PLATFORM, "shared page")));
        scene.open(first, intent("publish", "equal text", true));

        assertThat(scene.open(second, intent("publish", "equal text", true)).kind())
                .isEqualTo(IntentResult.Kind.TWIN);
    }

    @Test
    void takesAnEqualTextOfAnotherAccountForNoTwin() {
        Work first = scene.visit(scene.due());
        Work second = scene.visit(scene.due());
        scene.open(first, intent("publish", "equal text", true));

        assertThat(scene.open(second, intent("publish", "equal text", true)).kind())
                .isEqualTo(IntentResult.Kind.OPENED);
    }

    @Test
    void letsATwinInOnceTheFirstIsSettled() {
        Account account = scene.account();
        Work first = scene.visit(scene.due(account));
        Work second = scene.visit(scene.due(account));
        scene.open(first, intent("publish", "equal text", true));
        scene.settle(new AttemptId(first.ticket().delivery(), 1), Fact.live("r-1", null), Next.published());

        assertThat(scene.open(second, intent("publish", "equal text", true)).kind())
                .isEqualTo(IntentResult.Kind.OPENED);
    }

    @Test
    void letsATwinInOnceTheFirstIsInReview() {
        Account account = scene.account();
        Work first = scene.visit(scene.due(account));
        Work second = scene.visit(scene.due(account));
        scene.open(first, intent("publish", "equal text", true));
        deliveries().park(first.ticket(), Next.review(StoreScene.unknown()));

        assertThat(scene.open(second, intent("publish", "equal text", true)).kind())
                .isEqualTo(IntentResult.Kind.OPENED);
    }

    @Test
    void keepsTwinsOutWhileNobodyKnowsTheOutcome() {
        Account account = scene.account();
        Work first = scene.visit(scene.due(account));
        Work second = scene.visit(scene.due(account));
        scene.open(first, intent("publish", "equal text", true));
        deliveries().park(first.ticket(), Next.comeBack(START.plusSeconds(10)));

        assertThat(scene.open(second, intent("publish", "equal text", true)).kind())
                .isEqualTo(IntentResult.Kind.TWIN);
    }

    @Test
    void renewsTheLease() {
        Work work = scene.visit(scene.due());
        scene.pass(LEASE.minusSeconds(1));
        scene.opened(work);
        scene.pass(LEASE.minusSeconds(1));

        assertThat(scene.claim(10)).isEmpty();
    }

    @Test
    void countsEveryIntentAndKeepsTheTimeOfTheFirst() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery));
        scene.settle(first, Fact.refused(later()), Next.comeBack(START.plusSeconds(9)));
        scene.pass(Duration.ofSeconds(9));
        Work second = scene.visit(delivery);

        assertThat(second.progress().seq()).isEqualTo(1);
        assertThat(scene.opened(second)).isEqualTo(new AttemptId(delivery, 2));
        Work third = scene.takeOver(delivery);
        assertThat(third.progress().seq()).isEqualTo(2);
        assertThat(third.progress().firstIntentAt()).isEqualTo(START);
    }

    @Test
    void handsTheIdsOfEarlierPartsToTheIntent() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        scene.settle(scene.opened(work, "part-1", false), Fact.live("r-1", null), Next.goOn());
        scene.settle(scene.opened(work, "part-2", false), Fact.live("r-2", null), Next.goOn());
        scene.opened(work, "part-3", true);

        Work looker = scene.takeOver(delivery);
        assertThat(Objects.requireNonNull(looker.open()).attempt().earlierParts())
                .containsExactly("r-1", "r-2");
    }
}
