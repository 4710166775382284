package io.social4j.spi.store;

import io.social4j.model.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token as the store sees it: the secrets are ciphertext bound to this account, field and version.
 *
 * @param version rises by one with each change
 * @param refreshToken {@code null} where there is none
 */
public record EncryptedToken(
        AccountId account,
        long version,
        String accessToken,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt,
        Set<String> scopes,
        Map<String, String> attributes) {

    public EncryptedToken {
        scopes = Set.copyOf(scopes);
        attributes = Map.copyOf(attributes);
    }
}
