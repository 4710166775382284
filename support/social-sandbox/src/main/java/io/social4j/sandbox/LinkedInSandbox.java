package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * LinkedIn's Posts API for an organization and for members. Sources: Microsoft Learn, LinkedIn pages "Posts API", "Versioning",
 * "Error handling", "Organization Share Statistics", "Programmatic Refresh Tokens", 2026-09.
 */
final class LinkedInSandbox implements PlatformSandbox {

    static final String ORGANIZATION = "urn:li:organization:";

    private static final String CLIENT_ID = "sandbox-linkedin-client";
    private static final String CLIENT_SECRET = "sandbox-linkedin-secret";
    private static final Duration TOKEN_LIFE = Duration.ofDays(60);
    private static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(365);

    /** The versions of 2026 up to September; older ones are over. */
    private static final Set<String> ACTIVE =
            IntStream.rangeClosed(1, 9).mapToObj(month -> "20260" + month).collect(Collectors.toUnmodifiableSet());

    /** Requests to the posts of one account in a day (Share on LinkedIn, 2026-09). */
    private static final int DAILY_POSTS = 150;

    private final Ground ground;
    private final Accounts accounts;
    private final LinkedInPosts posts;
    private final LinkedInReads reads;
    private final RateWindows days = RateWindows.daily();
    private int opened;

    LinkedInSandbox(Ground ground) {
        this.ground = ground;
        this.accounts = new Accounts(ground.platform(), new Tokens("AQ", TOKEN_LIFE, false, ground.clock()));
        this.posts = new LinkedInPosts(ground);
        this.reads = new LinkedInReads(ground, posts);
    }

    @Override
    public String platform() {
        return ground.platform();
    }

    @Override
    public Routes routes() {
        return new Routes()
                .add(SandboxCall.COMMIT, "POST", "/rest/posts", versioned("CREATE", this::create))
                .add(SandboxCall.LIST, "GET", "/rest/posts", versioned("FINDER", reads::list))
                .add(SandboxCall.READ, "GET", "/rest/posts/{urn}", versioned("GET", reads::one))
                .add(SandboxCall.DELETE, "DELETE", "/rest/posts/{urn}", versioned("DELETE", posts::delete))
                .add(
                        SandboxCall.METRICS,
                        "GET",
                        "/rest/organizationalEntityShareStatistics",
                        versioned("FINDER", reads::statistics))
                .add(SandboxCall.REFRESH, "POST", "/oauth/v2/accessToken", this::refresh);
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("client-id", CLIENT_ID, "client-secret", CLIENT_SECRET);
    }

    /** An organization, which can be read, and a member, who cannot. */
    @Override
    public void openDemoAccounts() {
        accounts.open(new Profile(ORGANIZATION + "98000001", "demo", "Demo Organization"));
        newAccount("demo.member", "Demo Member");
    }

    /** A member. */
    @Override
    public SandboxAccount newAccount(String username, String displayName) {
        String id = "urn:li:person:sbx%05dQ".formatted(++opened);
        return accounts.open(new Profile(id, username, displayName));
    }

    @Override
    public Answer unknownEndpoint(Call call) {
        String path = call.url().encodedPath();
        return LinkedInErrors.answer(404, "RESOURCE_NOT_FOUND", "Resource " + path + " does not exist");
    }

    @Override
    public Answer serverError(int status) {
        return LinkedInErrors.answer(status, "INTERNAL_ERROR", "Internal Server Error");
    }

    /** LinkedIn has no headers for its limits; that of a day is told by its name, and days are UTC. */
    @Override
    public Answer rateLimited(boolean withHeaders) {
        return withHeaders
                ? LinkedInErrors.daily("MEMBER")
                : LinkedInErrors.answer(429, "TOO_MANY_REQUESTS", "Too many requests");
    }

    @Override
    public Answer unauthorized() {
        return LinkedInErrors.expired();
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(Kind.DUPLICATE, Kind.ACCEPT_WITHOUT_ID, Kind.VERSION_RETIRED);
    }

