package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * LinkedIn for an organization and for members: the Posts API with its uploads, the UGC API, comments, numbers, login. Sources:
 * Microsoft Learn, LinkedIn pages "Posts API", "Versioning", "Error handling", 2026-09, and those named by the parts.
 */
final class LinkedInSandbox implements PlatformSandbox {

    static final String ORGANIZATION = "urn:li:organization:";

    /** The versions of 2026 up to September; older ones are over. */
    private static final Set<String> ACTIVE =
            IntStream.rangeClosed(1, 9).mapToObj(month -> "20260" + month).collect(Collectors.toUnmodifiableSet());

    /** Requests to the posts of one account in a day (Share on LinkedIn, 2026-09). */
    private static final int DAILY_POSTS = 150;

    private final Ground ground;
    private final Accounts accounts;
    private final LinkedInAssets assets;
    private final LinkedInPosts posts;
    private final LinkedInUgc ugc;
    private final LinkedInReads reads;
    private final LinkedInComments comments;
    private final LinkedInLogin login;
    private final RateWindows days = RateWindows.daily();
    private int opened;

    LinkedInSandbox(Ground ground) {
        this.ground = ground;
        this.accounts =
                new Accounts(ground.platform(), new Tokens("AQ", LinkedInLogin.TOKEN_LIFE, false, ground.clock()));
        this.assets = new LinkedInAssets(ground);
        this.posts = new LinkedInPosts(ground, assets);
        this.ugc = new LinkedInUgc(posts);
        this.reads = new LinkedInReads(ground, posts);
        this.comments = new LinkedInComments(ground);
        this.login = new LinkedInLogin(ground, accounts);
    }

    @Override
    public String platform() {
        return ground.platform();
    }

    @Override
    public Routes routes() {
        Routes routes = new Routes();
        posts(routes);
        uploads(routes);
        around(routes);
        return routes;
    }

    private void posts(Routes routes) {
        routes.add(SandboxCall.COMMIT, "POST", "/rest/posts", versioned("CREATE", daily(posts::create)))
                .add(SandboxCall.LIST, "GET", "/rest/posts", versioned("FINDER", reads::list))
                .add(SandboxCall.READ, "GET", "/rest/posts/{urn}", versioned("GET", reads::one))
                .add(SandboxCall.EDIT, "POST", "/rest/posts/{urn}", versioned("PARTIAL_UPDATE", posts::edit))
                .add(SandboxCall.DELETE, "DELETE", "/rest/posts/{urn}", versioned("DELETE", posts::delete))
                .add(SandboxCall.COMMIT, "POST", "/v2/ugcPosts", unversioned("CREATE", daily(ugc::create)))
                .add(SandboxCall.LIST, "GET", "/v2/ugcPosts", unversioned("FINDER", reads::listUgc))
                .add(SandboxCall.READ, "GET", "/v2/ugcPosts/{urn}", unversioned("GET", reads::oneUgc))
                .add(SandboxCall.DELETE, "DELETE", "/v2/ugcPosts/{urn}", unversioned("DELETE", posts::delete));
    }

    private void uploads(Routes routes) {
        for (String kind : List.of("image", "document")) {
            String path = "/rest/" + kind + "s";
            routes.add(
                    SandboxCall.PREPARE,
                    "POST",
                    path,
                    versioned("ACTION", (call, caller) -> assets.initialize(call, caller, kind)));
        }
        for (String kind : List.of("image", "document", "video")) {
            routes.add(
                    SandboxCall.STATUS,
                    "GET",
                    "/rest/" + kind + "s/{urn}",
                    versioned("GET", (call, caller) -> assets.status(call, caller, kind)));
        }
        routes.add(SandboxCall.PREPARE, "POST", "/rest/videos", versioned("ACTION", assets::video))
                .add(SandboxCall.PREPARE, "POST", "/v2/assets", unversioned("ACTION", assets::register))
                .add(SandboxCall.STATUS, "GET", "/v2/assets/{id}", unversioned("GET", assets::legacyStatus))
                .add(SandboxCall.PREPARE, "PUT", "/dms-uploads/{key}/{part}", assets::put);
    }

