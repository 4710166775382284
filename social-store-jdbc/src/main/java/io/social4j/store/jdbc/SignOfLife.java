package io.social4j.store.jdbc;

import io.social4j.spi.store.Ticket;
import java.sql.SQLException;
import java.util.List;

/**
 * What a visit leaves beside the row of its delivery while somebody else has that row locked: its fence, as a step that adapters
 * do not see. A later claim knows by it that the visit lived, and does not take a lock of the host for a deadly post.
 */
final class SignOfLife {

    /** Adapters name their steps themselves; none of them is in brackets. */
    static final String STEP = "(locked out)";

    private SignOfLife() {}

    /** Never waits: the row of the delivery is not touched. Repeating it changes nothing. */
    static void leave(Tx tx, Ticket ticket) throws SQLException {
        String id = ticket.delivery().value();
        List<Long> before = tx.query(
                "SELECT step_value FROM {publish_step} WHERE delivery_id = ? AND step = ?",
                from -> Long.valueOf(from.text("step_value")),
                id,
                STEP);
        String fence = String.valueOf(ticket.fence());
        if (before.isEmpty()) {
            tx.update("INSERT INTO {publish_step} (delivery_id, step, step_value) VALUES (?, ?, ?)", id, STEP, fence);
        } else if (before.get(0) < ticket.fence()) {
            tx.update("UPDATE {publish_step} SET step_value = ? WHERE delivery_id = ? AND step = ?", fence, id, STEP);
        }
    }
}
