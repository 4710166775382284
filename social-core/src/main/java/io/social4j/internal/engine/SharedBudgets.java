package io.social4j.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.RateBudgets;
import io.social4j.spi.queue.RateBudgets.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts budgets of platforms down together with all other workers, as long as whoever keeps them is well; without that each process
 * knows what it was told itself. Remembers what it was told, so that a queue that has lost everything goes on with a part of it. Thread-safe.
 */
public final class SharedBudgets implements RateReport.Listener {

    /** The bucket of refusals that named no other. */
    static final String REFUSED = "refused";

    private static final Logger LOG = LoggerFactory.getLogger(SharedBudgets.class);

    /** Asked again after this at the latest; a budget may be raised meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** What ends this soon is gone there by right. */
    private static final Duration ALMOST_OVER = Duration.ofSeconds(2);

    /** What others have used since the last answer is not known: so much of a limit is surely left. */
    private static final int SURE_PART = 4;

    private static final int MOST_OWNERS = 100_000;
    private static final int MOST_BUCKETS = 32;

    private final RateBudgets budgets;
    private final Line line;
    private final SocialClock clock;
    private final Cache<Owner, Map<String, RateReport>> told =
            Caffeine.newBuilder().maximumSize(MOST_OWNERS).build();
    private final Set<RemoteAccount> ahead = ConcurrentHashMap.newKeySet();

    public SharedBudgets(RateBudgets budgets, Line line, SocialClock clock) {
        this.budgets = budgets;
        this.line = line;
        this.clock = clock;
    }

    /** @param account {@code null} for the app */
    private record Owner(Platform platform, @Nullable String account) {}

    @Override
    public void reported(RateReport report) {
        if (report.use() == RateReport.Use.PUBLISH) {
            remember(report);
        }
        try {
            budgets.learn(report);
        } catch (RuntimeException away) {
            LOG.debug("Others do not learn of the budget {}: {}", report.bucket(), away.toString());
        }
    }

    private void remember(RateReport report) {
        Instant now = clock.now();
        told.asMap().compute(new Owner(report.platform(), report.account()), (owner, before) -> {
            Map<String, RateReport> buckets = new TreeMap<>(before == null ? Map.of() : before);
            buckets.values().removeIf(old -> !old.resetAt().isAfter(now));
            if (buckets.size() < MOST_BUCKETS) {
                buckets.put(report.bucket(), report);
            }
            return Map.copyOf(buckets);
        });
    }

    /** A quarter of each limit, and no more than was left. */
    private List<RateReport> surely(RemoteAccount account) {
        Instant soon = clock.now().plus(ALMOST_OVER);
        List<RateReport> known = new ArrayList<>();
        for (Owner owner : List.of(new Owner(account.platform(), null), new Owner(account.platform(), account.id()))) {
            told.asMap().getOrDefault(owner, Map.of()).values().stream()
                    .filter(report -> report.resetAt().isAfter(soon))
                    .map(SharedBudgets::surely)
                    .forEach(known::add);
        }
        return known;
    }

    private static RateReport surely(RateReport report) {
        long left = Math.max(0, report.remaining());
        long limit = report.limit() == null ? left : report.limit();
        long sure = left == 0 ? 0 : Math.max(1, Math.min(left, limit / SURE_PART));
        return new RateReport(
                report.platform(),
                report.account(),
                report.use(),
                report.bucket(),
                report.limit(),
                sure,
                report.resetAt());
    }

    /** Learns what {@code own} learns. */
    public RateReport.Listener with(RateReport.Listener own) {
        return report -> {
            own.reported(report);
            reported(report);
        };
    }

    /** Takes from shared budgets what {@code pacer} lets pass. */
    public Pacer after(Pacer pacer) {
        return new After(pacer);
    }

    private final class After implements Pacer {

        private final Pacer pacer;

        private After(Pacer pacer) {
            this.pacer = pacer;
        }

        @Override
        public Duration acquire(RemoteAccount account) {
            Duration own = pacer.acquire(account);
            if (!own.isZero()) {
                return own;
            }
            Reservation shared = line.tryToAsk(() -> budgets.reserve(account, surely(account)))
                    .orElse(new Reservation(Duration.ZERO, false));
            if (!shared.delay().isZero()) {
                pacer.unused(account);
            } else if (shared.ahead()) {
                ahead.add(account);
            }
            return shared.delay().compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : shared.delay();
        }

        @Override
        public void limited(RemoteAccount account, boolean app, Instant until) {
            pacer.limited(account, app, until);
            String owner = app ? null : account.id();
            ahead.remove(account);
            reported(new RateReport(account.platform(), owner, RateReport.Use.PUBLISH, REFUSED, null, 0, until));
        }

        /** Whoever was refused has told the others. */
        @Override
        public void heldBack(RemoteAccount account, boolean app, Instant until) {
            pacer.heldBack(account, app, until);
        }

        @Override
        public void passed(RemoteAccount account) {
            pacer.passed(account);
            if (ahead.remove(account)) {
                line.tryToAsk(() -> {
                    budgets.passed(account);
                    return account;
                });
            }
        }

        @Override
        public void unused(RemoteAccount account) {
            pacer.unused(account);
        }

        @Override
        public void share() {
            pacer.share();
            line.tryToAsk(() -> {
                budgets.share();
                return budgets;
            });
        }
    }
}
