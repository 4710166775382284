package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.LEASE;
import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.later;
import static io.social4j.testkit.StoreScene.no;
import static io.social4j.testkit.StoreScene.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the end of a visit guarantees. */
abstract class ParkRules extends StoreRules {

    private static final Duration AT_MOST = Duration.ofMinutes(5);

    ParkRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void givesTheDeliveryBackUntilItsTime() {
        DeliveryId delivery = scene.due();
        Ticket ticket = scene.visit(delivery).ticket();

        assertThat(deliveries().park(ticket, Next.comeBack(START.plusSeconds(5))))
                .isTrue();
        assertThat(scene.claim(10)).isEmpty();
        scene.clock.set(START.plusSeconds(5));
        assertThat(scene.claim(10)).hasSize(1);
    }

    @Test
    void endsNothingForALostTicket() {
        DeliveryId delivery = scene.due();
        Ticket frozen = scene.visit(delivery).ticket();
        Work now = scene.takeOver(delivery);

        assertThat(deliveries().park(frozen, Next.failed(no()))).isFalse();
        assertThat(scene.isGood(now.ticket())).isTrue();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.SCHEDULED);
    }

    @Test
    void writesAFailedPreparationIntoTheLog() {
        DeliveryId delivery = scene.due();
        deliveries()
                .park(
                        scene.visit(delivery).ticket(),
                        Next.comeBack(START).because(later()).burning());

        List<LogEntry> history = scene.store.log().history(delivery);
        assertThat(history).hasSize(1);
        assertThat(history.get(0).step()).isEqualTo(LogEntry.PREPARE);
        assertThat(history.get(0).outcome()).isEqualTo(LogEntry.Outcome.FAILED);
        assertThat(history.get(0).failure()).isEqualTo(later());
        Work next = scene.visit(delivery);
        assertThat(next.progress().tries()).isEqualTo(1);
        assertThat(next.progress().lastFailure()).isEqualTo(later());
        assertThat(scene.shown(delivery).attempts()).isZero();
    }

    @Test
    void burnsATryOnlyIfTold() {
        DeliveryId delivery = scene.due();
        deliveries().park(scene.visit(delivery).ticket(), Next.comeBack(START).because(later()));
        deliveries().park(scene.visit(delivery).ticket(), Next.comeBack(START));

        assertThat(scene.visit(delivery).progress().tries()).isZero();
    }

    @Test
    void endsADeliveryAsFailedOrForReview() {
        DeliveryId failed = scene.due();
        deliveries().park(scene.visit(failed).ticket(), Next.failed(no()));
        DeliveryId unclear = scene.due();
        deliveries().park(scene.visit(unclear).ticket(), Next.review(unknown()));

        assertThat(scene.shown(failed).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(scene.shown(failed).failure()).contains(no());
        assertThat(scene.shown(failed).nextAttemptAt()).isEmpty();
        assertThat(scene.events(failed)).containsExactly(SocialEvent.Type.DELIVERY_FAILED);
        assertThat(scene.shown(unclear).status()).isEqualTo(DeliveryStatus.NEEDS_REVIEW);
        assertThat(scene.events(unclear)).containsExactly(SocialEvent.Type.DELIVERY_NEEDS_REVIEW);
    }

    @Test
    void leavesAnOpenIntentOpen() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        AttemptId attempt = scene.opened(work);
        deliveries().park(work.ticket(), Next.comeBack(START.plusSeconds(10)));

        assertThat(scene.entry(attempt).outcome()).isNull();
        assertThat(scene.events(delivery)).endsWith(SocialEvent.Type.DELIVERY_UNCERTAIN);
        scene.clock.set(START.plusSeconds(10));
        assertThat(scene.visit(delivery).open()).isNotNull();
        assertThat(scene.events(delivery)).containsOnlyOnce(SocialEvent.Type.DELIVERY_UNCERTAIN);
    }

    @Test
    void countsLooksAndThoseInARowThatWereClean() {
        DeliveryId delivery = scene.due();
        scene.opened(scene.visit(delivery));
        deliveries().park(scene.takeOver(delivery).ticket(), lookAgain(true));
        deliveries().park(scene.visit(delivery).ticket(), lookAgain(true));
        Work third = scene.visit(delivery);
        assertThat(third.progress().looks()).isEqualTo(2);
        assertThat(third.progress().cleanLooks()).isEqualTo(2);

        deliveries().park(third.ticket(), lookAgain(false));
        Work fourth = scene.visit(delivery);
        assertThat(fourth.progress().looks()).isEqualTo(3);
        assertThat(fourth.progress().cleanLooks()).isZero();
    }

    @Test
    void countsLooksAnewForEachIntent() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery));
        deliveries().park(scene.takeOver(delivery).ticket(), lookAgain(true));
        Work looker = scene.visit(delivery);
        deliveries().judge(looker.ticket(), first, Verdict.absent("not listed"), Next.comeBack(scene.clock.now()));
        scene.opened(scene.visit(delivery));

        Work looking = scene.takeOver(delivery);
        assertThat(looking.progress().looks()).isZero();
        assertThat(looking.progress().cleanLooks()).isZero();
    }

    @Test
    void comesBackAtOnceIfTheHoldWasReleasedMeanwhile() {
        Account account = scene.account();
        DeliveryId delivery = scene.due(account);
        hold(HoldTarget.account(account.id()), Hold.Cause.RECONNECT, null);
        Ticket ticket = scene.visit(delivery).ticket();
        scene.store.accounts().release(HoldTarget.account(account.id()), Hold.Cause.RECONNECT, "ann");

        deliveries().park(ticket, Next.whenReleased(AT_MOST));
        assertThat(scene.claim(10)).hasSize(1);
    }

    @Test
    void sleepsUnderAHoldOfUnknownLengthNoLongerThanTold() {
        Account account = scene.account();
        DeliveryId delivery = scene.due(account);
        hold(HoldTarget.account(account.id()), Hold.Cause.RECONNECT, null);
        deliveries().park(scene.visit(delivery).ticket(), Next.whenReleased(AT_MOST));

        assertThat(scene.shown(delivery).nextAttemptAt()).contains(START.plus(AT_MOST));
    }

    @Test
    void sleepsUntilTheLastOfItsHoldsEnds() {
        Account account = scene.account();
        DeliveryId delivery = scene.due(account);
        hold(HoldTarget.account(account.id()), Hold.Cause.LIMIT, Duration.ofSeconds(20));
        hold(HoldTarget.platform(PLATFORM), Hold.Cause.VERSION, Duration.ofSeconds(40));
        deliveries().park(scene.visit(delivery).ticket(), Next.whenReleased(AT_MOST));

        assertThat(scene.shown(delivery).nextAttemptAt()).contains(START.plusSeconds(40));
    }

    @Test
    void sleepsUnderALongHoldNoLongerThanTold() {
        Account account = scene.account();
        DeliveryId delivery = scene.due(account);
        hold(HoldTarget.account(account.id()), Hold.Cause.LIMIT, Duration.ofDays(2));
        deliveries().park(scene.visit(delivery).ticket(), Next.whenReleased(AT_MOST));

        assertThat(scene.shown(delivery).nextAttemptAt()).contains(START.plus(AT_MOST));
    }

    @Test
    void sleepsUnderTheHoldItSetsItself() {
        Account account = scene.account();
        DeliveryId delivery = scene.due(account);
        Hold limit = new Hold(HoldTarget.account(account.id()), Hold.Cause.LIMIT, START.plusSeconds(50));
        deliveries()
                .park(scene.visit(delivery).ticket(), Next.whenReleased(AT_MOST).holding(limit));

        assertThat(scene.shown(delivery).nextAttemptAt()).contains(START.plusSeconds(50));
        assertThat(scene.store.accounts().holds()).containsExactly(limit);
    }

    @Test
    void isWokenByTheReleaseOfItsHold() {
        Account account = scene.account();
        HoldTarget target = HoldTarget.account(account.id());
        DeliveryId delivery = scene.due(account);
        hold(target, Hold.Cause.RECONNECT, null);
        deliveries().park(scene.visit(delivery).ticket(), Next.whenReleased(AT_MOST));
        assertThat(scene.claim(10)).isEmpty();

        assertThat(scene.store.accounts().release(target, Hold.Cause.RECONNECT, "ann"))
                .isTrue();
        assertThat(scene.claim(10)).hasSize(1);
    }

    @Test
    void isNotWokenWhileAVisitHasIt() {
        Account account = scene.account();
        HoldTarget target = HoldTarget.account(account.id());
        DeliveryId delivery = scene.due(account);
        hold(target, Hold.Cause.RECONNECT, null);
        deliveries().park(scene.visit(delivery).ticket(), Next.whenReleased(AT_MOST));
        scene.pass(AT_MOST);
        Ticket ticket = scene.visit(delivery).ticket();
        scene.store.accounts().release(target, Hold.Cause.RECONNECT, "ann");

        assertThat(scene.shown(delivery).nextAttemptAt())
                .contains(scene.clock.now().plus(LEASE));
        assertThat(scene.claim(10)).isEmpty();
        scene.pass(LEASE.minusSeconds(1));
        assertThat(scene.claim(10)).isEmpty();
        assertThat(scene.isGood(ticket)).isTrue();
    }

    @Test
    void isNotWokenFromAWaitThatHasNothingToDoWithTheHold() {
        Account account = scene.account();
        HoldTarget target = HoldTarget.account(account.id());
        DeliveryId delivery = scene.due(account);
        deliveries()
                .park(
                        scene.visit(delivery).ticket(),
                        Next.comeBack(START.plusSeconds(60)).because(later()));
        hold(target, Hold.Cause.PAUSED, null);
        scene.store.accounts().release(target, Hold.Cause.PAUSED, "ann");

        assertThat(scene.shown(delivery).nextAttemptAt()).contains(START.plusSeconds(60));
    }

    private Next lookAgain(boolean clean) {
        return Next.comeBack(scene.clock.now()).afterLook(clean);
    }

    private void hold(HoldTarget target, Hold.Cause cause, @Nullable Duration time) {
        scene.store
                .accounts()
                .hold(
                        new Hold(
                                target,
                                cause,
                                time == null ? null : scene.clock.now().plus(time)),
                        "ann");
    }
}
