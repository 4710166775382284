package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
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

    private static final String USER_AGENT = "java:io.social4j.sandbox:1.0 (by /u/demo)";

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
    private final RedditSubmit submissions;
    private final RedditUploads uploads;
    private final RedditOAuth oauth;
    private final RateWindows windows = new RateWindows(WINDOW);
    private int opened;

    RedditSandbox(Ground ground) {
        this.ground = ground;
        this.accounts =
                new Accounts(ground.platform(), new Tokens("reddit", RedditOAuth.TOKEN_LIFE, false, ground.clock()));
        this.places = new RedditPlaces(accounts);
        this.posts = new RedditPosts(ground, accounts);
        this.uploads = new RedditUploads(ground);
        this.submissions = new RedditSubmit(ground, places, posts, uploads);
        this.oauth = new RedditOAuth(ground, accounts);
    }

    @Override
    public String platform() {
        return ground.platform();
    }

    @Override
    public Routes routes() {
        return new Routes()
                .add(SandboxCall.COMMIT, "POST", "/api/submit", signedIn(submissions::submit))
                .add(SandboxCall.COMMIT, "POST", "/api/submit_gallery_post.json", signedIn(submissions::gallery))
                .add(SandboxCall.COMMIT, "POST", "/api/submit_poll_post", signedIn(submissions::poll))
                .add(SandboxCall.COMMIT, "POST", "/api/comment", signedIn(posts::comment))
                .add(SandboxCall.PREPARE, "POST", "/api/media/asset.json", signedIn(uploads::lease))
                .add(SandboxCall.PREPARE, "POST", "/" + RedditUploads.PICTURES, uploads::store)
                .add(SandboxCall.PREPARE, "POST", "/" + RedditUploads.VIDEOS, uploads::store)
                .add(SandboxCall.EDIT, "POST", "/api/editusertext", signedIn(posts::edit))
                .add(SandboxCall.DELETE, "POST", "/api/del", signedIn(posts::delete))
                .add(SandboxCall.READ, "GET", "/api/info", signedIn(posts::info))
                .add(SandboxCall.LIST, "GET", "/user/{name}/submitted", signedIn(posts::submitted))
                .add(SandboxCall.LIST, "GET", "/comments/{id}", signedIn(posts::comments))
                .add(SandboxCall.PREPARE, "GET", "/r/{sr}/api/link_flair_v2", signedIn(places::flairs))
                .add(SandboxCall.READ, "GET", "/r/{sr}/about", signedIn(places::about))
                .add(SandboxCall.ME, "GET", "/api/v1/me", signedIn(RedditSandbox::me))
                .add(SandboxCall.AUTHORIZE, "GET", "/api/v1/authorize", oauth::page)
                .add(SandboxCall.AUTHORIZE, "POST", "/api/v1/authorize", oauth::decide)
                .add(SandboxCall.REFRESH, "POST", "/api/v1/access_token", introduced(oauth::token))
                .add(SandboxCall.REVOKE, "POST", "/api/v1/revoke_token", introduced(oauth::revoke));
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "client-id",
                RedditOAuth.CLIENT_ID,
                "client-secret",
                RedditOAuth.CLIENT_SECRET,
                "user-agent",
                USER_AGENT);
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
    public Answer refused() {
        return RedditErrors.ruleOfSubreddit(
                        "SUBMIT_VALIDATION_BODY_BLACKLISTED_STRING", "body", "Posts here cannot contain that")
                .answer();
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(Kind.DUPLICATE, Kind.TAKE_A_BREAK, Kind.ACCEPT_AND_LOSE);
    }

    @Override
    public Answer special(Fault fault) {
        return switch (fault.kind()) {
            case DUPLICATE -> RedditErrors.alreadySubmitted();
            case ACCEPT_AND_LOSE ->
                RedditSubmit.accepted(accounts.require(accounts.first().remoteId()));
            default -> RedditErrors.takeABreak(fault.duration());
        };
    }

    private Function<Call, Answer> signedIn(BiFunction<Call, Profile, Answer> handler) {
        return call -> {
            requireAgent(call);
            RateWindows.Window window = windows.count(RedditOAuth.CLIENT_ID, "", LIMIT, ground.now());
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

    private static Function<Call, Answer> introduced(Function<Call, Answer> handler) {
        return call -> {
            requireAgent(call);
            return handler.apply(call);
        };
    }
}
