package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.Transitions;
import io.social4j.model.DeliveryId;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.store.DeliveryState;
import java.time.Instant;
import java.util.List;

/** What to do with a database that was restored from a backup: nobody knows what was sent after the backup was made. */
final class Quarantine {

    private static final int GROUP = 500;

    private final Database database;

    Quarantine(Database database) {
        this.database = database;
    }

    /** Posts that were due before and had not ended in the backup may have been sent later as well, so they are included. */
    int leaveToAPerson(Instant since, String actor) {
        int all = 0;
        int some = GROUP;
        while (some == GROUP) {
            some = database.alone(tx -> {
                if (since.isAfter(tx.now())) {
                    throw new IllegalArgumentException("The backup cannot have been made in the future: " + since);
                }
                List<DeliveryId> due = tx.query(
                        "SELECT id FROM {delivery} WHERE next_at IS NOT NULL AND due_at <= ? ORDER BY id LIMIT ?",
                        from -> DeliveryId.of(from.text("id")),
                        tx.now(),
                        GROUP);
                LoadedRows rows = new LoadedRows(tx);
                Transitions transitions = new Transitions(rows);
                for (DeliveryRow row : rows.lock(due)) {
                    row.fence++;
                    row.failure = PlatformFailure.of(
                            FailureKind.UNKNOWN_OUTCOME,
                            "The database was restored from a backup of " + since
                                    + "; look at the account whether it was published after that");
                    transitions.end(row, DeliveryState.NEEDS_REVIEW, actor);
                }
                rows.save();
                return due.size();
            });
            all += some;
        }
        return all;
    }
}
