package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.later;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.EventStore;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is written down: the log of attempts, and events. */
abstract class RecordRules extends StoreRules {

    RecordRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private EventStore events() {
        return scene.store.events();
    }

    @Test
    void tellsWhichIdsOfAnAccountBelongToAnAttempt() {
        Account ann = scene.account("ann", PLATFORM, "shared page");
        DeliveryId delivery = scene.due(ann);
        scene.settle(scene.opened(scene.visit(delivery)), Fact.live("r-1", null), Next.published());

        Account sameRemote = scene.account("bob", PLATFORM, "shared page");
        assertThat(scene.store.log().boundIds(sameRemote.remote(), List.of("r-1", "r-2")))
                .containsExactly("r-1");
        assertThat(scene.store.log().boundIds(scene.account().remote(), List.of("r-1")))
                .isEmpty();
        assertThat(scene.store.log().boundIds(ann.remote(), List.of())).isEmpty();
    }

    @Test
    void keepsTheWholeHistoryOldestFirst() {
        DeliveryId delivery = scene.due();
        deliveries().park(scene.visit(delivery).ticket(), Next.comeBack(START).because(later()));
        scene.settle(scene.opened(scene.visit(delivery)), Fact.refused(later()), Next.comeBack(START));
        scene.settle(scene.opened(scene.visit(delivery)), Fact.live("r-1", null), Next.published());

        assertThat(scene.store.log().history(delivery))
                .extracting(LogEntry::outcome)
                .containsExactly(LogEntry.Outcome.FAILED, LogEntry.Outcome.REFUSED, LogEntry.Outcome.LIVE);
        assertThat(scene.store.log().history(delivery))
                .extracting(entry -> entry.attempt().seq())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(scene.shown(delivery).attempts()).isEqualTo(2);
    }

    @Test
    void addsAPermalinkOnlyToWhatIsLive() {
        URI link = URI.create("https://alpha.example/r-1");
        DeliveryId delivery = scene.due();
        scene.settle(scene.opened(scene.visit(delivery)), Fact.live("r-1", null), Next.published());

        scene.store.log().addPermalink(delivery, "r-2", link);
        assertThat(scene.shown(delivery).permalink()).isEmpty();
        scene.store.log().addPermalink(delivery, "r-1", link);
        assertThat(scene.shown(delivery).permalink()).contains(link);
    }

    @Test
    void ordersEventsByPosition() {
        DeliveryId delivery = scene.due();
        scene.settle(scene.opened(scene.visit(delivery)), Fact.live("r-1", null), Next.published());
        List<SocialEvent> all = events().after(0, 100);

        assertThat(all).extracting(SocialEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(all)
                .extracting(SocialEvent::type)
                .containsExactly(
                        SocialEvent.Type.ACCOUNT_CONNECTED,
                        SocialEvent.Type.POST_SCHEDULED,
                        SocialEvent.Type.DELIVERY_STARTED,
                        SocialEvent.Type.DELIVERY_POSTED);
        assertThat(events().after(all.get(1).position(), 1)).containsExactly(all.get(2));
        assertThat(events().after(all.get(3).position(), 100)).isEmpty();
    }

    @Test
    void tellsTheEventsOfOnePostAlone() {
        DeliveryId delivery = scene.due();
        scene.due();
        PostId post = scene.shown(delivery).post();

        assertThat(events().of(post))
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.post()).isEqualTo(post));
    }

    @Test
    void namesWhoAndWhatInAnEvent() {
        Account account = scene.account();
        DeliveryId delivery = scene.due(account);
        scene.store.posts().cancel(List.of(delivery), "carla");

        List<SocialEvent> all = events().of(scene.shown(delivery).post());
        SocialEvent last = all.get(all.size() - 1);
        assertThat(last.type()).isEqualTo(SocialEvent.Type.DELIVERY_CANCELLED);
        assertThat(last.actor()).isEqualTo("carla");
        assertThat(last.at()).isEqualTo(START);
        assertThat(last.delivery()).isEqualTo(delivery);
        assertThat(last.account()).isEqualTo(account.id());
        assertThat(last.platform()).isEqualTo(PLATFORM);
    }

    @Test
    void remembersHowFarEachReaderHasCome() {
        assertThat(events().position("mailer")).isZero();
        events().advance("mailer", 3);
        events().advance("mailer", 2);

        assertThat(events().position("mailer")).isEqualTo(3);
        assertThat(events().position("audit")).isZero();
    }

    @Test
    void addsEventsOfOthers() {
        DeliveryId delivery = scene.due();
        events().append(SocialEvent.Type.DELIVERY_DELETED, delivery, "ann", "Deleted at alpha");

        List<SocialEvent> all = events().of(scene.shown(delivery).post());
        SocialEvent last = all.get(all.size() - 1);
        assertThat(last.type()).isEqualTo(SocialEvent.Type.DELIVERY_DELETED);
        assertThat(last.detail()).isEqualTo("Deleted at alpha");
    }

    @Test
    void writesOneEventForEachChangeOfADelivery() {
        DeliveryId delivery = scene.due();
        scene.settle(
                scene.opened(scene.visit(delivery)),
                Fact.refused(later()),
                Next.comeBack(START).because(later()).burning());
        Work work = scene.visit(delivery);
        scene.settle(scene.opened(work, "part-1", false), Fact.live("r-1", null), Next.goOn());
        scene.settle(scene.opened(work, "part-2", true), Fact.live("r-2", null), Next.published());

        assertThat(scene.events(delivery))
                .containsExactly(
                        SocialEvent.Type.DELIVERY_STARTED,
                        SocialEvent.Type.DELIVERY_RETRIES,
                        SocialEvent.Type.DELIVERY_PART_POSTED,
                        SocialEvent.Type.DELIVERY_POSTED);
    }
}
