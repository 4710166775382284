package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** X, API v2. Sources: X API docs and OpenAPI 2.167, 2026-08; rate limit table of 2026-08. */
final class XSandbox implements PlatformSandbox {

    private static final String CLIENT_ID = "sandbox-x-client";
    private static final String CLIENT_SECRET = "sandbox-x-secret";
    /** OAuth 2.0 guide, 2026-08: an access token lives two hours. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(2);

    private static final long FIRST_USER = 1_410_000_000_000_000_000L;

    private final Ground ground;
    private final Accounts accounts;
    private final XPosts posts;
    private final XMedia media;
    private final XReads reads;
    private final RateWindows windows = new RateWindows();
    private int opened;

    XSandbox(Ground ground) {
        this.ground = ground;
        this.accounts = new Accounts(ground.platform(), new Tokens("x", TOKEN_LIFE, false, ground.clock()));
        Snowflakes ids = new Snowflakes();
        this.media = new XMedia(ground, ids);
        this.posts = new XPosts(ground, ids, media);
        this.reads = new XReads(ground);
    }

    @Override
    public String platform() {
        return ground.platform();
    }

    /** Per user and quarter of an hour, from the rate limit table. */
    @Override
    public Routes routes() {
        return new Routes()
                .add(SandboxCall.COMMIT, "POST", "/2/tweets", limited("create", 100, posts::create))
                .add(SandboxCall.DELETE, "DELETE", "/2/tweets/{id}", limited("delete", 50, posts::delete))
                .add(SandboxCall.READ, "GET", "/2/tweets", limited("lookup", 5000, reads::several))
                .add(SandboxCall.READ, "GET", "/2/tweets/{id}", limited("one", 900, reads::one))
                .add(SandboxCall.LIST, "GET", "/2/users/{id}/tweets", limited("timeline", 900, reads::timeline))
                .add(SandboxCall.ME, "GET", "/2/users/me", limited("me", 75, reads::me))
                .add(SandboxCall.PREPARE, "POST", "/2/media/upload", limited("upload", 500, media::upload))
                .add(SandboxCall.PREPARE, "POST", "/2/media/metadata", limited("metadata", 500, media::metadata))
                .add(SandboxCall.REFRESH, "POST", "/2/oauth2/token", this::refresh)
                .add(SandboxCall.REVOKE, "POST", "/2/oauth2/revoke", this::revoke);
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("client-id", CLIENT_ID, "client-secret", CLIENT_SECRET);
    }

    @Override
    public SandboxAccount newAccount(String username, String displayName) {
        String id = Long.toString(FIRST_USER + ++opened);
        return accounts.open(new Profile(id, username, displayName));
    }

    @Override
    public Answer unknownEndpoint(Call call) {
        return XErrors.noEndpoint();
    }

    @Override
    public Answer serverError(int status) {
        return XErrors.serverError(status);
    }

    @Override
    public Answer rateLimited(boolean withHeaders) {
        Answer answer = XErrors.tooManyRequests();
        Instant reset = ground.now().plus(Duration.ofMinutes(15));
        return withHeaders ? answer.with(headers(new RateWindows.Window(100, 100, reset))) : answer;
    }

    @Override
    public Answer unauthorized() {
        return XErrors.unauthorizedAnswer();
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(Kind.DUPLICATE);
    }

    @Override
    public Answer special(Fault fault) {
        return XErrors.duplicateAnswer();
    }

    private Function<Call, Answer> limited(String endpoint, int limit, BiFunction<Call, Profile, Answer> handler) {
        return call -> {
            Profile caller = signedIn(call);
            RateWindows.Window window = windows.count(caller.id(), endpoint, limit, ground.now());
            return within(window, call, caller, handler).with(headers(window));
        };
    }

    private Answer within(
            RateWindows.Window window, Call call, Profile caller, BiFunction<Call, Profile, Answer> handler) {
        if (ground.options().limitsRates() && window.exceeded()) {
            return XErrors.tooManyRequests();
        }
        try {
            return handler.apply(call, caller);
        } catch (RefusedException refused) {
            return refused.answer();
        }
    }

    /** The reset is in seconds since 1970. Source: X API docs, rate limits, 2026-08. */
    private static Map<String, String> headers(RateWindows.Window window) {
        return Map.of(
                "x-rate-limit-limit", Integer.toString(window.limit()),
                "x-rate-limit-remaining", Integer.toString(window.remaining()),
                "x-rate-limit-reset", Long.toString(window.reset().getEpochSecond()));
    }

    private Profile signedIn(Call call) {
        return call.bearer()
                .filter(token -> accounts.tokens().stateOf(token) == Tokens.State.VALID)
                .flatMap(accounts.tokens()::find)
                .map(grant -> accounts.require(grant.accountId()))
                .orElseThrow(XErrors::unauthorized);
    }

    /**
     * A new pair; the old refresh token is dead at once. A spent, revoked or unknown one gets {@code invalid_request}, as
     * seen in production.
     */
    private Answer refresh(Call call) {
        requireClient(call);
        if (!"refresh_token".equals(call.form("grant_type"))) {
            throw XErrors.oauth(400, "invalid_request", "Only grant_type refresh_token is known to the sandbox.");
        }
        Tokens.Grant grant = Optional.ofNullable(call.form("refresh_token"))
                .flatMap(accounts.tokens()::rotate)
                .orElseThrow(() -> XErrors.oauth(400, "invalid_request", "Value passed for the token was invalid."));
        return Answer.json(
                200,
                Json.object(
                        "token_type", "bearer",
                        "expires_in", TOKEN_LIFE.toSeconds(),
                        "access_token", grant.accessToken(),
                        "scope", "tweet.read tweet.write users.read media.write offline.access",
                        "refresh_token", grant.refreshToken()));
    }

    private Answer revoke(Call call) {
        requireClient(call);
        String token = call.form("token");
        if (token == null) {
            throw XErrors.oauth(400, "invalid_request", "Missing required parameter [token].");
        }
        accounts.tokens().ownerOf(token).ifPresent(accounts.tokens()::revoke);
        return Answer.json(200, Json.object("revoked", true));
    }

    /** Confidential clients authenticate by Basic. Source: X API docs, OAuth 2.0 authorization code flow, 2026-08. */
    private static void requireClient(Call call) {
        byte[] pair = (CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8);
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair);
        if (!expected.equals(call.headers().get("Authorization"))) {
            throw XErrors.oauth(401, "unauthorized_client", "Missing valid authorization header");
        }
    }
}
