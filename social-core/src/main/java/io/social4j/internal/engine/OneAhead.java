package io.social4j.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.SocialClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a platform has refused requests for their rate and that is over, or should be, one request of this process goes ahead, and the
 * others wait until it was answered. The end of a block is only what somebody said, or a guess. Thread-safe.
 */
public final class OneAhead implements Pacer {

    /** As long as a request and its answer may take; then another one goes ahead. */
    static final Duration ANSWER = Duration.ofSeconds(30);

    /** How soon the others ask again whether it was answered. */
    static final Duration MEANWHILE = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_JITTER = Duration.ofSeconds(5);
    private static final int MOST_ACCOUNTS = 100_000;

    private final Cache<Owner, Block> blocks =
            Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS).build();
    private final SocialClock clock;
    private final RandomGenerator random;
    private final Pacer pacer;

    /** Asks {@code pacer} when nothing speaks against a request. */
    public OneAhead(SocialClock clock, RandomGenerator random, Pacer pacer) {
        this.clock = clock;
        this.random = random;
        this.pacer = pacer;
    }

    /** @param account {@code null} for the app */
    private record Owner(Platform platform, @Nullable String account) {}

    /**
     * @param said what the platform or a guess says
     * @param until that, or a moment later that differs from process to process
     * @param answerBy until when the answer to the one ahead is awaited; {@code null} if none is
     */
    private record Block(
            Instant said, Instant until, @Nullable Instant answerBy) {

        private Block ahead(Instant now) {
            return new Block(said, until, now.plus(ANSWER));
        }

        private Block waiting() {
            return new Block(said, until, null);
        }

        private Duration left(Instant now) {
            if (until.isAfter(now)) {
                Duration left = Duration.between(now, until);
                return left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
            }
            return answerBy != null && answerBy.isAfter(now) ? MEANWHILE : Duration.ZERO;
        }
    }

    @Override
    public Duration acquire(RemoteAccount account) {
        List<Owner> blocked = owners(account);
        return blocked.isEmpty() ? pacer.acquire(account) : ahead(account, blocked);
    }

    private synchronized Duration ahead(RemoteAccount account, List<Owner> blocked) {
        Instant now = clock.now();
        Map<Owner, Block> known = blocks.getAllPresent(blocked);
        Duration wait = known.values().stream()
                .map(block -> block.left(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            return wait;
        }
        Duration own = pacer.acquire(account);
        if (own.isZero()) {
            known.forEach((owner, block) -> blocks.put(owner, block.ahead(now)));
        }
        return own;
    }

    @Override
    public synchronized void limited(RemoteAccount account, boolean app, Instant until) {
        blocks.put(new Owner(account.platform(), app ? null : account.id()), new Block(until, until, null));
        pacer.limited(account, app, until);
    }

    /** Others see the same end, so each of them waits a moment longer, and not the same one. */
    @Override
    public synchronized void heldBack(RemoteAccount account, boolean app, Instant until) {
        Owner owner = new Owner(account.platform(), app ? null : account.id());
        Block known = blocks.getIfPresent(owner);
        if (known == null || !known.said.equals(until)) {
            long left = Duration.between(clock.now(), until).toMillis();
            long most = Math.min(left / 10, LONGEST_JITTER.toMillis());
            blocks.put(owner, new Block(until, until.plusMillis(random.nextLong(Math.max(1, most))), null));
        }
        pacer.heldBack(account, app, until);
    }

    @Override
    public void passed(RemoteAccount account) {
        List<Owner> blocked = owners(account);
        if (!blocked.isEmpty()) {
            answered(blocked);
        }
        pacer.passed(account);
    }

    /** One that left before the block says nothing about its end. */
    private synchronized void answered(List<Owner> blocked) {
        blocks.getAllPresent(blocked).forEach((owner, block) -> {
            if (block.answerBy != null) {
                blocks.invalidate(owner);
            }
        });
    }

    @Override
    public synchronized void unused(RemoteAccount account) {
        blocks.getAllPresent(owners(account)).forEach((owner, block) -> blocks.put(owner, block.waiting()));
        pacer.unused(account);
    }

    private List<Owner> owners(RemoteAccount account) {
        if (blocks.asMap().isEmpty()) {
            return List.of();
        }
        List<Owner> both = List.of(new Owner(account.platform(), null), new Owner(account.platform(), account.id()));
        return List.copyOf(blocks.getAllPresent(both).keySet());
    }
}
