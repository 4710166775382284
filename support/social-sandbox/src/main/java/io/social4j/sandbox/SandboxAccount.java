package io.social4j.sandbox;

import java.time.Instant;

/**
 * An account that exists in the sandbox, with the tokens that are valid now. Ask the sandbox again after a refresh.
 *
 * @param remoteId the id the platform knows it by
 * @param accessToken what requests are authorized with
 * @param refreshToken what a refresh is asked with; on Instagram the access token itself; on Facebook, where the
 *     tokens of Pages are not refreshed, the token of the person who manages the Page
 * @param expiresAt when the access token ends, by the sandbox's clock
 */
public record SandboxAccount(
        String platform,
        String remoteId,
        String username,
        String displayName,
        String accessToken,
        String refreshToken,
        Instant expiresAt) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "SandboxAccount[" + platform + ":" + remoteId + " @" + username + "]";
    }
}
