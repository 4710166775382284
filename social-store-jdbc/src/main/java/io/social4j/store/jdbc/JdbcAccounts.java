package io.social4j.store.jdbc;

import io.social4j.event.SocialEvent;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.spi.store.AccountStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts and holds. */
final class JdbcAccounts implements AccountStore {

    /** With ids to be given. */
    static final String OF = "SELECT * FROM {account} WHERE id = ANY(?)";

    private static final String SELECT = "SELECT * FROM {account} ";

    private final Database database;

    JdbcAccounts(Database database) {
        this.database = database;
    }

    @Override
    public void save(Account account) {
        database.run(tx -> {
            String scopes = Json.write(account.scopes());
            int known = tx.update(
                    "UPDATE {account} SET user_id = ?, platform = ?, remote_account = ?, display_name = ?, scopes = ?,"
                            + " expires_at = ? WHERE id = ?",
                    account.user(),
                    account.platform().id(),
                    account.remote().id(),
                    account.displayName(),
                    scopes,
                    account.expiresAtOrNull(),
                    account.id().value());
            if (known == 0) {
                tx.update(
                        "INSERT INTO {account} (id, user_id, platform, remote_account, display_name, scopes, expires_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        account.id().value(),
                        account.user(),
                        account.platform().id(),
                        account.remote().id(),
                        account.displayName(),
                        scopes,
                        account.expiresAtOrNull());
                event(
                        tx,
                        SocialEvent.Type.ACCOUNT_CONNECTED,
                        HoldTarget.account(account.id()),
                        account.user(),
                        "Connected " + account.remote());
            }
        });
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return database.readingJoined(tx -> accounts(tx, "WHERE id = ?", id.value())).stream()
                .findFirst();
    }

    @Override
    public Map<String, List<Account>> of(Collection<String> users) {
        List<Account> all = database.readingJoined(tx -> ofUsers(tx, Set.copyOf(users)));
        return all.stream().collect(Collectors.groupingBy(Account::user));
    }

    private static List<Account> ofUsers(Tx tx, Set<String> users) throws SQLException {
        // Mostly there is one, and for one the database need not plan anew each time.
        return users.size() == 1
                ? accounts(tx, "WHERE user_id = ? ORDER BY id", users.iterator().next())
                // Not = ANY(?): with a plan that is kept, that compares each account with each user.
                : accounts(
                        tx,
                        "WHERE user_id IN (SELECT * FROM unnest(CAST(? AS varchar ARRAY)) AS wanted) ORDER BY id",
                        users);
    }

    /** Holds are read only if there are any. */
    private static List<Account> accounts(Tx tx, String where, Object parameter) throws SQLException {
        List<Boolean> anyHold = new ArrayList<>();
        List<Account> accounts = tx.query(
                "SELECT account.*, EXISTS (SELECT 1 FROM {hold}) AS any_hold FROM {account} AS account " + where,
                from -> {
                    anyHold.add(from.flag("any_hold"));
                    return read(from);
                },
                parameter);
        if (!anyHold.contains(true)) {
            return accounts;
        }
        List<Hold> holds = HoldTable.standing(tx);
        return accounts.stream().map(account -> withHolds(account, holds)).toList();
    }

    private static Account withHolds(Account account, List<Hold> holds) {
        return new Account(
                account.id(),
                account.user(),
                account.remote(),
                account.displayName(),
                account.scopes(),
                account.expiresAtOrNull(),
                holds.stream()
                        .filter(hold -> hold.target().covers(account.id(), account.platform()))
                        .toList());
    }

    @Override
    public boolean remove(AccountId id, String actor) {
        return database.alone(tx -> {
            Optional<Account> gone =
                    tx.query(SELECT + "WHERE id = ? FOR UPDATE", JdbcAccounts::read, id.value()).stream()
                            .findFirst();
            boolean removed = gone.isPresent() && tx.update("DELETE FROM {account} WHERE id = ?", id.value()) == 1;
            if (removed) {
                event(
                        tx,
                        SocialEvent.Type.ACCOUNT_DISCONNECTED,
                        HoldTarget.account(id),
                        actor,
                        "Disconnected " + gone.get().remote());
            }
            return removed;
        });
    }

    @Override
    public void hold(Hold hold, String actor) {
        database.run(tx -> {
            HoldTable.set(tx, hold);
            event(tx, SocialEvent.Type.HELD, hold.target(), actor, hold.target() + " is held back: " + hold.cause());
        });
    }

    /** First the hold ends, then what it parked is woken: a delivery that parks meanwhile reads the hold again, and waits for this. */
    @Override
    public boolean release(HoldTarget target, Hold.Cause cause, String actor) {
        return database.alone(tx -> {
            boolean found = HoldTable.remove(tx, target, cause);
            if (found) {
                AccountId account = target.account();
                Platform platform = target.platform();
                String who = account == null ? "%" : account.value();
                String where = platform == null ? "%" : platform.id();
                tx.update(
                        "UPDATE {delivery} SET next_at = ? WHERE parked_by_hold AND next_at IS NOT NULL"
                                + (account == null ? " AND account_id LIKE ?" : " AND account_id = ?")
                                + (platform == null ? " AND platform LIKE ?" : " AND platform = ?"),
                        tx.now(),
                        who,
                        where);
                event(tx, SocialEvent.Type.RELEASED, target, actor, target + " is released: " + cause);
            }
            return found;
        });
    }

    @Override
    public List<Hold> holds() {
        return database.reading(HoldTable::standing);
    }

    /** Without its holds. */
    static Account read(Tx.Row from) throws SQLException {
        AccountId id = AccountId.of(from.text("id"));
        Platform platform = Platform.of(from.text("platform"));
        return new Account(
                id,
                from.text("user_id"),
                new RemoteAccount(platform, from.text("remote_account")),
                from.text("display_name"),
                Set.copyOf(Json.texts(from.text("scopes"))),
                from.timeOrNull("expires_at"),
                List.of());
    }

    private static void event(Tx tx, SocialEvent.Type type, HoldTarget target, String actor, String detail)
            throws SQLException {
        SocialEvent event =
                new SocialEvent(0, tx.now(), type, null, null, target.account(), target.platform(), actor, detail);
        EventTable.insert(tx, List.of(new Object[][] {EventTable.row(event)}));
    }
}
