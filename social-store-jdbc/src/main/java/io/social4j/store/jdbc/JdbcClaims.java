package io.social4j.store.jdbc;

import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.Visits;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            List<DeliveryId> heads = heads(tx, what, atMost);
            if (heads.isEmpty()) {
                return List.of();
            }
            LoadedRows rows = new LoadedRows(tx);
            List<DeliveryRow> free = rows.lockFreeAndDue(heads).stream()
                    .filter(row -> isDue(row, tx.now()))
                    .toList();
            rows.loadSteps(free);
            rows.loadHolds();
            Map<AccountId, Credential> credentials = Credentials.of(tx, free);
            Visits visits = new Visits(rows);
            List<Work> works = new ArrayList<>();
            for (DeliveryRow row : readable(tx, free)) {
                visits.claim(row, lease);
                works.add(row.work(rows.holdsOn(row), credentials.get(row.account), tx.now()));
            }
            rows.save();
            return inOrder(heads, works);
        });
    }

    private static List<Work> inOrder(List<DeliveryId> ids, List<Work> works) {
        Map<DeliveryId, Work> found = new HashMap<>();
        works.forEach(work -> found.put(work.ticket().delivery(), work));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
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
        List<String> only = what.only().stream().map(DeliveryId::value).toList();
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
            if (!only.isEmpty()) {
                sql.append(" AND id = ANY(?)");
                parameters.add(only);
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

    /** Those whose payload this program can read, with it; the others stay as they are. */
    private List<DeliveryRow> readable(Tx tx, List<DeliveryRow> rows) throws SQLException {
        Map<String, String> own = new HashMap<>();
        Map<String, String> contents = new HashMap<>();
        tx.query(
                "SELECT * FROM {delivery_payload} WHERE delivery_id = ANY(?)",
                from -> own.putIfAbsent(from.text("delivery_id"), from.text("payload")),
                rows.stream().map(row -> row.id.value()).toList());
        tx.query(
                "SELECT id, content FROM {scheduled_post} WHERE id = ANY(?)",
                from -> contents.putIfAbsent(from.text("id"), from.text("content")),
                rows.stream().map(row -> row.post.value()).distinct().toList());
        List<DeliveryRow> readable = new ArrayList<>();
        for (DeliveryRow row : rows) {
            String payload = own.get(row.id.value());
            String content = contents.get(row.post.value());
            if (payload == null && content == null) {
                throw new SQLException("The post " + row.post + " of a delivery is not there");
            }
            if (ContentJson.isNewer(payload == null ? Objects.requireNonNull(content) : payload)) {
                leftAlone.add(row.id);
            } else {
                row.payload = payload == null
                        ? ContentJson.content(Objects.requireNonNull(content)).payloadFor(row.remoteAccount.platform())
                        : ContentJson.payload(payload);
                readable.add(row);
            }
        }
        return readable;
    }

    private record Candidate(DeliveryId id, RemoteAccount lane, Instant nextAt, boolean begun) {}
}
