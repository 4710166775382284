package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.LEASE;
import static io.social4j.testkit.StoreScene.OTHER_PLATFORM;
import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.OpenIntent;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What claim and renew guarantee. */
abstract class ClaimRules extends StoreRules {

    ClaimRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void takesWhatIsDueAndNothingElse() {
        DeliveryId due = scene.due();
        scene.due(START.plusSeconds(1), scene.account());

        assertThat(claimed(scene.claim(10))).containsExactly(due);
        scene.pass(Duration.ofSeconds(1));
        assertThat(scene.claim(10)).hasSize(1);
    }

    @Test
    void takesTheOldestFirstAndNoMoreThanAsked() {
        DeliveryId second = scene.due(START.minusSeconds(2), scene.account());
        DeliveryId third = scene.due(START.minusSeconds(1), scene.account());
        DeliveryId first = scene.due(START.minusSeconds(3), scene.account());

        assertThat(claimed(scene.claim(2))).containsExactly(first, second);
        assertThat(claimed(scene.claim(2))).containsExactly(third);
    }

    @Test
    void takesOneDeliveryOfAnAccountAtATime() {
        Account account = scene.account();
        DeliveryId older = scene.due(START.minusSeconds(1), account);
        DeliveryId younger = scene.due(account);

        assertThat(claimed(scene.claim(10))).containsExactly(older);
        assertThat(claimed(scene.claim(10))).containsExactly(younger);
    }

    @Test
    void countsTwoUsersOfOneRemoteAccountAsOneLane() {
        scene.due(scene.account("ann", PLATFORM, "shared page"));
        scene.due(scene.account("bob", PLATFORM, "shared page"));

        assertThat(scene.claim(10)).hasSize(1);
    }

    @Test
    void leavesFullLanesAlone() {
        Account busy = scene.account();
        scene.due(START.minusSeconds(1), busy);
        DeliveryId other = scene.due();

        Selection what = Selection.due(Set.of(PLATFORM), Set.of(busy.remote()));
        assertThat(claimed(deliveries().claim(what, 10, WORKER, LEASE))).containsExactly(other);
    }

    @Test
    void ofRestingLanesTakesOnlyWhatHasHadAnIntent() {
        Account resting = scene.account();
        DeliveryId begun = scene.due(START.minusSeconds(2), resting);
        scene.settle(scene.opened(scene.visit(begun)), Fact.notSent(StoreScene.no()), Next.comeBack(START));
        scene.due(START.minusSeconds(3), resting);
        DeliveryId other = scene.due();

        Selection what = Selection.due(Set.of(PLATFORM), Set.of()).resting(Set.of(resting.remote()));
        assertThat(claimed(deliveries().claim(what, 10, WORKER, LEASE))).containsExactlyInAnyOrder(begun, other);
        assertThat(claimed(deliveries().claim(what, 10, WORKER, LEASE))).isEmpty();
    }

    @Test
    void leavesUnknownPlatformsUntouched() {
        DeliveryId unknown = scene.due(scene.account("ann", OTHER_PLATFORM, "elsewhere"));

        assertThat(scene.claim(10)).isEmpty();
        assertThat(scene.shown(unknown).status()).isEqualTo(DeliveryStatus.SCHEDULED);
        Selection known = Selection.due(Set.of(PLATFORM, OTHER_PLATFORM), Set.of());
        assertThat(claimed(deliveries().claim(known, 10, WORKER, LEASE))).containsExactly(unknown);
    }

    @Test
    void takesNamedDeliveriesOnlyIfTheyAreDue() {
        DeliveryId due = scene.due(START.minusSeconds(1), scene.account());
        DeliveryId named = scene.due();
        DeliveryId notYet = scene.due(START.plusSeconds(1), scene.account());

        Selection what = Selection.ids(Set.of(PLATFORM), List.of(named, notYet));
        assertThat(claimed(deliveries().claim(what, 10, WORKER, LEASE))).containsExactly(named);
        assertThat(claimed(scene.claim(10))).containsExactly(due);
    }

