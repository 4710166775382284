package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final FacebookGallery gallery;
    private final FacebookFeed feed;
    private final FacebookComments comments;
    private final FacebookVideos videos;
    private final FacebookReads reads;
    private final FacebookLogin login;

    FacebookSandbox(Ground ground) {
        super(ground, APP);
        this.gallery = new FacebookGallery(ground);
        this.feed = new FacebookFeed(ground, gallery);
        this.comments = new FacebookComments(ground, gallery);
        this.videos = new FacebookVideos(ground, gallery, feed);
        this.reads = new FacebookReads(ground, gallery, videos);
        this.login = new FacebookLogin(ground, accounts(), access(), APP);
    }

    @Override
    public Routes routes() {
        Routes routes = new Routes()
                .add(SandboxCall.ME, "GET", "/me/accounts", login::pages)
                .add(SandboxCall.READ, "GET", "/", signedIn(reads::several))
                .add(SandboxCall.ME, "GET", "/me", signedIn(reads::page))
                .add(SandboxCall.COMMIT, "POST", "/{account}/feed", own(feed::create))
                .add(SandboxCall.COMMIT, "POST", "/{id}/comments", signedIn(comments::create))
                .add(SandboxCall.LIST, "GET", "/{id}/comments", signedIn(comments::list))
                .add(SandboxCall.LIST, "GET", "/{account}/published_posts", own(reads::list))
                .add(SandboxCall.LIST, "GET", "/{account}/posts", own(reads::list))
                .add(SandboxCall.LIST, "GET", "/{account}/feed", own(reads::list))
                .add(SandboxCall.LIST, "GET", "/{account}/stories", own(reads::stories))
                .add(SandboxCall.METRICS, "GET", "/{id}/insights", signedIn(reads::insights));
        addMedia(routes);
        addLogin(routes);
        return routes.add(SandboxCall.READ, "GET", "/{id}", this::node)
                .add(SandboxCall.EDIT, "POST", "/{id}", signedIn(feed::edit))
                .add(SandboxCall.DELETE, "DELETE", "/{id}", signedIn(feed::delete));
    }

    /** What is uploaded, and the last call of each upload, by the names {@link #path} gives them. */
    private void addMedia(Routes routes) {
        FacebookPhotos photos = feed.photos();
        routes.add(SandboxCall.PREPARE, "POST", "/{account}/photos/unpublished", own(photos::upload))
                .add(SandboxCall.COMMIT, "POST", "/{account}/photos", own(photos::publish))
                .add(SandboxCall.COMMIT, "POST", "/{account}/photo_stories", own(photos::story))
                .add(SandboxCall.PREPARE, "POST", "/{account}/videos/start", own(videos::start))
                .add(SandboxCall.UPLOAD, "POST", "/{account}/videos/transfer", own(videos::transfer))
                .add(SandboxCall.COMMIT, "POST", "/{account}/videos/finish", own(videos::finish))
                .add(SandboxCall.PREPARE, "POST", "/{account}/video_reels/start", own(videos::startUpload))
                .add(SandboxCall.COMMIT, "POST", "/{account}/video_reels/finish", own(videos::finishReel))
                .add(SandboxCall.PREPARE, "POST", "/{account}/video_stories/start", own(videos::startUpload))
                .add(SandboxCall.COMMIT, "POST", "/{account}/video_stories/finish", own(videos::finishStory))
                .add(SandboxCall.UPLOAD, "POST", "/video-upload/{version}/{id}", this::bytes);
    }

    private void addLogin(Routes routes) {
        routes.add(SandboxCall.AUTHORIZE, "GET", "/dialog/oauth", login::dialog)
                .add(SandboxCall.REFRESH, "GET", "/oauth/access_token", login::token)
                .add(SandboxCall.REFRESH, "POST", "/oauth/access_token", login::token)
                .add(SandboxCall.ME, "GET", "/debug_token", login::debug)
                .add(SandboxCall.REVOKE, "DELETE", "/{user}/permissions", login::revoke);
    }

    /** The person may ask for a Page and its token, a Page for everything it has. */
    private Answer node(Call call) {
        return call.bearer().filter(login::isUser).isPresent()
                ? login.pageOfPerson(call)
                : signedIn(reads::node).apply(call);
    }

    /** Without the version, unless there is none of that name; uploads with their phase, which is a parameter. */
    @Override
    public List<String> path(Call call) {
        List<String> segments = call.segments();
        boolean versioned = !segments.isEmpty()
                && GraphVersions.serving(segments.get(0), ground().now()).isPresent();
        List<String> path = new ArrayList<>(versioned ? segments.subList(1, segments.size()) : segments);
        if (call.method().equals("POST") && path.size() == 2) {
            phase(path.get(1), call).ifPresent(path::add);
        }
        return path;
    }

    private static Optional<String> phase(String edge, Call call) {
        return switch (edge) {
            case "photos" ->
                Optional.of("unpublished")
                        .filter(word -> Parameters.of(call).get("published").equals("false"));
            case "videos", "video_reels", "video_stories" ->
                Optional.of(Parameters.of(call).get("upload_phase")).filter(word -> !word.isEmpty());
            default -> Optional.empty();
        };
    }

    /** The host for bytes has a word of its own before the token, and asks for no proof. */
    private Answer bytes(Call call) {
        return videos.bytes(call, access().uploader(call));
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
    public Answer refused() {
        return GraphErrors.answer(
                100,
                1609008,
                "(#100) Posting this link is not allowed",
                "The link is against the rules of this place.");
    }

    @Override
    public Set<Kind> specialities() {
        return Set.of(Kind.DUPLICATE, Kind.BLOCKED, Kind.CONTAINER_ERROR, Kind.CONTAINER_EXPIRED);
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
