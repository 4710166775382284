package io.social4j.memory;

import io.social4j.event.SocialEvent;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.PostStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Posts, in memory. */
final class InMemoryPosts implements PostStore {

    private final Tables tables;

    InMemoryPosts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Added add(NewPost post) {
        synchronized (tables) {
            String key = post.idempotencyKey();
            Optional<Added> existing = key == null ? Optional.empty() : existing(post.user(), key, post.requestHash());
            if (existing.isPresent()) {
                return existing.get();
            }
            List<DeliveryRow> rows = post.deliveries().stream()
                    .map(made -> new DeliveryRow(made, post.id(), post.at()))
                    .toList();
            PostRow row = new PostRow(post, rows, tables.now());
            tables.posts.put(post.id(), row);
            if (post.idempotencyKey() != null) {
                tables.idempotencyKeys.put(new Tables.UserKey(post.user(), post.idempotencyKey()), post.id());
            }
            rows.forEach(delivery -> {
                tables.deliveries.put(delivery.id, delivery);
                tables.wakeAt(delivery, post.draft() ? null : post.at());
            });
            event(
                    row,
                    SocialEvent.Type.POST_SCHEDULED,
                    post.user(),
                    post.draft() ? "Kept as a draft" : "Scheduled for " + post.at());
            return new Added(row.shown(), false, true);
        }
    }

    @Override
    public Optional<Added> existing(String user, String idempotencyKey, String requestHash) {
        synchronized (tables) {
            return Optional.ofNullable(tables.idempotencyKeys.get(new Tables.UserKey(user, idempotencyKey)))
                    .map(tables.posts::get)
                    .map(post -> new Added(
                            post.shown(), true, post.made.requestHash().equals(requestHash)));
        }
    }

    @Override
    public Optional<ScheduledPost> find(PostId id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.posts.get(id)).map(PostRow::shown);
        }
    }

    @Override
    public Optional<PostId> postOf(DeliveryId delivery) {
        synchronized (tables) {
            return Optional.ofNullable(tables.deliveries.get(delivery)).map(row -> row.post);
        }
    }

    @Override
    public Changed change(PostId id, Change change) {
        synchronized (tables) {
            PostRow post = tables.posts.get(id);
            if (post == null) {
                return Changed.NOT_FOUND;
            }
            if (change.version() != null && change.version() != post.version) {
                return Changed.STALE;
            }
            List<DeliveryRow> concerned = post.deliveries.stream()
                    .filter(row -> change.only().isEmpty()
                            ? row.state != DeliveryState.CANCELLED
                            : change.only().contains(row.id))
                    .toList();
            if (concerned.isEmpty() || !concerned.stream().allMatch(InMemoryPosts::isChangeable)) {
                return Changed.TOO_LATE;
            }
            update(post, change, concerned);
            return Changed.DONE;
        }
    }

    private void update(PostRow post, Change change, List<DeliveryRow> concerned) {
        post.content = Objects.requireNonNullElse(change.content(), post.content);
        post.at = Objects.requireNonNullElse(change.at(), post.at);
        post.draft = Objects.requireNonNullElse(change.draft(), post.draft);
        post.version++;
        post.updatedAt = tables.now();
        post.rolledUp = null;
        for (DeliveryRow row : concerned) {
            Instant due = row.state == DeliveryState.SCHEDULED || change.at() != null ? post.at : tables.now();
            row.rewind(due);
            row.steps.clear();
            row.failure = null;
            if (change.content() != null) {
                row.contentVersion++;
                row.payload = post.content.payloadFor(row.remoteAccount.platform());
            }
            tables.wakeAt(row, post.draft ? null : due);
        }
        event(
                post,
                SocialEvent.Type.POST_CHANGED,
                change.actor(),
                "Changed to version " + post.version + ", due " + post.at);
    }

    private static boolean isChangeable(DeliveryRow row) {
        boolean state = row.state == DeliveryState.SCHEDULED
                || row.state == DeliveryState.FAILED
                || row.state == DeliveryState.NEEDS_REVIEW;
        return state && !row.isBegun();
    }

    @Override
    public Changed cancel(Collection<DeliveryId> deliveries, String actor) {
        synchronized (tables) {
            List<DeliveryRow> rows = deliveries.stream()
                    .flatMap(id -> Optional.ofNullable(tables.deliveries.get(id)).stream())
                    .toList();
            if (rows.isEmpty() || rows.size() < deliveries.size()) {
                return Changed.NOT_FOUND;
            }
            boolean possible = rows.stream()
                    .allMatch(row -> row.state == DeliveryState.CANCELLED
                            || (row.state == DeliveryState.SCHEDULED && !row.isBegun()));
            if (!possible) {
                return Changed.TOO_LATE;
            }
            for (DeliveryRow row : rows) {
                if (row.state != DeliveryState.CANCELLED) {
                    row.fence++;
                    row.state = DeliveryState.CANCELLED;
                    row.leaseUntil = null;
                    row.steps.clear();
                    tables.wakeAt(row, null);
                    tables.event(SocialEvent.Type.DELIVERY_CANCELLED, row, actor, "Cancelled");
                }
            }
            return Changed.DONE;
        }
    }

    @Override
    public Optional<PostStatus> rollUp(PostId id) {
        synchronized (tables) {
            PostRow post = tables.posts.get(id);
            if (post == null || !post.status().isFinal() || post.status() == post.rolledUp) {
                return Optional.empty();
            }
            post.rolledUp = post.status();
            post.updatedAt = tables.now();
            event(
                    post,
                    SocialEvent.Type.POST_ENDED,
                    SocialEvent.ENGINE,
                    post.status().name());
            return Optional.of(post.status());
        }
    }

    @Override
    public Optional<Instant> nextDue(Collection<Platform> platforms) {
        synchronized (tables) {
            for (DeliveryRow row : tables.byDueTime()) {
                if (platforms.contains(row.remoteAccount.platform())) {
                    return Optional.ofNullable(row.nextAt);
                }
            }
            return Optional.empty();
        }
    }

    private void event(PostRow post, SocialEvent.Type type, String actor, String detail) {
        tables.add(new SocialEvent(
                tables.nextPosition(), tables.now(), type, post.made.id(), null, null, null, actor, detail));
    }
}
