package io.social4j.memory;

import io.social4j.event.SocialEvent;
import io.social4j.internal.Guard;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.Hold;
import io.social4j.model.PostId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All rows and indexes; also the lock: everybody synchronizes on this object. */
final class Tables {

    final Map<PostId, PostRow> posts = new HashMap<>();
    final Map<UserKey, PostId> idempotencyKeys = new HashMap<>();
    final Map<DeliveryId, DeliveryRow> deliveries = new HashMap<>();
    final Map<AccountId, Account> accounts = new HashMap<>();
    final List<Hold> holds = new ArrayList<>();
    final List<SocialEvent> events = new ArrayList<>();

    private final TreeSet<DeliveryRow> due = new TreeSet<>(DeliveryRow.BY_DUE_TIME);
    private final Map<Twin, AttemptRow> twins = new HashMap<>();
    private final Map<Bound, AttemptRow> bound = new HashMap<>();
    private final SocialClock clock;
    private final Set<Guard> guards;

    Tables(SocialClock clock, Set<Guard> guards) {
        this.clock = clock;
        this.guards = guards;
    }

    Instant now() {
        return clock.now();
    }

    boolean on(Guard guard) {
        return guards.contains(guard);
    }

    /** Live rows that have a due time, earliest first. */
    Iterable<DeliveryRow> byDueTime() {
        return due;
    }

    /** The only way to move a row in time; {@code null} takes it out of the index. */
    void wakeAt(DeliveryRow row, @Nullable Instant at) {
        if (row.nextAt != null) {
            due.remove(row);
        }
        row.nextAt = at;
        if (at != null) {
            due.add(row);
        }
    }

    @Nullable
    AttemptRow openTwin(RemoteAccount account, String fingerprint) {
        return twins.get(new Twin(account, fingerprint));
    }

    void addTwin(RemoteAccount account, AttemptRow attempt) {
        twins.putIfAbsent(new Twin(account, attempt.fingerprint), attempt);
    }

    void dropTwin(RemoteAccount account, AttemptRow attempt) {
        twins.remove(new Twin(account, attempt.fingerprint), attempt);
    }

    @Nullable
    AttemptRow boundTo(RemoteAccount account, String remoteId) {
        return bound.get(new Bound(account, remoteId));
    }

    void bind(RemoteAccount account, String remoteId, AttemptRow attempt) {
        bound.put(new Bound(account, remoteId), attempt);
    }

    List<Hold> holdsOn(DeliveryRow row) {
        Instant now = now();
        return holds.stream()
                .filter(hold -> hold.standsAt(now) && hold.target().covers(row.account, row.remoteAccount.platform()))
                .toList();
    }

    void setHold(Hold hold) {
        holds.removeIf(other -> other.target().equals(hold.target()) && other.cause() == hold.cause());
        holds.add(hold);
    }

    void event(SocialEvent.Type type, DeliveryRow row, String actor, String detail) {
        add(new SocialEvent(
                nextPosition(),
                now(),
                type,
                row.post,
                row.id,
                row.account,
                row.remoteAccount.platform(),
                actor,
                detail));
    }

    void add(SocialEvent event) {
        events.add(event);
    }

    long nextPosition() {
        return events.size() + 1L;
    }

    /** Key of the idempotency index. */
    record UserKey(String user, String key) {}

    private record Twin(RemoteAccount account, String fingerprint) {}

    private record Bound(RemoteAccount account, String remoteId) {}
}
