package io.social4j.store.jdbc;

import io.social4j.internal.rows.MediaUse;
import io.social4j.model.Content;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which post needs which content of the media store. Rows are added with content and leave with the post. */
final class PostMedia {

    private PostMedia() {}

    static final String INSERT = "INSERT INTO {post_media} (post_id, sha256) VALUES (?, ?)";

    /** Parameters of {@link #INSERT} for a new post. */
    static List<@Nullable Object[]> rows(PostId post, Content content, Stream<PublishPayload> payloads) {
        return used(content, payloads).stream()
                .map(one -> new @Nullable Object[] {post.value(), one})
                .toList();
    }

    private static Set<String> used(Content content, Stream<PublishPayload> payloads) {
        Set<String> used = new TreeSet<>(MediaUse.of(content));
        payloads.forEach(payload -> used.addAll(MediaUse.of(payload)));
        return used;
    }

    /** Of a post that is there already. */
    static void add(Tx tx, PostId post, Content content, Collection<PublishPayload> payloads) throws SQLException {
        Set<String> used = used(content, payloads.stream());
        if (used.isEmpty()) {
            return;
        }
        Set<String> known = Set.copyOf(tx.query(
                "SELECT sha256 FROM {post_media} WHERE post_id = ?", from -> from.text("sha256"), post.value()));
        used.removeAll(known);
        tx.batch(
                INSERT,
                used.stream()
                        .map(one -> new @Nullable Object[] {post.value(), one})
                        .toList());
    }

    /** See {@link io.social4j.spi.store.SocialStore#neededMedia}. */
    static Set<String> needed(Tx tx, Set<String> sha256) throws SQLException {
        Set<String> needed = new HashSet<>();
        Map<String, Set<String>> ofEnded = new HashMap<>();
        Instant before = tx.now().minus(MediaUse.AFTER_THE_END);
        tx.query(
                "SELECT m.sha256, p.deliveries, CASE WHEN p.updated_at < ? AND p.status IN"
                        + " ('POSTED', 'PARTIALLY_POSTED', 'FAILED', 'CANCELLED') THEN 1 ELSE 0 END AS ended"
                        + " FROM {post_media} m JOIN {scheduled_post} p ON p.id = m.post_id WHERE m.sha256 = ANY(?)",
                from -> from.number("ended") == 0
                        ? needed.add(from.text("sha256"))
                        : ofEnded.computeIfAbsent(from.text("deliveries"), any -> new HashSet<>())
                                .add(from.text("sha256")),
                before,
                sha256);
        addReplayed(tx, ofEnded, needed);
        return needed;
    }

    /** A replay touches the delivery only, and its post looks ended until the delivery has ended again. */
    private static void addReplayed(Tx tx, Map<String, Set<String>> ofEnded, Set<String> needed) throws SQLException {
        Set<String> deliveries = ofEnded.keySet().stream()
                .flatMap(ids -> Stream.of(ids.split(",", -1)))
                .collect(Collectors.toSet());
        Set<String> alive = Set.copyOf(tx.query(
                "SELECT id FROM {delivery} WHERE id = ANY(?) AND state IN ('SCHEDULED', 'SENDING', 'UNCERTAIN')",
                from -> from.text("id"),
                deliveries));
        ofEnded.forEach((ids, media) -> {
            if (Stream.of(ids.split(",", -1)).anyMatch(alive::contains)) {
                needed.addAll(media);
            }
        });
    }
}
