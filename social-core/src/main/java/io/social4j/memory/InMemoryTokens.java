package io.social4j.memory;

import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.Platform;
import io.social4j.spi.store.EncryptedToken;
import io.social4j.spi.store.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Encrypted tokens, in memory. */
final class InMemoryTokens implements TokenStore {

    private final Tables tables;
    private final Map<AccountId, Instant> leases = new HashMap<>();

    InMemoryTokens(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<EncryptedToken> find(AccountId account) {
        synchronized (tables) {
            return Optional.ofNullable(tables.tokens.get(account));
        }
    }

    @Override
    public boolean put(EncryptedToken token) {
        synchronized (tables) {
            EncryptedToken stored = tables.tokens.get(token.account());
            long expected = stored == null ? 1 : stored.version() + 1;
            if (token.version() != expected) {
                return false;
            }
            tables.tokens.put(token.account(), token);
            leases.remove(token.account());
            return true;
        }
    }

    @Override
    public boolean lease(AccountId account, long version, Duration lease) {
        synchronized (tables) {
            EncryptedToken stored = tables.tokens.get(account);
            Instant until = leases.get(account);
            Instant now = tables.now();
            if (stored == null || stored.version() != version || (until != null && until.isAfter(now))) {
                return false;
            }
            leases.put(account, now.plus(lease));
            return true;
        }
    }

    Map<Platform, Instant> end() {
        synchronized (tables) {
            Map<Platform, Instant> first = new TreeMap<>();
            for (EncryptedToken token : tables.tokens.values()) {
                Account account = tables.accounts.get(token.account());
                Instant end = token.expiresAt();
                if (account != null && end != null && token.refreshToken() == null) {
                    first.merge(account.platform(), end, (one, other) -> one.isBefore(other) ? one : other);
                }
            }
            return first;
        }
    }

    @Override
    public void remove(AccountId account) {
        synchronized (tables) {
            tables.tokens.remove(account);
            leases.remove(account);
        }
    }
}
