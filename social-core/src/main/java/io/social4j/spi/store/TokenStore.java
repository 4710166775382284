package io.social4j.spi.store;

import io.social4j.model.AccountId;
import java.time.Duration;
import java.util.Optional;

/** Tokens, always encrypted. */
public interface TokenStore {

    Optional<EncryptedToken> find(AccountId account);

    /**
     * Stores a token.
     *
     * @return false, and nothing stored, unless its version is exactly one above what is stored (1 where nothing is)
     */
    boolean put(EncryptedToken token);

    /**
     * Reserves the refresh of this version, so that one request reaches the platform.
     *
     * @return false if another one has it, or the version is no longer stored
     */
    boolean lease(AccountId account, long version, Duration lease);

    void remove(AccountId account);
}
