package io.social4j;

import io.social4j.internal.Ids;
import io.social4j.internal.crypto.StoredTokens;
import io.social4j.internal.engine.Signal;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.store.SocialStore;
import java.util.List;
import java.util.Optional;

/** The accounts users have connected. Thread-safe; never hands out a token. */
public final class SocialAccounts {

    private final SocialStore store;
    private final Platforms platforms;
    private final StoredTokens tokens;
    private final Ids ids;
    private final Signal changes;

    SocialAccounts(SocialStore store, Platforms platforms, StoredTokens tokens, Ids ids, Signal changes) {
        this.store = store;
        this.platforms = platforms;
        this.tokens = tokens;
        this.ids = ids;
        this.changes = changes;
    }

    /**
     * Connects an account with a token obtained elsewhere, or gives a connected one a new token: then what had waited for it
     * goes on.
     *
     * @param displayName what people call the account
     */
    public Account importToken(String user, String displayName, PlatformToken token) {
        Optional<Account> known = of(user).stream()
                .filter(account -> account.remote().equals(token.account()))
                .findFirst();
        Account account = new Account(
                known.map(Account::id).orElseGet(() -> AccountId.of(ids.next())),
                user,
                token.account(),
                displayName,
                token.scopes(),
                token.expiresAt().orElse(null),
                List.of());
        store.accounts().save(account);
        tokens.put(account, token);
        store.accounts().release(HoldTarget.account(account.id()), Hold.Cause.RECONNECT, user);
        changes.raise();
        return account;
    }

    public List<Account> of(String user) {
        return store.accounts().of(user);
    }

    public Optional<Account> find(AccountId account) {
        return store.accounts().find(account);
    }

    /** Whether posts can go to this platform here: it is present and configured. */
    public boolean isUsable(Platform platform) {
        return platforms.adapter(platform).isPresent();
    }

    /** Whether its token is traded for a younger one by itself when it ends. */
    public boolean isRenewable(Account account) {
        return tokens.isRenewable(account);
    }

    /** Forgets an account and its token. Deliveries to it wait for a while and then end as failed. */
    public void disconnect(AccountId account, String actor) {
        store.tokens().remove(account);
        if (!store.accounts().remove(account, actor)) {
            throw new SocialException(SocialException.Reason.NOT_FOUND, "There is no account " + account);
        }
    }
}
