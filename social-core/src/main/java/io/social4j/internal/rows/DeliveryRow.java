package io.social4j.internal.rows;

import io.social4j.model.AccountId;
import io.social4j.model.Delivery;
import io.social4j.model.DeliveryId;
import io.social4j.model.DeliveryStatus;
import io.social4j.model.Hold;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PostId;
import io.social4j.model.PublishPayload;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.Credential;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.NewPost.NewDelivery;
import io.social4j.spi.store.Progress;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Work;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One delivery, its steps and its whole log, as plain fields. Changed by this package, and by the store that loads it. */
public final class DeliveryRow {

    public static final Comparator<DeliveryRow> BY_DUE_TIME = Comparator.<DeliveryRow, Instant>comparing(
                    row -> Objects.requireNonNull(row.nextAt))
            .thenComparing(row -> row.id);

    public final DeliveryId id;
    public final PostId post;
    public final AccountId account;
    public final RemoteAccount remoteAccount;
    public final Map<String, String> steps = new HashMap<>();
    public final List<AttemptRow> log = new ArrayList<>();
    /** Absent where nobody needs it. */
    public @Nullable PublishPayload payload;

    public int contentVersion = 1;
    public DeliveryState state = DeliveryState.SCHEDULED;
    public Instant dueAt;
    /** Changed through {@link Rows#wakeAt} only. */
    public @Nullable Instant nextAt;

    public @Nullable Instant leaseUntil;

    public long fence;
    /** The last visit has not written anything yet. */
    public boolean silent;

    /** The last visit that others had locked out: it lived, and could not write here. A fence; 0 if there was none. */
    public long lockedOut;

    public boolean parkedByHold;
    public boolean dismissed;
    public int tries;
    public int deaths;
    public int looks;
    public int cleanLooks;

    public @Nullable Instant firstIntentAt;

    /** Since when it could have been claimed, once it has been. */
    private @Nullable Instant readyAt;

    public @Nullable AttemptRow open;

    public @Nullable PlatformFailure failure;

    public @Nullable URI permalink;

    public @Nullable Instant publishedAt;

    public DeliveryRow(DeliveryId id, PostId post, AccountId account, RemoteAccount remoteAccount, Instant dueAt) {
        this.id = id;
        this.post = post;
        this.account = account;
        this.remoteAccount = remoteAccount;
        this.dueAt = dueAt;
    }

    /** A new one. */
    public static DeliveryRow of(NewDelivery made, PostId post, Instant dueAt) {
        DeliveryRow row = new DeliveryRow(made.id(), post, made.account(), made.remoteAccount(), dueAt);
        row.payload = made.payload();
        return row;
    }

    /** Its next time is the end of a lease from now on. */
    void claimed() {
        readyAt = nextAt;
    }

    public boolean isLeased(Instant now) {
        return leaseUntil != null && leaseUntil.isAfter(now);
    }

    /** What is live of the present content, in order, each step once. */
    public List<LivePart> liveParts() {
        if (log.isEmpty()) {
            return List.of();
        }
        Map<String, LivePart> parts = new LinkedHashMap<>();
        for (AttemptRow row : log) {
            if (row.isLive() && row.contentVersion == contentVersion) {
                String remoteId = row.remoteId == null ? "" : row.remoteId;
                parts.merge(
                        row.step,
                        new LivePart(row.step, remoteId),
                        (one, other) -> one.remoteId().isEmpty() ? other : one);
            }
        }
        return List.copyOf(parts.values());
    }

    boolean hasLive(String step) {
        return liveParts().stream().anyMatch(part -> part.step().equals(step));
    }

    public boolean isBegun() {
        return open != null || !liveParts().isEmpty();
    }

    /** Starts over: as scheduled for this time, with nothing tried. */
    void rewind(Instant due) {
        dueAt = due;
        state = open == null ? DeliveryState.SCHEDULED : DeliveryState.UNCERTAIN;
        fence++;
        leaseUntil = null;
        silent = false;
        parkedByHold = false;
        dismissed = false;
        tries = 0;
        deaths = 0;
        firstIntentAt = null;
        failure = null;
    }

    public Work work(List<Hold> holds, @Nullable Credential credential, Instant now) {
        Map<String, Instant> absent = log.stream()
                .filter(row -> row.outcome == LogEntry.Outcome.ABSENT && row.contentVersion == contentVersion)
                .collect(Collectors.toMap(row -> row.step, row -> row.intentAt, (first, later) -> first));
        return new Work(
                new Ticket(id, fence),
                post,
                account,
                remoteAccount,
                Objects.requireNonNull(payload),
                new Progress(
                        dueAt,
                        Objects.requireNonNull(readyAt),
                        firstIntentAt,
                        log.size(),
                        tries,
                        deaths,
                        looks,
                        cleanLooks,
                        failure),
                steps,
                liveParts(),
                open == null ? null : open.shownOpen(),
                absent,
                holds,
                credential,
                now);
    }

    /**
     * Whether the post is live, whatever else is still looked for: after a late answer another attempt of it may be open. Then it
     * is shown as posted and keeps its due time until that attempt is settled.
     */
    boolean isPublished() {
        return state == DeliveryState.PUBLISHED || (state.isLive() && publishedAt != null);
    }

    public DeliveryStatus shownStatus() {
        return isPublished() ? DeliveryStatus.POSTED : state.shown(isBegun());
    }

    public Delivery shown() {
        List<String> live = liveParts().stream().map(LivePart::remoteId).toList();
        boolean posted = isPublished();
        String last = live.isEmpty() ? null : live.get(live.size() - 1);
        return new Delivery(
                id,
                post,
                account,
                remoteAccount,
                shownStatus(),
                posted && last != null && !last.isEmpty() ? last : null,
                permalink,
                live,
                publishedAt,
                (int) log.stream()
                        .filter(row -> !row.step.equals(LogEntry.PREPARE))
                        .count(),
                nextAt,
                posted ? null : failure,
                dismissed);
    }
}
