package io.social4j.memory;

import io.social4j.model.PlatformFailure;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.OpenIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of the log. */
final class AttemptRow {

    final AttemptId id;
    final String step;
    final String fingerprint;
    final boolean last;
    final long fence;
    final int contentVersion;
    final Instant intentAt;
    final Instant deadlineAt;
    Map<String, String> steps = Map.of();
    List<String> earlierParts = List.of();

    @Nullable
    String acceptedHandle;

    LogEntry.@Nullable Outcome outcome;

    @Nullable
    Instant outcomeAt;

    @Nullable
    String remoteId;

    @Nullable
    PlatformFailure failure;
    /** Bound by a judgement and not by the platform's own answer. */
    boolean judged;

    AttemptRow(DeliveryRow delivery, String step, String fingerprint, boolean last, Instant now, Instant deadlineAt) {
        this.id = new AttemptId(delivery.id, delivery.log.size() + 1);
        this.step = step;
        this.fingerprint = fingerprint;
        this.last = last;
        this.fence = delivery.fence;
        this.contentVersion = delivery.contentVersion;
        this.intentAt = now;
        this.deadlineAt = deadlineAt;
    }

    boolean isLive() {
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

    LogEntry shown() {
        return new LogEntry(id, step, intentAt, deadlineAt, outcome, outcomeAt, remoteId, failure);
    }
}
