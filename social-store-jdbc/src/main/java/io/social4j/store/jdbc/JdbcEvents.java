package io.social4j.store.jdbc;

import io.social4j.event.SocialEvent;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.PostId;
import io.social4j.spi.store.EventStore;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events. A transaction may commit long after it has written an event, so the order of the rows says nothing to a reader that
 * remembers how far it has come. Positions are given when events are read: only to what is committed, by one reader at a time, and
 * to whole batches, as they were stored.
 */
final class JdbcEvents implements EventStore {

    /** Whose row holds the highest position given; no reader is called so. */
    private static final String POSITIONS = "";

    /** The position twice, and how many events at most. */
    static final String AFTER = EventTable.SELECT
            + "WHERE batch.last_position > ? AND batch.last_position - batch.events + log.place > ?"
            + " ORDER BY batch.last_position, log.place LIMIT ";

    private static final int MOST_AT_ONCE = 2_000;

    private final Database database;

    JdbcEvents(Database database) {
        this.database = database;
    }

    @Override
    public List<SocialEvent> after(long position, int atMost) {
        List<SocialEvent> known = known(position, atMost);
        return known.size() == atMost || !number() ? known : known(position, atMost);
    }

    private List<SocialEvent> known(long position, int atMost) {
        List<SocialEvent> events =
                database.reading(tx -> tx.query(AFTER + roundedUp(atMost), EventTable::read, position, position));
        return events.subList(0, Math.min(atMost, events.size()));
    }

    /**
     * To a power of two, so that few numbers can stand in the statement: PostgreSQL plans it each time, for longer than it then takes
     * to answer, unless it sees how little is wanted.
     */
    private static int roundedUp(int atMost) {
        return atMost <= 1 ? 1 : Math.min(Integer.highestOneBit(atMost - 1), 1 << 29) << 1;
    }

    @Override
    public List<SocialEvent> of(PostId post) {
        number();
        return database.alone(tx -> tx.query(
                EventTable.SELECT + "WHERE log.post_id = ? AND batch.last_position IS NOT NULL"
                        + " ORDER BY log.batch_id, log.place",
                EventTable::read,
                post.value()));
    }

    /** Returns whether there were events to be numbered. */
    private boolean number() {
        boolean any = database.reading(tx -> !tx.query(
                        "SELECT id FROM {audit_batch} WHERE last_position IS NULL LIMIT 1",
                        from -> from.bigNumber("id"))
                .isEmpty());
        boolean more = any;
        while (more) {
            more = database.often(JdbcEvents::numberSome) == MOST_AT_ONCE;
        }
        return any;
    }

    private static int numberSome(Tx tx) throws SQLException {
        long last = tx.query(
                        "SELECT position FROM {event_reader} WHERE reader = ? FOR UPDATE",
                        from -> from.bigNumber("position"),
                        POSITIONS)
                .get(0);
        // Read behind the lock: what another reader has numbered meanwhile is not among them any more.
        int numbered = tx.update(tx.dialect().numbering(), MOST_AT_ONCE, last);
        tx.update(
                "UPDATE {event_reader} SET position = (SELECT max(last_position) FROM {audit_batch}"
                        + " WHERE last_position IS NOT NULL) WHERE reader = ?",
                POSITIONS);
        return numbered;
    }

    @Override
    public long position(String reader) {
        return database.reading(tx -> tx
                .query(
                        "SELECT position FROM {event_reader} WHERE reader = ?",
                        from -> from.bigNumber("position"),
                        named(reader))
                .stream()
                .findFirst()
                .orElse(0L));
    }

    @Override
    public void advance(String reader, long position) {
        database.run(tx -> {
            int known = tx.update(
                    "UPDATE {event_reader} SET position = GREATEST(position, ?) WHERE reader = ?",
                    position,
                    named(reader));
            if (known == 0) {
                tx.update("INSERT INTO {event_reader} (reader, position) VALUES (?, ?)", named(reader), position);
            }
        });
    }

    private static String named(String reader) {
        if (reader.equals(POSITIONS)) {
            throw new IllegalArgumentException("A reader of events needs a name");
        }
        return reader;
    }

    @Override
    public void append(SocialEvent.Type type, DeliveryId delivery, String actor, String detail) {
        database.run(tx -> {
            LoadedRows rows = new LoadedRows(tx);
            rows.read(List.of(delivery)).forEach(row -> rows.event(row, type, actor, detail));
            rows.save();
        });
    }

    @Override
    public void append(SocialEvent.Type type, AccountId account, String actor, String detail) {
        database.run(tx -> EventTable.insert(
                tx,
                List.<@Nullable Object[]>of(
                        EventTable.row(new SocialEvent(0, tx.now(), type, null, null, account, null, actor, detail)))));
    }

    /** Those that have no position yet get one first, or a reader would hear them as new. */
    @Override
    public long newest() {
        number();
        return database.reading(tx -> tx.query(
                        "SELECT position FROM {event_reader} WHERE reader = ?",
                        from -> from.bigNumber("position"),
                        POSITIONS)
                .get(0));
    }
}
