package io.social4j.spi.store;

import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What people schedule and change. {@code addAll}, {@code change} and {@code cancel} join the host's transaction, if any. */
public interface PostStore {

    /** {@link #addAll} of one post. */
    default Added add(NewPost post) {
        return addAll(List.of(post)).get(0);
    }

    /**
     * Stores posts with their deliveries: all of them, or none. For an idempotency key that the user has used before, or that
     * stands in the list a second time, the post of that key is answered instead.
     *
     * @return what became of each, in their order; if keys were used for other requests, for those requests alone, and then
     *     nothing was written
     */
    List<Added> addAll(List<NewPost> posts);

    /** The post of an idempotency key, if the user has used it before. */
    Optional<Added> existing(String user, String idempotencyKey, String requestHash);

    Optional<ScheduledPost> find(PostId id);

    /** The post of a delivery. */
    Optional<PostId> postOf(DeliveryId delivery);

    /**
     * Changes content, time or draft of a post whose deliveries are not begun; of one that failed or is
     * in review with nothing open or live as well, which is then scheduled again. All deliveries concerned, or none: fences rise, remembered steps are dropped.
     */
    Changed change(PostId id, Change change);

    /** Cancels deliveries that are not begun. All of them, or none. */
    Changed cancel(Collection<DeliveryId> deliveries, String actor);

    /**
     * Writes the status of a post as derived from its deliveries. Safe to repeat.
     *
     * @return the status, if this call was the one that made it final
     */
    Optional<PostStatus> rollUp(PostId id);

    /**
     * As {@link #rollUp}, for many posts at once.
     *
     * @return those that could not be rolled up now, for example because somebody has them locked; they are tried again
     */
    default Set<PostId> rollUpAll(Collection<PostId> posts) {
        Set<PostId> locked = new HashSet<>();
        for (PostId post : posts) {
            try {
                rollUp(post);
            } catch (RuntimeException later) {
                locked.add(post);
            }
        }
        return locked;
    }

    /** When the earliest delivery of these platforms wants a visit; lets workers sleep until then. */
    Optional<Instant> nextDue(Collection<Platform> platforms);

    /**
     * What became of a new post.
     *
     * @param existed whether it was there before, under the same idempotency key
     * @param sameRequest whether the existing one was made from an equal request
     */
    record Added(ScheduledPost post, boolean existed, boolean sameRequest) {}

    /** What became of a change. */
    enum Changed {
        DONE,
        NOT_FOUND,
        /** A request is on its way, or something is live, or it has ended. */
        TOO_LATE,
        /** The post has another version than expected. */
        STALE
    }
}
