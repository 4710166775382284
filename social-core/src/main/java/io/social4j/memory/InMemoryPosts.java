package io.social4j.memory;

import io.social4j.event.SocialEvent;
import io.social4j.internal.rows.Changes;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.MediaUse;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.PostStore;
import io.social4j.spi.store.PostStore.Changed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Posts, in memory. */
final class InMemoryPosts implements PostStore {

    private final Tables tables;
    private final Changes changes;

    InMemoryPosts(Tables tables) {
        this.tables = tables;
        this.changes = new Changes(tables);
    }

    @Override
    public List<Added> addAll(List<NewPost> posts) {
        synchronized (tables) {
            Map<Tables.UserKey, NewPost> inList = new HashMap<>();
            List<Added> refused = new ArrayList<>();
            for (NewPost post : posts) {
                String key = post.idempotencyKey();
                if (key != null) {
                    NewPost first = inList.putIfAbsent(new Tables.UserKey(post.user(), key), post);
                    Optional<Added> before = existing(post.user(), key, post.requestHash());
                    if (before.isPresent() && !before.get().sameRequest()) {
                        refused.add(before.get());
                    } else if (first != null && !first.requestHash().equals(post.requestHash())) {
                        refused.add(new Added(row(first).shown(), true, false));
                    }
                }
            }
            return refused.isEmpty() ? posts.stream().map(this::put).toList() : refused;
        }
    }

    private Added put(NewPost post) {
        String key = post.idempotencyKey();
        return Optional.ofNullable(key)
                .flatMap(used -> existing(post.user(), used, post.requestHash()))
                .orElseGet(() -> {
                    PostRow row = row(post);
                    tables.posts.put(post.id(), row);
                    if (key != null) {
                        tables.idempotencyKeys.put(new Tables.UserKey(post.user(), key), post.id());
                    }
                    row.deliveries.forEach(delivery -> {
                        tables.deliveries.put(delivery.id, delivery);
                        tables.wakeAt(delivery, post.draft() ? null : post.at());
                    });
                    tables.event(row, SocialEvent.Type.POST_SCHEDULED, post.user(), row.scheduled());
                    return new Added(row.shown(), false, true);
                });
    }

    private PostRow row(NewPost post) {
        List<DeliveryRow> rows = post.deliveries().stream()
                .map(made -> DeliveryRow.of(made, post.id(), post.at()))
                .toList();
        return new PostRow(post, rows, tables.now());
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
            return post == null ? Changed.NOT_FOUND : changes.change(post, change);
        }
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
            return changes.cancel(rows, actor);
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
            tables.event(
                    post,
                    SocialEvent.Type.POST_ENDED,
                    SocialEvent.ENGINE,
                    post.status().name());
            return Optional.of(post.status());
        }
    }

    Set<String> neededMedia(Set<String> sha256) {
        synchronized (tables) {
            Instant before = tables.now().minus(MediaUse.AFTER_THE_END);
            Set<String> needed = new HashSet<>();
            for (PostRow post : tables.posts.values()) {
                boolean over = post.status().isFinal()
                        && post.status() != PostStatus.NEEDS_REVIEW
                        && post.updatedAt.isBefore(before);
                if (!over) {
                    needed.addAll(MediaUse.of(post.content));
                    post.deliveries.stream().map(row -> row.payload).forEach(payload -> {
                        if (payload != null) {
                            needed.addAll(MediaUse.of(payload));
                        }
                    });
                }
            }
            needed.retainAll(sha256);
            return needed;
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
}
