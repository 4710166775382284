package io.social4j.store.jdbc;

import io.social4j.internal.rows.Changes;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.model.PublishPayload;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.Change;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.PostStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Posts. What people do joins the transaction of the host. */
final class JdbcPosts implements PostStore {

    private static final String WAITING = " FOR UPDATE";

    private final Database database;
    private final JdbcRollUps rollUps;

    JdbcPosts(Database database) {
        this.database = database;
        this.rollUps = new JdbcRollUps(database);
    }

    @Override
    public List<Added> addAll(List<NewPost> posts) {
        return posts.isEmpty() ? List.of() : database.joined(tx -> new Adding(tx).add(posts));
    }

    @Override
    public Optional<Added> existing(String user, String idempotencyKey, String requestHash) {
        return database.joined(tx -> existing(tx, user, idempotencyKey, requestHash));
    }

    private static Optional<Added> existing(Tx tx, String user, String key, String requestHash) throws SQLException {
        Optional<PostTable.Stored> stored =
                PostTable.find(tx, Set.of(user), Set.of(key)).stream().findFirst();
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        boolean same = stored.get().made().requestHash().equals(requestHash);
        return Optional.of(new Added(shown(tx, stored.get()), true, same));
    }

    @Override
    public Optional<ScheduledPost> find(PostId id) {
        return database.joined(tx -> {
            Optional<PostTable.Stored> stored = PostTable.find(tx, id, "");
            return stored.isEmpty() ? Optional.empty() : Optional.of(shown(tx, stored.get()));
        });
    }

    static ScheduledPost shown(Tx tx, PostTable.Stored stored) throws SQLException {
        return stored.with(new LoadedRows(tx).read(stored.deliveries())).shown();
    }

    @Override
    public Optional<PostId> postOf(DeliveryId delivery) {
        return database.joined(
                tx -> tx
                        .query(
                                "SELECT post_id FROM {delivery} WHERE id = ?",
                                from -> from.text("post_id"),
                                delivery.value())
                        .stream()
                        .findFirst()
                        .map(PostId::of));
    }

    @Override
    public Changed change(PostId id, Change change) {
        return database.joined(tx -> {
            Optional<PostTable.Stored> stored = PostTable.find(tx, id, WAITING);
            if (stored.isEmpty()) {
                return Changed.NOT_FOUND;
            }
            LoadedRows rows = new LoadedRows(tx);
            PostRow post = stored.get().with(rows.lock(stored.get().deliveries()));
            Content before = post.content;
            Changed result = new Changes(rows).change(post, change);
            if (result == Changed.DONE) {
                rows.save();
                PostTable.update(tx, post);
                if (change.content() != null) {
                    keepOldPayloads(tx, post, before);
                    keepOwnPayloads(tx, post);
                    PostMedia.add(tx, id, post.content, change.payloads().values());
                }
            }
            return result;
        });
    }

    /** Deliveries that the change left out go on with what they had. */
    private static void keepOldPayloads(Tx tx, PostRow post, Content before) throws SQLException {
        List<String> ids = post.deliveries.stream().map(row -> row.id.value()).toList();
        List<String> own = tx.query(
                "SELECT delivery_id FROM {delivery_payload} WHERE delivery_id = ANY(?)",
                from -> from.text("delivery_id"),
                ids);
        List<String> changed = post.deliveries.stream()
                .filter(row -> row.payload != null)
                .map(row -> row.id.value())
                .toList();
        if (!own.isEmpty()) {
            tx.batch(
                    "DELETE FROM {delivery_payload} WHERE delivery_id = ?",
                    changed.stream().map(one -> new @Nullable Object[] {one}).toList());
        }
        tx.batch(
                "INSERT INTO {delivery_payload} (delivery_id, payload) VALUES (?, ?)",
                post.deliveries.stream()
                        .filter(row -> row.payload == null && !own.contains(row.id.value()))
                        .map(row -> new @Nullable Object[] {
                            row.id.value(), ContentJson.of(before.payloadFor(row.remoteAccount.platform()))
                        })
                        .toList());
    }

    /** Deliveries that get one of several places. */
    private static void keepOwnPayloads(Tx tx, PostRow post) throws SQLException {
        List<@Nullable Object[]> own = new ArrayList<>();
        for (DeliveryRow row : post.deliveries) {
            PublishPayload payload = row.payload;
            if (payload != null && !payload.equals(post.content.payloadFor(row.remoteAccount.platform()))) {
                own.add(new @Nullable Object[] {row.id.value(), ContentJson.of(payload)});
            }
        }
        tx.batch("INSERT INTO {delivery_payload} (delivery_id, payload) VALUES (?, ?)", own);
    }

    @Override
    public Changed cancel(Collection<DeliveryId> deliveries, String actor) {
        return database.joined(tx -> {
            LoadedRows rows = new LoadedRows(tx);
            List<DeliveryRow> found = rows.lock(deliveries);
            if (found.isEmpty() || found.size() < deliveries.size()) {
                return Changed.NOT_FOUND;
            }
            Changed result = new Changes(rows).cancel(found, actor);
            if (result == Changed.DONE) {
                rows.save();
            }
            return result;
        });
    }

    @Override
    public Optional<PostStatus> rollUp(PostId id) {
        return rollUps.rollUp(id);
    }

    @Override
    public Set<PostId> rollUpAll(Collection<PostId> posts) {
        return rollUps.rollUpAll(List.copyOf(posts));
    }

    @Override
    public Optional<Instant> nextDue(Collection<Platform> platforms) {
        if (platforms.isEmpty()) {
            return Optional.empty();
        }
        String earliest = platforms.stream()
                .map(platform -> "(SELECT next_at FROM {delivery} WHERE platform = ? AND next_at IS NOT NULL"
                        + " ORDER BY next_at LIMIT 1)")
                .collect(Collectors.joining(" UNION ALL "));
        return database.reading(tx -> tx
                .query(
                        "SELECT next_at FROM (" + earliest + ") AS earliest ORDER BY next_at LIMIT 1",
                        from -> from.time("next_at"),
                        platforms.stream().map(Platform::id).toArray())
                .stream()
                .findFirst());
    }
}