    @Override
    public Answer special(Fault fault) {
        return switch (fault.kind()) {
            case ACCEPT_WITHOUT_ID -> Answer.of(201, "application/json", "");
            case VERSION_RETIRED -> LinkedInErrors.retired("202609");
            default -> LinkedInErrors.duplicate("urn:li:share:7000000000000000001");
        };
    }

    /** Every call under {@code /rest} names a version, the protocol, and, but for a plain read, its method. */
    private Function<Call, Answer> versioned(String method, BiFunction<Call, Profile, Answer> handler) {
        return call -> {
            String version = call.headers().get("LinkedIn-Version");
            if (version == null) {
                throw LinkedInErrors.refused(400, "VERSION_MISSING", "A version must be present");
            }
            if (!ACTIVE.contains(version)) {
                throw new RefusedException(LinkedInErrors.retired(version));
            }
            if (!"2.0.0".equals(call.headers().get("X-Restli-Protocol-Version"))) {
                throw LinkedInErrors.argument("X-Restli-Protocol-Version must be 2.0.0");
            }
            String named = call.headers().get("X-RestLi-Method");
            boolean must = method.equals("FINDER") || method.equals("DELETE");
            if (named == null ? must : !named.equalsIgnoreCase(method)) {
                throw LinkedInErrors.argument("X-RestLi-Method must be " + method);
            }
            return handler.apply(call, signedIn(call)).with("x-li-uuid", "AAYsandbox==");
        };
    }

    private Profile signedIn(Call call) {
        String token = call.bearer()
                .orElseThrow(() -> LinkedInErrors.refused(401, "EMPTY_ACCESS_TOKEN", "Empty oauth2 access token"));
        return switch (accounts.tokens().stateOf(token)) {
            case VALID ->
                accounts.require(accounts.tokens().find(token).orElseThrow().accountId());
            case EXPIRED -> throw new RefusedException(LinkedInErrors.expired());
            case REVOKED ->
                throw LinkedInErrors.refused(
                        401, "REVOKED_ACCESS_TOKEN", "The token used in the request has been revoked by the user");
            case UNKNOWN -> throw LinkedInErrors.refused(401, "INVALID_ACCESS_TOKEN", "Invalid access token");
        };
    }

    private Answer create(Call call, Profile author) {
        RateWindows.Window day = days.count(author.id(), "create", DAILY_POSTS, ground.now());
        return ground.options().limitsRates() && day.exceeded()
                ? LinkedInErrors.daily("MEMBER")
                : posts.create(call, author);
    }

    /** The client proves itself in the form; a refresh token works again and again. */
    private Answer refresh(Call call) {
        if (!CLIENT_ID.equals(call.form("client_id")) || !CLIENT_SECRET.equals(call.form("client_secret"))) {
            throw LinkedInErrors.oauth(401, "invalid_client", "Client authentication failed");
        }
        if (!"refresh_token".equals(call.form("grant_type"))) {
            throw LinkedInErrors.oauth(400, "invalid_request", "The sandbox knows the grant_type refresh_token only");
        }
        String given = call.form("refresh_token");
        Tokens.Grant grant = Optional.ofNullable(given)
                .flatMap(accounts.tokens()::renew)
                .orElseThrow(() -> LinkedInErrors.oauth(
                        400, "invalid_request", "The provided authorization grant or refresh token is invalid"));
        boolean organization = grant.accountId().startsWith(ORGANIZATION);
        return Answer.json(
                200,
                Json.object(
                        "access_token",
                        grant.accessToken(),
                        "expires_in",
                        TOKEN_LIFE.toSeconds(),
                        "refresh_token",
                        given,
                        "refresh_token_expires_in",
                        REFRESH_TOKEN_LIFE.toSeconds(),
                        "scope",
                        organization
                                ? "r_organization_social,rw_organization_admin,w_organization_social"
                                : "openid,profile,w_member_social"));
    }
}
