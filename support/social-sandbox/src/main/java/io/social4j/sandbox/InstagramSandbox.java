package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Instagram for professional accounts, with any version in front of the path or none. Sources: Meta docs, Instagram
 * Platform, 2026-09; Graph API v26.0.
 */
final class InstagramSandbox extends GraphSandbox {

    /** Business Login docs, 2026-09: a long-lived token lives 60 days and can be refreshed when it is a day old. */
    private static final Duration TOKEN_LIFE = Duration.ofDays(60);

    private static final Duration TOKEN_YOUTH = Duration.ofHours(24);
    private static final App APP =
            new App("1784140000000001", "sandbox-instagram-secret", "IG", TOKEN_LIFE, true, 17_841_400_000_000_000L);

    private final InstagramContainers containers;
    private final InstagramPublishing publishing;
    private final InstagramReads reads;

    InstagramSandbox(Ground ground) {
        super(ground, APP);
        this.containers = new InstagramContainers(ground);
        this.publishing = new InstagramPublishing(ground, containers);
        this.reads = new InstagramReads(ground, containers, publishing);
    }

    @Override
    public Routes routes() {
        return new Routes()
                .add(SandboxCall.READ, "GET", "/", signedIn(reads::several))
                .add(SandboxCall.REFRESH, "GET", "/refresh_access_token", this::refresh)
                .add(SandboxCall.ME, "GET", "/me", signedIn(reads::me))
                .add(SandboxCall.PREPARE, "POST", "/{account}/media", own(containers::create))
                .add(SandboxCall.COMMIT, "POST", "/{account}/media_publish", own(publishing::publish))
                .add(SandboxCall.LIST, "GET", "/{account}/media", own(reads::list))
                .add(SandboxCall.LIST, "GET", "/{account}/stories", own(reads::stories))
                .add(SandboxCall.QUOTA, "GET", "/{account}/content_publishing_limit", own(publishing::quota))
                .add(SandboxCall.METRICS, "GET", "/{id}/insights", signedIn(reads::insights))
                .add(SandboxCall.STATUS, "GET", "/container/{id}", signedIn(reads::container))
                .add(SandboxCall.READ, "GET", "/{id}", signedIn(reads::node))
                .add(SandboxCall.DELETE, "DELETE", "/{id}", signedIn(this::delete));
    }

    /** Containers and posts share their path; the ids tell which is asked for. */
    @Override
    public List<String> path(Call call) {
        List<String> segments = call.segments();
        if (!segments.isEmpty() && segments.get(0).matches("v[0-9]+\\.[0-9]+")) {
            segments = segments.subList(1, segments.size());
        }
        boolean container = segments.size() == 1 && containers.knows(segments.get(0));
        return container ? List.of("container", segments.get(0)) : segments;
    }

    /** The time to wait is in minutes. Source: Meta docs, Graph API rate limits, 2026-06. */
    @Override
    public Answer rateLimited(boolean withHeaders) {
        String header = GraphAccess.exhausted(firstAccount(), "instagram");
        return withHeaders
                ? GraphErrors.throttled().with("X-Business-Use-Case-Usage", header)
                : GraphErrors.throttled();
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(
                Kind.NOT_READY,
                Kind.ACCEPT_THEN_BLOCK,
                Kind.CONTAINER_BUSY,
                Kind.CONTAINER_ERROR,
                Kind.CONTAINER_EXPIRED);
    }

    @Override
    public Answer special(Fault fault) {
        return fault.kind() == Kind.NOT_READY
                ? InstagramPublishing.notReady()
                : GraphErrors.answer(
                        4,
                        2207051,
                        "Application request limit reached",
                        "We restrict certain activity to protect our community.");
    }

    @Override
    Function<Call, Answer> signedIn(BiFunction<Call, Profile, Answer> handler) {
        return call -> handler.apply(call, access().caller(call)).with("X-App-Usage", GraphAccess.usage());
    }

    /** The access token is its own refresh token, and the old one stays valid until its own end. */
    private Answer refresh(Call call) {
        Parameters given = Parameters.of(call);
        if (!given.get("grant_type").equals("ig_refresh_token")) {
            throw GraphErrors.parameter("The grant_type must be ig_refresh_token");
        }
        Tokens.Grant old = access().valid(access().token(call));
        if (old.issuedAt().plus(TOKEN_YOUTH).isAfter(ground().now())) {
            throw GraphErrors.parameter("The access token must be at least 24 hours old to be refreshed");
        }
        Tokens.Grant fresh = accounts().tokens().issue(old.accountId());
        return Answer.json(
                200,
                Json.object(
                        "access_token",
                        fresh.accessToken(),
                        "token_type",
                        "bearer",
                        "expires_in",
                        TOKEN_LIFE.toSeconds(),
                        "permissions",
                        "instagram_business_basic,instagram_business_content_publish"));
    }

    /** Login through Facebook only; the sandbox does not tell the logins apart. */
    private Answer delete(Call call, Profile caller) {
        String id = reads.require(call.variable("id"), caller, "DELETE").id();
        boolean deleted = ground().ledger().delete(ground().platform(), id);
        return Answer.json(200, Json.object("success", deleted, "deleted_id", id));
    }
}
