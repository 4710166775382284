package io.social4j.memory;

import io.social4j.internal.Guard;
import io.social4j.internal.rows.DeliveryRow;
import io.social4j.internal.rows.Facts;
import io.social4j.internal.rows.Visits;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.AttemptId;
import io.social4j.spi.store.Credential;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.EncryptedToken;
import io.social4j.spi.store.Fact;
import io.social4j.spi.store.Intent;
import io.social4j.spi.store.IntentResult;
import io.social4j.spi.store.Next;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.Selection;
import io.social4j.spi.store.Ticket;
import io.social4j.spi.store.Verdict;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hot path, in memory. */
final class InMemoryDeliveries implements DeliveryStore {

    private final Tables tables;
    private final Visits visits;
    private final Facts facts;

    InMemoryDeliveries(Tables tables) {
        this.tables = tables;
        this.visits = new Visits(tables);
        this.facts = new Facts(tables);
    }

    @Override
    public List<Work> claim(Selection what, int atMost, Owner me, Duration lease) {
        synchronized (tables) {
            Instant now = tables.now();
            List<Work> works = new ArrayList<>();
            for (DeliveryRow row : due(what, atMost, now)) {
                visits.claim(row, lease);
                works.add(row.work(tables.holdsOn(row), credential(row.account), now));
            }
            return works;
        }
    }

    private @Nullable Credential credential(AccountId id) {
        Account account = tables.accounts.get(id);
        EncryptedToken token = tables.tokens.get(id);
        return account == null || token == null ? null : new Credential(account, token);
    }

    private List<DeliveryRow> due(Selection what, int atMost, Instant now) {
        List<DeliveryRow> found = new ArrayList<>();
        Set<RemoteAccount> lanes = new HashSet<>();
        for (DeliveryRow row : tables.byDueTime()) {
            if (found.size() == atMost || Objects.requireNonNull(row.nextAt).isAfter(now)) {
                break;
            }
            boolean free = !row.isLeased(now) && what.allows(row.remoteAccount, row.id, row.firstIntentAt != null);
            if (free && lanes.add(row.remoteAccount)) {
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public boolean renew(Collection<Ticket> tickets, Duration lease) {
        synchronized (tables) {
            boolean all = true;
            for (Ticket ticket : tickets) {
                DeliveryRow row = held(ticket);
                all &= row != null && visits.renew(row, ticket, lease);
            }
            return all;
        }
    }

    @Override
    public Optional<String> putStep(Ticket ticket, String step, @Nullable String value) {
        synchronized (tables) {
            DeliveryRow row = tables.on(Guard.FENCED_STEPS) ? held(ticket) : tables.deliveries.get(ticket.delivery());
            if (row == null) {
                return Optional.empty();
            }
            row.silent = false;
            if (value == null) {
                row.steps.remove(step);
            } else if (tables.on(Guard.FENCED_STEPS)) {
                row.steps.putIfAbsent(step, value);
            } else {
                row.steps.put(step, value);
            }
            return Optional.ofNullable(row.steps.get(step));
        }
    }

    @Override
    public IntentResult openIntent(Ticket ticket, Intent intent, Duration lease) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(ticket.delivery());
            return row == null ? IntentResult.refused(IntentResult.Kind.LOST) : visits.open(row, ticket, intent, lease);
        }
    }

    @Override
    public boolean holds(Ticket ticket) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(ticket.delivery());
            return !tables.on(Guard.GATE) || (row != null && visits.mayGo(row, ticket));
        }
    }

    @Override
    public void settle(AttemptId id, Fact fact, Next next) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(id.delivery());
            if (row != null) {
                facts.settle(row, id, fact, next);
            }
        }
    }

    @Override
    public boolean judge(Ticket ticket, AttemptId id, Verdict verdict, Next next) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(ticket.delivery());
            return row != null && visits.judge(row, ticket, id, verdict, next);
        }
    }

    @Override
    public boolean park(Ticket ticket, Next next) {
        synchronized (tables) {
            DeliveryRow row = tables.deliveries.get(ticket.delivery());
            return row != null && visits.park(row, ticket, next);
        }
    }

    private @Nullable DeliveryRow held(Ticket ticket) {
        DeliveryRow row = tables.deliveries.get(ticket.delivery());
        return row != null && visits.holds(row, ticket) ? row : null;
    }
}
