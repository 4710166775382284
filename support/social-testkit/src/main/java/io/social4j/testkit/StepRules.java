package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.social4j.model.DeliveryId;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What remembered values are good for. */
abstract class StepRules extends StoreRules {

    StepRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void remembersAValueForLaterVisits() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);

        assertThat(deliveries().putStep(work.ticket(), "container", "c-1")).contains("c-1");
        deliveries().park(work.ticket(), Next.comeBack(scene.clock.now()));
        assertThat(scene.visit(delivery).steps()).containsExactly(entry("container", "c-1"));
    }

    @Test
    void keepsTheFirstValueAndAnswersIt() {
        Ticket ticket = scene.visit(scene.due()).ticket();
        deliveries().putStep(ticket, "container", "c-1");

        assertThat(deliveries().putStep(ticket, "container", "c-2")).contains("c-1");
    }

    @Test
    void forgetsAValueSoThatAnotherMayFollow() {
        Ticket ticket = scene.visit(scene.due()).ticket();
        deliveries().putStep(ticket, "container", "c-1");

        assertThat(deliveries().putStep(ticket, "container", null)).isEmpty();
        assertThat(deliveries().putStep(ticket, "container", "c-2")).contains("c-2");
    }

    @Test
    void takesNothingFromAWorkerThatHasLostTheDelivery() {
        DeliveryId delivery = scene.due();
        Ticket frozen = scene.visit(delivery).ticket();
        scene.takeOver(delivery);

        assertThat(deliveries().putStep(frozen, "container", "c-old")).isEmpty();
        assertThat(scene.takeOver(delivery).steps()).isEmpty();
    }

    @Test
    void letsNoFrozenWorkerReplaceOrForgetWhatIsRememberedNow() {
        DeliveryId delivery = scene.due();
        Ticket frozen = scene.visit(delivery).ticket();
        deliveries().putStep(scene.takeOver(delivery).ticket(), "container", "c-new");

        assertThat(deliveries().putStep(frozen, "container", "c-old")).isEmpty();
        assertThat(deliveries().putStep(frozen, "container", null)).isEmpty();
        assertThat(scene.takeOver(delivery).steps()).containsExactly(entry("container", "c-new"));
    }

    @Test
    void takesNothingOnceTheDeliveryHasEnded() {
        Ticket ticket = scene.visit(scene.due()).ticket();
        deliveries().park(ticket, Next.failed(StoreScene.no()));

        assertThat(deliveries().putStep(ticket, "container", "c-1")).isEmpty();
    }

    @Test
    void freezesTheValuesInTheIntent() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        deliveries().putStep(work.ticket(), "container", "c-1");
        scene.opened(work);
        deliveries().putStep(work.ticket(), "container", null);
        deliveries().putStep(work.ticket(), "container", "c-2");

        Work later = scene.takeOver(delivery);
        assertThat(Objects.requireNonNull(later.open()).attempt().steps()).containsExactly(entry("container", "c-1"));
    }
}
