package io.social4j.store.jdbc;

import io.social4j.event.SocialEvent;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends posts whose deliveries have ended, in groups. */
final class JdbcRollUps {

    private static final int GROUP = 200;

    private final Database database;
    private final GroupCommit<PostId, Optional<PostStatus>> group;

    JdbcRollUps(Database database) {
        this.database = database;
        this.group = new GroupCommit<>(GROUP, Database::isAway, this::rollUpAll);
    }

    /** @throws JdbcStoreException if somebody else has the post locked */
    Optional<PostStatus> rollUp(PostId id) {
        return group.call(id);
    }

    private List<Optional<PostStatus>> rollUpAll(List<PostId> ids) {
        return database.alone(tx -> {
            Map<PostId, PostTable.Stored> posts = new HashMap<>();
            PostTable.lockFree(tx, ids).forEach(post -> posts.put(post.made().id(), post));
            LoadedRows rows = new LoadedRows(tx);
            List<DeliveryId> deliveries = posts.values().stream()
                    .flatMap(post -> post.deliveries().stream())
                    .toList();
            // All at once; each post finds its own among them.
            rows.read(deliveries);
            Map<PostId, Optional<PostStatus>> ended = new HashMap<>();
            for (PostId id : ids) {
                if (!ended.containsKey(id)) {
                    PostTable.Stored post = posts.get(id);
                    ended.put(id, post == null ? skipped(tx, id) : ended(tx, rows, post));
                }
            }
            rows.save();
            return ids.stream()
                    .map(id -> Optional.ofNullable(ended.remove(id)).orElse(Optional.empty()))
                    .toList();
        });
    }

    private static Optional<PostStatus> ended(Tx tx, LoadedRows rows, PostTable.Stored stored) throws SQLException {
        PostRow post = stored.with(rows.read(stored.deliveries()));
        PostStatus status = post.status();
        if (!status.isFinal() || status == post.rolledUp) {
            return Optional.empty();
        }
        post.rolledUp = status;
        post.updatedAt = tx.now();
        PostTable.update(tx, post);
        rows.event(post, SocialEvent.Type.POST_ENDED, SocialEvent.ENGINE, status.name());
        return Optional.of(status);
    }

    private static Optional<PostStatus> skipped(Tx tx, PostId id) throws SQLException {
        if (PostTable.find(tx, id, "").isPresent()) {
            throw new JdbcStoreException("The post " + id + " is locked by another transaction");
        }
        return Optional.empty();
    }
}
