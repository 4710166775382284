package io.social4j.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which budgets of publishing are used up, as platforms report them, so that nobody sends into a refusal that is known
 * beforehand. What is forgotten costs one refusal. Thread-safe; does not block.
 */
public final class Budgets implements RateReport.Listener {

    private static final int MOST_ACCOUNTS = 100_000;

    /** Asked again after this at the latest; a budget may be raised meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Cache<Owner, Map<String, Instant>> empty =
            Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS).build();

    private final SocialClock clock;

    public Budgets(SocialClock clock) {
        this.clock = clock;
    }

    /** @param account {@code null} for the app */
    private record Owner(Platform platform, @Nullable String account) {}

    @Override
    public void reported(RateReport report) {
        if (report.use() != RateReport.Use.PUBLISH) {
            return;
        }
        Instant now = clock.now();
        empty.asMap().compute(new Owner(report.platform(), report.account()), (owner, before) -> {
            Map<String, Instant> buckets = new TreeMap<>(before == null ? Map.of() : before);
            buckets.values().removeIf(reset -> !reset.isAfter(now));
            if (report.remaining() <= 0 && report.resetAt().isAfter(now)) {
                buckets.put(report.bucket(), report.resetAt());
            } else {
                buckets.remove(report.bucket());
            }
            return buckets.isEmpty() ? null : Map.copyOf(buckets);
        });
    }

    /** How long a budget of this account or of the app is used up still; zero if none is. */
    public Duration left(RemoteAccount account) {
        Instant now = clock.now();
        Duration ofAccount = left(new Owner(account.platform(), account.id()), now);
        Duration ofApp = left(new Owner(account.platform(), null), now);
        return ofAccount.compareTo(ofApp) >= 0 ? ofAccount : ofApp;
    }

    private Duration left(Owner owner, Instant now) {
        Duration longest = Duration.ZERO;
        for (Instant reset : empty.asMap().getOrDefault(owner, Map.of()).values()) {
            Duration left = Duration.between(now, reset);
            longest = left.compareTo(longest) > 0 ? left : longest;
        }
        return longest.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longest;
    }

    /** Waits for budgets first, then as {@code pacer} says. */
    public Pacer before(Pacer pacer) {
        return account -> {
            Duration wait = left(account);
            return wait.isZero() ? pacer.acquire(account) : wait;
        };
    }
}
