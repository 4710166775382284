package io.social4j.store.jdbc;

import io.social4j.event.SocialEvent;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.store.NewPost;
import io.social4j.spi.store.PostStore.Added;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores one list of new posts in one transaction, a statement for each table. */
final class Adding {

    /** Whoever inserts the same keys does it in the same order: one waits for the other, and never both. */
    private static final Comparator<NewPost> BY_KEY = Comparator.comparing(NewPost::user)
            .thenComparing(NewPost::idempotencyKey, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Tx tx;

    Adding(Tx tx) {
        this.tx = tx;
    }

    private record Key(String user, String key) {

        static @Nullable Key of(NewPost post) {
            String key = post.idempotencyKey();
            return key == null ? null : new Key(post.user(), key);
        }
    }

    /** The post that a key belongs to. */
    private record Holder(ScheduledPost post, String requestHash) {}

    /** As {@link io.social4j.spi.store.PostStore#addAll} says. */
    List<Added> add(List<NewPost> posts) throws SQLException {
        Map<PostId, PostRow> rows = new LinkedHashMap<>();
        Map<Key, Holder> holders = new HashMap<>();
        posts.stream().sorted(BY_KEY).forEach(post -> {
            PostRow row = row(post);
            Key key = Key.of(post);
            if (key == null || holders.putIfAbsent(key, new Holder(row.shown(), post.requestHash())) == null) {
                rows.put(post.id(), row);
            }
        });
        Set<PostId> stored = PostTable.insert(tx, List.copyOf(rows.values()));
        findHolders(posts.stream().filter(post -> rows.containsKey(post.id()) && !stored.contains(post.id())), holders);
        rows.keySet().retainAll(stored);
        List<Added> added =
                posts.stream().map(post -> added(post, rows, holders)).toList();
        List<Added> refused = added.stream().filter(one -> !one.sameRequest()).toList();
        if (!refused.isEmpty()) {
            PostTable.takeBack(tx, stored);
            return refused;
        }
        addRest(rows.values());
        return added;
    }

    private static Added added(NewPost post, Map<PostId, PostRow> rows, Map<Key, Holder> holders) {
        PostRow row = rows.get(post.id());
        if (row != null) {
            return new Added(row.shown(), false, true);
        }
        Key key = Key.of(post);
        Holder holder = key == null ? null : holders.get(key);
        if (holder == null) {
            throw new JdbcStoreException(
                    key == null
                            ? "The id " + post.id() + " of a new post is taken"
                            : "The post of the idempotency key '" + key.key()
                                    + "' was removed while it was asked for; schedule it again");
        }
        return new Added(holder.post(), true, holder.requestHash().equals(post.requestHash()));
    }

    /** Finds the posts that kept these from being stored. */
    private void findHolders(Stream<NewPost> kept, Map<Key, Holder> holders) throws SQLException {
        Set<Key> keys = kept.map(Key::of).filter(Objects::nonNull).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return;
        }
        holders.keySet().removeAll(keys);
        Set<String> users = keys.stream().map(Key::user).collect(Collectors.toSet());
        Set<String> names = keys.stream().map(Key::key).collect(Collectors.toSet());
        for (PostTable.Stored stored : PostTable.find(tx, users, names)) {
            Key key = Key.of(stored.made());
            if (key != null && keys.contains(key)) {
                holders.put(
                        key,
                        new Holder(JdbcPosts.shown(tx, stored), stored.made().requestHash()));
            }
        }
    }

    private PostRow row(NewPost post) {
        Instant at = post.at().truncatedTo(ChronoUnit.MICROS);
        List<DeliveryRow> deliveries = post.deliveries().stream()
                .map(made -> DeliveryRow.of(made, post.id(), at))
                .toList();
        deliveries.forEach(delivery -> delivery.nextAt = post.draft() ? null : at);
        PostRow row = new PostRow(post, deliveries, tx.now());
        row.at = at;
        return row;
    }

    private void addRest(Collection<PostRow> rows) throws SQLException {
        DeliveryTable.insert(
                tx, rows.stream().flatMap(row -> row.deliveries.stream()).toList());
        List<@Nullable Object[]> payloads = new ArrayList<>();
        List<@Nullable Object[]> events = new ArrayList<>();
        List<@Nullable Object[]> media = new ArrayList<>();
        for (PostRow row : rows) {
            NewPost post = row.made;
            media.addAll(PostMedia.rows(
                    post.id(), post.content(), post.deliveries().stream().map(NewPost.NewDelivery::payload)));
            events.add(EventTable.row(new SocialEvent(
                    0,
                    tx.now(),
                    SocialEvent.Type.POST_SCHEDULED,
                    post.id(),
                    null,
                    null,
                    null,
                    post.user(),
                    row.scheduled())));
            for (NewPost.NewDelivery made : post.deliveries()) {
                Platform platform = made.remoteAccount().platform();
                // Most send simply what the content says.
                if (!made.payload().equals(post.content().payloadFor(platform))) {
                    payloads.add(new Object[] {made.id().value(), ContentJson.of(made.payload())});
                }
            }
        }
        EventTable.insertMany(tx, events);
        tx.batch("INSERT INTO {delivery_payload} (delivery_id, payload) VALUES (?, ?)", payloads);
        tx.batch(PostMedia.INSERT, media);
    }
}
