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
import java.util.regex.Pattern;

/**
 * Reddit's Data API, both of its hosts at one address. Sources: API reference and Data API wiki, 2024 to 2026; answers recorded
 * by PRAW 8, 2015 to 2025.
 */
final class RedditSandbox implements PlatformSandbox {

    private static final String CLIENT_ID = "sandbox-reddit-client";
    private static final String CLIENT_SECRET = "sandbox-reddit-secret";
    private static final String USER_AGENT = "java:io.social4j.sandbox:1.0 (by /u/demo)";

    /** As recorded since 2022; the wiki still says an hour. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** A hundred a minute and app, averaged over ten (Data API wiki, 2024). */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int LIMIT = 1_000;

    /** How libraries introduce themselves if nobody tells them otherwise, and browsers. */
    private static final Pattern DEFAULT_AGENT = Pattern.compile(
            "(?i)(?:social4j$|java-http-client|java/|okhttp|python|curl|wget|go-http|apache-http|axios|node|mozilla).*");

    private static final long FIRST_USER = Long.parseLong("1demo00", 36);

    private final Ground ground;
    private final Accounts accounts;
    private final RedditPlaces places;
    private final RedditPosts posts;
    private final RateWindows windows = new RateWindows(WINDOW);
    private int opened;

    RedditSandbox(Ground ground) {
        this.ground = ground;
        this.accounts = new Accounts(ground.platform(), new Tokens("reddit", TOKEN_LIFE, false, ground.clock()));
        this.places = new RedditPlaces(accounts);
        this.posts = new RedditPosts(ground, places, accounts);
    }

    @Override
    public String platform() {
        return ground.platform();
    }

    @Override
    public Routes routes() {
        return new Routes()
                .add(SandboxCall.COMMIT, "POST", "/api/submit", signedIn(posts::submit))
                .add(SandboxCall.DELETE, "POST", "/api/del", signedIn(posts::delete))
                .add(SandboxCall.READ, "GET", "/api/info", signedIn(posts::info))
                .add(SandboxCall.LIST, "GET", "/user/{name}/submitted", signedIn(posts::submitted))
                .add(SandboxCall.PREPARE, "GET", "/r/{sr}/api/link_flair_v2", signedIn(places::flairs))
                .add(SandboxCall.READ, "GET", "/r/{sr}/about", signedIn(places::about))
                .add(SandboxCall.ME, "GET", "/api/v1/me", signedIn(RedditSandbox::me))
                .add(SandboxCall.REFRESH, "POST", "/api/v1/access_token", ofClient(this::refresh))
                .add(SandboxCall.REVOKE, "POST", "/api/v1/revoke_token", ofClient(this::revoke));
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("client-id", CLIENT_ID, "client-secret", CLIENT_SECRET, "user-agent", USER_AGENT);
    }

    @Override
    public SandboxAccount newAccount(String username, String displayName) {
        opened++;
        return accounts.open(new Profile("t2_" + Long.toString(FIRST_USER + opened, 36), username, displayName));
    }

    @Override
    public Answer unknownEndpoint(Call call) {
        return RedditErrors.notFound();
    }

    @Override
    public Answer serverError(int status) {
        return RedditErrors.serverError(status);
    }

    @Override
    public Answer rateLimited(boolean withHeaders) {
        Answer answer = RedditErrors.tooManyRequests();
        RateWindows.Window full =
                new RateWindows.Window(LIMIT, LIMIT, ground.now().plus(WINDOW));
        return withHeaders ? answer.with(headers(full)) : answer;
    }

    @Override
    public Answer unauthorized() {
        return RedditErrors.unauthorized();
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(Kind.DUPLICATE, Kind.TAKE_A_BREAK);
    }

    @Override
    public Answer special(Fault fault) {
        return fault.kind() == Kind.DUPLICATE
                ? RedditErrors.alreadySubmitted()
                : RedditErrors.takeABreak(fault.duration());
    }

    private Function<Call, Answer> signedIn(BiFunction<Call, Profile, Answer> handler) {
        return call -> {
            requireAgent(call);
            RateWindows.Window window = windows.count(CLIENT_ID, "", LIMIT, ground.now());
            return within(window, call, handler).with(headers(window));
        };
    }

    private Answer within(RateWindows.Window window, Call call, BiFunction<Call, Profile, Answer> handler) {
        if (ground.options().limitsRates() && window.exceeded()) {
            return RedditErrors.tooManyRequests();
        }
        Optional<Profile> caller = call.bearer()
                .filter(token -> accounts.tokens().stateOf(token) == Tokens.State.VALID)
                .flatMap(accounts.tokens()::find)
                .map(grant -> accounts.require(grant.accountId()));
        try {
            return caller.isPresent() ? handler.apply(call, caller.get()) : RedditErrors.unauthorized();
        } catch (RefusedException refused) {
            return refused.answer();
        }
    }

    /** Seconds until the window ends; what remains has a fraction. */
    private Map<String, String> headers(RateWindows.Window window) {
        Instant now = ground.now();
        return Map.of(
                "x-ratelimit-used", Integer.toString(window.used()),
                "x-ratelimit-remaining", window.remaining() + ".0",
                "x-ratelimit-reset",
                        Long.toString(Duration.between(now, window.reset()).toSeconds()));
    }

    /** Whoever does not say who they are is kept out, at the tokens too. */
    private static void requireAgent(Call call) {
        String agent = call.headers().get("User-Agent");
        if (agent == null || agent.isBlank() || DEFAULT_AGENT.matcher(agent).matches()) {
            throw new RefusedException(RedditErrors.tooManyRequests());
        }
    }

    private static Answer me(Call call, Profile caller) {
        return Answer.json(
                200,
                Json.object(
                        "name",
                        caller.username(),
                        "id",
                        caller.id().substring("t2_".length()),
                        "total_karma",
                        1_234,
                        "is_suspended",
                        false,
                        "has_verified_email",
                        true));
    }

    private Function<Call, Answer> ofClient(Function<Call, Answer> handler) {
        return call -> {
            requireAgent(call);
            byte[] pair = (CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8);
            String expected = "Basic " + Base64.getEncoder().encodeToString(pair);
            return expected.equals(call.headers().get("Authorization"))
                    ? handler.apply(call)
                    : Answer.json(401, Json.object("message", "Unauthorized", "error", 401));
        };
    }

    /** The refresh token stays the same. An unknown grant is said within a success, a dead token by a 400. */
    private Answer refresh(Call call) {
        if (!"refresh_token".equals(call.form("grant_type"))) {
            return Answer.json(200, Json.object("error", "unsupported_grant_type"));
        }
        return Optional.ofNullable(call.form("refresh_token"))
                .flatMap(accounts.tokens()::renew)
                .map(grant -> Answer.json(
                        200,
                        Json.object(
                                "access_token", grant.accessToken(),
                                "token_type", "bearer",
                                "expires_in", TOKEN_LIFE.toSeconds(),
                                "refresh_token", grant.refreshToken(),
                                "scope", "identity submit read history flair edit")))
                .orElseGet(RedditErrors::badRequest);
    }

    private Answer revoke(Call call) {
        Optional.ofNullable(call.form("token"))
                .flatMap(accounts.tokens()::ownerOf)
                .ifPresent(accounts.tokens()::revoke);
        return Answer.of(204, "application/json; charset=utf-8", "");
    }
}
