package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.later;
import static io.social4j.testkit.StoreScene.no;
import static io.social4j.testkit.StoreScene.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Account;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a judgement may do: less than a fact. */
abstract class VerdictRules extends StoreRules {

    VerdictRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void publishesWhatWasFound() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);

        assertThat(deliveries()
                        .judge(looker.ticket(), attempt, Verdict.present("r-1", null, "listed"), Next.published()))
                .isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).remoteId()).contains("r-1");
        assertThat(scene.store.log().boundIds(looker.remoteAccount(), Set.of("r-1")))
                .containsExactly("r-1");
    }

    @Test
    void publishesWhatIsSurelyLiveUnderAnUnknownId() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);

        assertThat(deliveries()
                        .judge(looker.ticket(), attempt, Verdict.present(null, null, "published"), Next.published()))
                .isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).remoteId()).isEmpty();
    }

    @Test
    void goesOnAfterAPartThatWasFound() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery), "part-1", false);
        Work looker = scene.takeOver(delivery);
        deliveries()
                .judge(
                        looker.ticket(),
                        attempt,
                        Verdict.present("r-1", null, "listed"),
                        Next.comeBack(scene.clock.now()));

        Work next = scene.visit(delivery);
        assertThat(next.open()).isNull();
        assertThat(next.liveParts()).containsExactly(new LivePart("part-1", "r-1"));
    }

    @Test
    void freesADeliveryWhoseAttemptIsAbsentAndRemembersThat() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);
        Next next = Next.comeBack(scene.clock.now()).because(later()).burning();

        assertThat(deliveries().judge(looker.ticket(), attempt, Verdict.absent("not listed"), next))
                .isTrue();
        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.ABSENT);
        Work again = scene.visit(delivery);
        assertThat(again.open()).isNull();
        assertThat(again.absentSteps()).containsOnlyKeys("publish");
        assertThat(again.progress().tries()).isEqualTo(1);
        assertThat(scene.opened(again)).isEqualTo(new AttemptId(delivery, 2));
    }

    @Test
    void keepsAnUndecidedAttemptOpenForLateFacts() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);

        assertThat(deliveries().judge(looker.ticket(), attempt, Verdict.undecided("blind"), Next.review(unknown())))
                .isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(scene.entry(attempt).outcome()).isNull();
        scene.settle(attempt, Fact.live("r-1", null), Next.published());
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    @Test
    void letsOnlyTheHolderOfTheTicketJudge() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work frozen = scene.takeOver(delivery);
        scene.takeOver(delivery);

        assertThat(deliveries().judge(frozen.ticket(), attempt, Verdict.absent("not listed"), Next.failed(no())))
                .isFalse();
        assertThat(scene.entry(attempt).outcome()).isNull();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.PROCESSING);
    }

    @Test
    void letsNoVerdictAboutOneAttemptCloseAnother() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        AttemptId first = scene.opened(work);
        scene.settle(first, Fact.notSent(later()), Next.goOn());
        AttemptId second = scene.opened(work);

        assertThat(deliveries().judge(work.ticket(), first, Verdict.absent("not listed"), Next.comeBack(START)))
                .isFalse();
        assertThat(scene.entry(second).outcome()).isNull();
        assertThat(scene.entry(first).outcome()).isEqualTo(LogEntry.Outcome.NOT_SENT);
    }

    @Test
    void closesNothingTwice() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        AttemptId attempt = scene.opened(work);
        deliveries().judge(work.ticket(), attempt, Verdict.absent("not listed"), Next.comeBack(START));

        assertThat(deliveries().judge(work.ticket(), attempt, Verdict.present("r-1", null, "listed"), Next.published()))
                .isFalse();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.SCHEDULED);
    }

    @Test
    void refusesAnIdThatBelongsToAnotherAttempt() {
        Account account = scene.account();
        DeliveryId owner = scene.due(account);
        scene.settle(scene.opened(scene.visit(owner)), Fact.live("r-1", null), Next.published());
        DeliveryId other = scene.due(account);
        AttemptId attempt = scene.opened(scene.visit(other));
        Work looker = scene.takeOver(other);

        assertThat(deliveries()
                        .judge(looker.ticket(), attempt, Verdict.present("r-1", null, "listed"), Next.published()))
                .isFalse();
        assertThat(scene.entry(attempt).outcome()).isNull();
        assertThat(scene.isGood(looker.ticket())).isTrue();
        assertThat(scene.shown(owner).remoteId()).contains("r-1");
    }

    @Test
    void takesTheSameIdOnAnotherAccountForAnotherPost() {
        DeliveryId owner = scene.due();
        scene.settle(scene.opened(scene.visit(owner)), Fact.live("r-1", null), Next.published());
        DeliveryId other = scene.due();
        AttemptId attempt = scene.opened(scene.visit(other));
        Work looker = scene.takeOver(other);

        assertThat(deliveries()
                        .judge(looker.ticket(), attempt, Verdict.present("r-1", null, "listed"), Next.published()))
                .isTrue();
    }
}
