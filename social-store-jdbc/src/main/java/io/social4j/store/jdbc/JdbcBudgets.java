package io.social4j.store.jdbc;

import io.social4j.model.RemoteAccount;
import io.social4j.spi.GroupCommit;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.RateBudgets;
import io.social4j.store.jdbc.KnownBudgets.Look;
import io.social4j.store.jdbc.KnownBudgets.News;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What platforms still allow, in a table that all processes share. A process takes up to ten requests of a budget with one change of its
 * row and hands them out from memory; what others have learned it reads by {@link #share}. Accounts of whose budgets nobody has told
 * cost the database nothing. A database does not forget, so nobody needs to say what he was told. Thread-safe.
 */
final class JdbcBudgets implements RateBudgets {

    private static final Duration TIDYING = Duration.ofSeconds(10);

    /** Changes become visible a moment after the time they bear. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    /** Windows are shorter; what says otherwise is no time. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final int MOST_COLLISIONS = 10;

    private final Database database;
    private final SocialClock clock;
    private final KnownBudgets known = new KnownBudgets();
    private final GroupCommit<List<BudgetKey>, Reservation> taking =
            new GroupCommit<>(GroupCommit.MOST, GroupCommit.LONGEST_GATHERING, any -> true, this::takeAll);
    private final ReentrantLock sharing = new ReentrantLock();
    private Instant readUntil = Instant.EPOCH;
    private long tidiedAt;

    JdbcBudgets(Database database, SocialClock clock) {
        this.database = database;
        this.clock = clock;
        this.tidiedAt = clock.nanos();
    }

    @Override
    public Reservation reserve(RemoteAccount account, Collection<RateReport> told) {
        if (known.isUnknown(account)) {
            return new Reservation(Duration.ZERO, false);
        }
        Look look = known.look(account, clock.nanos());
        if (look.lacking().isEmpty()) {
            return new Reservation(look.delay(), false);
        }
        boolean taken = false;
        try {
            Reservation more = taking.call(look.lacking());
            taken = more.delay().isZero();
            return more;
        } finally {
            if (!taken) {
                known.giveBack(look.held());
            }
        }
    }

    @Override
    public void learn(RateReport report) {
        BudgetKey key = BudgetKey.of(report);
        if (report.use() == RateReport.Use.PUBLISH && key.isShort()) {
            long untilFull = report.resetAt().isAfter(clock.now()) ? nanos(clock.now(), report.resetAt()) : 0;
            known.learn(key, Math.max(0, report.remaining()), clock.nanos() + untilFull);
        }
    }

    @Override
    public void passed(RemoteAccount account) {
        if (!known.isUnknown(account)) {
            known.passed(account, clock.nanos());
        }
    }

    /** One transaction, if there is something to tell, and one query. */
    @Override
    public void share() {
        if (!sharing.tryLock()) {
            return;
        }
        try {
            Map<BudgetKey, News> untold = known.untold();
            if (!untold.isEmpty()) {
                inTable(untold, List.of());
            }
            read();
            if (clock.nanos() - tidiedAt >= TIDYING.toNanos()) {
                tidiedAt = clock.nanos();
                known.tidyUp(tidiedAt);
            }
        } finally {
            sharing.unlock();
        }
    }

    private void read() {
        database.reading(tx -> {
            List<BudgetRow> rows = RateLimitTable.changedSince(tx, readUntil);
            if (!rows.isEmpty()) {
                long nanos = clock.nanos();
                rows.forEach(row -> known.seen(row, null, nanos + nanos(tx.now(), row.resetAt()), nanos));
                Instant settled = tx.now().minus(OVERLAP);
                readUntil = settled.isAfter(readUntil) ? settled : readUntil;
            }
            return rows;
        });
    }

    private List<Reservation> takeAll(List<List<BudgetKey>> requests) {
        Map<BudgetKey, News> untold = new HashMap<>();
        requests.forEach(keys -> keys.forEach(key -> {
            News one = known.untold(key);
            if (one != null) {
                untold.put(key, one);
            }
        }));
        return inTable(untold, requests);
    }

    /** Tells the table first. Repeated when somebody else makes the same row first. */
    private List<Reservation> inTable(Map<BudgetKey, News> untold, List<List<BudgetKey>> requests) {
        Set<BudgetKey> keys = new HashSet<>(untold.keySet());
        requests.forEach(keys::addAll);
        for (int collisions = 0; ; collisions++) {
            try {
                Outcome outcome = database.often(tx -> inTable(tx, keys, untold, requests));
                keys.forEach(key -> see(key, untold.get(key), outcome));
                return outcome.turns;
            } catch (JdbcStoreException failed) {
                if (!database.isDuplicate(failed) || collisions == MOST_COLLISIONS) {
                    throw failed;
                }
            }
        }
    }

    /** What a transaction has come to, and when that was, by the database and by this machine. */
    private record Outcome(Map<BudgetKey, BudgetRow> rows, List<Reservation> turns, Instant now, long nanos) {}

    private Outcome inTable(Tx tx, Set<BudgetKey> keys, Map<BudgetKey, News> untold, List<List<BudgetKey>> requests)
            throws SQLException {
        Instant now = tx.now();
        long nanos = clock.nanos();
        Map<BudgetKey, BudgetRow> rows = RateLimitTable.locked(tx, keys);
        untold.forEach((key, one) -> {
            BudgetRow row = rows.get(key);
            if (one.answered()) {
                if (row != null) {
                    row.answered(now);
                }
                return;
            }
            Instant fullAt = now.plusNanos(one.fullAt() - nanos).truncatedTo(ChronoUnit.MICROS);
            if (row != null) {
                row.learn(one.remaining(), fullAt, now);
            } else {
                rows.put(key, BudgetRow.first(key, one.remaining(), fullAt, now));
            }
        });
        List<Reservation> turns = new ArrayList<>();
        Set<BudgetRow> used = new HashSet<>();
        for (List<BudgetKey> request : requests) {
            List<BudgetRow> asked =
                    request.stream().map(rows::get).filter(Objects::nonNull).toList();
            Reservation turn = turn(asked, now);
            turns.add(turn);
            if (turn.delay().isZero()) {
                used.addAll(asked);
            }
        }
        used.forEach(row -> row.takeChunk(now));
        RateLimitTable.store(tx, rows.values());
        return new Outcome(rows, turns, now, nanos);
    }

    /** From all of them or from none. */
    private static Reservation turn(List<BudgetRow> rows, Instant now) {
        Duration delay = rows.stream()
                .map(row -> row.delay(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean ahead = false;
        if (delay.isZero()) {
            for (BudgetRow row : rows) {
                ahead |= row.take(now);
            }
        }
        return new Reservation(delay, ahead);
    }

    private void see(BudgetKey key, @Nullable News told, Outcome outcome) {
        BudgetRow row = outcome.rows.get(key);
        if (row != null && row.isKnown(outcome.now)) {
            known.seen(row, told, outcome.nanos + nanos(outcome.now, row.resetAt()), outcome.nanos);
        } else {
            known.gone(key, told);
        }
    }

    private static long nanos(Instant now, Instant later) {
        Duration time = Duration.between(now, later);
        return time.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : time.toNanos();
    }
}
