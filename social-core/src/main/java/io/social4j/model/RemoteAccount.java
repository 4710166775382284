package io.social4j.model;

/**
 * Who an account is at its platform: an author URN, a page id, a user id. Two users of the host may connect the same one,
 * so everything that must be unique at the platform is keyed by this and not by {@link AccountId}.
 */
public record RemoteAccount(Platform platform, String id) {

    public RemoteAccount {
        if (id.isBlank()) {
            throw new IllegalArgumentException("The id of an account at " + platform + " must not be blank");
        }
    }

    @Override
    public String toString() {
        return platform + ":" + id;
    }
}
