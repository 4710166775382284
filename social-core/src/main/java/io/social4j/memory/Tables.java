package io.social4j.memory;

import io.social4j.event.SocialEvent;
import io.social4j.internal.Guard;
import io.social4j.internal.rows.AttemptRow;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.PostRow;
import io.social4j.internal.rows.Rows;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.DeliveryId;
import io.social4j.model.Hold;
import io.social4j.model.PostId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.EncryptedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All rows and indexes; also the lock: everybody synchronizes on this object. */
final class Tables implements Rows {

    final Map<PostId, PostRow> posts = new HashMap<>();
    final Map<UserKey, PostId> idempotencyKeys = new HashMap<>();
    final Map<DeliveryId, DeliveryRow> deliveries = new HashMap<>();
    final Map<AccountId, Account> accounts = new HashMap<>();
    final Map<AccountId, EncryptedToken> tokens = new HashMap<>();
    final List<Hold> holds = new ArrayList<>();
    final List<SocialEvent> events = new ArrayList<>();

    private final TreeSet<DeliveryRow> due = new TreeSet<>(DeliveryRow.BY_DUE_TIME);
    private final Map<Twin, AttemptRow> twins = new HashMap<>();
    private final Map<Key, AttemptRow> bound = new HashMap<>();
    private final SocialClock clock;
    private final Set<Guard> guards;

    Tables(SocialClock clock, Set<Guard> guards) {
        this.clock = clock;
        this.guards = guards;
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public boolean on(Guard guard) {
        return guards.contains(guard);
    }

    /** Live rows that have a due time, earliest first. */
    Iterable<DeliveryRow> byDueTime() {
        return due;
    }

    /** The only way to move a row in time. */
    @Override
    public void wakeAt(DeliveryRow row, @Nullable Instant at) {
        if (row.nextAt != null) {
            due.remove(row);
        }
        row.nextAt = at;
        if (at != null) {
            due.add(row);
        }
    }

    @Override
    public boolean hasTwin(RemoteAccount account, String fingerprint) {
        return twins.containsKey(new Twin(account, fingerprint));
    }

    @Override
    public void addTwin(RemoteAccount account, AttemptRow attempt) {
        twins.putIfAbsent(new Twin(account, attempt.fingerprint), attempt);
    }

    @Override
    public void dropTwin(RemoteAccount account, AttemptRow attempt) {
        twins.remove(new Twin(account, attempt.fingerprint), attempt);
    }

    @Override
    public @Nullable Bound boundTo(RemoteAccount account, String remoteId) {
        AttemptRow attempt = bound.get(new Key(account, remoteId));
        DeliveryRow delivery = attempt == null ? null : deliveries.get(attempt.id.delivery());
        return attempt == null || delivery == null ? null : new Bound(delivery, attempt);
    }

    @Override
    public void bind(RemoteAccount account, String remoteId, AttemptRow attempt) {
        bound.put(new Key(account, remoteId), attempt);
    }

    @Override
    public List<Hold> holdsOn(DeliveryRow row) {
        Instant now = now();
        return holds.stream()
                .filter(hold -> hold.standsAt(now) && hold.target().covers(row.account, row.remoteAccount.platform()))
                .toList();
    }

    @Override
    public void setHold(Hold hold) {
        holds.removeIf(other -> other.target().equals(hold.target()) && other.cause() == hold.cause());
        holds.add(hold);
    }

    @Override
    public void dropSteps(DeliveryRow row) {
        row.steps.clear();
    }

    @Override
    public void event(DeliveryRow row, SocialEvent.Type type, String actor, String detail) {
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

    @Override
    public void event(PostRow post, SocialEvent.Type type, String actor, String detail) {
        add(new SocialEvent(nextPosition(), now(), type, post.made.id(), null, null, null, actor, detail));
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

    private record Key(RemoteAccount account, String remoteId) {}
}
