package io.social4j;

import io.social4j.internal.engine.Signal;
import io.social4j.internal.engine.Story;
import io.social4j.model.Content;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.Explanation;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.model.PostEdit;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.Preview;
import io.social4j.model.PublishPayload;
import io.social4j.model.PublishRequest;
import io.social4j.model.Scheduled;
import io.social4j.model.ScheduledPost;
import io.social4j.model.TextMeasure;
import io.social4j.model.Violation;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.PostStore;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Schedules posts, changes them, and answers what became of them. Thread-safe; talks to no platform except to delete or edit what
 * is live.
 */
public final class SocialPublisher {

    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final SocialStore store;
    private final Platforms platforms;
    private final RemoteChanges remote;
    private final MediaPinning media;
    private final NewPosts newPosts;
    private final SocialClock clock;
    private final Runnable news;
    private final Signal changes;
    private final String actor;

    SocialPublisher(
            SocialStore store,
            Platforms platforms,
            RemoteChanges remote,
            MediaPinning media,
            NewPosts newPosts,
            SocialClock clock,
            Runnable news,
            Signal changes) {
        this(store, platforms, remote, media, newPosts, clock, news, changes, "host");
    }

    private SocialPublisher(
            SocialStore store,
            Platforms platforms,
            RemoteChanges remote,
            MediaPinning media,
            NewPosts newPosts,
            SocialClock clock,
            Runnable news,
            Signal changes,
            String actor) {
        this.store = store;
        this.platforms = platforms;
        this.remote = remote;
        this.media = media;
        this.newPosts = newPosts;
        this.clock = clock;
        this.news = news;
        this.changes = changes;
        this.actor = actor;
    }

    /** The same publisher, whose changes are written down as caused by this person. */
    public SocialPublisher actingAs(String person) {
        return new SocialPublisher(store, platforms, remote, media, newPosts, clock, news, changes, person);
    }

    /** Everything that is wrong with a request, warnings included. Writes nothing, asks no platform. */
    public List<Violation> validate(PublishRequest request) {
        return new RequestCheck(platforms, store.accounts()::of).check(request, store.now());
    }

    /** As {@link #validate}, with the length of the text on each platform. Writes nothing, asks no platform. */
    public Preview preview(PublishRequest request) {
        Map<Platform, TextMeasure> lengths = new TreeMap<>();
        Content content = request.content();
        for (PublishRequest.Target target : request.targets()) {
            if (Platform.isName(target.platform())) {
                Platform platform = Platform.of(target.platform());
                platforms.measure(content, platform).ifPresent(measured -> lengths.put(platform, measured));
            }
        }
        return new Preview(validate(request), lengths);
    }

    /**
     * Schedules a post: one delivery for each account, or for each place of an account. Its media is fetched now, once, and kept;
     * that may take a while. Repeating it with the same idempotency key answers the same post, and fetches nothing.
     *
     * @throws InvalidPostException with every problem; nothing was written
     * @throws SocialException if the idempotency key was used with another request
     */
    public ScheduledPost schedule(PublishRequest request) {
        return scheduleOnce(request).post();
    }

    /** As {@link #schedule}, and says whether the post was there before. */
    public Scheduled scheduleOnce(PublishRequest request) {
        Optional<PostStore.Added> before = request.idempotencyKey()
                .flatMap(key -> store.posts().existing(request.user(), key, RequestHash.of(request)));
        if (before.isPresent()) {
            return new Scheduled(same(before.get()), false);
        }
        RequestCheck check = new RequestCheck(platforms, store.accounts()::of);
        Instant now = store.now();
        refuse(check.check(request, now));
        Content content = request.content();
        if (MediaPinning.hasMedia(content)) {
            content = media.begin().pin(content);
            refuse(check.checkPinned(content));
            // Fetching took its time; a post for now is not late because of it.
            now = store.now();
        }
        PostStore.Added added = store.posts().add(newPosts.of(request, content, check.accounts(), now));
        ScheduledPost post = same(added);
        store.afterCommit(news);
        return new Scheduled(post, !added.existed());
    }

    static ScheduledPost same(PostStore.Added added) {
        ScheduledPost post = added.post();
        if (added.existed() && !added.sameRequest()) {
            throw new SocialException(
                    SocialException.Reason.IDEMPOTENCY_CONFLICT,
                    "The idempotency key '" + post.idempotencyKeyOrNull() + "' was used for another post (" + post.id()
                            + "); use a new key for a new post");
        }
        return post;
    }

