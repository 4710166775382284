package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.LEASE;
import static io.social4j.testkit.StoreScene.OTHER_PLATFORM;
import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static io.social4j.testkit.StoreScene.no;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.PostStore;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Posts: scheduling them, and reading where they stand. */
abstract class PostRules extends StoreRules {

    PostRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private PostStore posts() {
        return scene.store.posts();
    }

    @Test
    void storesAPostWithItsDeliveries() {
        Account one = scene.account();
        Account two = scene.account();
        NewPost made = scene.newPost(START.plusSeconds(60), false, null, one, two);
        PostStore.Added added = posts().add(made);

        assertThat(added.existed()).isFalse();
        assertThat(posts().find(made.id())).contains(added.post());
        assertThat(added.post().status()).isEqualTo(PostStatus.SCHEDULED);
        assertThat(added.post().user()).isEqualTo("ann");
        assertThat(added.post().content()).isEqualTo(made.content());
        assertThat(added.post().scheduledAt()).isEqualTo(START.plusSeconds(60));
        assertThat(added.post().createdAt()).isEqualTo(START);
        assertThat(added.post().deliveries()).extracting(Delivery::account).containsExactly(one.id(), two.id());
        DeliveryId first = added.post().deliveries().get(0).id();
        assertThat(posts().postOf(first)).contains(made.id());
        assertThat(scene.shown(first).nextAttemptAt()).contains(START.plusSeconds(60));
    }

    @Test
    void answersTheExistingPostToAKnownIdempotencyKey() {
        Account account = scene.account();
        ScheduledPost first =
                posts().add(scene.newPost(START, false, "key-1", account)).post();
        NewPost repeated = scene.newPost(START, false, "key-1", account);
        PostStore.Added again = posts().add(repeated);

        assertThat(again.existed()).isTrue();
        assertThat(again.sameRequest()).isTrue();
        assertThat(again.post().id()).isEqualTo(first.id());
        assertThat(posts().find(repeated.id())).isEmpty();
        assertThat(scene.claim(10)).hasSize(1);
        assertThat(scene.store.events().of(first.id())).hasSize(1);
    }

    @Test
    void saysIfAKnownIdempotencyKeyComesWithAnotherRequest() {
        NewPost first = scene.newPost(START, false, "key-1", scene.account());
        posts().add(first);
        NewPost other = new NewPost(
                PostId.of("00000000-0000-7000-8000-000000000002"),
                "ann",
                null,
                StoreScene.content("Something else"),
                START,
                first.zone(),
                false,
                "key-1",
                "hash-of-something-else",
                List.of());

        PostStore.Added added = posts().add(other);
        assertThat(added.existed()).isTrue();
        assertThat(added.sameRequest()).isFalse();
        assertThat(added.post().content()).isEqualTo(first.content());
        assertThat(posts().find(other.id())).isEmpty();
    }

    @Test
    void keepsIdempotencyKeysOfUsersApart() {
        posts().add(scene.newPost(START, false, "key-1", scene.account("ann", PLATFORM, "of ann")));

        assertThat(posts().add(scene.newPost(START, false, "key-1", scene.account("bob", PLATFORM, "of bob")))
                        .existed())
                .isFalse();
    }

    @Test
    void neverHandsOutADraft() {
        ScheduledPost draft =
                posts().add(scene.newPost(START, true, null, scene.account())).post();

        assertThat(draft.status()).isEqualTo(PostStatus.DRAFT);
        assertThat(scene.claim(10)).isEmpty();
        assertThat(posts().nextDue(Set.of(PLATFORM))).isEmpty();
    }

    @Test
    void tellsWhenTheEarliestDeliveryOfThesePlatformsIsDue() {
        assertThat(posts().nextDue(Set.of(PLATFORM))).isEmpty();
        scene.due(START.plusSeconds(20), scene.account());
        scene.due(START.plusSeconds(10), scene.account("ann", OTHER_PLATFORM, "elsewhere"));

        assertThat(posts().nextDue(Set.of(PLATFORM))).contains(START.plusSeconds(20));
        assertThat(posts().nextDue(Set.of(PLATFORM, OTHER_PLATFORM))).contains(START.plusSeconds(10));
    }

    @Test
    void countsTheEndOfALeaseAsADueTime() {
        Work work = scene.visit(scene.due());
        assertThat(posts().nextDue(Set.of(PLATFORM))).contains(START.plus(LEASE));

        scene.pass(Duration.ofSeconds(1));
        deliveries().renew(List.of(work.ticket()), LEASE);
        assertThat(posts().nextDue(Set.of(PLATFORM)))
                .contains(START.plusSeconds(1).plus(LEASE));
        scene.pass(Duration.ofSeconds(1));
        scene.opened(work);
        assertThat(posts().nextDue(Set.of(PLATFORM)))
                .contains(START.plusSeconds(2).plus(LEASE));
    }

