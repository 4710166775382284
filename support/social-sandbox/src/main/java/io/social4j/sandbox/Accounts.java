package io.social4j.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of one platform and their tokens. Thread-safe. */
final class Accounts {

    private final String platform;
    private final Tokens tokens;
    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    Accounts(String platform, Tokens tokens) {
        this.platform = platform;
        this.tokens = tokens;
    }

    Tokens tokens() {
        return tokens;
    }

    synchronized SandboxAccount open(Profile profile) {
        if (profiles.putIfAbsent(profile.id(), profile) != null) {
            throw new IllegalArgumentException("There is an account " + profile.id() + " already");
        }
        return describe(profile, tokens.issue(profile.id()));
    }

    synchronized Optional<Profile> find(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /** By its user name, in any case. */
    synchronized Optional<Profile> named(String username) {
        return profiles.values().stream()
                .filter(profile -> profile.username().equalsIgnoreCase(username))
                .findFirst();
    }

    synchronized Profile require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No account " + id + " at " + platform));
    }

    /** With the tokens that are newest now. */
    synchronized SandboxAccount describe(String id) {
        return describe(require(id), tokens.newest(id));
    }

    /** The account opened first. */
    synchronized SandboxAccount first() {
        return describe(profiles.keySet().iterator().next());
    }

    /** All of them, in the order in which they were opened. */
    synchronized List<SandboxAccount> all() {
        return profiles.keySet().stream().map(this::describe).toList();
    }

    private SandboxAccount describe(Profile profile, Tokens.Grant grant) {
        return new SandboxAccount(
                platform,
                profile.id(),
                profile.username(),
                profile.displayName(),
                grant.accessToken(),
                grant.refreshToken(),
                grant.expiresAt());
    }

    record Profile(String id, String username, String displayName) {}
}
