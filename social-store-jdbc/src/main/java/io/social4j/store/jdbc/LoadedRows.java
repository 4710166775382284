package io.social4j.store.jdbc;

import io.social4j.event.SocialEvent;
import io.social4j.internal.rows.AttemptRow;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.PostRow;
import io.social4j.internal.rows.Rows;
import io.social4j.model.DeliveryId;
import io.social4j.model.Hold;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.AttemptId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows one transaction has locked and loaded, with what the state machine may ask and do beyond them. What it needs to know
 * of other rows is loaded before; what has changed is written by {@link #save}. One thread.
 */
final class LoadedRows implements Rows {

    private final Tx tx;
    private final Map<DeliveryId, DeliveryRow> deliveries = new LinkedHashMap<>();
    private final Map<DeliveryRow, List<@Nullable Object>> stored = new HashMap<>();
    private final Map<AttemptRow, List<@Nullable Object>> storedAttempts = new HashMap<>();
    private final Map<AttemptRow, String> twins = new HashMap<>();
    private final Set<String> takenTwins = new HashSet<>();
    private final Map<BoundKey, Bound> bound = new HashMap<>();
    private final Set<DeliveryId> stepsToDrop = new HashSet<>();
    private final List<Hold> newHolds = new ArrayList<>();
    private final List<@Nullable Object[]> events = new ArrayList<>();
    private @Nullable List<Hold> holds;

    LoadedRows(Tx tx) {
        this.tx = tx;
    }

    // What the caller loads before it lets rows change.

    /** Locks deliveries in the order of their ids and loads them with their logs. Those that others have locked are left out. */
    List<DeliveryRow> lockFree(Collection<DeliveryId> ids) throws SQLException {
        return load(ids, "", tx.dialect().lockFree());
    }

    /** As {@link #lockFree(Collection)}, of those only that are due now; a lock on any other would be in the way of its worker. */
    List<DeliveryRow> lockFreeAndDue(Collection<DeliveryId> ids) throws SQLException {
        return load(ids, " AND next_at <= ?", tx.dialect().lockFree(), tx.now());
    }

    /** As {@link #lockFree}, and waits for those that others have locked. */
    List<DeliveryRow> lock(Collection<DeliveryId> ids) throws SQLException {
        return load(ids, "", " FOR UPDATE");
    }

    /** Without a lock, to be looked at only. */
    List<DeliveryRow> read(Collection<DeliveryId> ids) throws SQLException {
        return load(ids, "", "");
    }

    private List<DeliveryRow> load(Collection<DeliveryId> ids, String condition, String lock, Object... more)
            throws SQLException {
        List<DeliveryId> unknown = ids.stream()
                .filter(id -> !deliveries.containsKey(id))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            List<Object> parameters = new ArrayList<>(List.of(texts(unknown)));
            parameters.addAll(List.of(more));
            List<String> withLog = new ArrayList<>();
            List<DeliveryRow> found = tx.query(
                    DeliveryTable.SELECT + "WHERE id = ANY(?)" + condition + " ORDER BY id" + lock,
                    from -> {
                        if (from.number("seq") > 0) {
                            withLog.add(from.text("id"));
                        }
                        return DeliveryTable.read(from);
                    },
                    parameters.toArray());
            found.forEach(row -> deliveries.put(row.id, row));
            loadLogs(withLog);
            found.forEach(row -> stored.put(row, DeliveryTable.image(row)));
        }
        return ids.stream()
                .distinct()
                .filter(deliveries::containsKey)
                .map(deliveries::get)
                .toList();
    }

    private void loadLogs(List<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        tx.query(
                LogTable.SELECT + "WHERE delivery_id = ANY(?) ORDER BY delivery_id, seq",
                from -> {
                    AttemptRow attempt = LogTable.read(from);
                    DeliveryRow row = row(attempt.id.delivery());
                    row.log.add(attempt);
                    if (from.flag("is_open")) {
                        row.open = attempt;
                    }
                    String twin = from.textOrNull("twin_key");
                    if (twin != null) {
                        twins.put(attempt, twin);
                    }
                    storedAttempts.put(attempt, LogTable.image(row, attempt, twin));
                    return attempt;
                },
                ids);
    }

    /** Loads what these deliveries remember. */
    void loadSteps(Collection<DeliveryRow> rows) throws SQLException {
        if (!rows.isEmpty()) {
            askSteps(rows).rows();
        }
    }

    /** As {@link #loadSteps}, once what is asked has been answered. */
    Tx.Answer<DeliveryRow> askSteps(Collection<DeliveryRow> rows) {
        return tx.ask(
                "SELECT * FROM {publish_step} WHERE delivery_id = ANY(?)",
                from -> {
                    DeliveryRow row = row(DeliveryId.of(from.text("delivery_id")));
                    String step = from.text("step");
                    String value = from.text("step_value");
                    if (step.equals(SignOfLife.STEP)) {
                        row.lockedOut = Long.parseLong(value);
                    } else {
                        row.steps.putIfAbsent(step, value);
                    }
                    return row;
                },
                rows.stream().map(row -> row.id.value()).toList());
    }

    /** Learns which of these keys belong to an open intent already. */
    void loadTwins(Collection<String> keys) throws SQLException {
        takenTwins.addAll(tx.query(
                "SELECT twin_key FROM {publish_log} WHERE twin_key = ANY(?)", from -> from.text("twin_key"), keys));
    }

    /** Learns which attempts these ids are bound to, on any account, and locks their deliveries. */
    void loadBound(Collection<String> remoteIds) throws SQLException {
        Map<AttemptId, String> holders = holders(remoteIds);
        loadBound(holders, lock(deliveriesOf(holders)));
    }

    /** As {@link #loadBound}, and waits for nobody. Answers those ids whose deliveries others have locked. */
    Set<String> loadFreeBound(Collection<String> remoteIds) throws SQLException {
        Map<AttemptId, String> holders = holders(remoteIds);
        Set<AttemptId> free = loadBound(holders, lockFree(deliveriesOf(holders)));
        Map<AttemptId, String> locked = new HashMap<>(holders);
        locked.keySet().removeAll(free);
        return Set.copyOf(locked.values());
    }

    private Map<AttemptId, String> holders(Collection<String> remoteIds) throws SQLException {
        Map<AttemptId, String> holders = new HashMap<>();
        tx.query(
                "SELECT delivery_id, seq, remote_id FROM {publish_log} WHERE remote_id = ANY(?)",
                from -> holders.put(
                        new AttemptId(DeliveryId.of(from.text("delivery_id")), from.number("seq")),
                        from.text("remote_id")),
                remoteIds);
        return holders;
    }

    private static List<DeliveryId> deliveriesOf(Map<AttemptId, String> holders) {
        return holders.keySet().stream().map(AttemptId::delivery).toList();
    }

    private Set<AttemptId> loadBound(Map<AttemptId, String> holders, List<DeliveryRow> rows) {
        Set<AttemptId> loaded = new HashSet<>();
        for (DeliveryRow row : rows) {
            for (AttemptRow attempt : row.log) {
                if (holders.containsKey(attempt.id)) {
                    loaded.add(attempt.id);
                }
                if (attempt.remoteId != null && holders.containsKey(attempt.id)) {
                    bind(row.remoteAccount, attempt.remoteId, attempt);
                }
            }
        }
        return loaded;
    }

    /** Loads the holds, and keeps them from ending before this transaction does. */
    void lockHolds() throws SQLException {
        holds = HoldTable.locked(tx);
    }

    void know(List<Hold> standing) {
        holds = standing;
    }

    private DeliveryRow row(DeliveryId id) {
        DeliveryRow row = deliveries.get(id);
        if (row == null) {
            throw new IllegalStateException("The delivery " + id + " is not loaded");
        }
        return row;
    }

    // What the state machine asks and does.

    @Override
    public Instant now() {
        return tx.now();
    }

    @Override
    public void wakeAt(DeliveryRow row, @Nullable Instant at) {
        row.nextAt = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public List<Hold> holdsOn(DeliveryRow row) {
        if (holds == null) {
            throw new IllegalStateException("The holds are not loaded");
        }
        return holds.stream()
                .filter(hold -> hold.target().covers(row.account, row.remoteAccount.platform()))
                .toList();
    }

    @Override
    public void setHold(Hold hold) {
        newHolds.add(hold);
        if (holds != null) {
            List<Hold> more = new ArrayList<>(holds);
            more.removeIf(other -> other.target().equals(hold.target()) && other.cause() == hold.cause());
            more.add(hold);
            holds = more;
        }
    }

    @Override
    public boolean hasTwin(RemoteAccount account, String fingerprint) {
        return takenTwins.contains(LogTable.twinKey(account, fingerprint));
    }

    @Override
    public void addTwin(RemoteAccount account, AttemptRow attempt) {
        String key = LogTable.twinKey(account, attempt.fingerprint);
        if (takenTwins.add(key)) {
            twins.put(attempt, key);
        }
    }

    @Override
    public void dropTwin(RemoteAccount account, AttemptRow attempt) {
        String key = twins.remove(attempt);
        if (key != null) {
            takenTwins.remove(key);
        }
    }

    @Override
    public @Nullable Bound boundTo(RemoteAccount account, String remoteId) {
        return bound.get(new BoundKey(account, remoteId));
    }

    @Override
    public void bind(RemoteAccount account, String remoteId, AttemptRow attempt) {
        bound.put(new BoundKey(account, remoteId), new Bound(row(attempt.id.delivery()), attempt));
    }

    @Override
    public void dropSteps(DeliveryRow row) {
        row.steps.clear();
        stepsToDrop.add(row.id);
    }

    @Override
    public void event(DeliveryRow row, SocialEvent.Type type, String actor, String detail) {
        event(new SocialEvent(
                0, now(), type, row.post, row.id, row.account, row.remoteAccount.platform(), actor, detail));
    }

    @Override
    public void event(PostRow post, SocialEvent.Type type, String actor, String detail) {
        event(new SocialEvent(0, now(), type, post.made.id(), null, null, null, actor, detail));
    }

    void event(SocialEvent event) {
        events.add(EventTable.row(event));
    }

    // What is written back.

    /** Writes everything that has changed. Ids and keys that move are given up before they are taken. */
    void save() throws SQLException {
        Map<DeliveryRow, List<@Nullable Object>> changed = new LinkedHashMap<>();
        List<@Nullable Object[]> freed = new ArrayList<>();
        List<@Nullable Object[]> updated = new ArrayList<>();
        List<@Nullable Object[]> inserted = new ArrayList<>();
        for (DeliveryRow row : deliveries.values()) {
            List<@Nullable Object> before = stored.get(row);
            if (before != null && !before.equals(DeliveryTable.image(row))) {
                changed.put(row, before);
            }
            for (AttemptRow attempt : row.log) {
                List<@Nullable Object> image = LogTable.image(row, attempt, twins.get(attempt));
                List<@Nullable Object> was = storedAttempts.get(attempt);
                if (was == null) {
                    inserted.add(LogTable.inserted(row, attempt, image));
                } else if (!was.equals(image)) {
                    (attempt.remoteId == null ? freed : updated).add(LogTable.updated(attempt, image));
                }
            }
        }
        LogTable.update(tx, freed);
        LogTable.update(tx, updated);
        LogTable.insert(tx, inserted);
        DeliveryTable.update(tx, changed);
        if (!stepsToDrop.isEmpty()) {
            tx.later("DELETE FROM {publish_step} WHERE delivery_id = ANY(?)", texts(stepsToDrop));
        }
        for (Hold hold : newHolds) {
            HoldTable.set(tx, hold);
        }
        EventTable.insert(tx, events);
    }

    private static List<String> texts(Collection<DeliveryId> ids) {
        return ids.stream().map(DeliveryId::value).toList();
    }

    private record BoundKey(RemoteAccount account, String remoteId) {}
}
