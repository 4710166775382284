package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.later;
import static io.social4j.testkit.StoreScene.no;
import static io.social4j.testkit.StoreScene.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
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
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A fact is a fact: what settling guarantees to a worker that has lost everything else. */
abstract class LateFactRules extends StoreRules {

    LateFactRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void publishesWhatALookerHasTakenOver() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);
        scene.settle(attempt, Fact.live("r-1", null), Next.published());

        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(deliveries().judge(looker.ticket(), attempt, Verdict.absent("not listed"), Next.failed(no())))
                .isFalse();
        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.LIVE);
    }

    @Test
    void acceptsSuccessOfAnAttemptThatWasJudgedAbsentAndStopsTheNextOne() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);
        judgeAbsent(looker, first);
        Work second = scene.visit(delivery);
        scene.opened(second);

        scene.settle(first, Fact.live("r-1", null), Next.published());
        assertThat(deliveries().holds(second.ticket())).isFalse();
        assertThat(scene.isGood(second.ticket())).isFalse();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).remoteId()).contains("r-1");
        assertThat(scene.entry(first).outcome()).isEqualTo(LogEntry.Outcome.LIVE);
    }

    @Test
    void endsAFailedDeliveryAsPublishedWhenItsSuccessArrives() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        deliveries().judge(scene.takeOver(delivery).ticket(), attempt, Verdict.absent("not listed"), Next.failed(no()));
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.FAILED);

        scene.settle(attempt, Fact.live("r-1", null), Next.published());
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).failure()).isEmpty();
    }

    @Test
    void endsADeliveryInReviewAsPublishedWhenItsSuccessArrives() {
        AttemptId attempt = scene.reviewed(scene.account());
        scene.settle(attempt, Fact.live("r-1", null), Next.published());

        assertThat(scene.shown(attempt.delivery()).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.events(attempt.delivery())).endsWith(SocialEvent.Type.DELIVERY_POSTED);
    }

    @Test
    void goesOnAtOnceAfterTheLateSuccessOfAPart() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        AttemptId part = scene.opened(work, "part-1", false);
        deliveries().park(work.ticket(), Next.comeBack(START.plusSeconds(600)));

        scene.settle(part, Fact.live("r-1", null), Next.goOn());
        Work next = scene.visit(delivery);
        assertThat(next.open()).isNull();
        assertThat(next.liveParts()).containsExactly(new LivePart("part-1", "r-1"));
    }

    @Test
    void takesTheDeliveryFromALookerWhenTheSuccessOfAPartArrives() {
        DeliveryId delivery = scene.due();
        AttemptId part = scene.opened(scene.visit(delivery), "part-1", false);
        Work looker = scene.takeOver(delivery);
        scene.settle(part, Fact.live("r-1", null), Next.goOn());

        assertThat(deliveries().park(looker.ticket(), Next.failed(no()))).isFalse();
        assertThat(scene.visit(delivery).liveParts()).hasSize(1);
    }

    @Test
    void storesARefusalAndItsConsequenceAfterALookerTookOver() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);
        scene.settle(attempt, Fact.refused(later()), Next.failed(no()).burning());

        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.REFUSED);
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(scene.isGood(looker.ticket())).isFalse();
    }

    @Test
    void takesTheDeliveryFromALookerWhenALateRefusalFreesItToBeSentAgain() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);
        scene.settle(attempt, Fact.notSent(later()), Next.comeBack(scene.clock.now()));
        assertThat(scene.isGood(looker.ticket())).isFalse();
        Work next = scene.visit(delivery);
        AttemptId second = scene.opened(next);

        assertThat(deliveries().judge(looker.ticket(), attempt, Verdict.absent("not listed"), Next.comeBack(START)))
                .isFalse();
        assertThat(scene.entry(second).outcome()).isNull();
        assertThat(deliveries().holds(next.ticket())).isTrue();
    }

    @Test
    void leavesADeliveryInReviewThereWhenALateRefusalArrives() {
        AttemptId attempt = scene.reviewed(scene.account());
        scene.settle(attempt, Fact.refused(no()), Next.comeBack(START));

        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.REFUSED);
        assertThat(scene.shown(attempt.delivery()).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
    }

    @Test
    void keepsTheHandleOfALateAcceptanceForTheLooker() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);
        scene.settle(attempt, Fact.accepted("job-7"), Next.comeBack(START));

        assertThat(scene.isGood(looker.ticket())).isTrue();
        Work next = scene.takeOver(delivery);
        assertThat(Objects.requireNonNull(next.open()).attempt().acceptedHandle())
                .isEqualTo("job-7");
    }

    @Test
    void opensAnAbsentAttemptAgainWhenThePlatformSaysItHadAcceptedIt() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        judgeAbsent(scene.takeOver(delivery), attempt);
        Work second = scene.visit(delivery);
        scene.settle(attempt, Fact.accepted("job-7"), Next.comeBack(START));

        assertThat(scene.isGood(second.ticket())).isFalse();
        assertThat(scene.entry(attempt).outcome()).isNull();
        Work looker = scene.visit(delivery);
        assertThat(Objects.requireNonNull(looker.open()).attempt().acceptedHandle())
                .isEqualTo("job-7");
    }

    @Test
    void asksAPersonAboutAFailedDeliveryThatHadBeenAccepted() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        deliveries().judge(scene.takeOver(delivery).ticket(), attempt, Verdict.absent("not listed"), Next.failed(no()));
        scene.settle(attempt, Fact.accepted("job-7"), Next.comeBack(START));

        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(scene.entry(attempt).outcome()).isNull();
    }

    @Test
    void raisesAnIncidentWhenTwoPostsOfOneDeliveryAreLive() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery));
        judgeAbsent(scene.takeOver(delivery), first);
        scene.settle(scene.opened(scene.visit(delivery)), Fact.live("r-2", null), Next.published());
        scene.settle(first, Fact.live("r-1", null), Next.published());

        assertThat(scene.events(delivery)).containsOnlyOnce(SocialEvent.Type.INCIDENT);
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
    }

    @Test
    void takesAnAnswerAndAListingOfTheSamePostForOne() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery));
        judgeAbsent(scene.takeOver(delivery), first);
        AttemptId second = scene.opened(scene.visit(delivery));
        deliveries()
                .judge(
                        scene.takeOver(delivery).ticket(),
                        second,
                        Verdict.present("r-1", null, "listed"),
                        Next.published());
        scene.settle(first, Fact.live("r-1", null), Next.published());

        assertThat(scene.events(delivery)).doesNotContain(SocialEvent.Type.INCIDENT);
        assertThat(scene.entry(first).remoteId()).isEqualTo("r-1");
        assertThat(scene.entry(second).remoteId()).isNull();
        assertThat(scene.shown(delivery).liveParts()).containsExactly("r-1");
    }

    @Test
    void believesThePlatformsAnswerMoreThanAListing() {
        Account account = scene.account();
        DeliveryId taken = scene.due(account);
        AttemptId byListing = scene.opened(scene.visit(taken));
        deliveries()
                .judge(
                        scene.takeOver(taken).ticket(),
                        byListing,
                        Verdict.present("r-1", null, "listed"),
                        Next.published());
        DeliveryId owner = scene.due(account);
        scene.settle(scene.opened(scene.visit(owner)), Fact.live("r-1", null), Next.published());

        assertThat(scene.shown(owner).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(owner).remoteId()).contains("r-1");
        assertThat(scene.shown(taken).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(scene.shown(taken).liveParts()).isEmpty();
        assertThat(scene.entry(byListing).outcome()).isNull();
        assertThat(scene.entry(byListing).remoteId()).isNull();
        assertThat(scene.events(taken)).containsOnlyOnce(SocialEvent.Type.INCIDENT);
        scene.store.deadLetters().replay(taken, "ann");
        assertThat(scene.visit(taken).open()).isNotNull();
    }

    @Test
    void looksForTheAttemptThatIsOpenWhenAnEarlierOneTurnsOutToBeLive() {
        AttemptId second = openBehindALateSuccess();
        DeliveryId delivery = second.delivery();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).publishedAt()).contains(scene.clock.now());
        assertThat(scene.entry(second).outcome()).isNull();

        Work looker = scene.visit(delivery);
        assertThat(Objects.requireNonNull(looker.open()).id()).isEqualTo(second);
        assertThat(deliveries()
                        .park(
                                looker.ticket(),
                                Next.comeBack(scene.clock.now().plusSeconds(60)).afterLook(true)))
                .isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        scene.pass(Duration.ofSeconds(60));
        assertThat(scene.visit(delivery).progress().cleanLooks()).isEqualTo(1);
    }

    @Test
    void closesTheOtherAttemptWhenItIsAbsentAndStaysPublished() {
        AttemptId second = openBehindALateSuccess();
        judgeAbsent(scene.visit(second.delivery()), second);

        assertThat(scene.entry(second).outcome()).isEqualTo(LogEntry.Outcome.ABSENT);
        assertIsPublishedOnce(second.delivery());
        assertThat(scene.events(second.delivery())).doesNotContain(SocialEvent.Type.INCIDENT);
    }

    @Test
    void closesTheOtherAttemptWhenItWasStoppedAtItsGate() {
        AttemptId second = openBehindALateSuccess();
        scene.settle(second, Fact.notSent(later()), Next.comeBack(scene.clock.now()));

        assertThat(scene.entry(second).outcome()).isEqualTo(LogEntry.Outcome.NOT_SENT);
        assertIsPublishedOnce(second.delivery());
        assertThat(scene.events(second.delivery())).doesNotContain(SocialEvent.Type.INCIDENT);
    }

    @Test
    void raisesAnIncidentWithBothIdsWhenTheOtherAttemptIsFoundLive() {
        AttemptId second = openBehindALateSuccess();
        assertThat(deliveries()
                        .judge(
                                scene.visit(second.delivery()).ticket(),
                                second,
                                Verdict.present("r-2", null, "listed"),
                                Next.published()))
                .isTrue();

        assertIsPublishedOnce(second.delivery());
        assertThat(incidents(second.delivery()))
                .singleElement()
                .asString()
                .contains("r-1")
                .contains("r-2");
    }

    @Test
    void raisesAnIncidentWithBothIdsWhenTheOtherAttemptIsAnsweredAsWell() {
        AttemptId second = openBehindALateSuccess();
        Work looker = scene.visit(second.delivery());
        scene.settle(second, Fact.live("r-2", null), Next.published());

        assertThat(scene.isGood(looker.ticket())).isFalse();
        assertIsPublishedOnce(second.delivery());
        assertThat(incidents(second.delivery()))
                .singleElement()
                .asString()
                .contains("r-1")
                .contains("r-2");
    }

    @Test
    void raisesAnIncidentWhenNobodyFindsOutAboutTheOtherAttemptAndStillTakesItsAnswer() {
        AttemptId second = openBehindALateSuccess();
        Work looker = scene.visit(second.delivery());
        assertThat(deliveries().judge(looker.ticket(), second, Verdict.undecided("blind"), Next.review(unknown())))
                .isTrue();

        assertIsPublishedOnce(second.delivery());
        assertThat(incidents(second.delivery())).hasSize(1);
        assertThat(scene.entry(second).outcome()).isNull();
        scene.settle(second, Fact.live("r-2", null), Next.published());
        assertThat(scene.entry(second).remoteId()).isEqualTo("r-2");
        assertIsPublishedOnce(second.delivery());
        assertThat(incidents(second.delivery())).hasSize(2);
    }

    @Test
    void goesOnWithTheThreadAfterLookingForTheSecondAttemptOfAPart() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery), "part-1", false);
        judgeAbsent(scene.takeOver(delivery), first);
        AttemptId second = scene.opened(scene.visit(delivery), "part-1", false);
        scene.settle(first, Fact.live("r-1", null), Next.goOn());

        Work looker = scene.visit(delivery);
        assertThat(Objects.requireNonNull(looker.open()).id()).isEqualTo(second);
        judgeAbsent(looker, second);
        Work next = scene.visit(delivery);
        assertThat(next.open()).isNull();
        assertThat(next.liveParts()).containsExactly(new LivePart("part-1", "r-1"));
    }

    @Test
    void stopsTheNextAttemptWhenThePlatformSaysItHadAcceptedTheFirst() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery));
        judgeAbsent(scene.takeOver(delivery), first);
        Work second = scene.visit(delivery);
        AttemptId open = scene.opened(second);
        scene.settle(first, Fact.accepted("job-7"), Next.comeBack(START));
        scene.settle(first, Fact.accepted("job-7"), Next.comeBack(START));

        assertThat(deliveries().holds(second.ticket())).isFalse();
        assertThat(incidents(delivery)).hasSize(1);
        assertThat(Objects.requireNonNull(scene.visit(delivery).open()).id()).isEqualTo(open);
    }

    /** The first attempt was judged absent, a second one is open, and the first is answered. */
    private AttemptId openBehindALateSuccess() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery));
        judgeAbsent(scene.takeOver(delivery), first);
        AttemptId second = scene.opened(scene.visit(delivery));
        scene.settle(first, Fact.live("r-1", null), Next.published());
        return second;
    }

    private void assertIsPublishedOnce(DeliveryId delivery) {
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).remoteId()).contains("r-1");
        assertThat(scene.shown(delivery).failure()).isEmpty();
        assertThat(scene.shown(delivery).nextAttemptAt()).isEmpty();
        assertThat(scene.events(delivery)).containsOnlyOnce(SocialEvent.Type.DELIVERY_POSTED);
        assertThat(scene.store.posts().nextDue(Set.of(StoreScene.PLATFORM))).isEmpty();
    }

    private List<String> incidents(DeliveryId delivery) {
        return scene.store.events().of(scene.store.posts().postOf(delivery).orElseThrow()).stream()
                .filter(event -> event.type() == SocialEvent.Type.INCIDENT)
                .map(SocialEvent::detail)
                .toList();
    }

    private void judgeAbsent(Work looker, AttemptId attempt) {
        assertThat(deliveries()
                        .judge(
                                looker.ticket(),
                                attempt,
                                Verdict.absent("not listed"),
                                Next.comeBack(scene.clock.now())
                                        .because(later())
                                        .burning()))
                .isTrue();
    }
}
