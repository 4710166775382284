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

    /** Accounts whose name begins like this are connected by Facebook Login, through their Page. */
    private static final String THROUGH_PAGE = "fb.";

    private static final App APP =
            new App("1784140000000001", "sandbox-instagram-secret", "IG", TOKEN_LIFE, true, 17_841_400_000_000_000L);

    private final InstagramContainers containers;
    private final InstagramPublishing publishing;
    private final InstagramUploads uploads;
    private final InstagramComments comments;
    private final InstagramLogin login;
    private final InstagramReads reads;

    InstagramSandbox(Ground ground) {
        super(ground, APP);
        this.containers = new InstagramContainers(ground);
        this.publishing = new InstagramPublishing(ground, containers);
        this.uploads = new InstagramUploads(containers);
        this.comments = new InstagramComments(ground);
        this.reads = new InstagramReads(ground, containers, comments);
        this.login = new InstagramLogin(ground, accounts(), access(), APP);
    }

    /** Whether an account is connected by Facebook Login: it can delete and send bytes, and is not called {@code me}. */
    static boolean isThroughPage(Profile account) {
        return account.username().startsWith(THROUGH_PAGE);
    }

    /** One with Instagram Login, and one with Facebook Login. */
    @Override
    public void openDemoAccounts() {
        newAccount("demo", "Demo Account");
        newAccount(THROUGH_PAGE + "demo", "Demo of a Page");
    }

    @Override
    public Routes routes() {
        return new Routes()
                .add(SandboxCall.READ, "GET", "/", signedIn(reads::several))
                .add(SandboxCall.REFRESH, "GET", "/refresh_access_token", login::refresh)
                .add(SandboxCall.AUTHORIZE, "GET", "/oauth/authorize", login::authorize)
                .add(SandboxCall.REFRESH, "POST", "/oauth/access_token", login::exchange)
                .add(SandboxCall.REFRESH, "GET", "/access_token", login::longLived)
                .add(SandboxCall.ME, "GET", "/me", signedIn(reads::me))
                .add(SandboxCall.PREPARE, "POST", "/{account}/media", ofAccount(containers::create))
                .add(SandboxCall.COMMIT, "POST", "/{account}/media_publish", ofAccount(publishing::publish))
                .add(SandboxCall.LIST, "GET", "/{account}/media", ofAccount(reads::list))
                .add(SandboxCall.LIST, "GET", "/{account}/stories", ofAccount(reads::stories))
                .add(SandboxCall.QUOTA, "GET", "/{account}/content_publishing_limit", ofAccount(publishing::quota))
                .add(SandboxCall.PREPARE, "POST", "/ig-api-upload/{version}/{id}", this::upload)
                .add(SandboxCall.COMMIT, "POST", "/{id}/comments", signedIn(comments::create))
                .add(SandboxCall.COMMIT, "POST", "/{id}/replies", signedIn(comments::create))
                .add(SandboxCall.LIST, "GET", "/{id}/comments", signedIn(comments::list))
                .add(SandboxCall.LIST, "GET", "/{id}/replies", signedIn(comments::list))
                .add(SandboxCall.METRICS, "GET", "/{id}/insights", signedIn(reads::insights))
                .add(SandboxCall.STATUS, "GET", "/container/{id}", signedIn(reads::container))
                .add(SandboxCall.READ, "GET", "/{id}", signedIn(reads::node))
                .add(SandboxCall.READ, "POST", "/{id}", signedIn(comments::change))
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

    /** Error codes of content publishing, 2026-09. */
    @Override
    public Answer refused() {
        return GraphErrors.answer(
                36003, 2207009, "The aspect ratio is not supported.", "The picture cannot be published.");
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
        return call -> {
            Profile caller = access().caller(call);
            Answer answer = handler.apply(call, caller).with("X-App-Usage", GraphAccess.usage());
            return isThroughPage(caller)
                    ? answer.with("X-Business-Use-Case-Usage", GraphAccess.usage(caller.id(), "instagram"))
                    : answer;
        };
    }

    /** With Facebook Login {@code me} is the Page, which has none of this. */
    private Function<Call, Answer> ofAccount(BiFunction<Call, Profile, Answer> handler) {
        return own((call, caller) -> {
            if (isThroughPage(caller) && call.variable("account").equals("me")) {
                throw GraphErrors.noObject(call.method(), "me");
            }
            return handler.apply(call, caller);
        });
    }

    /** The host for bytes knows the token by another name: {@code Authorization: OAuth …}. */
    private Answer upload(Call call) {
        String header = call.headers().get("Authorization");
        String token = header == null || !header.startsWith("OAuth ") ? "" : header.substring("OAuth ".length());
        return uploads.take(call, accounts().require(access().valid(token).accountId()));
    }

    /** Comments with either login, posts with Facebook Login only. Source: Instagram Platform docs, IG Media, 2026-09. */
    private Answer delete(Call call, Profile caller) {
        LivePost post = reads.require(call.variable("id"), caller, "DELETE");
        String id = post.id();
        if (post.parentId() == null && !isThroughPage(caller)) {
            throw GraphErrors.noObject("DELETE", id);
        }
        boolean deleted = ground().ledger().delete(ground().platform(), id);
        return Answer.json(200, Json.object("success", deleted, "deleted_id", id));
    }
}
