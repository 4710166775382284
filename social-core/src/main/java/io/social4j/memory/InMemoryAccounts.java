package io.social4j.memory;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.spi.store.AccountStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts and holds, in memory. */
final class InMemoryAccounts implements AccountStore {

    private final Tables tables;

    InMemoryAccounts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void save(Account account) {
        synchronized (tables) {
            boolean known = tables.accounts.put(account.id(), account) != null;
            if (!known) {
                event(
                        SocialEvent.Type.ACCOUNT_CONNECTED,
                        HoldTarget.account(account.id()),
                        account.user(),
                        "Connected " + account.remote());
            }
        }
    }

    @Override
    public Optional<Account> find(AccountId id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.accounts.get(id)).map(this::withHolds);
        }
    }

    @Override
    public Map<String, List<Account>> of(Collection<String> users) {
        Set<String> asked = Set.copyOf(users);
        synchronized (tables) {
            return tables.accounts.values().stream()
                    .filter(account -> asked.contains(account.user()))
                    .sorted(Comparator.comparing(Account::id))
                    .map(this::withHolds)
                    .collect(Collectors.groupingBy(Account::user));
        }
    }

    @Override
    public boolean remove(AccountId id, String actor) {
        synchronized (tables) {
            Account gone = tables.accounts.remove(id);
            if (gone != null) {
                event(
                        SocialEvent.Type.ACCOUNT_DISCONNECTED,
                        HoldTarget.account(id),
                        actor,
                        "Disconnected " + gone.remote());
            }
            return gone != null;
        }
    }

    @Override
    public void hold(Hold hold, String actor) {
        synchronized (tables) {
            tables.setHold(hold);
            event(SocialEvent.Type.HELD, hold.target(), actor, hold.target() + " is held back: " + hold.cause());
        }
    }

    @Override
    public boolean release(HoldTarget target, Hold.Cause cause, String actor) {
        synchronized (tables) {
            boolean found = tables.holds.removeIf(hold -> hold.target().equals(target) && hold.cause() == cause);
            if (found) {
                Instant now = tables.now();
                tables.deliveries.values().stream()
                        .filter(row -> row.parkedByHold && target.covers(row.account, row.remoteAccount.platform()))
                        .forEach(row -> tables.wakeAt(row, now));
                event(SocialEvent.Type.RELEASED, target, actor, target + " is released: " + cause);
            }
            return found;
        }
    }

    @Override
    public List<Hold> holds() {
        synchronized (tables) {
            Instant now = tables.now();
            return tables.holds.stream().filter(hold -> hold.standsAt(now)).toList();
        }
    }

    private Account withHolds(Account account) {
        Instant now = tables.now();
        List<Hold> standing = tables.holds.stream()
                .filter(hold -> hold.standsAt(now) && hold.target().covers(account.id(), account.platform()))
                .toList();
        return new Account(
                account.id(),
                account.user(),
                account.remote(),
                account.displayName(),
                account.scopes(),
                account.expiresAtOrNull(),
                standing);
    }

    private void event(SocialEvent.Type type, HoldTarget target, String actor, String detail) {
        tables.add(new SocialEvent(
                tables.nextPosition(),
                tables.now(),
                type,
                null,
                null,
                target.account(),
                target.platform(),
                actor,
                detail));
    }
}
