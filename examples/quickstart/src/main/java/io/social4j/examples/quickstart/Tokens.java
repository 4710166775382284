package io.social4j.examples.quickstart;

import io.social4j.model.Platform;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.spi.PlatformToken;
import java.util.Map;
import java.util.Set;

/** Turns an account of the sandbox into what a host imports; a real host gets its tokens from its users. */
final class Tokens {

    private Tokens() {}

    static PlatformToken of(SandboxAccount account) {
        return new PlatformToken(
                new RemoteAccount(Platform.of(account.platform()), account.remoteId()),
                account.accessToken(),
                account.refreshToken(),
                account.expiresAt(),
                Set.of(),
                Map.of("username", account.username()));
    }
}
