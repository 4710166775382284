package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Facebook Pages, of an app that takes calls with a proof of its secret only. Sources: Meta docs, Pages API and Graph API,
 * 2026-09; Graph API v26.0.
 */
final class FacebookSandbox extends GraphSandbox {

    /** Access token guide, 2026-09: the token of a Page has no end, if that of its user was long-lived. */
    private static final Duration TOKEN_LIFE = Duration.ofDays(36_500);

    private static final App APP =
            new App("1300000000000001", "sandbox-facebook-secret", "EAA", TOKEN_LIFE, false, 112_130_000_000_000L);

    private final FacebookFeed feed;
    private final FacebookReads reads;

    FacebookSandbox(Ground ground) {
        super(ground, APP);
        this.feed = new FacebookFeed(ground);
        this.reads = new FacebookReads(ground);
    }

    @Override
    public Routes routes() {
        return new Routes()
                .add(SandboxCall.READ, "GET", "/", signedIn(reads::several))
                .add(SandboxCall.ME, "GET", "/me", signedIn(reads::page))
                .add(SandboxCall.COMMIT, "POST", "/{account}/feed", own(feed::create))
                .add(SandboxCall.LIST, "GET", "/{account}/published_posts", own(reads::list))
                .add(SandboxCall.LIST, "GET", "/{account}/posts", own(reads::list))
                .add(SandboxCall.LIST, "GET", "/{account}/feed", own(reads::list))
                .add(SandboxCall.METRICS, "GET", "/{id}/insights", signedIn(reads::insights))
                .add(SandboxCall.READ, "GET", "/{id}", signedIn(reads::node))
                .add(SandboxCall.DELETE, "DELETE", "/{id}", signedIn(feed::delete));
    }

    /** Without the version, unless there is none of that name. */
    @Override
    public List<String> path(Call call) {
        List<String> segments = call.segments();
        boolean versioned = !segments.isEmpty()
                && GraphVersions.serving(segments.get(0), ground().now()).isPresent();
        return versioned ? segments.subList(1, segments.size()) : segments;
    }

    /** The budget of a Page: 80001 with its own subcode. Source: Meta docs, Graph API rate limits, 2026-06. */
    @Override
    public Answer rateLimited(boolean withHeaders) {
        Answer answer = GraphErrors.answer(
                80_001,
                2446079,
                "(#80001) There have been too many calls to this Page account.",
                "Wait a bit and try again.");
        return withHeaders
                ? answer.with("X-Business-Use-Case-Usage", GraphAccess.exhausted(firstAccount(), "pages"))
                : answer;
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(Kind.DUPLICATE, Kind.BLOCKED);
    }

    @Override
    public Answer special(Fault fault) {
        return fault.kind() == Kind.DUPLICATE
                ? FacebookFeed.duplicate()
                : GraphErrors.answer(
                        368,
                        fault.number(),
                        "The action attempted has been deemed abusive or is otherwise disallowed",
                        "You can't use this feature right now.");
    }

    @Override
    Function<Call, Answer> signedIn(BiFunction<Call, Profile, Answer> handler) {
        return call -> answer(call, handler)
                .with(Map.of("X-App-Usage", GraphAccess.usage(), "X-Page-Usage", GraphAccess.usage()))
                .with(GraphVersions.HEADER, version(call));
    }

    private Answer answer(Call call, BiFunction<Call, Profile, Answer> handler) {
        try {
            requirePage(access().token(call));
            return handler.apply(call, access().callerWithProof(call));
        } catch (RefusedException refused) {
            return refused.answer();
        }
    }

    @Override
    RefusedException notOwn(Call call, String named) {
        return accounts().find(named).isPresent()
                ? permission("The token belongs to another Page")
                : super.notOwn(call, named);
    }

    /** What the sandbox issues beside the token of a Page is that of its user. */
    private void requirePage(String token) {
        Tokens tokens = accounts().tokens();
        if (tokens.find(token).isEmpty() && tokens.ownerOf(token).isPresent()) {
            throw permission("This call needs the token of the Page, not that of a user");
        }
    }

    /** 200: not with this token. */
    private static RefusedException permission(String why) {
        return GraphErrors.plain(200, "OAuthException", "(#200) " + why);
    }

    /** A path without a version means the oldest there is. */
    private String version(Call call) {
        String first = call.segments().isEmpty() ? "" : call.segments().get(0);
        return GraphVersions.serving(first, ground().now())
                .or(() -> GraphVersions.serving("v1.0", ground().now()))
                .orElseThrow();
    }
}
