package io.social4j.store.jdbc;

import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.store.jdbc.BudgetKey.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of budgets and holds of them, and what it has to tell the others. In nanoseconds of this machine: only the
 * database says what time it is. Thread-safe; waits for nobody, and costs accounts without budgets two look-ups.
 */
final class KnownBudgets {

    private static final int MOST_OWNERS = 100_000;
    private static final int MOST_BUCKETS = 32;
    private static final long FORGOTTEN = BudgetRow.REMEMBERED.toNanos();

    private final Map<Owner, Map<String, Known>> owners = new ConcurrentHashMap<>();
    private final Map<BudgetKey, News> news = new ConcurrentHashMap<>();

    /**
     * What the table has not heard of yet.
     *
     * @param fullAt in nanoseconds
     * @param answered whether it is that the one ahead has passed, and nothing else is known
     */
    record News(long remaining, long fullAt, boolean answered) {

        private boolean isPlenty() {
            return remaining >= RateReport.PLENTY;
        }
    }

    /** One budget: what its row said when it was last seen, and what is held of it. */
    private static final class Known {

        private long left;
        private long fullAt;
        private boolean probe;
        private long held;
        private @Nullable Instant version;
    }

    /**
     * What a request has to do.
     *
     * @param delay how long to wait, having taken nothing
     * @param held budgets that something held was taken of, and as of when it was held
     * @param lacking budgets of which only the table can say more
     */
    record Look(Duration delay, Map<BudgetKey, Instant> held, List<BudgetKey> lacking) {}

    boolean isUnknown(RemoteAccount account) {
        return !owners.containsKey(Owner.account(account)) && !owners.containsKey(Owner.app(account));
    }

    /** Takes one of each budget of which something is held, if nothing forbids the request. */
    synchronized Look look(RemoteAccount account, long now) {
        Map<BudgetKey, Instant> held = new HashMap<>();
        List<BudgetKey> lacking = new ArrayList<>();
        long wait = 0;
        for (Owner owner : List.of(Owner.app(account), Owner.account(account))) {
            for (Map.Entry<String, Known> entry :
                    owners.getOrDefault(owner, Map.of()).entrySet()) {
                BudgetKey key = new BudgetKey(owner, entry.getKey());
                Known known = entry.getValue();
                News untold = news.get(key);
                boolean isLive = known.fullAt - now > 0;
                boolean matters = untold == null || !untold.answered();
                if (isLive && untold == null && known.held > 0 && known.version != null) {
                    held.put(key, known.version);
                } else if (matters && isLive && known.left <= 0) {
                    wait = Math.max(wait, wait(known, now));
                } else if (matters && (!isLive || known.left < RateReport.PLENTY / 2)) {
                    lacking.add(key);
                }
            }
        }
        if (wait > 0) {
            return new Look(Duration.ofNanos(wait), Map.of(), List.of());
        }
        held.forEach((key, version) -> hold(key, version, -1));
        return new Look(Duration.ZERO, held, lacking);
    }

    private static long wait(Known known, long now) {
        long left = known.fullAt - now;
        return known.probe ? Math.min(left, BudgetRow.MEANWHILE.toNanos()) : left;
    }

    /** What was taken was not used. What somebody has learned of meanwhile is void, and stays so. */
    synchronized void giveBack(Map<BudgetKey, Instant> held) {
        held.forEach((key, version) -> hold(key, version, 1));
    }

    private void hold(BudgetKey key, Instant version, long more) {
        Known known = find(key);
        if (known != null && version.equals(known.version)) {
            known.held += more;
        }
    }

    private @Nullable Known find(BudgetKey key) {
        return owners.getOrDefault(key.owner(), Map.of()).get(key.bucket());
    }

