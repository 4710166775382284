package io.social4j.instagram;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.http.PlatformHttp;
import io.social4j.meta.graph.GraphError;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.meta.graph.GraphGrant;
import io.social4j.model.FailureKind;
import io.social4j.model.PlatformFailure;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Makes tokens of Instagram Login younger. The access token is its own refresh credential; Instagram refuses while it is
 * younger than 24 hours and once it has expired; the new one lives 60 days (Refresh Access Token, September 2026).
 */
final class InstagramRefresh implements OAuthClient {

    private static final Duration LIFETIME = Duration.ofDays(60);
    private static final Duration TOO_YOUNG = Duration.ofHours(24);

    private final PlatformHttp http;
    private final URI base;
    private final GraphErrors errors;
    private final SocialClock clock;

    InstagramRefresh(PlatformHttp http, URI base, GraphErrors errors, SocialClock clock) {
        this.http = http;
        this.base = base;
        this.errors = errors;
        this.clock = clock;
    }

    @Override
    public PlatformToken refresh(PlatformToken token) {
        Instant youngUntil = clock.now().plus(LIFETIME).minus(TOO_YOUNG);
        if (token.expiresAt().filter(youngUntil::isBefore).isPresent()) {
            throw PlatformException.of(
                    FailureKind.TRANSIENT, "Instagram refreshes no token that is younger than 24 hours");
        }
        // The token stands in the query because that is the only form Instagram documents; no message shows a
        // query.
        HttpReply reply = http.read(HttpCall.get(base, "refresh_access_token")
                .query("grant_type", "ig_refresh_token")
                .query("access_token", token.accessToken())
                .build());
        Optional<GraphGrant> grant = GraphGrant.in(reply.json());
        if (!reply.isSuccess() || grant.isEmpty()) {
            throw new PlatformException(failure(reply, token));
        }
        Duration lifetime = grant.get().expiresIn();
        Set<String> permissions = grant.get().permissions();
        return new PlatformToken(
                token.account(),
                grant.get().accessToken(),
                token.refreshToken().orElse(null),
                clock.now().plus(lifetime == null ? LIFETIME : lifetime),
                permissions.isEmpty() ? token.scopes() : permissions,
                token.attributes());
    }

    /** A refusal is not a dead token, except where Instagram says so by code 190. */
    private PlatformFailure failure(HttpReply reply, PlatformToken token) {
        Long code = GraphError.in(reply).map(GraphError::code).orElse(null);
        PlatformFailure failure = errors.failureOf(reply, Phase.BEFORE_COMMIT, token.accessToken());
        boolean isDead = code != null && code == 190;
        return failure.withKind(isDead ? FailureKind.RECONNECT_REQUIRED : FailureKind.TRANSIENT);
    }
}
