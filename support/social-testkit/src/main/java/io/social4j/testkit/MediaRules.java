package io.social4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.social4j.model.Account;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.MediaSource;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Media of posts: kept as it was measured, and known as long as somebody may need it. */
abstract class MediaRules extends StoreRules {

    private static final Duration LONG = Duration.ofDays(31);

    private final MediaShelf shelf = new MediaShelf();
    private int ids;

    MediaRules(Function<SocialClock, SocialStore> open) {
        super(open);
    }

    @Test
    void keepsWhatWasMeasured() {
        Media video = shelf.mp4(640, 360, Duration.ofMillis(2500))
                .withAltText("A cat")
                .withPoster(shelf.jpeg(640, 360));
        Media shown = shelf.at("https://cdn.example/a.gif", shelf.gif(4, 4, 3));
        Media address = Media.ofUrl("https://cdn.example/b.png");
        Content content = new Content(
                "a",
                Map.of(),
                Map.of(),
                null,
                List.of(video, shown, address),
                Map.of(StoreScene.PLATFORM, List.of(shown, shelf.pdf())),
                Map.of());
        ScheduledPost post = post(content, false);

        assertThat(scene.store.posts().find(post.id()).orElseThrow().content()).isEqualTo(content);
        assertThat(scene.visit(post.deliveries().get(0).id()).payload())
                .isEqualTo(content.payloadFor(StoreScene.PLATFORM));
    }

    @Test
    void needsTheMediaOfPostsThatHaveNotEndedAndOfDrafts() {
        Media scheduled = shelf.png(1, 1);
        Media draft = shelf.png(1, 2);
        Media poster = shelf.png(1, 3);
        Media forOne = shelf.png(1, 4);
        Media unknown = shelf.png(1, 5);
        post(content(scheduled.withPoster(poster)), false);
        post(content(draft), true);
        post(
                new Content(
                        "a",
                        Map.of(),
                        Map.of(),
                        null,
                        List.of(),
                        Map.of(Platform.of("beta"), List.of(forOne)),
                        Map.of()),
                false);
        scene.pass(LONG.multipliedBy(4));

        assertThat(needed(scheduled, draft, poster, forOne, unknown))
                .containsExactlyInAnyOrder(sha(scheduled), sha(draft), sha(poster), sha(forOne));
        assertThat(needed(unknown)).isEmpty();
    }

    @Test
    void needsTheMediaOfAnEndedPostForThirtyDays() {
        Media media = shelf.png(1, 1);
        ScheduledPost post = post(content(media), false);
        DeliveryId delivery = post.deliveries().get(0).id();
        scene.settle(scene.opened(scene.visit(delivery)), Fact.live("1", null), Next.published());
        scene.store.posts().rollUp(post.id());

        scene.pass(Duration.ofDays(29));
        assertThat(needed(media)).containsExactly(sha(media));
        scene.pass(Duration.ofDays(2));
        assertThat(needed(media)).isEmpty();
    }

    @Test
    void needsTheMediaOfAPostInReviewForEver() {
        Media media = shelf.png(1, 1);
        ScheduledPost post = post(content(media), false);
        Work work = scene.visit(post.deliveries().get(0).id());
        scene.opened(work);
        deliveries().park(work.ticket(), Next.review(StoreScene.unknown()));
        scene.store.posts().rollUp(post.id());
        scene.pass(LONG);

        assertThat(needed(media)).containsExactly(sha(media));
    }

    @Test
    void needsTheMediaOfAFailedPostThatIsTriedAgain() {
        Media media = shelf.png(1, 1);
        ScheduledPost post = post(content(media), false);
        DeliveryId delivery = post.deliveries().get(0).id();
        scene.settle(scene.opened(scene.visit(delivery)), Fact.refused(StoreScene.no()), Next.failed(StoreScene.no()));
        scene.store.posts().rollUp(post.id());
        scene.pass(LONG);
        assertThat(needed(media)).isEmpty();

        scene.store.deadLetters().replay(delivery, "ann");
        assertThat(needed(media)).containsExactly(sha(media));
    }

    @Test
    void needsTheMediaOfAChange() {
        Media before = shelf.png(1, 1);
        Media after = shelf.png(1, 2);
        PostId post = post(content(before), false).id();
        scene.store.posts().change(post, new Change(content(after), null, null, null, Set.of(), "ann"));

        assertThat(needed(after)).containsExactly(sha(after));
    }

    @Test
    void givesDeliveriesTheirOwnPayloadsInAChange() {
        Account account = scene.account();
        Content content = content();
        NewPost made = newPost(content, false, account, payload("one"), payload("two"));
        ScheduledPost post = scene.store.posts().add(made).post();
        DeliveryId one = post.deliveries().get(0).id();
        DeliveryId two = post.deliveries().get(1).id();
        Change change = new Change(
                content(), Map.of(one, payload("1"), two, payload("2")), null, null, null, null, Set.of(), "ann");
        scene.store.posts().change(post.id(), change);
        scene.store.posts().change(post.id(), change);

        assertThat(scene.visit(one).payload()).isEqualTo(payload("1"));
        assertThat(scene.visit(two).payload()).isEqualTo(payload("2"));
    }

    private static PublishPayload payload(String place) {
        return new PublishPayload(List.of("a"), null, List.of(), Map.of("place", place));
    }

    private static Content content(Media... media) {
        return new Content("a", Map.of(), Map.of(), null, List.of(media), Map.of(), Map.of());
    }

    private ScheduledPost post(Content content, boolean draft) {
        NewPost made = newPost(content, draft, scene.account(), content.payloadFor(StoreScene.PLATFORM));
        return scene.store.posts().add(made).post();
    }

    private NewPost newPost(Content content, boolean draft, Account account, PublishPayload... payloads) {
        int number = ++ids;
        return new NewPost(
                PostId.of("media-post-" + number),
                account.user(),
                null,
                content,
                scene.clock.now(),
                ZoneOffset.UTC,
                draft,
                null,
                "hash",
                List.of(payloads).stream()
                        .map(payload -> new NewPost.NewDelivery(
                                DeliveryId.of("media-delivery-" + ++ids), account.id(), account.remote(), payload))
                        .toList());
    }

    private Set<String> needed(Media... media) {
        return scene.store.neededMedia(
                List.of(media).stream().map(MediaRules::sha).collect(Collectors.toSet()));
    }

    private static String sha(Media media) {
        MediaInfo info = Objects.requireNonNull(media.info());
        assertThat(media.source()).isNotInstanceOf(MediaSource.Bytes.class);
        return info.sha256();
    }
}
