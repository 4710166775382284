package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** X, API v2. Sources: X API docs and OpenAPI 2.167, 2026-08; rate limit table of 2026-08. */
final class XSandbox implements PlatformSandbox {

    /** Creates of all accounts in a day (rate limit table, 2026-08). */
    private static final int APP_A_DAY = 10_000;

    /** Creates of one account in a day, in whatever shares (help centre of X, 2026). */
    private static final int USER_A_DAY = 2_400;

    private static final long FIRST_USER = 1_410_000_000_000_000_000L;

    private final Ground ground;
    private final Accounts accounts;
    private final XPosts posts;
    private final XMedia media;
    private final XReads reads;
    private final XLogin login;
    private final RateWindows windows = new RateWindows();
    private final RateWindows days = new RateWindows(Duration.ofHours(24));
    private int opened;

    XSandbox(Ground ground) {
        this.ground = ground;
        this.accounts = new Accounts(ground.platform(), new Tokens("x", XLogin.TOKEN_LIFE, false, ground.clock()));
        Snowflakes ids = new Snowflakes();
        this.media = new XMedia(ground, ids);
        this.posts = new XPosts(ground, ids, media);
        this.reads = new XReads(ground, posts, accounts);
        this.login = new XLogin(ground, accounts);
    }

    @Override
    public String platform() {
        return ground.platform();
    }

    /** Per user and quarter of an hour, from the rate limit table. */
    @Override
    public Routes routes() {
        return new Routes()
                .add(SandboxCall.COMMIT, "POST", "/2/tweets", daily(limited("create", 100, posts::create)))
                .add(SandboxCall.DELETE, "DELETE", "/2/tweets/{id}", limited("delete", 50, posts::delete))
                .add(SandboxCall.READ, "GET", "/2/tweets", limited("lookup", 5000, reads::several))
                .add(SandboxCall.READ, "GET", "/2/tweets/{id}", limited("one", 900, reads::one))
                .add(SandboxCall.LIST, "GET", "/2/users/{id}/tweets", limited("timeline", 900, reads::timeline))
                .add(SandboxCall.ME, "GET", "/2/users/me", limited("me", 75, reads::me))
                .add(SandboxCall.PREPARE, "POST", "/2/media/upload", limited("upload", 500, media::upload))
                .add(SandboxCall.STATUS, "GET", "/2/media/upload", limited("status", 1000, media::status))
                .add(
                        SandboxCall.PREPARE,
                        "POST",
                        "/2/media/upload/initialize",
                        limited("initialize", 1875, media::initialize))
                .add(SandboxCall.PREPARE, "POST", "/2/media/upload/{id}/append", limited("append", 1875, media::append))
                .add(
                        SandboxCall.PREPARE,
                        "POST",
                        "/2/media/upload/{id}/finalize",
                        limited("finalize", 1875, media::complete))
                .add(SandboxCall.PREPARE, "POST", "/2/media/metadata", limited("metadata", 500, media::metadata))
                .add(SandboxCall.AUTHORIZE, "GET", "/i/oauth2/authorize", login::page)
                .add(SandboxCall.AUTHORIZE, "POST", "/i/oauth2/authorize", login::decide)
                .add(SandboxCall.REFRESH, "POST", "/2/oauth2/token", login::token)
                .add(SandboxCall.REVOKE, "POST", "/2/oauth2/revoke", login::revoke);
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("client-id", XLogin.CLIENT_ID, "client-secret", XLogin.CLIENT_SECRET);
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
    public Answer refused() {
        return XErrors.invalid("$.text: holds a character that is not allowed").answer();
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(
                Kind.DUPLICATE,
                Kind.PARENT_NOT_VISIBLE,
                Kind.NO_CREDITS,
                Kind.USAGE_CAPPED,
                Kind.LOOKS_AUTOMATED,
                Kind.MEDIA_BUSY,
                Kind.MEDIA_FAILED,
                Kind.MEDIA_FORGOTTEN);
    }

    @Override
    public Answer special(Fault fault) {
        return switch (fault.kind()) {
            case PARENT_NOT_VISIBLE -> XErrors.parentNotVisible();
            case NO_CREDITS -> XErrors.noCredits();
            case USAGE_CAPPED -> XErrors.usageCapped();
            case LOOKS_AUTOMATED -> XErrors.looksAutomated();
            default -> XErrors.duplicateAnswer();
        };
    }

    /** The windows of a day, with the headers that are recorded for them. */
    private Function<Call, Answer> daily(Function<Call, Answer> handler) {
        return call -> {
            Instant now = ground.now();
            RateWindows.Window app = days.count("app", "create", APP_A_DAY, now);
            RateWindows.Window user = days.count(signedIn(call).id(), "create", USER_A_DAY, now);
            boolean exceeded = ground.options().limitsRates() && (app.exceeded() || user.exceeded());
            Answer answer = exceeded ? XErrors.tooManyRequests() : handler.apply(call);
            return answer.with(headers("x-app-limit-24hour-", app)).with(headers("x-user-limit-24hour-", user));
        };
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
        return headers("x-rate-limit-", window);
    }

    private static Map<String, String> headers(String prefix, RateWindows.Window window) {
        return Map.of(
                prefix + "limit", Integer.toString(window.limit()),
                prefix + "remaining", Integer.toString(window.remaining()),
                prefix + "reset", Long.toString(window.reset().getEpochSecond()));
    }

    private Profile signedIn(Call call) {
        return call.bearer()
                .filter(token -> accounts.tokens().stateOf(token) == Tokens.State.VALID)
                .flatMap(accounts.tokens()::find)
                .map(grant -> accounts.require(grant.accountId()))
                .orElseThrow(XErrors::unauthorized);
    }
}