    /**
     * Schedules many posts in one transaction, several thousand in a second: all of them, or none. Answers them in the order of the
     * requests; a repeated idempotency key answers the same post.
     *
     * @throws InvalidPostException with every problem of every request, whose place begins the field as in {@code [3].text};
     *     nothing was written
     * @throws SocialException if an idempotency key was used with another request, before or in this list; nothing was written
     */
    public List<ScheduledPost> scheduleAll(List<PublishRequest> requests) {
        List<ScheduledPost> posts = new ScheduleAll(store, platforms, newPosts, media.begin()).of(requests);
        store.afterCommit(news);
        return posts;
    }

    /** Makes a post that has not begun due now. */
    public ScheduledPost publishNow(PostId post) {
        return edit(post, PostEdit.nothing().withTime(store.now()).withDraft(false));
    }

    /** Moves a post that has not begun. */
    public ScheduledPost reschedule(PostId post, Instant at) {
        return edit(post, PostEdit.nothing().withTime(at));
    }

    /**
     * Changes a post that has not begun, or deliveries of it that failed with nothing live: those are scheduled again.
     *
     * @throws InvalidPostException with every problem; nothing was changed
     * @throws SocialException if there is no such post, publishing has begun, or the version is stale
     */
    public ScheduledPost edit(PostId id, PostEdit edit) {
        ScheduledPost post = require(id);
        Set<Platform> concerned = post.deliveries().stream()
                .filter(delivery -> edit.only().isEmpty() || edit.only().contains(delivery.id()))
                .map(Delivery::platform)
                .collect(Collectors.toUnmodifiableSet());
        Content content = edit.content() == null ? post.content() : edit.content();
        RequestCheck check = new RequestCheck(platforms, store.accounts()::of);
        refuse(check.checkEdit(content, concerned, newTime(post, edit), store.now()));
        Content kept = edit.content();
        if (kept != null && MediaPinning.hasMedia(kept)) {
            kept = media.begin().pin(kept);
            refuse(check.checkPinned(kept, concerned));
        }
        Map<DeliveryId, PublishPayload> places = kept == null ? Map.of() : new Places(platforms).of(kept, post);
        Change change =
                new Change(kept, places, edit.at(), edit.zone(), edit.draft(), edit.version(), edit.only(), actor);
        done(store.posts().change(id, change), "post " + id);
        return require(id);
    }

    /** The time that has to lie ahead: a new one, or that of a draft which is to go out now. */
    private static Optional<Instant> newTime(ScheduledPost post, PostEdit edit) {
        boolean leavesDraft = post.status() == PostStatus.DRAFT && Boolean.FALSE.equals(edit.draft());
        return Optional.ofNullable(edit.at())
                .or(() -> leavesDraft ? Optional.of(post.scheduledAt()) : Optional.empty());
    }

    /** Cancels a whole post that has not begun. */
    public ScheduledPost cancel(PostId id) {
        List<DeliveryId> all =
                require(id).deliveries().stream().map(Delivery::id).toList();
        done(store.posts().cancel(all, actor), "post " + id);
        return require(id);
    }

    /** Cancels one delivery that has not begun. */
    public void cancel(DeliveryId delivery) {
        done(store.posts().cancel(List.of(delivery), actor), "delivery " + delivery);
    }

    /** What ended without success and is neither replayed nor dismissed, newest first. */
    public List<Delivery> deadLetters(String user, int atMost) {
        return deadLetters(user, any -> true, atMost);
    }

    /** Those of them that are wanted, newest first; reads on until there are enough. */
    public List<Delivery> deadLetters(String user, Predicate<Delivery> wanted, int atMost) {
        return store.deadLetters().find(user, wanted, atMost);
    }

    /**
     * Tries a failed or reviewed delivery again, from now on and with no tries used. Looks at the platform first if any
     * attempt of it was unclear.
     */
    public void replay(DeliveryId delivery) {
        acted(store.deadLetters().replay(delivery, actor), delivery, "has not ended without success");
    }

    /** Takes a dead letter off the list. */
    public void dismiss(DeliveryId delivery) {
        acted(store.deadLetters().dismiss(delivery, actor), delivery, "is no dead letter");
    }

