package io.social4j.spi;

import io.social4j.model.RemoteAccount;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter acts with: whose account it is, the secrets, and what else was learned when the account was connected.
 * Immutable. {@link #toString()} shows no secret.
 */
public final class PlatformToken {

    private final RemoteAccount account;
    private final String accessToken;
    private final @Nullable String refreshToken;
    private final @Nullable Instant expiresAt;
    private final Set<String> scopes;
    private final Map<String, String> attributes;

    /**
     * @param expiresAt when the access token ends, as far as is known
     * @param attributes what the adapter wants to remember about the account, for example a user name; no secrets
     */
    public PlatformToken(
            RemoteAccount account,
            String accessToken,
            @Nullable String refreshToken,
            @Nullable Instant expiresAt,
            Set<String> scopes,
            Map<String, String> attributes) {
        if (accessToken.isBlank()) {
            throw new IllegalArgumentException("The access token of " + account + " must not be blank");
        }
        this.account = account;
        this.accessToken = accessToken;
        this.refreshToken = refreshToken;
        this.expiresAt = expiresAt;
        this.scopes = Set.copyOf(scopes);
        this.attributes = Map.copyOf(attributes);
    }

    public static PlatformToken of(RemoteAccount account, String accessToken) {
        return new PlatformToken(account, accessToken, null, null, Set.of(), Map.of());
    }

    public RemoteAccount account() {
        return account;
    }

    public String accessToken() {
        return accessToken;
    }

    public Optional<String> refreshToken() {
        return Optional.ofNullable(refreshToken);
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public Set<String> scopes() {
        return scopes;
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlatformToken that
                && account.equals(that.account)
                && accessToken.equals(that.accessToken)
                && Objects.equals(refreshToken, that.refreshToken)
                && Objects.equals(expiresAt, that.expiresAt)
                && scopes.equals(that.scopes)
                && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, accessToken, refreshToken, expiresAt, scopes, attributes);
    }

    @Override
    public String toString() {
        return "PlatformToken[" + account + ", expires " + expiresAt + ", scopes " + scopes + "]";
    }
}