    @Test
    void raisesTheFenceWithEachClaimSoThatOlderTicketsDie() {
        DeliveryId delivery = scene.due();
        Ticket older = scene.visit(delivery).ticket();
        Ticket younger = scene.takeOver(delivery).ticket();

        assertThat(younger.fence()).isGreaterThan(older.fence());
        assertThat(deliveries().park(older, Next.failed(StoreScene.no()))).isFalse();
        assertThat(deliveries().park(younger, Next.comeBack(START))).isTrue();
    }

    @Test
    void letsNobodyElseInUntilTheLeaseIsOver() {
        DeliveryId delivery = scene.due();
        scene.visit(delivery);

        scene.pass(LEASE.minusSeconds(1));
        assertThat(scene.claim(10)).isEmpty();
        scene.pass(Duration.ofSeconds(1));
        assertThat(claimed(scene.claim(10))).containsExactly(delivery);
    }

    @Test
    void keepsATicketGoodAfterTheLeaseAsLongAsNobodyElseHasClaimed() {
        Ticket ticket = scene.visit(scene.due()).ticket();
        scene.pass(LEASE.multipliedBy(2));

        assertThat(deliveries().park(ticket, Next.comeBack(START))).isTrue();
    }

    @Test
    void tellsAVisitAllItHasToKnow() {
        Account account = scene.account();
        DeliveryId delivery = scene.due(START.minusSeconds(5), account);
        Work work = scene.visit(delivery);

        assertThat(work.ticket().delivery()).isEqualTo(delivery);
        assertThat(work.post()).isEqualTo(scene.shown(delivery).post());
        assertThat(work.account()).isEqualTo(account.id());
        assertThat(work.remoteAccount()).isEqualTo(account.remote());
        assertThat(work.payload().text()).isEqualTo("Good morning");
        assertThat(work.claimedAt()).isEqualTo(START);
        assertThat(work.progress().dueAt()).isEqualTo(START.minusSeconds(5));
        assertThat(work.progress().seq()).isZero();
        assertThat(work.progress().firstIntentAt()).isNull();
        assertThat(work.open()).isNull();
        assertThat(work.steps()).isEmpty();
        assertThat(work.liveParts()).isEmpty();
        assertThat(work.holds()).isEmpty();
    }

    @Test
    void showsTheOpenIntentOfAWorkerThatDidNotComeBack() {
        DeliveryId delivery = scene.due();
        Work before = scene.visit(delivery);
        deliveries().putStep(before.ticket(), "container", "c-1");
        AttemptId attempt = scene.opened(before);

        OpenIntent open = Objects.requireNonNull(scene.takeOver(delivery).open());
        assertThat(open.id()).isEqualTo(attempt);
        assertThat(open.last()).isTrue();
        assertThat(open.attempt().step()).isEqualTo("publish");
        assertThat(open.attempt().fingerprint()).isEqualTo("publish of " + delivery);
        assertThat(open.attempt().steps()).containsExactly(entry("container", "c-1"));
        assertThat(open.attempt().intentAt()).isEqualTo(START);
        assertThat(open.attempt().deadlineAt()).isEqualTo(START.plus(StoreScene.WINDOW));
        assertThat(scene.events(delivery)).endsWith(SocialEvent.Type.DELIVERY_UNCERTAIN);
    }

    @Test
    void saysOnlyOnceThatADeliveryHasBecomeUncertain() {
        DeliveryId delivery = scene.due();
        scene.opened(scene.visit(delivery));
        scene.takeOver(delivery);
        scene.takeOver(delivery);

        assertThat(scene.events(delivery)).containsOnlyOnce(SocialEvent.Type.DELIVERY_UNCERTAIN);
    }

    @Test
    void countsDeathsOfVisitsThatWroteNothing() {
        DeliveryId delivery = scene.due();
        assertThat(scene.visit(delivery).progress().deaths()).isZero();
        assertThat(scene.takeOver(delivery).progress().deaths()).isEqualTo(1);
        assertThat(scene.takeOver(delivery).progress().deaths()).isEqualTo(2);
    }