    /** What a platform said, unless it says no more than is known: most answers do not. */
    synchronized void learn(BudgetKey key, long remaining, long fullAt) {
        News heard = new News(remaining, fullAt, false);
        Known known = find(key);
        News untold = news.get(key);
        if (known == null || (untold != null && untold.answered())) {
            known = known != null ? known : heard.isPlenty() ? null : add(key);
            if (known != null) {
                tell(key, known, heard);
            }
            return;
        }
        boolean sameWindow = !known.probe && Math.abs(known.fullAt - fullAt) < BudgetRow.SAME_WINDOW.toNanos();
        boolean isNews = sameWindow
                ? remaining < known.left
                : known.probe || !heard.isPlenty() || known.left < RateReport.PLENTY;
        if (isNews) {
            tell(key, known, sameWindow ? new News(remaining, known.fullAt, false) : heard);
        }
    }

    private void tell(BudgetKey key, Known known, News heard) {
        known.left = heard.remaining();
        known.fullAt = heard.fullAt();
        known.probe = false;
        news.put(key, heard);
    }

    /** The one ahead has passed: its budgets hold nobody back any more. */
    synchronized void passed(RemoteAccount account, long now) {
        for (Owner owner : List.of(Owner.app(account), Owner.account(account))) {
            owners.getOrDefault(owner, Map.of()).forEach((bucket, known) -> {
                if (known.probe) {
                    tell(new BudgetKey(owner, bucket), known, new News(1, now, true));
                }
            });
        }
    }

    private @Nullable Known add(BudgetKey key) {
        Map<String, Known> buckets = owners.get(key.owner());
        if (buckets == null ? owners.size() >= MOST_OWNERS : buckets.size() >= MOST_BUCKETS) {
            return null;
        }
        return owners.computeIfAbsent(key.owner(), any -> new TreeMap<>())
                .computeIfAbsent(key.bucket(), any -> new Known());
    }

    /** Everything that the table has not heard of yet. */
    Map<BudgetKey, News> untold() {
        return Map.copyOf(news);
    }

    /** Of one budget. */
    @Nullable
    News untold(BudgetKey key) {
        return news.get(key);
    }

    /**
     * Takes over what a row says, and what was taken of it for later.
     *
     * @param told what it had heard from here
     * @param fullAt in nanoseconds
     */
    synchronized void seen(BudgetRow row, @Nullable News told, long fullAt, long now) {
        if (told != null) {
            news.remove(row.key, told);
        }
        Known known = find(row.key);
        if (known == null) {
            boolean matters = fullAt - now > 0 || (row.remaining() <= 0 && now - fullAt < FORGOTTEN);
            known = matters ? add(row.key) : null;
        }
        boolean isOlder =
                known == null || (known.version != null && row.changedAt().isBefore(known.version));
        if (known == null || isOlder || news.containsKey(row.key)) {
            return;
        }
        if (!row.changedAt().equals(known.version)) {
            known.held = 0;
        }
        known.version = row.changedAt();
        known.left = row.remaining();
        known.fullAt = fullAt;
        known.probe = row.isProbe();
        known.held += row.chunk();
        if (fullAt - now <= 0 && row.remaining() > 0) {
            forget(row.key);
        }
    }

    /** There is no such row, or it says nothing any more. */
    synchronized void gone(BudgetKey key, @Nullable News told) {
        if (told != null) {
            news.remove(key, told);
        }
        if (!news.containsKey(key)) {
            forget(key);
        }
    }

    private void forget(BudgetKey key) {
        owners.computeIfPresent(key.owner(), (owner, buckets) -> {
            buckets.remove(key.bucket());
            return buckets.isEmpty() ? null : buckets;
        });
    }

    /** Forgets what ended some time ago, whether the table could be told of it or not. */
    synchronized void tidyUp(long now) {
        owners.forEach((owner, buckets) -> {
            buckets.entrySet().removeIf(entry -> {
                boolean isOver = now - entry.getValue().fullAt >= FORGOTTEN;
                if (isOver) {
                    news.remove(new BudgetKey(owner, entry.getKey()));
                }
                return isOver;
            });
        });
        owners.values().removeIf(Map::isEmpty);
    }
}
