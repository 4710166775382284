package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.LEASE;
import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.later;
import static io.social4j.testkit.StoreScene.no;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.social4j.event.SocialEvent;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What settling an attempt in time guarantees. */
abstract class FactRules extends StoreRules {

    private static final URI PERMALINK = URI.create("https://alpha.example/r-1");

    FactRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void storesSuccessAndTheEndOfTheDeliveryTogether() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        scene.settle(attempt, Fact.live("r-1", PERMALINK), Next.published());

        Delivery shown = scene.shown(delivery);
        assertThat(shown.status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(shown.remoteId()).contains("r-1");
        assertThat(shown.permalink()).contains(PERMALINK);
        assertThat(shown.publishedAt()).contains(START);
        assertThat(shown.nextAttemptAt()).isEmpty();
        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.LIVE);
        assertThat(scene.entry(attempt).outcomeAt()).isEqualTo(START);
        assertThat(scene.entry(attempt).remoteId()).isEqualTo("r-1");
        assertThat(scene.events(delivery))
                .containsExactly(SocialEvent.Type.DELIVERY_STARTED, SocialEvent.Type.DELIVERY_POSTED);
    }

    @Test
    void letsTheSameVisitGoOnAfterAPart() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        scene.settle(scene.opened(work, "part-1", false), Fact.live("r-1", null), Next.goOn());

        assertThat(scene.claim(10)).isEmpty();
        scene.settle(scene.opened(work, "part-2", true), Fact.live("r-2", null), Next.published());
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).liveParts()).containsExactly("r-1", "r-2");
        assertThat(scene.shown(delivery).remoteId()).contains("r-2");
        assertThat(scene.events(delivery)).containsOnlyOnce(SocialEvent.Type.DELIVERY_PART_POSTED);
    }

    @Test
    void tellsTheNextVisitWhichPartsAreLive() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        scene.settle(scene.opened(work, "part-1", false), Fact.live("r-1", null), Next.goOn());

        Work next = scene.takeOver(delivery);
        assertThat(next.open()).isNull();
        assertThat(next.liveParts()).containsExactly(new LivePart("part-1", "r-1"));
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.PROCESSING);
        assertThat(scene.events(delivery)).doesNotContain(SocialEvent.Type.DELIVERY_UNCERTAIN);
    }

    @Test
    void storesARefusalAndItsConsequenceTogether() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Next next = Next.comeBack(START.plusSeconds(7)).because(later()).burning();
        scene.settle(attempt, Fact.refused(later()), next);

        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.REFUSED);
        assertThat(scene.entry(attempt).failure()).isEqualTo(later());
        assertThat(scene.shown(delivery).nextAttemptAt()).contains(START.plusSeconds(7));
        assertThat(scene.shown(delivery).failure()).contains(later());
        scene.clock.set(START.plusSeconds(7));
        Work work = scene.visit(delivery);
        assertThat(work.progress().tries()).isEqualTo(1);
        assertThat(work.progress().lastFailure()).isEqualTo(later());
        assertThat(work.open()).isNull();
    }

    @Test
    void storesThatNothingWasSentWithoutBurningATryUnlessTold() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        scene.settle(attempt, Fact.notSent(later()), Next.comeBack(START));

        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.NOT_SENT);
        assertThat(scene.visit(delivery).progress().tries()).isZero();
    }

    @Test
    void keepsAnAcceptedAttemptOpenAndItsHandleForWhoLooks() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        scene.settle(attempt, Fact.accepted("job-7"), Next.comeBack(START.plusSeconds(10)));

        assertThat(scene.entry(attempt).outcome()).isNull();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.PROCESSING);
        scene.clock.set(START.plusSeconds(10));
        Work looker = scene.visit(delivery);
        assertThat(Objects.requireNonNull(looker.open()).attempt().acceptedHandle())
                .isEqualTo("job-7");
    }

    @Test
    void setsTheHoldThatFollowsInTheSameTransaction() {
        Work work = scene.visit(scene.due());
        Hold limit = new Hold(HoldTarget.account(work.account()), Hold.Cause.LIMIT, START.plusSeconds(60));
        scene.settle(
                scene.opened(work),
                Fact.refused(later()),
                Next.comeBack(START.plusSeconds(60)).holding(limit));

        assertThat(scene.store.accounts().holds()).containsExactly(limit);
    }

    @ParameterizedTest
    @EnumSource(Fact.Kind.class)
    void changesNothingWhenAFactIsRepeated(Fact.Kind kind) {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        Fact fact = new Fact(kind, "r-1", null, later());
        Next next = kind == Fact.Kind.LIVE
                ? Next.published()
                : Next.comeBack(START.plus(LEASE)).because(later()).burning();
        scene.settle(attempt, fact, next);
        Delivery shown = scene.shown(delivery);
        List<SocialEvent.Type> events = scene.events(delivery);

        scene.settle(attempt, fact, next);
        scene.settle(attempt, fact, next);
        assertThat(scene.shown(delivery)).isEqualTo(shown);
        assertThat(scene.events(delivery)).isEqualTo(events);
        if (kind != Fact.Kind.LIVE) {
            assertThat(scene.takeOver(delivery).progress().tries()).isEqualTo(1);
        }
    }

    @Test
    void doesNotDisturbALaterVisitWhenARefusalIsRepeated() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        scene.settle(attempt, Fact.refused(later()), Next.comeBack(START));
        Work next = scene.visit(delivery);
        AttemptId second = scene.opened(next);
        scene.settle(attempt, Fact.refused(later()), Next.comeBack(START));

        assertThat(scene.isGood(next.ticket())).isTrue();
        assertThat(scene.entry(second).outcome()).isNull();
    }

    @Test
    void believesTheFirstFactWhenASecondContradictsIt() {
        DeliveryId delivery = scene.due();
        AttemptId attempt = scene.opened(scene.visit(delivery));
        scene.settle(attempt, Fact.live("r-1", null), Next.published());
        scene.settle(attempt, Fact.refused(no()), Next.failed(no()));

        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.entry(attempt).outcome()).isEqualTo(LogEntry.Outcome.LIVE);
    }

    @Test
    void ignoresAttemptsItDoesNotKnow() {
        DeliveryId delivery = scene.due();
        AttemptId beyond = new AttemptId(delivery, 9);
        AttemptId nobodys = new AttemptId(DeliveryId.of("00000000-0000-7000-8000-000000000001"), 1);

        assertThatCode(() -> {
                    scene.settle(beyond, Fact.live("r-9", null), Next.published());
                    scene.settle(nobodys, Fact.live("r-9", null), Next.published());
                })
                .doesNotThrowAnyException();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(scene.store.log().boundIds(scene.shown(delivery).remoteAccount(), Set.of("r-9")))
                .isEmpty();
    }
}
