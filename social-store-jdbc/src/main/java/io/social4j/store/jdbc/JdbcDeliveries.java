package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.Facts;
import io.social4j.internal.rows.Visits;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.Hold;
import io.social4j.model.Platform;
import io.social4j.spi.GroupCommit;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.RowLockedException;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The hot path. Intents and outcomes are committed in groups. */
final class JdbcDeliveries implements DeliveryStore {

    private static final String SENDING = "SELECT id, account_id, platform, fence, lease_until, {clock} AS asked_at,"
            + " EXISTS (SELECT 1 FROM {hold}) AS any_hold FROM {delivery} WHERE id = ANY(?) AND state = 'SENDING'";

    private static final int ENOUGH_TO_KEEP_A_PLAN = 12;

    private final Database database;
    private final String sending;
    private final JdbcClaims claims;
    private final GroupCommit<Opening, IntentResult> intents;
    private final GroupCommit<Settling, Boolean> outcomes;
    private final GroupCommit<Ticket, Boolean> gates;

    JdbcDeliveries(Database database, LeftAlone leftAlone) {
        this.database = database;
        this.sending = SENDING.replace("{clock}", database.dialect().clock());
        this.claims = new JdbcClaims(database, leftAlone);
        this.intents =
                new GroupCommit<>(GroupCommit.MOST, GroupCommit.LONGEST_GATHERING, Database::isAway, this::openAll);
        this.outcomes =
                new GroupCommit<>(GroupCommit.MOST, GroupCommit.LONGEST_GATHERING, Database::isAway, this::settleAll);
        // Whoever stands at the gate holds a permit of its platform: that time is not to be spent waiting for others.
        this.gates = new GroupCommit<>(GroupCommit.MOST, Duration.ZERO, Database::isAway, this::heldAll);
    }

    @Override
    public List<Work> claim(Selection what, int atMost, Owner me, Duration lease) {
        return claims.claim(what, atMost, lease);
    }

    @Override
    public boolean renew(Collection<Ticket> tickets, Duration lease) {
        return database.alone(tx -> {
            LoadedRows rows = new LoadedRows(tx);
            // Never waits: whoever renews goes on to claim for all. What is locked now is renewed in the next round.
            Map<DeliveryId, DeliveryRow> found =
                    byId(rows.lockFree(tickets.stream().map(Ticket::delivery).toList()));
            Visits visits = new Visits(rows);
            boolean all = true;
            for (Ticket ticket : tickets) {
                DeliveryRow row = found.get(ticket.delivery());
                all &= row != null && visits.renew(row, ticket, lease);
            }
            rows.save();
            return all;
        });
    }

    @Override
    public Optional<String> putStep(Ticket ticket, String step, @Nullable String value) {
        return unlocked(ticket, Optional.empty(), (tx, rows, row) -> {
            if (!new Visits(rows).holds(row, ticket)) {
                return Optional.empty();
            }
            rows.loadSteps(List.of(row));
            String id = row.id.value();
            row.silent = false;
            if (value == null) {
                tx.update("DELETE FROM {publish_step} WHERE delivery_id = ? AND step = ?", id, step);
                row.steps.remove(step);
            } else if (!row.steps.containsKey(step)) {
                tx.update(
                        "INSERT INTO {publish_step} (delivery_id, step, step_value) VALUES (?, ?, ?)", id, step, value);
                row.steps.put(step, value);
            }
            rows.save();
            return Optional.ofNullable(row.steps.get(step));
        });
    }

    @Override
    public IntentResult openIntent(Ticket ticket, Intent intent, Duration lease) {
        return intents.call(new Opening(ticket, intent, lease));
    }

