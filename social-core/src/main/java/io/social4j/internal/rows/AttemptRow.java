package io.social4j.internal.rows;

import io.social4j.model.PlatformFailure;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.OpenIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of the log, as plain fields. Changed by this package, and by the store that loads it. */
public final class AttemptRow {

    public final AttemptId id;
    public final String step;
    public final String fingerprint;
    public final boolean last;
    public final long fence;
    public final int contentVersion;
    public final Instant intentAt;
    public final Instant deadlineAt;
    public Map<String, String> steps = Map.of();
    public List<String> earlierParts = List.of();

    public @Nullable String acceptedHandle;

    public LogEntry.@Nullable Outcome outcome;

    public @Nullable Instant outcomeAt;

    public @Nullable String remoteId;

    public @Nullable PlatformFailure failure;
    /** Bound by a judgement and not by the platform's own answer. */
    public boolean judged;

    /** A row as it is stored; everything that may change later is set by the caller. */
    public AttemptRow(AttemptId id, Opened opened) {
        this.id = id;
        this.step = opened.step;
        this.fingerprint = opened.fingerprint;
        this.last = opened.last;
        this.fence = opened.fence;
        this.contentVersion = opened.contentVersion;
        this.intentAt = opened.intentAt;
        this.deadlineAt = opened.deadlineAt;
    }

    /** The next row of a delivery's log. */
    AttemptRow(DeliveryRow delivery, String step, String fingerprint, boolean last, Instant now, Instant deadlineAt) {
        this(
                new AttemptId(delivery.id, delivery.log.size() + 1),
                new Opened(step, fingerprint, last, delivery.fence, delivery.contentVersion, now, deadlineAt));
    }

    /** What never changes. */
    public record Opened(
            String step,
            String fingerprint,
            boolean last,
            long fence,
            int contentVersion,
            Instant intentAt,
            Instant deadlineAt) {}

    public boolean isLive() {
        return outcome == LogEntry.Outcome.LIVE;
    }

    void close(LogEntry.Outcome how, Instant now, @Nullable PlatformFailure why) {
        outcome = how;
        outcomeAt = now;
        failure = why;
    }

    OpenIntent shownOpen() {
        return new OpenIntent(
                id,
                new OpenAttempt(step, fingerprint, steps, earlierParts, intentAt, deadlineAt, acceptedHandle),
                last);
    }

    public LogEntry shown() {
        return new LogEntry(id, step, intentAt, deadlineAt, outcome, outcomeAt, remoteId, failure);
    }
}
