package io.social4j.internal.crypto;

import io.social4j.internal.engine.Pause;
import io.social4j.internal.engine.TokenSource;
import io.social4j.model.Account;
import io.social4j.model.AccountId;
import io.social4j.model.FailureKind;
import io.social4j.model.Platform;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Telemetry;
import io.social4j.spi.TokenCipher;
import io.social4j.spi.store.Credential;
import io.social4j.spi.store.EncryptedToken;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens as visits need them: decrypted, and refreshed when they have expired. The lease of the store lets one refresh of a
 * version reach the platform; who loses reads again what the winner stored. Thread-safe.
 */
public final class StoredTokens implements TokenSource {

    private static final Logger LOG = LoggerFactory.getLogger(StoredTokens.class);
    private static final Duration REFRESH_LEASE = Duration.ofMinutes(1);
    private static final Duration STORE_PAUSE = Duration.ofMillis(500);
    private static final int STORE_TRIES = 60;

    private final SocialStore store;
    private final TokenCipher cipher;
    private final Map<Platform, OAuthClient> clients;
    private final Pause pause;
    private final Telemetry telemetry;

    public StoredTokens(
            SocialStore store,
            TokenCipher cipher,
            Map<Platform, OAuthClient> clients,
            Pause pause,
            Telemetry telemetry) {
        this.pause = pause;
        this.telemetry = telemetry;
        this.store = store;
        this.cipher = cipher;
        this.clients = Map.copyOf(clients);
    }

    /** Encrypts and stores a token as the youngest of its account. */
    public void put(Account account, PlatformToken token) {
        long version =
                store.tokens().find(account.id()).map(EncryptedToken::version).orElse(0L) + 1;
        if (!store.tokens().put(encrypted(account, token, version))) {
            put(account, token);
        }
    }

    @Override
    public PlatformToken current(AccountId account, Platform platform) {
        Account owner = owner(account);
        return usable(owner, stored(owner));
    }

    /** What was rotated since the claim is found out when the platform rejects it. */
    @Override
    public PlatformToken of(Work work) {
        Credential read = work.credential();
        return read == null ? current(work.account(), work.platform()) : usable(read.account(), read.token());
    }

    private PlatformToken usable(Account owner, EncryptedToken stored) {
        PlatformToken token = decrypted(owner, stored);
        return token.expiresAt().isPresent() && token.isExpiredAt(store.now())
                ? refreshed(owner, stored, token)
                : token;
    }

    @Override
    public PlatformToken renewed(AccountId account, Platform platform, PlatformToken rejected) {
        Account owner = owner(account);
        EncryptedToken stored = stored(owner);
        PlatformToken token = decrypted(owner, stored);
        return token.accessToken().equals(rejected.accessToken()) ? refreshed(owner, stored, token) : token;
    }

    /** The token of an account as it is stored, be it expired; empty if there is none, or none that can be read. */
    public Optional<PlatformToken> found(Account account) {
        try {
            return store.tokens().find(account.id()).map(token -> decrypted(account, token));
        } catch (PlatformException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether there is something to refresh it with; decrypts nothing. */
    public boolean isRenewable(Account account) {
        return clients.containsKey(account.platform())
                && store.tokens()
                        .find(account.id())
                        .filter(token -> token.refreshToken() != null)
                        .isPresent();
    }

    private PlatformToken refreshed(Account owner, EncryptedToken stored, PlatformToken token) {
        OAuthClient client = clients.get(owner.platform());
        if (client == null) {
            throw reconnect("The access token has expired and cannot be refreshed");
        }
        if (!store.tokens().lease(owner.id(), stored.version(), REFRESH_LEASE)) {
            PlatformToken other = decrypted(owner, stored(owner));
            if (other.equals(token)) {
                throw PlatformException.of(FailureKind.TRANSIENT, "Somebody else is refreshing the token");
            }
            return other;
        }
        PlatformToken fresh = keepingRefreshToken(asked(client, token), token);
        keep(encrypted(owner, fresh, stored.version() + 1));
        return fresh;
    }

    private PlatformToken asked(OAuthClient client, PlatformToken old) {
        Platform platform = old.account().platform();
        try {
            PlatformToken fresh = client.refresh(old);
            telemetry.refreshed(platform, null);
            return fresh;
        } catch (PlatformException failed) {
            telemetry.refreshed(platform, failed.failure().kind());
            throw failed;
        }
    }

    /** The old one may be spent already: a fresh token must not get lost because the store is away for a moment. */
    private void keep(EncryptedToken fresh) {
        RuntimeException away = null;
        for (int tries = 0; tries < STORE_TRIES; tries++) {
            try {
                if (!store.tokens().put(fresh)) {
                    LOG.warn("The account {} got another token while this one was refreshed", fresh.account());
                }
                return;
            } catch (RuntimeException again) {
                away = again;
                pause.await(STORE_PAUSE);
            }
        }
        LOG.error(
                "A refreshed token of account {} could not be stored; it may have to be connected again",
                fresh.account(),
                away);
    }

    /** An answer without a refresh token leaves the old one in use. */
    private static PlatformToken keepingRefreshToken(PlatformToken fresh, PlatformToken old) {
        return fresh.refreshToken().filter(text -> !text.isBlank()).isPresent()
                ? fresh
                : new PlatformToken(
                        fresh.account(),
                        fresh.accessToken(),
                        old.refreshToken().orElse(null),
                        fresh.expiresAt().orElse(null),
                        fresh.scopes(),
                        fresh.attributes());
    }

    private Account owner(AccountId id) {
        return store.accounts().find(id).orElseThrow(() -> reconnect("The account was disconnected"));
    }

    private EncryptedToken stored(Account account) {
        return store.tokens().find(account.id()).orElseThrow(() -> reconnect("There is no token for this account"));
    }

    private EncryptedToken encrypted(Account account, PlatformToken token, long version) {
        Optional<String> refresh = token.refreshToken().filter(text -> !text.isBlank());
        return new EncryptedToken(
                account.id(),
                version,
                cipher.encrypt(token.accessToken(), context(account, "access", version)),
                refresh.map(text -> cipher.encrypt(text, context(account, "refresh", version)))
                        .orElse(null),
                token.expiresAt().orElse(null),
                token.scopes(),
                token.attributes());
    }

    private PlatformToken decrypted(Account account, EncryptedToken stored) {
        try {
            @Nullable
            String refresh = stored.refreshToken() == null
                    ? null
                    : cipher.decrypt(stored.refreshToken(), context(account, "refresh", stored.version()));
            @Nullable Instant expiresAt = stored.expiresAt();
            return new PlatformToken(
                    account.remote(),
                    cipher.decrypt(stored.accessToken(), context(account, "access", stored.version())),
                    refresh,
                    expiresAt,
                    stored.scopes(),
                    stored.attributes());
        } catch (TokenCipher.CipherException unreadable) {
            throw PlatformException.of(FailureKind.TRANSIENT, String.valueOf(unreadable.getMessage()));
        }
    }

    /** Binds a ciphertext to its place, so that it cannot be moved to another row or rolled back. */
    private static String context(Account account, String field, long version) {
        return String.join(
                "|", account.user(), account.id().value(), account.platform().id(), field, Long.toString(version));
    }

    private static PlatformException reconnect(String why) {
        return PlatformException.of(FailureKind.RECONNECT_REQUIRED, why + "; connect the account again");
    }
}
