package io.social4j.internal.rows;

import io.social4j.event.SocialEvent;
import io.social4j.model.FailureKind;
import io.social4j.model.Hold;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.store.DeliveryState;
import io.social4j.spi.store.LivePart;
import io.social4j.spi.store.LogEntry.Outcome;
import io.social4j.spi.store.Next;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The changes that everything else here is made of. */
public final class Transitions {

    private final Rows rows;

    public Transitions(Rows rows) {
        this.rows = rows;
    }

    /** Applies what follows to a delivery that has not ended. */
    void apply(DeliveryRow row, Next next) {
        if (next.hold() != null) {
            rows.setHold(next.hold());
            rows.event(
                    row,
                    SocialEvent.Type.HELD,
                    SocialEvent.ENGINE,
                    next.hold().target() + " is held back: " + next.hold().cause());
        }
        if (next.failure() != null) {
            row.failure = next.failure();
        }
        if (next.burnsTry()) {
            row.tries++;
        }
        if (next.cleanLook() != null) {
            row.looks++;
            row.cleanLooks = next.cleanLook() ? row.cleanLooks + 1 : 0;
        }
        row.silent = false;
        row.deaths = 0;
        if (row.isPublished() && (row.open == null || next.kind() == Next.Kind.END)) {
            // What was still looked for is settled, or nobody will find it out.
            end(row, DeliveryState.PUBLISHED, SocialEvent.ENGINE);
            return;
        }
        switch (next.kind()) {
            case GO_ON -> {
                row.state = DeliveryState.SCHEDULED;
                row.failure = null;
            }
            case COME_BACK -> sleep(row, Objects.requireNonNull(next.at()), next.failure());
            case WHEN_RELEASED -> sleepUnderHold(row, next);
            case END -> end(row, Objects.requireNonNull(next.end()), SocialEvent.ENGINE);
        }
    }

    private void sleep(DeliveryRow row, Instant until, @Nullable PlatformFailure why) {
        AttemptRow open = row.open;
        boolean newlyUncertain = row.state == DeliveryState.SENDING;
        row.state = open == null ? DeliveryState.SCHEDULED : DeliveryState.UNCERTAIN;
        row.leaseUntil = null;
        row.parkedByHold = false;
        rows.wakeAt(row, until);
        if (row.isPublished()) {
            return;
        }
        if (open != null && newlyUncertain) {
            rows.event(
                    row,
                    SocialEvent.Type.DELIVERY_UNCERTAIN,
                    SocialEvent.ENGINE,
                    open.acceptedHandle == null
                            ? "Sent, but no trustworthy answer came"
                            : "The platform has accepted it and publishes it by itself");
        } else if (why != null) {
            rows.event(row, SocialEvent.Type.DELIVERY_RETRIES, SocialEvent.ENGINE, why + "; next at " + until);
        }
    }

    /** Reads the holds again, so that one that was released meanwhile wakes the delivery at once. */
    private void sleepUnderHold(DeliveryRow row, Next next) {
        Instant now = rows.now();
        Instant latest = now.plus(Objects.requireNonNull(next.atMost()));
        List<Hold> standing = rows.holdsOn(row);
        Instant until = standing.isEmpty()
                ? now
                : standing.stream()
                        .map(hold -> hold.until().orElse(latest))
                        .max(Comparator.naturalOrder())
                        .filter(latest::isAfter)
                        .orElse(latest);
        sleep(row, until, next.failure());
        row.parkedByHold = true;
    }

    /** Says that the post is live, once, also where something is still looked for. */
    void publish(DeliveryRow row, String actor) {
        if (!row.isPublished()) {
            row.failure = null;
            row.publishedAt = rows.now();
            rows.event(row, SocialEvent.Type.DELIVERY_POSTED, actor, "Live");
        }
        rows.dropSteps(row);
    }