    @Test
    void showsAPostThatHasBegunAsProcessing() {
        ScheduledPost post = scene.post(START, scene.account(), scene.account());
        Work work = scene.visit(post.deliveries().get(0).id());
        assertThat(posts().find(post.id()).orElseThrow().status()).isEqualTo(PostStatus.SCHEDULED);

        scene.opened(work);
        assertThat(posts().find(post.id()).orElseThrow().status()).isEqualTo(PostStatus.PROCESSING);
    }

    @Test
    void makesTheStatusOfAPostFinalOnce() {
        DeliveryId delivery = scene.due();
        PostId post = scene.shown(delivery).post();
        assertThat(posts().rollUp(post)).isEmpty();

        scene.settle(scene.opened(scene.visit(delivery)), Fact.live("r-1", null), Next.published());
        assertThat(posts().find(post).orElseThrow().status()).isEqualTo(PostStatus.POSTED);
        assertThat(posts().rollUp(post)).contains(PostStatus.POSTED);
        assertThat(posts().rollUp(post)).isEmpty();
        assertThat(scene.store.events().of(post))
                .extracting(SocialEvent::type)
                .containsOnlyOnce(SocialEvent.Type.POST_ENDED);
    }

    @Test
    void makesTheStatusFinalAgainAfterAReplay() {
        DeliveryId delivery = scene.failed(scene.account());
        PostId post = scene.shown(delivery).post();
        assertThat(posts().rollUp(post)).contains(PostStatus.FAILED);
        scene.store.deadLetters().replay(delivery, "ann");
        assertThat(posts().find(post).orElseThrow().status()).isEqualTo(PostStatus.SCHEDULED);

        deliveries().park(scene.visit(delivery).ticket(), Next.failed(no()));
        assertThat(posts().rollUp(post)).contains(PostStatus.FAILED);
    }

    @Test
    void makesTheStatusFinalAgainAfterAnEdit() {
        DeliveryId delivery = scene.failed(scene.account());
        PostId post = scene.shown(delivery).post();
        assertThat(posts().rollUp(post)).contains(PostStatus.FAILED);
        posts().change(post, new Change(StoreScene.content("Good evening"), null, null, null, Set.of(), "ann"));

        deliveries().park(scene.visit(delivery).ticket(), Next.failed(no()));
        assertThat(posts().rollUp(post)).contains(PostStatus.FAILED);
    }

    @Test
    void cancelsAllDeliveriesOrNone() {
        ScheduledPost post = scene.post(START, scene.account(), scene.account());
        List<DeliveryId> both = post.deliveries().stream().map(Delivery::id).toList();
        scene.opened(scene.visit(both.get(0)));

        assertThat(posts().cancel(both, "ann")).isEqualTo(PostStore.Changed.TOO_LATE);
        assertThat(scene.shown(both.get(1)).status()).isEqualTo(DeliveryStatus.SCHEDULED);
        assertThat(posts().cancel(List.of(both.get(1)), "ann")).isEqualTo(PostStore.Changed.DONE);
        assertThat(scene.shown(both.get(1)).status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(scene.events(both.get(1))).containsExactly(SocialEvent.Type.DELIVERY_CANCELLED);
    }

    @Test
    void stopsAWorkerThatHasTheCancelledDelivery() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);

        assertThat(posts().cancel(List.of(delivery), "ann")).isEqualTo(PostStore.Changed.DONE);
        assertThat(scene.open(work, StoreScene.intent("publish", "good morning", true))
                        .kind())
                .isEqualTo(IntentResult.Kind.LOST);
        assertThat(deliveries().park(work.ticket(), Next.comeBack(START))).isFalse();
        assertThat(scene.claim(10)).isEmpty();
    }

    @Test
    void cancelsNothingThatIsLiveInPart() {
        DeliveryId delivery = scene.due();
        Work work = scene.visit(delivery);
        scene.settle(scene.opened(work, "part-1", false), Fact.live("r-1", null), Next.comeBack(START));

        assertThat(posts().cancel(List.of(delivery), "ann")).isEqualTo(PostStore.Changed.TOO_LATE);
    }

    @Test
    void mayCancelTwiceAndKnowsWhatItDoesNotKnow() {
        DeliveryId delivery = scene.due();
        DeliveryId nobodys = DeliveryId.of("00000000-0000-7000-8000-000000000001");
        posts().cancel(List.of(delivery), "ann");

        assertThat(posts().cancel(List.of(delivery), "ann")).isEqualTo(PostStore.Changed.DONE);
        assertThat(posts().cancel(List.of(nobodys), "ann")).isEqualTo(PostStore.Changed.NOT_FOUND);
        assertThat(scene.events(delivery)).containsExactly(SocialEvent.Type.DELIVERY_CANCELLED);
    }
}
