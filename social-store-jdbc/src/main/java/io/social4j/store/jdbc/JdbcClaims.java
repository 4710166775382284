package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.Visits;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.Hold;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.Credential;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands due deliveries to workers: first looks, without a lock, which ones are due, takes the oldest of each account, and then
 * locks those that nobody else has taken since.
 */
final class JdbcClaims {

    /** How many due rows are looked at for each one that is wanted, so that one account does not hide the others. */
    private static final int SPREAD = 4;

    private final Database database;
    private final LeftAlone leftAlone;

    JdbcClaims(Database database, LeftAlone leftAlone) {
        this.database = database;
        this.leftAlone = leftAlone;
    }

    List<Work> claim(Selection what, int atMost, Duration lease) {
        while (true) {
            int before = leftAlone.size();
            List<Work> works = claimOnce(what, atMost, lease);
            // Nothing but what cannot be read: there may be others behind it.
            if (!works.isEmpty() || leftAlone.size() <= before) {
                return works;
            }
        }
    }

    private List<Work> claimOnce(Selection what, int atMost, Duration lease) {
        return database.often(tx -> {
            LoadedRows rows = new LoadedRows(tx);
            List<DeliveryRow> due = due(tx, rows, what, atMost);
            if (due.isEmpty()) {
                return List.of();
            }
            rows.askSteps(due);
            Tx.Answer<Hold> holds = HoldTable.asked(tx);
            Credentials credentials = Credentials.ask(tx, due);
            Payloads.ask(tx, due).giveTo(due, leftAlone);
            rows.know(holds.rows());
            Map<AccountId, Credential> byAccount = credentials.byAccount();
            Visits visits = new Visits(rows);
            List<Work> works = new ArrayList<>();
            for (DeliveryRow row : due) {
                if (row.payload != null) {
                    visits.claim(row, lease);
                    works.add(row.work(rows.holdsOn(row), byAccount.get(row.account), tx.now()));
                }
            }
            rows.save();
            return works;
        });
    }

    /** Locked, the oldest first, one of each account. */
    private List<DeliveryRow> due(Tx tx, LoadedRows rows, Selection what, int atMost) throws SQLException {
        Set<RemoteAccount> lanes = new HashSet<>();
        return rows.lockFreeAndDue(what.only().isEmpty() ? heads(tx, what, atMost) : named(what)).stream()
                .filter(row -> isDue(row, tx.now()))
                .sorted(Comparator.comparing((DeliveryRow row) -> row.nextAt).thenComparing(row -> row.id))
                .filter(row -> what.allows(row.remoteAccount, row.id, row.firstIntentAt != null)
                        && lanes.add(row.remoteAccount))
                .limit(atMost)
                .toList();
    }

    /** Whoever says which ones has chosen one of each account; they need not be looked at before. */
    private List<DeliveryId> named(Selection what) {
        Set<DeliveryId> passedBy = leftAlone.ids();
        return what.only().stream().filter(id -> !passedBy.contains(id)).toList();
    }

    private static boolean isDue(DeliveryRow row, Instant now) {
        return row.state.isLive() && row.nextAt != null && !row.nextAt.isAfter(now);
    }

    /** The oldest of each account. Mostly each of the oldest has an account of its own; only where one has many is looked further. */
    private List<DeliveryId> heads(Tx tx, Selection what, int atMost) throws SQLException {
        List<Candidate> oldest = candidates(tx, what, atMost);
        List<DeliveryId> heads = heads(oldest, what, atMost);
        return heads.size() == atMost || oldest.size() < atMost
                ? heads
                : heads(candidates(tx, what, atMost * SPREAD), what, atMost);
    }

    /** The oldest due ones of each platform: one index range each. */
    private List<Candidate> candidates(Tx tx, Selection what, int atMost) throws SQLException {
        List<String> passedBy = leftAlone.ids().stream().map(DeliveryId::value).toList();
        List<Candidate> found = new ArrayList<>();
        for (Platform platform : what.platforms()) {
            List<String> full = of(platform, what.fullLanes());
            List<String> resting = of(platform, what.restingLanes());
            List<@Nullable Object> parameters = new ArrayList<>(List.of(platform.id(), tx.now()));
            StringBuilder sql = new StringBuilder("SELECT id, remote_account, next_at, first_intent_at FROM {delivery}"
                    + " WHERE platform = ? AND next_at IS NOT NULL AND next_at <= ?");
            if (!full.isEmpty()) {
                sql.append(" AND NOT (remote_account = ANY(?))");
                parameters.add(full);
            }
            if (!resting.isEmpty()) {
                sql.append(" AND NOT (first_intent_at IS NULL AND ")
                        .append(tx.dialect().isInLongList("remote_account"))
                        .append(")");
                parameters.add(resting);
            }
            if (!passedBy.isEmpty()) {
                sql.append(" AND NOT (id = ANY(?))");
                parameters.add(passedBy);
            }
            parameters.add(atMost);
            found.addAll(tx.query(
                    sql.append(" ORDER BY next_at, id LIMIT ?").toString(),
                    from -> new Candidate(
                            DeliveryId.of(from.text("id")),
                            new RemoteAccount(platform, from.text("remote_account")),
                            from.time("next_at"),
                            from.timeOrNull("first_intent_at") != null),
                    parameters.toArray()));
        }
        found.sort(Comparator.comparing(Candidate::nextAt).thenComparing(Candidate::id));
        return found;
    }

    private static List<String> of(Platform platform, Set<RemoteAccount> lanes) {
        return lanes.stream()
                .filter(lane -> lane.platform().equals(platform))
                .map(RemoteAccount::id)
                .toList();
    }

    private static List<DeliveryId> heads(List<Candidate> candidates, Selection what, int atMost) {
        List<DeliveryId> heads = new ArrayList<>();
        Set<RemoteAccount> lanes = new HashSet<>();
        for (Candidate one : candidates) {
            boolean wanted = what.allows(one.lane, one.id, one.begun);
            if (heads.size() < atMost && wanted && lanes.add(one.lane)) {
                heads.add(one.id);
            }
        }
        return heads;
    }

    private record Candidate(DeliveryId id, RemoteAccount lane, Instant nextAt, boolean begun) {}
}