    /** Ends a delivery; its open intent stays open for late facts. */
    public void end(DeliveryRow row, DeliveryState state, String actor) {
        if (state == DeliveryState.PUBLISHED) {
            publish(row, actor);
            if (row.open != null) {
                rows.event(
                        row,
                        SocialEvent.Type.INCIDENT,
                        actor,
                        "It is live, and nobody knows about attempt " + row.open.id.seq()
                                + ": it may be live twice. Look at the account");
            }
        }
        row.state = state;
        row.leaseUntil = null;
        rows.wakeAt(row, null);
        if (row.open != null) {
            // An unresolved review must not block an equal text for ever; the intent stays open for late facts.
            rows.dropTwin(row.remoteAccount, row.open);
        }
        String why = row.failure == null ? state.name() : row.failure.toString();
        switch (state) {
            case PUBLISHED -> row.failure = null;
            case FAILED -> rows.event(row, SocialEvent.Type.DELIVERY_FAILED, actor, why);
            case CANCELLED -> rows.event(row, SocialEvent.Type.DELIVERY_CANCELLED, actor, "Cancelled");
            case NEEDS_REVIEW -> rows.event(row, SocialEvent.Type.DELIVERY_NEEDS_REVIEW, actor, why);
            default -> throw new IllegalArgumentException(state + " is no end");
        }
    }

    /** Closes an attempt; the delivery may be claimed or sent again after that. */
    void close(DeliveryRow row, AttemptRow attempt, Outcome outcome, @Nullable PlatformFailure why) {
        attempt.close(outcome, rows.now(), why);
        rows.dropTwin(row.remoteAccount, attempt);
        if (row.open == attempt) {
            row.open = null;
        }
    }

    /**
     * Closes an attempt as live and binds its id; an answer of the platform beats an earlier judgement. A second post for one step
     * is what must never happen, so it is said.
     */
    void closeLive(DeliveryRow row, AttemptRow attempt, @Nullable String remoteId, @Nullable URI permalink) {
        Rows.Bound holder = remoteId == null ? null : rows.boundTo(row.remoteAccount, remoteId);
        boolean samePost = holder != null && holder.delivery().id.equals(row.id);
        if (row.hasLive(attempt.step) && !samePost) {
            String ids = Stream.concat(
                            row.liveParts().stream()
                                    .filter(part -> part.step().equals(attempt.step))
                                    .map(LivePart::remoteId),
                            Stream.of(String.valueOf(remoteId)))
                    .collect(Collectors.joining(" and "));
            rows.event(
                    row,
                    SocialEvent.Type.INCIDENT,
                    SocialEvent.ENGINE,
                    "Two posts are live for " + attempt.step + ": " + ids);
        }
        if (holder != null && samePost) {
            holder.attempt().remoteId = null;
        } else if (holder != null && remoteId != null) {
            unbind(holder.delivery(), holder.attempt(), remoteId);
        }
        if (remoteId != null) {
            rows.bind(row.remoteAccount, remoteId, attempt);
        }
        attempt.remoteId = remoteId;
        close(row, attempt, Outcome.LIVE, null);
        if (permalink != null) {
            row.permalink = permalink;
        }
        if (!attempt.last) {
            rows.event(
                    row,
                    SocialEvent.Type.DELIVERY_PART_POSTED,
                    SocialEvent.ENGINE,
                    "Part " + attempt.step + " is live");
        }
    }

    private void unbind(DeliveryRow other, AttemptRow holder, String remoteId) {
        rows.event(
                other,
                SocialEvent.Type.INCIDENT,
                SocialEvent.ENGINE,
                "Post " + remoteId + " turned out to belong to another attempt");
        holder.remoteId = null;
        if (holder.judged) {
            holder.outcome = null;
            other.open = other.open == null ? holder : other.open;
            other.failure = PlatformFailure.of(
                    FailureKind.UNKNOWN_OUTCOME,
                    "The post it was taken for belongs to another delivery; look at the account");
            other.fence++;
            other.publishedAt = null;
            end(other, DeliveryState.NEEDS_REVIEW, SocialEvent.ENGINE);
        }
    }
}
