package io.social4j.store.jdbc;

import io.social4j.event.SocialEvent;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        return database.alone(tx -> {
            List<PostTable.Stored> posts = PostTable.lockFree(tx, ids);
            LoadedRows rows = new LoadedRows(tx);
            // All at once; each post finds its own among them.
            rows.read(posts.stream().flatMap(post -> post.deliveries().stream()).toList());
            Map<PostId, Optional<PostStatus>> ends = new HashMap<>();
            List<PostRow> ended = new ArrayList<>();
            for (PostTable.Stored stored : posts) {
                PostRow post = stored.with(rows.read(stored.deliveries()));
                boolean now = hasEnded(post, rows);
                if (now) {
                    ended.add(post);
                }
                ends.put(post.made.id(), now ? Optional.of(post.status()) : Optional.empty());
            }
            PostTable.end(tx, ended);
            rows.save();
            return ends;
        });
    }

    private static boolean hasEnded(PostRow post, LoadedRows rows) {
        PostStatus status = post.status();
        if (!status.isFinal() || status == post.rolledUp) {
            return false;
        }
        post.rolledUp = status;
        post.updatedAt = rows.now();
        rows.event(post, SocialEvent.Type.POST_ENDED, SocialEvent.ENGINE, status.name());
        return true;
    }
}