    private List<IntentResult> openAll(List<Opening> requests) {
        try {
            return database.often(tx -> {
                LoadedRows rows = new LoadedRows(tx);
                List<DeliveryId> ids =
                        requests.stream().map(one -> one.ticket.delivery()).toList();
                Map<DeliveryId, DeliveryRow> found = byId(rows.lockFree(ids));
                rows.loadSteps(found.values());
                List<String> twins = new ArrayList<>();
                for (Opening one : requests) {
                    DeliveryRow row = found.get(one.ticket.delivery());
                    if (row != null) {
                        twins.add(LogTable.twinKey(row.remoteAccount, one.intent.fingerprint()));
                    }
                }
                rows.loadTwins(twins);
                Visits visits = new Visits(rows);
                List<IntentResult> results = new ArrayList<>();
                for (Opening one : requests) {
                    DeliveryRow row = found.get(one.ticket.delivery());
                    results.add(
                            row == null
                                    ? IntentResult.refused(missing(tx, one.ticket))
                                    : visits.open(row, one.ticket, one.intent, one.lease));
                }
                rows.save();
                return results;
            });
        } catch (JdbcStoreException failed) {
            if (requests.size() == 1 && database.isDuplicate(failed)) {
                // Another process has opened an equal one since it was looked for.
                return List.of(IntentResult.refused(IntentResult.Kind.TWIN));
            }
            throw failed;
        }
    }

    private static IntentResult.Kind missing(Tx tx, Ticket ticket) throws SQLException {
        boolean there = !tx.query(
                        "SELECT id FROM {delivery} WHERE id = ?",
                        from -> from.text("id"),
                        ticket.delivery().value())
                .isEmpty();
        return there ? IntentResult.Kind.LOCKED : IntentResult.Kind.LOST;
    }

    @Override
    public boolean holds(Ticket ticket) {
        return gates.call(ticket);
    }

    /** All are asked after every caller has come to the gate, so none passes on an older answer. */
    private List<Boolean> heldAll(List<Ticket> tickets) {
        return database.reading(tx -> {
            Map<String, Sending> found = new HashMap<>();
            tx.query(
                    sending,
                    from -> {
                        tx.learnNow(from);
                        return found.put(from.text("id"), Sending.read(from));
                    },
                    asked(tickets));
            boolean anyHold = found.values().stream().anyMatch(Sending::anyHold);
            List<Hold> holds = anyHold ? HoldTable.standing(tx) : List.of();
            return tickets.stream()
                    .map(ticket -> {
                        Sending row = found.get(ticket.delivery().value());
                        return row != null && row.mayGo(ticket, tx.now(), holds);
                    })
                    .toList();
        });
    }

    /**
     * Their ids, the last one repeated until there are enough. PostgreSQL keeps the plan of a statement if it expects no more of it
     * than of one made anew, and of an array that it does not know it expects ten values: for fewer it would plan each time, which
     * takes longer than the answer.
     */
    private static List<String> asked(List<Ticket> tickets) {
        List<String> ids = new ArrayList<>(Math.max(tickets.size(), ENOUGH_TO_KEEP_A_PLAN));
        tickets.forEach(ticket -> ids.add(ticket.delivery().value()));
        while (ids.size() < ENOUGH_TO_KEEP_A_PLAN) {
            ids.add(ids.get(ids.size() - 1));
        }
        return ids;
    }

    /** @throws RowLockedException if somebody else has the row locked; whoever brings a fact brings it again */
    @Override
    public void settle(AttemptId attempt, Fact fact, Next next) {
        boolean stored = outcomes.call(new Settling(attempt, fact, next));
        if (!stored) {
            throw new RowLockedException(attempt.delivery());
        }
    }

