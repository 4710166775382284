package io.social4j.testkit;

import static io.social4j.testkit.StoreScene.PLATFORM;
import static io.social4j.testkit.StoreScene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.PostId;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.PostStore;
import io.social4j.spi.store.PostStore.Added;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many posts stored together: all of them, or none. */
abstract class BulkRules extends StoreRules {

    BulkRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    private PostStore posts() {
        return scene.store.posts();
    }

    private NewPost post(@Nullable String key, Account... to) {
        return scene.newPost(START.plusSeconds(60), false, key, to);
    }

    private static NewPost other(NewPost post) {
        return new NewPost(
                post.id(),
                post.user(),
                null,
                StoreScene.content("Something else"),
                post.at(),
                post.zone(),
                false,
                post.idempotencyKey(),
                "hash-of-something-else",
                post.deliveries());
    }

    private void assertNothingStored(NewPost... posts) {
        for (NewPost post : posts) {
            assertThat(posts().find(post.id())).isEmpty();
            assertThat(posts().postOf(post.deliveries().get(0).id())).isEmpty();
            assertThat(scene.store.events().of(post.id())).isEmpty();
        }
    }

    @Test
    void storesAllAsIfEachWereAlone() {
        Account one = scene.account();
        Account two = scene.account();
        List<NewPost> made = IntStream.range(0, 30)
                .mapToObj(i -> post(i % 3 == 0 ? null : "key-" + (30 - i), one, two))
                .toList();

        List<Added> added = posts().addAll(made);

        assertThat(added)
                .hasSize(30)
                .allSatisfy(each -> assertThat(each.existed()).isFalse());
        assertThat(added)
                .extracting(each -> each.post().id())
                .containsExactlyElementsOf(made.stream().map(NewPost::id).toList());
        for (Added each : added) {
            PostId id = each.post().id();
            assertThat(posts().find(id)).contains(each.post());
            assertThat(each.post().deliveries()).hasSize(2);
            assertThat(scene.store.events().of(id))
                    .extracting(SocialEvent::type)
                    .containsExactly(SocialEvent.Type.POST_SCHEDULED);
        }
        assertThat(posts().nextDue(Set.of(PLATFORM))).contains(START.plusSeconds(60));
        assertThat(scene.claim(100)).isEmpty();
        scene.pass(Duration.ofSeconds(60));
        // One for each account.
        assertThat(scene.claim(100)).hasSize(2);
        assertThat(scene.claimOnly(added.get(29).post().deliveries().get(1).id()))
                .hasSize(1);
    }

    @Test
    void storesNothingOfNothing() {
        assertThat(posts().addAll(List.of())).isEmpty();
    }

    @Test
    void answersThePostsOfKnownKeysBesideNewOnes() {
        Account account = scene.account();
        NewPost first = post("key-1", account);
        posts().add(first);
        NewPost again = post("key-1", account);
        NewPost fresh = post("key-2", account);

        List<Added> added = posts().addAll(List.of(again, fresh));

        assertThat(added).extracting(Added::existed).containsExactly(true, false);
        assertThat(added).extracting(one -> one.post().id()).containsExactly(first.id(), fresh.id());
        assertThat(posts().addAll(List.of(fresh, again)))
                .extracting(Added::existed)
                .containsExactly(true, true);
        assertNothingStored(again);
    }

    @Test
    void answersOnePostToAKeyThatStandsThereTwice() {
        Account account = scene.account();
        NewPost one = post("key-1", account);
        NewPost two = post("key-1", account);

        List<Added> added = posts().addAll(List.of(one, two));

        assertThat(added).extracting(Added::existed).containsExactly(false, true);
        assertThat(added).extracting(each -> each.post().id()).containsOnly(one.id());
        assertNothingStored(two);
    }

    @Test
    void storesNothingAtAllIfAKeyWasUsedForAnotherRequest() {
        Account account = scene.account();
        NewPost before = post("key-1", account);
        posts().add(before);
        NewPost fresh = post("key-2", account);
        NewPost keyless = post(null, account);
        NewPost changed = other(post("key-1", account));

        List<Added> refused = posts().addAll(List.of(fresh, changed, keyless));

        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).sameRequest()).isFalse();
        assertThat(refused.get(0).post().id()).isEqualTo(before.id());
        assertNothingStored(fresh, changed, keyless);
    }

    @Test
    void storesNothingAtAllIfAKeyStandsThereTwiceWithDifferentRequests() {
        Account account = scene.account();
        NewPost one = post("key-1", account);
        NewPost two = other(post("key-1", account));
        NewPost fresh = post("key-2", account);

        assertThat(posts().addAll(List.of(fresh, one, two)))
                .hasSize(1)
                .allSatisfy(refused -> assertThat(refused.sameRequest()).isFalse());
        assertNothingStored(one, two, fresh);
    }
}
