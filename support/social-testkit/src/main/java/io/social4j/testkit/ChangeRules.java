package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.content;
import static io.social4j.testkit.StoreScene.intent;
import static io.social4j.testkit.StoreScene.later;
import static io.social4j.testkit.StoreScene.no;
import static io.social4j.testkit.StoreScene.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PostId;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.PostStore.Changed;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changing posts until it is too late. */
abstract class ChangeRules extends StoreRules {

    private static final Content OTHER = content("Good evening");

    ChangeRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void movesAPostInTime() {
        DeliveryId delivery = scene.due(START.plusSeconds(60), scene.account());
        scene.clock.set(START.plusSeconds(1));

        assertThat(change(delivery, null, START)).isEqualTo(Changed.DONE);
        assertThat(post(delivery).updatedAt()).isEqualTo(START.plusSeconds(1));
        assertThat(scene.claim(10)).hasSize(1);
        ScheduledPost post = post(delivery);
        assertThat(post.scheduledAt()).isEqualTo(START);
        assertThat(post.version()).isEqualTo(2);
        assertThat(scene.store.events().of(post.id()))
                .extracting(SocialEvent::type)
                .containsExactly(SocialEvent.Type.POST_SCHEDULED, SocialEvent.Type.POST_CHANGED);
    }

    @Test
    void changesTheZoneAndNothingElse() {
        DeliveryId delivery = scene.due(START.plusSeconds(60), scene.account());
        ZoneId paris = ZoneId.of("Europe/Paris");
        Change change = new Change(null, Map.of(), null, paris, null, null, Set.of(), "ann");

        assertThat(scene.store.posts().change(post(delivery).id(), change)).isEqualTo(Changed.DONE);

        assertThat(post(delivery).zone()).isEqualTo(paris);
        assertThat(post(delivery).scheduledAt()).isEqualTo(START.plusSeconds(60));
        assertThat(change(delivery, OTHER, null)).isEqualTo(Changed.DONE);
        assertThat(post(delivery).zone()).isEqualTo(paris);
    }

    @Test
    void replacesWhatWillBePublished() {
        DeliveryId delivery = scene.due();

        assertThat(change(delivery, OTHER, null)).isEqualTo(Changed.DONE);
        assertThat(scene.visit(delivery).payload().text()).isEqualTo("Good evening");
        assertThat(post(delivery).content()).isEqualTo(OTHER);
    }

    @Test
    void makesADraftDue() {
        ScheduledPost draft = scene.store
                .posts()
                .add(scene.newPost(START, true, null, scene.account()))
                .post();
        Change publish = new Change(null, null, false, null, Set.of(), "ann");

        assertThat(scene.store.posts().change(draft.id(), publish)).isEqualTo(Changed.DONE);
        assertThat(scene.claim(10)).hasSize(1);
    }

    @Test
    void stopsAWorkerThatHasTheDeliveryAndDropsWhatItRemembered() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        deliveries().putStep(work.ticket(), "container", "with the old caption");

