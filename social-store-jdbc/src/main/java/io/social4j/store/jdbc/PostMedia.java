package io.social4j.store.jdbc;

import io.social4j.internal.rows.MediaUse;
import io.social4j.model.Content;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which post needs which content of the media store. Rows are added with content and leave with the post. */
final class PostMedia {

    private PostMedia() {}

    static void add(Tx tx, PostId post, Content content, Collection<PublishPayload> payloads) throws SQLException {
        Set<String> used = new TreeSet<>(MediaUse.of(content));
        payloads.forEach(payload -> used.addAll(MediaUse.of(payload)));
        if (used.isEmpty()) {
            return;
        }
        Set<String> known = Set.copyOf(tx.query(
                "SELECT sha256 FROM {post_media} WHERE post_id = ?", from -> from.text("sha256"), post.value()));
        used.removeAll(known);
        tx.batch(
                "INSERT INTO {post_media} (post_id, sha256) VALUES (?, ?)",
                used.stream()
                        .map(one -> new @Nullable Object[] {post.value(), one})
                        .toList());
    }

    /** See {@link io.social4j.spi.store.SocialStore#neededMedia}. */
    static Set<String> needed(Tx tx, Set<String> sha256) throws SQLException {
        return Set.copyOf(tx.query(
                "SELECT DISTINCT m.sha256 FROM {post_media} m JOIN {scheduled_post} p ON p.id = m.post_id"
                        + " WHERE m.sha256 = ANY(?) AND NOT (p.updated_at < ? AND p.status IN"
                        + " ('POSTED', 'PARTIALLY_POSTED', 'FAILED', 'CANCELLED'))",
                from -> from.text("sha256"),
                sha256,
                tx.now().minus(MediaUse.AFTER_THE_END)));
    }
}
