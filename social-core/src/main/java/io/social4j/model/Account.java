package io.social4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account of a platform that a user of the host has connected. Never holds a token.
 *
 * @param displayName what people call the account; the remote id where nothing better is known
 * @param expiresAtOrNull when its access token ends, as far as the platform says
 * @param holds what keeps its deliveries back at the moment
 */
public record Account(
        AccountId id,
        String user,
        RemoteAccount remote,
        String displayName,
        Set<String> scopes,
        @Nullable Instant expiresAtOrNull,
        List<Hold> holds) {

    public Account {
        scopes = Set.copyOf(scopes);
        holds = List.copyOf(holds);
    }

    public Platform platform() {
        return remote.platform();
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAtOrNull);
    }
}