    private List<Boolean> settleAll(List<Settling> requests) {
        return database.often(tx -> {
            LoadedRows rows = new LoadedRows(tx);
            List<DeliveryId> ids =
                    requests.stream().map(one -> one.attempt.delivery()).toList();
            Map<DeliveryId, DeliveryRow> found = byId(rows.lockFree(ids));
            List<String> remoteIds = requests.stream()
                    .filter(one -> one.fact.kind() == Fact.Kind.LIVE && one.fact.id() != null)
                    .map(one -> String.valueOf(one.fact.id()))
                    .toList();
            Set<String> heldByOthers = remoteIds.isEmpty() ? Set.of() : rows.loadFreeBound(remoteIds);
            if (requests.stream().anyMatch(one -> one.next.kind() == Next.Kind.WHEN_RELEASED)) {
                rows.lockHolds();
            }
            Facts facts = new Facts(rows);
            List<Boolean> stored = new ArrayList<>();
            for (Settling one : requests) {
                DeliveryRow row = found.get(one.attempt.delivery());
                boolean held = one.fact.id() != null && heldByOthers.contains(one.fact.id());
                if (row != null && !held) {
                    facts.settle(row, one.attempt, one.fact, one.next);
                }
                stored.add(row == null ? !exists(tx, one.attempt.delivery()) : !held);
            }
            rows.save();
            return stored;
        });
    }

    private static boolean exists(Tx tx, DeliveryId id) throws SQLException {
        return !tx.query("SELECT id FROM {delivery} WHERE id = ?", from -> from.text("id"), id.value())
                .isEmpty();
    }

    @Override
    public boolean judge(Ticket ticket, AttemptId attempt, Verdict verdict, Next next) {
        return unlocked(ticket, false, (tx, rows, row) -> {
            boolean free = verdict.id() == null
                    || rows.loadFreeBound(List.of(verdict.id())).isEmpty();
            return free ? ended(rows, next, visits -> visits.judge(row, ticket, attempt, verdict, next)) : null;
        });
    }

    @Override
    public boolean park(Ticket ticket, Next next) {
        return unlocked(ticket, false, (tx, rows, row) -> ended(rows, next, visits -> visits.park(row, ticket, next)));
    }

    private static boolean ended(LoadedRows rows, Next next, Predicate<Visits> end) throws SQLException {
        if (next.kind() == Next.Kind.WHEN_RELEASED) {
            rows.lockHolds();
        }
        boolean done = end.test(new Visits(rows));
        if (done) {
            rows.save();
        }
        return done;
    }

    /** Changes the row of a ticket, or throws at once if somebody else has it; then it leaves a sign that this visit lives. */
    private <T> T unlocked(Ticket ticket, T gone, Change<T> change) {
        Optional<T> answer = database.alone(tx -> {
            LoadedRows rows = new LoadedRows(tx);
            List<DeliveryRow> found = rows.lockFree(List.of(ticket.delivery()));
            if (found.isEmpty() && !exists(tx, ticket.delivery())) {
                return Optional.of(gone);
            }
            Optional<T> made =
                    found.isEmpty() ? Optional.empty() : Optional.ofNullable(change.make(tx, rows, found.get(0)));
            if (made.isEmpty()) {
                SignOfLife.leave(tx, ticket);
            }
            return made;
        });
        return answer.orElseThrow(() -> new RowLockedException(ticket.delivery()));
    }

    private static Map<DeliveryId, DeliveryRow> byId(Collection<DeliveryRow> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
    }

    /** What becomes of a locked row; {@code null} if another row that it needs is locked by somebody else. */
    @FunctionalInterface
    private interface Change<T> {
        @Nullable
        T make(Tx tx, LoadedRows rows, DeliveryRow row) throws SQLException;
    }

    /** What the gate asks about a delivery that is about to be sent. */
    private record Sending(AccountId account, Platform platform, long fence, Instant leaseUntil, boolean anyHold) {

        static Sending read(Tx.Row from) throws SQLException {
            return new Sending(
                    AccountId.of(from.text("account_id")),
                    Platform.of(from.text("platform")),
                    from.bigNumber("fence"),
                    from.time("lease_until"),
                    from.flag("any_hold"));
        }

        boolean mayGo(Ticket ticket, Instant now, List<Hold> holds) {
            return fence == ticket.fence()
                    && leaseUntil.isAfter(now)
                    && holds.stream().noneMatch(hold -> hold.target().covers(account, platform));
        }
    }

    private record Opening(Ticket ticket, Intent intent, Duration lease) {}

    private record Settling(AttemptId attempt, Fact fact, Next next) {}
}
