package io.social4j.store.jdbc;

import java.time.Duration;
import java.time.Instant;

/**
 * A row of a budget inside a transaction that has locked it, with the rules by which it changes. Of what processes take nothing comes
 * back: what they have not used when it is full again is lost. Not thread-safe.
 */
final class BudgetRow {

    /** Ends of a window that are nearer to each other are the same one. */
    static final Duration SAME_WINDOW = Duration.ofSeconds(2);

    /** As long as a request and its answer may take; then another one goes ahead. */
    private static final Duration PROBE = Duration.ofSeconds(30);

    /** After this the others ask again whether the one ahead was answered. */
    static final Duration MEANWHILE = Duration.ofSeconds(1);

    /** For how long after its end it is remembered that a budget was used up. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final long LARGEST_CHUNK = 10;

    final BudgetKey key;
    final boolean isNew;
    private long remaining;
    private Instant resetAt;
    private boolean probe;
    private Instant changedAt;
    private boolean changed;
    private long chunk;

    BudgetRow(BudgetKey key, long remaining, Instant resetAt, boolean probe, Instant changedAt) {
        this(key, remaining, resetAt, probe, changedAt, false);
    }

    private BudgetRow(BudgetKey key, long remaining, Instant resetAt, boolean probe, Instant changedAt, boolean isNew) {
        this.key = key;
        this.remaining = remaining;
        this.resetAt = resetAt;
        this.probe = probe;
        this.changedAt = changedAt;
        this.isNew = isNew;
        this.changed = isNew;
    }

    static BudgetRow first(BudgetKey key, long remaining, Instant resetAt, Instant now) {
        return new BudgetRow(key, remaining, resetAt, false, now, true);
    }

    /** Answers overtake each other, and others have sent meanwhile: within one window a budget only shrinks. */
    void learn(long left, Instant fullAt, Instant now) {
        boolean sameWindow = !probe && Duration.between(resetAt, fullAt).abs().compareTo(SAME_WINDOW) < 0;
        if (!sameWindow) {
            // Within a window its end stays, or one that rolls on with each answer would be the same for ever.
            set(left, fullAt, false, now);
        } else if (left < remaining) {
            set(left, resetAt, false, now);
        }
    }

    /** The one ahead was answered and not refused for its rate: nothing is known of this budget. */
    void answered(Instant now) {
        if (probe) {
            set(1, now, false, now);
        }
    }

    /** What processes know and hold of it is no longer so. */
    private void set(long left, Instant fullAt, boolean ahead, Instant now) {
        remaining = left;
        resetAt = fullAt;
        probe = ahead;
        // Whoever began earlier may come later.
        changedAt = now.isAfter(changedAt) ? now : changedAt.plusNanos(1_000);
        changed = true;
    }

    /** How long whoever asks has to wait; zero if there is something to take, or nothing is known. */
    Duration delay(Instant now) {
        if (remaining > 0 || !isLive(now)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, resetAt);
        return probe && left.compareTo(MEANWHILE) > 0 ? MEANWHILE : left;
    }

    /**
     * Takes one.
     *
     * @return whether this one goes ahead: the budget was used up and should be full again
     */
    boolean take(Instant now) {
        if (isLive(now)) {
            remaining--;
            changed = true;
        } else if (wasUsedUp(now)) {
            set(0, now.plus(PROBE), true, now);
            return true;
        }
        return false;
    }

    /** Takes some for later; the less is left, the fewer, so that none of many processes holds what another one needs. */
    void takeChunk(Instant now) {
        if (isLive(now) && remaining > 0) {
            chunk = Math.min(remaining / LARGEST_CHUNK, LARGEST_CHUNK - 1);
            remaining -= chunk;
            changed = true;
        }
    }

    private boolean isLive(Instant now) {
        return resetAt.isAfter(now);
    }

    private boolean wasUsedUp(Instant now) {
        return remaining <= 0 && resetAt.plus(REMEMBERED).isAfter(now);
    }

    /** Whether it still says something. */
    boolean isKnown(Instant now) {
        return isLive(now) || wasUsedUp(now);
    }

    boolean isChanged() {
        return changed;
    }

    long remaining() {
        return remaining;
    }

    Instant resetAt() {
        return resetAt;
    }

    boolean isProbe() {
        return probe;
    }

    /** When somebody last learned something of it; taking is no news. */
    Instant changedAt() {
        return changedAt;
    }

    /** What was taken for later. */
    long chunk() {
        return chunk;
    }
}