        assertThat(change(delivery, OTHER, null)).isEqualTo(Changed.DONE);
        assertThat(scene.open(work, intent("publish", "good morning", true)).kind())
                .isEqualTo(IntentResult.Kind.LOST);
        assertThat(deliveries().putStep(work.ticket(), "container", "again")).isEmpty();
        assertThat(scene.visit(delivery).steps()).isEmpty();
    }

    @Test
    void refusesAStaleVersion() {
        DeliveryId delivery = scene.due();
        Change first = new Change(OTHER, null, null, 1, Set.of(), "ann");
        Change stale = new Change(content("Good night"), null, null, 1, Set.of(), "bob");
        PostId post = scene.shown(delivery).post();

        assertThat(scene.store.posts().change(post, first)).isEqualTo(Changed.DONE);
        assertThat(scene.store.posts().change(post, stale)).isEqualTo(Changed.STALE);
        assertThat(post(delivery).content()).isEqualTo(OTHER);
    }

    @Test
    void knowsWhatItDoesNotKnow() {
        Change any = new Change(OTHER, null, null, null, Set.of(), "ann");

        assertThat(scene.store.posts().change(PostId.of("00000000-0000-7000-8000-000000000001"), any))
                .isEqualTo(Changed.NOT_FOUND);
    }

    @Test
    void isTooLateWhileAnIntentIsOpen() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        scene.opened(work);

        assertThat(change(delivery, OTHER, null)).isEqualTo(Changed.TOO_LATE);
        assertThat(deliveries().holds(work.ticket())).isTrue();
        deliveries().park(work.ticket(), Next.comeBack(START));
        assertThat(change(delivery, OTHER, null)).isEqualTo(Changed.TOO_LATE);
        assertThat(post(delivery).version()).isEqualTo(1);
    }

    @Test
    void isTooLateOnceAPartIsLive() {
        DeliveryId delivery = scene.due();
        scene.settle(
                scene.opened(scene.visit(delivery), "part-1", false), Fact.live("r-1", null), Next.comeBack(START));

        assertThat(change(delivery, OTHER, null)).isEqualTo(Changed.TOO_LATE);
    }

    @Test
    void isTooLateForWhatIsPublishedCancelledOrUnclear() {
        DeliveryId published = scene.due();
        scene.settle(scene.opened(scene.visit(published)), Fact.live("r-1", null), Next.published());
        DeliveryId cancelled = scene.due();
        scene.store.posts().cancel(List.of(cancelled), "ann");
        DeliveryId unclear = scene.reviewed(scene.account()).delivery();

        assertThat(List.of(published, cancelled, unclear))
                .allSatisfy(
                        delivery -> assertThat(change(delivery, OTHER, null)).isEqualTo(Changed.TOO_LATE));
    }

    @Test
    void changesAllDeliveriesOrNone() {
        ScheduledPost post = scene.post(START, scene.account(), scene.account());
        DeliveryId begun = post.deliveries().get(0).id();
        DeliveryId waiting = post.deliveries().get(1).id();
        scene.opened(scene.visit(begun));

        assertThat(change(waiting, OTHER, null)).isEqualTo(Changed.TOO_LATE);
        assertThat(scene.visit(waiting).payload().text()).isEqualTo("Good morning");
    }

    @Test
    void changesOnlyTheDeliveriesThatAreNamed() {
        ScheduledPost post = scene.post(START, scene.account(), scene.account());
        DeliveryId named = post.deliveries().get(0).id();
        DeliveryId other = post.deliveries().get(1).id();
        Change change = new Change(OTHER, null, null, null, Set.of(named), "ann");

        assertThat(scene.store.posts().change(post.id(), change)).isEqualTo(Changed.DONE);
        assertThat(scene.visit(named).payload().text()).isEqualTo("Good evening");
        assertThat(scene.visit(other).payload().text()).isEqualTo("Good morning");
    }

    @Test
    void schedulesAFailedDeliveryAgainFromTheBeginning() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        deliveries().putStep(work.ticket(), "container", "with the old caption");
        scene.settle(scene.opened(work), Fact.refused(no()), Next.failed(no()).burning());

        assertThat(change(delivery, OTHER, START.plusSeconds(5))).isEqualTo(Changed.DONE);
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(scene.shown(delivery).failure()).isEmpty();
        scene.clock.set(START.plusSeconds(5));
        Work again = scene.visit(delivery);
        assertThat(again.payload().text()).isEqualTo("Good evening");
        assertThat(again.steps()).isEmpty();
        assertThat(again.progress().tries()).isZero();
        assertThat(again.progress().lastFailure()).isNull();
        assertThat(again.progress().firstIntentAt()).isNull();
        assertThat(again.progress().seq()).isEqualTo(1);
        assertThat(again.progress().dueAt()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void schedulesADeliveryInReviewAgainIfNothingOfItWasEverSent() {
        DeliveryId delivery = scene.due();
        deliveries().park(scene.visit(delivery).ticket(), Next.review(unknown()));

        assertThat(change(delivery, OTHER, START)).isEqualTo(Changed.DONE);
        assertThat(scene.visit(delivery).payload().text()).isEqualTo("Good evening");
    }

    @Test
    void startsWithACleanSlateAfterNewContent() {
        DeliveryId delivery = scene.due();
        AttemptId old = scene.opened(scene.visit(delivery));
        deliveries().judge(scene.takeOver(delivery).ticket(), old, Verdict.absent("not listed"), Next.failed(later()));
        change(delivery, OTHER, scene.clock.now());

        assertThat(scene.visit(delivery).absentSteps()).isEmpty();
    }

    @Test
    void stopsTheNewContentWhenTheOldOneTurnsOutToBeLive() {
        DeliveryId delivery = scene.due();
        AttemptId old = scene.opened(scene.visit(delivery));
        deliveries().judge(scene.takeOver(delivery).ticket(), old, Verdict.absent("not listed"), Next.failed(later()));
        change(delivery, OTHER, scene.clock.now());
        Work work = scene.visit(delivery);
        scene.opened(work);
        scene.settle(old, Fact.live("r-1", null), Next.published());

        assertThat(deliveries().holds(work.ticket())).isFalse();
        assertThat(scene.shown(delivery).status()).isEqualTo(DeliveryStatus.POSTED);
        assertThat(scene.shown(delivery).liveParts()).containsExactly("r-1");
    }

    private Changed change(DeliveryId delivery, @Nullable Content content, @Nullable Instant at) {
        return scene.store
                .posts()
                .change(scene.shown(delivery).post(), new Change(content, at, null, null, Set.of(), "ann"));
    }

    private ScheduledPost post(DeliveryId delivery) {
        return scene.store.posts().find(scene.shown(delivery).post()).orElseThrow();
    }
}
