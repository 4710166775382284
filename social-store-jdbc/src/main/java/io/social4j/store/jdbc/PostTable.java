package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.Content;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import io.social4j.spi.store.NewPost;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Posts as rows of the database. */
final class PostTable {

    private static final String SELECT = "SELECT * FROM {scheduled_post} ";

    private static final Insertion INSERT = Insertion.into(
            "scheduled_post",
            "id varchar",
            "user_id varchar",
            "project_id varchar",
            "platforms varchar",
            "message varchar",
            "content varchar",
            "deliveries varchar",
            "scheduled_at time",
            "zone varchar",
            "draft boolean",
            "status varchar",
            "version = 1",
            "idempotency_key varchar",
            "request_hash varchar",
            "created_at time",
            "updated_at = created_at");

    private static final String UPDATE = "UPDATE {scheduled_post} SET message = ?, content = ?, scheduled_at = ?,"
            + " zone = ?, draft = ?, status = ?, version = ?, updated_at = ? WHERE id = ?";

    private static final Alteration END =
            new Alteration("scheduled_post", Column.all("id varchar"), Column.all("status varchar", "updated_at time"));

    private PostTable() {}

    /** A post as it stands in the database, and which deliveries it has; those are to be loaded. */
    record Stored(NewPost made, PostRow row, String status, List<DeliveryId> deliveries) {

        /** The whole post. */
        PostRow with(List<DeliveryRow> loaded) {
            PostRow whole = new PostRow(made, loaded, row.createdAt);
            whole.version = row.version;
            whole.updatedAt = row.updatedAt;
            PostStatus ended = PostStatus.valueOf(status);
            whole.rolledUp = ended.isFinal() ? ended : null;
            return whole;
        }
    }

    static Optional<Stored> find(Tx tx, PostId id, String lock) throws SQLException {
        return tx.query(SELECT + "WHERE id = ?" + lock, PostTable::read, id.value()).stream()
                .findFirst();
    }

    /** What the end of a post is made of. */
    record Head(PostId id, boolean draft, PostStatus stored, List<DeliveryId> deliveries) {}

    static List<Head> lockFree(Tx tx, List<PostId> ids) throws SQLException {
        return tx.query(
                "SELECT id, draft, status, deliveries FROM {scheduled_post} WHERE id = ANY(?) ORDER BY id"
                        + tx.dialect().lockFree(),
                from -> new Head(
                        PostId.of(from.text("id")),
                        from.flag("draft"),
                        PostStatus.valueOf(from.text("status")),
                        deliveries(from)),
                ids.stream().map(PostId::value).toList());
    }

    /** Those that have one of these keys; the users come from another list, so there may be more than were meant. */
    static List<Stored> find(Tx tx, Set<String> users, Set<String> idempotencyKeys) throws SQLException {
        return tx.query(
                SELECT + "WHERE user_id = ANY(?) AND idempotency_key = ANY(?)",
                PostTable::read,
                users,
                idempotencyKeys);
    }

    /** Stores posts, and answers which: not those whose user has used the idempotency key before. */
    static Set<PostId> insert(Tx tx, List<PostRow> posts) throws SQLException {
        List<@Nullable Object[]> rows = posts.stream().map(PostTable::inserted).toList();
        if (posts.stream().allMatch(post -> post.made.idempotencyKey() == null)) {
            // Nothing can stand in the way; letting the database look for it costs it half as much again.
            tx.insert(INSERT, rows);
            return posts.stream().map(post -> post.made.id()).collect(Collectors.toSet());
        }
        try {
            return tx.insertFree(INSERT, rows).stream().map(PostId::of).collect(Collectors.toSet());
        } catch (SQLException failed) {
            if (!tx.dialect().isDuplicate(failed)) {
                throw failed;
            }
        }
        // Where one refuses them all, each says for itself.
        Set<PostId> stored = new HashSet<>();
        if (posts.size() > 1) {
            for (PostRow post : posts) {
                stored.addAll(insert(tx, List.of(post)));
            }
        }
        return stored;
    }

    private static @Nullable Object[] inserted(PostRow post) {
        NewPost made = post.made;
        String platforms = made.deliveries().stream()
                .map(delivery -> delivery.remoteAccount().platform().id())
                .distinct()
                .collect(Collectors.joining(","));
        String deliveries = made.deliveries().stream()
                .map(delivery -> delivery.id().value())
                .collect(Collectors.joining(","));
        return new @Nullable Object[] {
            made.id().value(),
            made.user(),
            made.project(),
            platforms,
            post.content.text(),
            ContentJson.of(post.content),
            deliveries,
            post.at,
            made.zone().getId(),
            post.draft,
            status(post),
            made.idempotencyKey(),
            made.requestHash(),
            post.createdAt
        };
    }

    /** Takes out what this transaction has just put in. */
    static void takeBack(Tx tx, Set<PostId> posts) throws SQLException {
        tx.update(
                "DELETE FROM {scheduled_post} WHERE id = ANY(?)",
                posts.stream().map(PostId::value).toList());
    }

    static void update(Tx tx, PostRow post) throws SQLException {
        // Refuses to write an older format over what a newer program wrote.
        tx.query(
                "SELECT content FROM {scheduled_post} WHERE id = ?",
                from -> ContentJson.content(from.text("content")),
                post.made.id().value());
        int stored = tx.update(
                UPDATE,
                post.content.text(),
                ContentJson.of(post.content),
                post.at,
                post.zone.getId(),
                post.draft,
                status(post),
                post.version,
                post.updatedAt,
                post.made.id().value());
        if (stored != 1) {
            throw new SQLException("The post " + post.made.id() + " is gone");
        }
    }

    /** Stores that posts have ended now. */
    static void end(Tx tx, Map<PostId, PostStatus> posts) throws SQLException {
        tx.alter(
                END,
                posts.entrySet().stream()
                        .map(post -> new @Nullable Object[] {
                            post.getKey().value(), post.getValue().name(), tx.now()
                        })
                        .toList());
    }

    /** For lists and other programs: the end once it is known, otherwise whether it is a draft. */
    private static String status(PostRow post) {
        if (post.rolledUp != null) {
            return post.rolledUp.name();
        }
        return (post.draft ? PostStatus.DRAFT : PostStatus.SCHEDULED).name();
    }

    /** What a newer program wrote is shown by its text; it cannot be changed here, see {@link #update}. */
    private static Content content(Tx.Row from) throws SQLException {
        String json = from.text("content");
        return ContentJson.isNewer(json)
                ? new Content(from.text("message"), Map.of(), Map.of(), null, List.of(), Map.of(), Map.of())
                : ContentJson.content(json);
    }

    static Stored read(Tx.Row from) throws SQLException {
        Content content = content(from);
        NewPost made = new NewPost(
                PostId.of(from.text("id")),
                from.text("user_id"),
                from.textOrNull("project_id"),
                content,
                from.time("scheduled_at"),
                ZoneId.of(from.text("zone")),
                from.flag("draft"),
                from.textOrNull("idempotency_key"),
                from.text("request_hash"),
                List.of());
        PostRow row = new PostRow(made, List.of(), from.time("created_at"));
        row.version = from.number("version");
        row.updatedAt = from.time("updated_at");
        return new Stored(made, row, from.text("status"), deliveries(from));
    }

    private static List<DeliveryId> deliveries(Tx.Row from) throws SQLException {
        return List.of(from.text("deliveries").split(",")).stream()
                .map(DeliveryId::of)
                .toList();
    }
}