    @Test
    void countsNoDeathOfAVisitThatWroteSomething() {
        DeliveryId delivery = scene.due();
        Work parked = scene.visit(delivery);
        deliveries().park(parked.ticket(), Next.comeBack(START));
        Work remembering = scene.visit(delivery);
        deliveries().putStep(remembering.ticket(), "container", "c-1");
        Work sending = scene.takeOver(delivery);
        scene.opened(sending);
        Work last = scene.takeOver(delivery);

        assertThat(List.of(remembering, sending, last))
                .allSatisfy(work -> assertThat(work.progress().deaths()).isZero());
    }

    @Test
    void countsOnlyDeathsInARow() {
        DeliveryId delivery = scene.due();
        scene.visit(delivery);
        Work second = scene.takeOver(delivery);
        deliveries().park(second.ticket(), Next.comeBack(scene.clock.now()));

        assertThat(scene.visit(delivery).progress().deaths()).isZero();
    }

    @Test
    void takesRenewingForNoProofOfLife() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        deliveries().renew(List.of(work.ticket()), LEASE);

        assertThat(scene.takeOver(delivery).progress().deaths()).isEqualTo(1);
    }

    /** Who renews may ask a moment after the visit has ended. */
    @Test
    void doesNotPutOffWhatComesBackByRenewingAVisitThatHasEnded() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        deliveries().park(work.ticket(), Next.comeBack(START.plusSeconds(1)));

        assertThat(deliveries().renew(List.of(work.ticket()), LEASE)).isFalse();
        scene.pass(Duration.ofSeconds(1));
        assertThat(claimed(scene.claim(10))).containsExactly(delivery);
    }

    @Test
    void tellsTheHoldsThatStand() {
        Account account = scene.account();
        DeliveryId delivery = scene.due(account);
        Hold ofAccount = new Hold(HoldTarget.account(account.id()), Hold.Cause.RECONNECT, null);
        Hold ofPlatform = new Hold(HoldTarget.platform(PLATFORM), Hold.Cause.LIMIT, START.plusSeconds(60));
        Hold ofAll = new Hold(HoldTarget.everything(), Hold.Cause.PAUSED, null);
        Hold over = new Hold(HoldTarget.account(account.id()), Hold.Cause.LIMIT, START);
        Hold ofOthers = new Hold(HoldTarget.account(scene.account().id()), Hold.Cause.PAUSED, null);
        List.of(ofAccount, ofPlatform, ofAll, over, ofOthers)
                .forEach(hold -> scene.store.accounts().hold(hold, "ann"));

        assertThat(scene.visit(delivery).holds()).containsExactlyInAnyOrder(ofAccount, ofPlatform, ofAll);
    }

    @Test
    void neverTakesWhatHasEnded() {
        DeliveryId published = scene.due();
        scene.settle(scene.opened(scene.visit(published)), Fact.live("r-1", null), Next.published());
        scene.failed(scene.account());
        scene.reviewed(scene.account());
        scene.store.posts().cancel(List.of(scene.due()), "ann");
        scene.pass(Duration.ofDays(400));

        assertThat(scene.claim(10)).isEmpty();
    }

    @Test
    void renewingKeepsOthersOut() {
        DeliveryId delivery = scene.due();
        Ticket ticket = scene.visit(delivery).ticket();
        scene.pass(LEASE.minusSeconds(1));

        assertThat(deliveries().renew(List.of(ticket), LEASE)).isTrue();
        scene.pass(LEASE.minusSeconds(1));
        assertThat(scene.claim(10)).isEmpty();
    }

    @Test
    void renewingSaysIfATicketIsLostAndProlongsTheOthers() {
        DeliveryId lost = scene.due();
        Ticket dead = scene.visit(lost).ticket();
        scene.takeOver(lost);
        DeliveryId kept = scene.due();
        Ticket good = scene.visit(kept).ticket();
        scene.pass(LEASE.minusSeconds(1));

        assertThat(deliveries().renew(List.of(dead, good), LEASE)).isFalse();
        scene.pass(Duration.ofSeconds(2));
        assertThat(claimed(scene.claim(10))).containsExactly(lost);
    }

    private static List<DeliveryId> claimed(List<Work> works) {
        return works.stream().map(work -> work.ticket().delivery()).toList();
    }
}
