package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tokens of one platform: issued, found, rotated, expired, revoked. Thread-safe. */
final class Tokens {

    private final String prefix;
    private final Duration life;
    private final boolean accessTokenRefreshesItself;
    private final InstantSource clock;
    private final Map<String, Grant> byAccess = new HashMap<>();
    private final Map<String, Grant> byRefresh = new HashMap<>();
    private final Map<String, Grant> newest = new HashMap<>();
    private final Set<String> expired = new HashSet<>();
    private final Set<String> revoked = new HashSet<>();
    private final Map<String, String> spent = new HashMap<>();
    private boolean reuseRevokes;
    private int issued;

    Tokens(String prefix, Duration life, boolean accessTokenRefreshesItself, InstantSource clock) {
        this.prefix = prefix;
        this.life = life;
        this.accessTokenRefreshesItself = accessTokenRefreshesItself;
        this.clock = clock;
    }

    synchronized Grant issue(String accountId) {
        String access = nextAccessToken(accountId);
        return grant(
                accountId,
                access,
                accessTokenRefreshesItself ? access : prefix + "refresh" + issued + "of" + accountId);
    }

    private String nextAccessToken(String accountId) {
        issued++;
        return prefix + "access" + issued + "of" + accountId;
    }

    private Grant grant(String accountId, String access, String refresh) {
        Instant now = clock.instant();
        Grant grant = new Grant(accountId, access, refresh, now, now.plus(life));
        byAccess.put(access, grant);
        byRefresh.put(refresh, grant);
        newest.put(accountId, grant);
        return grant;
    }

    synchronized Grant newest(String accountId) {
        Grant grant = newest.get(accountId);
        if (grant == null) {
            throw new IllegalArgumentException("No token was ever issued for " + accountId);
        }
        return grant;
    }

    synchronized Optional<Grant> find(String accessToken) {
        return Optional.ofNullable(byAccess.get(accessToken));
    }

    /** Whose token that is, access or refresh. */
    synchronized Optional<String> ownerOf(String token) {
        return Optional.ofNullable(byAccess.getOrDefault(token, byRefresh.get(token)))
                .map(Grant::accountId);
    }

    synchronized State stateOf(String accessToken) {
        Grant grant = byAccess.get(accessToken);
        if (grant == null) {
            return State.UNKNOWN;
        }
        if (revoked.contains(accessToken)) {
            return State.REVOKED;
        }
        boolean over = expired.contains(accessToken) || !clock.instant().isBefore(grant.expiresAt());
        return over ? State.EXPIRED : State.VALID;
    }

    /** A new pair for a refresh token that works only this once; empty when it is spent, revoked or unknown. */
    synchronized Optional<Grant> rotate(String refreshToken) {
        Grant old = byRefresh.remove(refreshToken);
        if (old == null) {
            String owner = spent.get(refreshToken);
            if (owner != null && reuseRevokes) {
                revoke(owner);
            }
            return Optional.empty();
        }
        spent.put(refreshToken, old.accountId());
        return revoked.contains(old.accessToken()) ? Optional.empty() : Optional.of(issue(old.accountId()));
    }

    /** A new access token for a refresh token that stays the same; empty when it is revoked or unknown. */
    synchronized Optional<Grant> renew(String refreshToken) {
        Grant old = byRefresh.get(refreshToken);
        if (old == null || revoked.contains(old.accessToken())) {
            return Optional.empty();
        }
        return Optional.of(grant(old.accountId(), nextAccessToken(old.accountId()), refreshToken));
    }

    /** From now on a refresh token that comes a second time takes all tokens of its account with it. */
    synchronized void revokeOnReuse() {
        reuseRevokes = true;
    }

    synchronized void expire(String accessToken) {
        expired.add(accessToken);
    }

    /** All tokens the account has, access and refresh. */
    synchronized void revoke(String accountId) {
        byAccess.values().stream()
                .filter(grant -> grant.accountId().equals(accountId))
                .forEach(grant -> revoked.add(grant.accessToken()));
    }

    enum State {
        VALID,
        EXPIRED,
        REVOKED,
        UNKNOWN
    }

    record Grant(String accountId, String accessToken, String refreshToken, Instant issuedAt, Instant expiresAt) {}
}