    private void around(Routes routes) {
        String actions = "/rest/socialActions/{urn}";
        routes.add(SandboxCall.COMMIT, "POST", actions + "/comments", versioned("CREATE", comments::create))
                .add(SandboxCall.LIST, "GET", actions + "/comments", versioned("GET_ALL", comments::list))
                .add(
                        SandboxCall.DELETE,
                        "DELETE",
                        actions + "/comments/{comment}",
                        versioned("DELETE", comments::delete))
                .add(SandboxCall.METRICS, "GET", actions, versioned("GET", reads::socialActions))
                .add(
                        SandboxCall.METRICS,
                        "GET",
                        "/rest/organizationalEntityShareStatistics",
                        versioned("FINDER", reads::statistics))
                .add(
                        SandboxCall.METRICS,
                        "GET",
                        "/rest/memberCreatorPostAnalytics",
                        versioned("FINDER", reads::memberAnalytics))
                .add(SandboxCall.ME, "GET", "/v2/userinfo", call -> login.userinfo(signedIn(call)))
                .add(SandboxCall.ME, "GET", "/rest/organizationAcls", versioned("FINDER", login::roles))
                .add(
                        SandboxCall.ME,
                        "GET",
                        "/rest/organizations/{id}",
                        versioned("GET", (call, caller) -> login.organization(call)))
                .add(SandboxCall.AUTHORIZE, "GET", "/oauth/v2/authorization", login::page)
                .add(SandboxCall.AUTHORIZE, "POST", "/oauth/v2/authorization", login::decide)
                .add(SandboxCall.REFRESH, "POST", "/oauth/v2/accessToken", login::token)
                .add(SandboxCall.ME, "POST", "/oauth/v2/introspectToken", login::introspect)
                .add(SandboxCall.REVOKE, "POST", "/oauth/v2/revoke", login::revoke);
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("client-id", LinkedInLogin.CLIENT_ID, "client-secret", LinkedInLogin.CLIENT_SECRET);
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
    public Answer refused() {
        return LinkedInErrors.value("/commentary").answer();
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(
                Kind.DUPLICATE,
                Kind.ACCEPT_WITHOUT_ID,
                Kind.VERSION_RETIRED,
                Kind.NOT_READY,
                Kind.CONTAINER_BUSY,
                Kind.CONTAINER_ERROR,
                Kind.CONTAINER_EXPIRED);
    }

    @Override
    public Answer special(Fault fault) {
        return switch (fault.kind()) {
            case ACCEPT_WITHOUT_ID -> Answer.of(201, "application/json", "");
            case NOT_READY ->
                LinkedInErrors.answer(400, "MEDIA_ASSET_WAITING_UPLOAD", "The media of the post is not ready");
            case VERSION_RETIRED -> LinkedInErrors.retired("202609");
            default -> LinkedInErrors.duplicate("urn:li:share:7000000000000000001");
        };
    }

    /** Every call under {@code /rest} names a version. */
    private Function<Call, Answer> versioned(String method, BiFunction<Call, Profile, Answer> handler) {
        return call -> {
            String version = call.headers().get("LinkedIn-Version");
            if (version == null) {
                throw LinkedInErrors.refused(400, "VERSION_MISSING", "A version must be present");
            }
            if (!ACTIVE.contains(version)) {
                throw new RefusedException(LinkedInErrors.retired(version));
            }
            return unversioned(method, handler).apply(call);
        };
    }

    /** Every call names the protocol, and, but for a plain read, a create or an action, its method. */
    private Function<Call, Answer> unversioned(String method, BiFunction<Call, Profile, Answer> handler) {
        return call -> {
            if (!"2.0.0".equals(call.headers().get("X-Restli-Protocol-Version"))) {
                throw LinkedInErrors.argument("X-Restli-Protocol-Version must be 2.0.0");
            }
            String named = call.headers().get("X-RestLi-Method");
            boolean must = Set.of("FINDER", "DELETE", "PARTIAL_UPDATE").contains(method);
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

    /** Both APIs count the posts of an account together. */
    private BiFunction<Call, Profile, Answer> daily(BiFunction<Call, Profile, Answer> create) {
        return (call, author) -> {
            RateWindows.Window day = days.count(author.id(), "create", DAILY_POSTS, ground.now());
            return ground.options().limitsRates() && day.exceeded()
                    ? LinkedInErrors.daily("MEMBER")
                    : create.apply(call, author);
        };
    }
}
