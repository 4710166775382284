package io.social4j.spi.store;

import io.social4j.model.Account;

/**
 * An account and its token, as a claim has read them.
 *
 * @param account without its holds
 */
public record Credential(Account account, EncryptedToken token) {}
