package io.social4j.spring.web;

import io.social4j.model.Account;
import io.social4j.model.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connected account; never a token.
 *
 * @param paused whether a person keeps its posts back
 */
record AccountView(
        String id,
        String platform,
        String displayName,
        Status status,
        @Nullable Instant expiresAt,
        List<String> scopes,
        boolean paused)
        implements Wire {

    private static final Duration SOON = Duration.ofDays(7);

    /** What its user has to do: nothing, connect it again before it ends, connect it again now. */
    enum Status {
        ACTIVE,
        EXPIRING,
        RECONNECT_REQUIRED
    }

    /** @param renewable whether its token is renewed without its user */
    static AccountView of(Account account, boolean renewable, Instant now) {
        return new AccountView(
                account.id().value(),
                account.platform().id(),
                account.displayName(),
                status(account, renewable, now),
                account.expiresAt().orElse(null),
                account.scopes().stream().sorted().toList(),
                account.holds().stream().anyMatch(hold -> hold.cause() == Hold.Cause.PAUSED));
    }

    private static Status status(Account account, boolean renewable, Instant now) {
        if (account.holds().stream().anyMatch(hold -> hold.cause() == Hold.Cause.RECONNECT)) {
            return Status.RECONNECT_REQUIRED;
        }
        if (renewable || account.expiresAt().isEmpty()) {
            return Status.ACTIVE;
        }
        Instant end = account.expiresAt().get();
        if (!end.isAfter(now)) {
            return Status.RECONNECT_REQUIRED;
        }
        return end.isBefore(now.plus(SOON)) ? Status.EXPIRING : Status.ACTIVE;
    }
}
