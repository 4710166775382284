package io.social4j.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps every table bounded: deletes posts that ended long ago with all that belongs to them, and old events. */
final class Retention {

    static final Duration DEFAULT = Duration.ofDays(365);

    /** Unknown outcomes are looked for up to 24 hours, and equal posts of the last 24 hours matter to a look. */
    private static final Duration SHORTEST = Duration.ofDays(2);

    private static final int GROUP = 500;

    /** What is looked for at once: each time the database reads everything that is old. */
    private static final int ROUND = 40 * GROUP;

    private static final String OLD = " FROM {scheduled_post} AS post WHERE status IN"
            + " ('POSTED', 'PARTIALLY_POSTED', 'FAILED', 'CANCELLED', 'NEEDS_REVIEW') AND updated_at < ?"
            // Says nothing more, but there is an index on it.
            + " AND created_at < ?"
            + " AND NOT EXISTS (SELECT 1 FROM {delivery} WHERE post_id = post.id"
            + " AND state = 'NEEDS_REVIEW' AND NOT dismissed)";

    private final Database database;
    private final Duration time;
    private final int round;

    Retention(Database database, Duration time) {
        this(database, time, ROUND);
    }

    Retention(Database database, Duration time, int round) {
        this.database = database;
        this.time = time;
        this.round = round;
    }

    static Duration checked(Duration time) {
        if (time.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "social4j.store.retention must be at least " + SHORTEST.toDays() + " days, not " + time);
        }
        return time;
    }

    void run() {
        boolean more = true;
        while (more) {
            more = posts();
        }
        more = true;
        while (more) {
            more = database.alone(tx -> events(tx, tx.now().minus(time)) == GROUP);
        }
        database.run(tx -> RateLimitTable.deleteForgotten(tx));
        database.run(tx -> {
            tx.update("DELETE FROM {hold} WHERE until_at < ?", tx.now().minus(time));
            // A disconnected account never comes back under its id.
            tx.update(
                    "DELETE FROM {hold} WHERE account_id IS NOT NULL AND account_id NOT IN (SELECT id FROM {account})");
        });
    }

    /**
     * What waits for a person stays; a review that was dismissed waits for nobody.
     *
     * @return whether there may be more
     */
    private boolean posts() {
        List<String> old = database.reading(tx -> {
            Instant before = tx.now().minus(time);
            return tx.query("SELECT id" + OLD + " LIMIT ?", from -> from.text("id"), before, before, round);
        });
        int deleted = 0;
        for (int from = 0; from < old.size(); from += GROUP) {
            List<String> group = old.subList(from, Math.min(old.size(), from + GROUP));
            deleted += database.alone(tx -> delete(tx, group, tx.now().minus(time)));
        }
        return old.size() == round && deleted > 0;
    }

    /** Answers how many of these it has deleted. */
    private static int delete(Tx tx, List<String> candidates, Instant before) throws SQLException {
        Map<String, List<String>> old = new LinkedHashMap<>();
        tx.query(
                "SELECT id, deliveries" + OLD + " AND id = ANY(?) ORDER BY id"
                        + tx.dialect().lockFree(),
                from -> old.put(from.text("id"), List.of(from.text("deliveries").split(",", -1))),
                before,
                before,
                candidates);
        keepReplayed(tx, old);
        List<String> posts = List.copyOf(old.keySet());
        List<String> deliveries = old.values().stream().flatMap(List::stream).toList();
        for (String table : List.of("publish_log", "publish_step", "delivery_payload", "analytics_event")) {
            tx.update("DELETE FROM {" + table + "} WHERE delivery_id = ANY(?)", deliveries);
        }
        tx.update("DELETE FROM {delivery} WHERE id = ANY(?)", deliveries);
        eventsOf(tx, posts);
        tx.update("DELETE FROM {post_media} WHERE post_id = ANY(?)", posts);
        tx.update("DELETE FROM {scheduled_post} WHERE id = ANY(?)", posts);
        return posts.size();
    }

    /**
     * A replay touches the delivery only, and its post looks ended until the delivery has ended again. What somebody else has
     * locked may be replayed at this moment; it stays until next time, and nobody waits for it.
     */
    private static void keepReplayed(Tx tx, Map<String, List<String>> old) throws SQLException {
        Set<String> ended = new HashSet<>();
        tx.query(
                "SELECT id, next_at FROM {delivery} WHERE id = ANY(?) ORDER BY id"
                        + tx.dialect().lockFree(),
                from -> from.timeOrNull("next_at") == null && ended.add(from.text("id")),
                old.values().stream().flatMap(List::stream).toList());
        old.values().removeIf(deliveries -> !ended.containsAll(deliveries));
    }

    private static void eventsOf(Tx tx, List<String> posts) throws SQLException {
        Set<String> batches = Set.copyOf(tx.query(
                "SELECT batch_id FROM {audit_log} WHERE post_id = ANY(?)", from -> from.text("batch_id"), posts));
        lock(tx, batches);
        tx.update("DELETE FROM {audit_log} WHERE post_id = ANY(?)", posts);
        removeEmpty(tx, batches);
    }

    /** Those that belong to no post. */
    private static int events(Tx tx, Instant before) throws SQLException {
        Set<String> batches = new HashSet<>();
        List<Object[]> old = tx.query(
                "SELECT log.batch_id, log.place FROM {audit_log} AS log JOIN {audit_batch} AS batch"
                        + " ON batch.id = log.batch_id WHERE log.post_id IS NULL AND batch.last_position IS NOT NULL"
                        + " AND log.at < ? ORDER BY log.batch_id, log.place LIMIT ?",
                from -> {
                    batches.add(from.text("batch_id"));
                    return new Object[] {from.bigNumber("batch_id"), from.number("place")};
                },
                before,
                GROUP);
        lock(tx, batches);
        tx.batch("DELETE FROM {audit_log} WHERE batch_id = ? AND place = ?", old);
        removeEmpty(tx, batches);
        return old.size();
    }

    /** Two that take the last events out of one batch would each see what the other takes, and leave the batch behind. */
    private static void lock(Tx tx, Set<String> batches) throws SQLException {
        tx.query(
                "SELECT id FROM {audit_batch} WHERE id = ANY(CAST(? AS bigint ARRAY)) ORDER BY id FOR UPDATE",
                from -> from.bigNumber("id"),
                batches);
    }

    private static void removeEmpty(Tx tx, Set<String> batches) throws SQLException {
        tx.update(
                "DELETE FROM {audit_batch} AS batch WHERE id = ANY(CAST(? AS bigint ARRAY))"
                        + " AND NOT EXISTS (SELECT 1 FROM {audit_log} WHERE batch_id = batch.id)",
                batches);
    }
}