    /** A person has seen that a delivery in review is live, under this id. */
    public void resolvePublished(DeliveryId delivery, String remoteId) {
        acted(store.deadLetters().resolve(delivery, remoteId, actor), delivery, "is not in review");
    }

    /** A person has seen that a delivery in review is not live. It ends as failed, or stays in review if a part of a thread
     * is live; sending again is another act. */
    public void resolveNotPublished(DeliveryId delivery) {
        acted(store.deadLetters().resolve(delivery, null, actor), delivery, "is not in review");
    }

    /**
     * Deletes a live post at its platform. Its delivery stays published; that it was deleted is one of its events.
     *
     * @throws SocialException with {@link SocialException.Reason#TOO_LATE} if it is not live, or was deleted this way before
     * @throws io.social4j.spi.PlatformException if the platform refuses or cannot
     */
    public void delete(DeliveryId delivery) {
        remote.delete(delivery, actor);
    }

    /**
     * Replaces the text of a live post at its platform; of a thread, that of its first part. What is stored of the post stays as
     * it was published.
     *
     * @throws io.social4j.spi.PlatformException if the platform refuses or cannot
     */
    public void editLive(DeliveryId delivery, String text) {
        remote.edit(delivery, text, actor);
    }

    /** The kill switch: nothing of this leaves any more, not even what is about to. */
    public void pause(HoldTarget target) {
        store.accounts().hold(new Hold(target, Hold.Cause.PAUSED, null), actor);
    }

    /** Ends a pause, and a hold that waits for a person. What had waited is due at once. */
    public void resume(HoldTarget target) {
        store.accounts().release(target, Hold.Cause.PAUSED, actor);
        store.accounts().release(target, Hold.Cause.POLICY, actor);
        store.accounts().release(target, Hold.Cause.VERSION, actor);
        news.run();
    }

    public Optional<ScheduledPost> find(PostId post) {
        return store.posts().find(post);
    }

    /** The post that a delivery belongs to. */
    public Optional<ScheduledPost> find(DeliveryId delivery) {
        return store.posts().postOf(delivery).flatMap(store.posts()::find);
    }

    /** What happened to a post, why, and what happens next. */
    public Explanation explain(PostId post) {
        return new Story(store, platforms.adapters().keySet()::contains, platforms::whyNot).of(require(post));
    }

    /**
     * Waits until a post has ended; blocks the calling thread. Needs running workers, here or elsewhere.
     *
     * @return the post as it is then, ended or not
     */
    public ScheduledPost awaitEnd(PostId id, Duration atMost) {
        long start = clock.nanos();
        while (true) {
            long seen = changes.count();
            ScheduledPost post = require(id);
            Duration left = atMost.minusNanos(clock.nanos() - start);
            if (post.status().isFinal()
                    || left.isNegative()
                    || left.isZero()
                    || Thread.currentThread().isInterrupted()) {
                return post;
            }
            try {
                changes.await(seen, left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ScheduledPost require(PostId id) {
        return find(id).orElseThrow(
                        () -> new SocialException(SocialException.Reason.NOT_FOUND, "There is no post " + id));
    }

    static void refuse(List<Violation> violations) {
        List<Violation> errors = violations.stream().filter(Violation::isError).toList();
        if (!errors.isEmpty()) {
            throw new InvalidPostException(errors);
        }
    }

    private void done(PostStore.Changed changed, String what) {
        switch (changed) {
            case DONE -> store.afterCommit(news);
            case NOT_FOUND -> throw new SocialException(SocialException.Reason.NOT_FOUND, "There is no " + what);
            case TOO_LATE ->
                throw new SocialException(
                        SocialException.Reason.TOO_LATE,
                        "It is too late for " + what + ": publishing has begun, or it has ended");
            case STALE ->
                throw new SocialException(
                        SocialException.Reason.STALE_VERSION, "Somebody changed " + what + " meanwhile; read it again");
        }
    }

    private void acted(boolean acted, DeliveryId delivery, String otherwise) {
        if (!acted) {
            boolean known = store.posts().postOf(delivery).isPresent();
            throw new SocialException(
                    known ? SocialException.Reason.TOO_LATE : SocialException.Reason.NOT_FOUND,
                    known ? "Delivery " + delivery + " " + otherwise : "There is no delivery " + delivery);
        }
        news.run();
    }
}
