package io.social4j.store.jdbc;

import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Ends posts whose deliveries have ended, many in one transaction. */
final class JdbcRollUps {

    private final Database database;

    JdbcRollUps(Database database) {
        this.database = database;
    }

    /** @throws JdbcStoreException if somebody else has the post locked */
    Optional<PostStatus> rollUp(PostId id) {
        Optional<PostStatus> free = free(List.of(id)).get(id);
        if (free == null && database.reading(tx -> PostTable.find(tx, id, "")).isPresent()) {
            throw new JdbcStoreException("The post " + id + " is locked by another transaction");
        }
        return free == null ? Optional.empty() : free;
    }

    /** Answers those that somebody else has locked. A post that is gone needs nothing any more. */
    Set<PostId> rollUpAll(List<PostId> ids) {
        Set<PostId> locked = new HashSet<>(ids);
        locked.removeAll(free(ids).keySet());
        locked.removeIf(id -> database.reading(tx -> PostTable.find(tx, id, "")).isEmpty());
        return locked;
    }

    /** Those posts that are there and that nobody has locked, each with the end it has now come to. */
    private Map<PostId, Optional<PostStatus>> free(List<PostId> ids) {
        return database.often(tx -> {
            List<PostTable.Head> posts = PostTable.lockFree(tx, ids);
            Map<DeliveryId, DeliveryStatus> statuses = DeliveryTable.ends(
                    tx,
                    posts.stream().flatMap(post -> post.deliveries().stream()).toList());
            Map<PostId, Optional<PostStatus>> ends = new HashMap<>();
            Map<PostId, PostStatus> ended = new LinkedHashMap<>();
            for (PostTable.Head post : posts) {
                PostStatus status = PostStatus.of(
                        post.draft(),
                        post.deliveries().stream()
                                .map(statuses::get)
                                .filter(Objects::nonNull)
                                .toList());
                boolean now = status.isFinal() && status != post.stored();
                if (now) {
                    ended.put(post.id(), status);
                }
                ends.put(post.id(), now ? Optional.of(status) : Optional.empty());
            }
            PostTable.end(tx, ended);
            EventTable.ended(tx, ended);
            return ends;
        });
    }
}
