package io.social4j;

import io.social4j.internal.Ids;
import io.social4j.internal.crypto.StoredTokens;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Hold;
import io.social4j.model.HoldTarget;
import io.social4j.model.Platform;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RevokesTokens;
import io.social4j.spi.store.SocialStore;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts users have connected. Thread-safe; never hands out a token. */
public final class SocialAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(SocialAccounts.class);

    private final SocialStore store;
    private final Platforms platforms;
    private final StoredTokens tokens;
    private final Ids ids;
    private final Runnable news;

    SocialAccounts(SocialStore store, Platforms platforms, StoredTokens tokens, Ids ids, Runnable news) {
        this.store = store;
        this.platforms = platforms;
        this.tokens = tokens;
        this.ids = ids;
        this.news = news;
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
        news.run();
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

    /**
     * Forgets an account and its token, and then ends the token at its platform where that can be done: at X, LinkedIn and Reddit. May
     * wait for the platform for as long as one call may take. What the platform says changes nothing here; it is in the log. Deliveries to
     * the account wait for a while and then end as failed.
     */
    public void disconnect(AccountId account, String actor) {
        Optional<Account> known = find(account);
        Optional<PlatformToken> token = known.flatMap(tokens::found);
        store.tokens().remove(account);
        if (!store.accounts().remove(account, actor)) {
            throw new SocialException(SocialException.Reason.NOT_FOUND, "There is no account " + account);
        }
        token.ifPresent(spent -> revoke(account, spent));
    }

    private void revoke(AccountId account, PlatformToken token) {
        Platform platform = token.account().platform();
        if (!(platforms.adapter(platform).orElse(null) instanceof RevokesTokens revoking)) {
            return;
        }
        try {
            revoking.revoke(token);
        } catch (RuntimeException refused) {
            LOG.warn(
                    "The token of account {} is forgotten here, and {} did not revoke it: {}",
                    account,
                    platform,
                    refused.toString());
        }
    }
}
