package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.LEASE;
import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.DeliveryId;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** When the last byte may follow. */
abstract class GateRules extends StoreRules {

    GateRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void opensForTheWorkerThatHasJustWrittenItsIntent() {
        Work work = scene.visit(scene.due());
        scene.opened(work);

        assertThat(deliveries().holds(work.ticket())).isTrue();
    }

    @Test
    void staysShutWithoutAnOpenIntent() {
        Work work = scene.visit(scene.due());
        assertThat(deliveries().holds(work.ticket())).isFalse();

        AttemptId attempt = scene.opened(work);
        scene.settle(attempt, Fact.notSent(StoreScene.later()), Next.goOn());
        assertThat(deliveries().holds(work.ticket())).isFalse();
    }

    @Test
    void staysShutOnceTheLeaseIsOverByTheTimeOfTheStore() {
        Work work = scene.visit(scene.due());
        scene.opened(work);
        scene.clock.suspend(LEASE);

        assertThat(deliveries().holds(work.ticket())).isFalse();
    }

    @Test
    void staysShutOnceSomebodyElseHasTheDelivery() {
        DeliveryId delivery = scene.due();
        Work frozen = scene.visit(delivery);
        scene.opened(frozen);
        Work looker = scene.takeOver(delivery);

        assertThat(looker.open()).isNotNull();
        assertThat(deliveries().holds(frozen.ticket())).isFalse();
    }

    @Test
    void staysShutWhileTheAccountOrThePlatformOrEverythingIsPaused() {
        Work work = scene.visit(scene.due());
        scene.opened(work);
        for (HoldTarget target :
                List.of(HoldTarget.account(work.account()), HoldTarget.platform(PLATFORM), HoldTarget.everything())) {
            scene.store.accounts().hold(new Hold(target, Hold.Cause.PAUSED, null), "ann");
            assertThat(deliveries().holds(work.ticket()))
                    .as("%s paused", target)
                    .isFalse();
            scene.store.accounts().release(target, Hold.Cause.PAUSED, "ann");
            assertThat(deliveries().holds(work.ticket()))
                    .as("%s released", target)
                    .isTrue();
        }
    }

    @Test
    void opensAgainWhenAHoldEndsByItself() {
        Work work = scene.visit(scene.due());
        scene.opened(work);
        Hold limit = new Hold(HoldTarget.account(work.account()), Hold.Cause.LIMIT, START.plusSeconds(5));
        scene.store.accounts().hold(limit, "ann");
        assertThat(deliveries().holds(work.ticket())).isFalse();

        scene.clock.set(START.plusSeconds(5));
        assertThat(deliveries().holds(work.ticket())).isTrue();
    }

    @Test
    void staysShutAfterALateFactHasClosedTheDelivery() {
        DeliveryId delivery = scene.due();
        AttemptId first = scene.opened(scene.visit(delivery));
        Work looker = scene.takeOver(delivery);
        deliveries().judge(looker.ticket(), first, Verdict.absent("not listed"), Next.comeBack(scene.clock.now()));
        Work second = scene.visit(delivery);
        scene.opened(second);
        scene.settle(first, Fact.live("r-1", null), Next.published());

        assertThat(deliveries().holds(second.ticket())).isFalse();
    }
}
