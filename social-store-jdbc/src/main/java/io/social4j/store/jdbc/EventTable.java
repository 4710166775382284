package io.social4j.store.jdbc;

import io.social4j.event.SocialEvent;
import io.social4j.internal.rows.PostRow;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PostStatus;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as rows of the database. Those that one statement stores are a batch, and only the batch is given a position later: that is
 * one row to change instead of as many as there are events.
 */
final class EventTable {

    /** With the position of each, where its batch has one. */
    static final String SELECT = "SELECT log.*, batch.last_position - batch.events + log.place AS position"
            + " FROM {audit_batch} AS batch JOIN {audit_log} AS log ON log.batch_id = batch.id ";

    private static final String BATCH = "batch_id = batch.id";
    private static final String PLACE = "place = " + Column.PLACE;

    private static final Insertion INSERT = Insertion.into(
            "audit_log",
            BATCH,
            PLACE,
            "at time",
            "type varchar",
            "post_id varchar",
            "delivery_id varchar",
            "account_id varchar",
            "platform varchar",
            "actor varchar",
            "detail varchar");

    private static final Insertion SCHEDULED = Insertion.into(
            "audit_log",
            BATCH,
            PLACE,
            "at time",
            "post_id varchar",
            "actor varchar",
            "detail varchar",
            "type = '" + SocialEvent.Type.POST_SCHEDULED + "'");

    private static final Insertion ENDED = Insertion.into(
            "audit_log",
            BATCH,
            PLACE,
            "at time",
            "post_id varchar",
            "actor varchar",
            "detail varchar",
            "type = '" + SocialEvent.Type.POST_ENDED + "'");

    private EventTable() {}

    static SocialEvent read(Tx.Row from) throws SQLException {
        String post = from.textOrNull("post_id");
        String delivery = from.textOrNull("delivery_id");
        String account = from.textOrNull("account_id");
        String platform = from.textOrNull("platform");
        return new SocialEvent(
                from.bigNumber("position"),
                from.time("at"),
                SocialEvent.Type.valueOf(from.text("type")),
                post == null ? null : PostId.of(post),
                delivery == null ? null : DeliveryId.of(delivery),
                account == null ? null : AccountId.of(account),
                platform == null ? null : Platform.of(platform),
                from.text("actor"),
                from.text("detail"));
    }

    /** The parameters of one event; it has no position yet. */
    static @Nullable Object[] row(SocialEvent event) {
        return new @Nullable Object[] {
            event.at(),
            event.type().name(),
            event.post() == null ? null : event.post().value(),
            event.delivery() == null ? null : event.delivery().value(),
            event.account() == null ? null : event.account().value(),
            event.platform() == null ? null : event.platform().id(),
            event.actor(),
            event.detail()
        };
    }

    static void insert(Tx tx, List<@Nullable Object[]> events) throws SQLException {
        tx.insertBatch(INSERT, events);
    }

    /** New posts, as many as there are. */
    static void scheduled(Tx tx, Collection<PostRow> posts) throws SQLException {
        tx.insertBatch(
                SCHEDULED,
                posts.stream()
                        .map(post -> new @Nullable Object[] {
                            tx.now(), post.made.id().value(), post.made.user(), post.scheduled()
                        })
                        .toList());
    }

    /** Posts that have ended. */
    static void ended(Tx tx, Map<PostId, PostStatus> posts) throws SQLException {
        tx.insertBatch(
                ENDED,
                posts.entrySet().stream()
                        .map(post -> new @Nullable Object[] {
                            tx.now(),
                            post.getKey().value(),
                            SocialEvent.ENGINE,
                            post.getValue().name()
                        })
                        .toList());
    }
}
