package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates, edits and deletes posts. Sources: Microsoft Learn, "Posts API", 2026-09; refusals as recorded. */
final class LinkedInPosts {

    /** The documentation says to wait ten minutes before the same post. */
    private static final Duration DUPLICATE_WINDOW = Duration.ofMinutes(10);

    private final Ground ground;
    private final LinkedInAssets assets;
    private long lastId;

    LinkedInPosts(Ground ground, LinkedInAssets assets) {
        this.ground = ground;
        this.assets = assets;
    }

    /**
     * What a read answers of a post beside its ledger entry.
     *
     * @param commentary in the form in which LinkedIn gives it back
     * @param share what the UGC API was given; empty for posts of the Posts API
     * @param edited when the text was changed; null if it never was
     */
    record Details(
            String commentary,
            String visibility,
            LinkedInContent content,
            @Nullable String parent,
            Map<?, ?> share,
            @Nullable Instant edited) {

        boolean isSameAs(Details other) {
            return commentary.equals(other.commentary)
                    && content.equals(other.content)
                    && String.valueOf(parent).equals(String.valueOf(other.parent))
                    && share.equals(other.share);
        }

        Details edited(String text, Instant at) {
            return new Details(text, visibility, content, parent, share, at);
        }

        /** As the ledger keeps it. */
        Map<String, Object> inLedger() {
            return Json.object(
                    "commentary", commentary,
                    "visibility", visibility,
                    "content", content.shown(),
                    "assets", content.assets(),
                    "parent", parent,
                    "share", share,
                    "edited", edited == null ? null : edited.toString());
        }

        static Details of(Map<?, ?> kept) {
            return new Details(
                    String.valueOf(kept.get("commentary")),
                    String.valueOf(kept.get("visibility")),
                    new LinkedInContent(
                            members(kept.get("content")),
                            kept.get("assets") instanceof List<?> assets
                                    ? assets.stream().map(Object::toString).toList()
                                    : List.of()),
                    kept.get("parent") instanceof String urn ? urn : null,
                    members(kept.get("share")),
                    kept.get("edited") instanceof String at ? Instant.parse(at) : null);
        }

        private static Map<?, ?> members(@Nullable Object kept) {
            Map<?, ?> members = Json.asObject(kept);
            return members == null ? Map.of() : members;
        }
    }

    /** Of a comment, which has none, what its text says. */
    Details details(LivePost post) {
        Map<?, ?> kept = ground.ledger().details(ground.platform(), post.id());
        return kept.isEmpty()
                ? new Details(
                        LinkedInText.plain(post.text()).shown(),
                        "PUBLIC",
                        LinkedInContent.of(post),
                        null,
                        Map.of(),
                        null)
                : Details.of(kept);
    }

    /** An empty body; the id stands in a header. */
    Answer create(Call call, Profile author) {
        LinkedInJson body = LinkedInJson.create(call);
        requireAuthor(body.author(), author, "partnerApiPostsExternal.CREATE");
        requireVisibility(body.visibility(), author);
        LinkedInText text = LinkedInText.of(body.commentary());
        Details made = new Details(text.shown(), body.visibility(), body.content(), body.parent(), Map.of(), null);
        String urn = publish(made, text.visible(), author);
        return Answer.of(201, "application/json", "").with("x-restli-id", urn);
    }

    /** Whether what was uploaded is what the category says; of an article nothing is. */
    void requireKind(List<String> urns, String category) {
        assets.requireKind(urns, category);
    }

    static void requireAuthor(String named, Profile caller, String resource) {
        if (!named.equals(caller.id())) {
            throw LinkedInErrors.denied(resource);
        }
    }

    static void requireVisibility(String visibility, Profile author) {
        if (visibility.equals("CONNECTIONS") && author.id().startsWith(LinkedInSandbox.ORGANIZATION)) {
            throw LinkedInErrors.value("/visibility");
        }
    }

    /** What both APIs end in; answers the URN. */
    String publish(Details made, String visible, Profile author) {
        assets.requireReady(made.content().assets(), author);
        requireNew(made, author);
        Instant now = ground.now();
        lastId = Math.max(lastId + 1, now.toEpochMilli() << 22);
        boolean video = made.content().assets().stream().anyMatch(urn -> urn.startsWith("urn:li:video:"));
        String urn = (video ? "urn:li:ugcPost:" : "urn:li:share:") + lastId;
        LivePost post = new LivePost(
                ground.platform(),
                author.id(),
                urn,
                visible,
                now,
                null,
                attached(made.content()),
                URI.create("https://www.linkedin.com/feed/update/" + urn + "/"));
        ground.wentLive(post, made.inLedger());
        return urn;
    }

    private static List<String> attached(LinkedInContent content) {
        Map<?, ?> article = Json.asObject(content.shown().get("article"));
        return article == null ? content.assets() : List.of(String.valueOf(article.get("source")));
    }

    /** {@code POST /rest/posts/{urn}} with a patch; of its fields the text is modelled. */
    Answer edit(Call call, Profile caller) {
        LivePost post = own(urn(call), caller, "partnerApiPostsExternal.PARTIAL_UPDATE");
        Map<?, ?> body = LinkedInFields.body(call);
        LinkedInFields.only("", body, Set.of("patch"));
        Map<?, ?> patch = LinkedInFields.object("/patch", body.get("patch"));
        LinkedInFields.only("/patch", patch, Set.of("$set"));
        Map<?, ?> set = LinkedInFields.object("/patch/$set", patch.get("$set"));
        LinkedInFields.only("/patch/$set", set, Set.of("commentary"));
        Details old = details(post);
        LinkedInText text = LinkedInText.of(LinkedInJson.commentary(
                set.get("commentary"), !old.content().assets().isEmpty() || old.parent() != null));
        Details edited = old.edited(text.shown(), ground.now());
        boolean changed = ground.ledger().edit(ground.platform(), post.id(), text.visible(), edited.inLedger());
        return Answer.of(changed ? 204 : 404, "application/json", "");
    }

    LivePost own(String urn, Profile caller, String resource) {
        LivePost post = ground.ledger()
                .find(ground.platform(), urn)
                .filter(found -> found.parentId() == null)
                .orElseThrow(() -> LinkedInErrors.notFound(urn));
        requireAuthor(post.accountId(), caller, resource);
        return post;
    }

    /** Succeeds also if there is nothing to delete. Comments below the post go with it. */
    Answer delete(Call call, Profile caller) {
        String urn = urn(call);
        Optional<LivePost> post = ground.ledger().find(ground.platform(), urn);
        if (post.isPresent()) {
            requireAuthor(post.get().accountId(), caller, "partnerApiPostsExternal.DELETE");
        }
        ground.ledger().live(ground.platform()).stream()
                .filter(live -> urn.equals(live.id()) || urn.equals(live.parentId()))
                .forEach(live -> {
                    boolean ignored = ground.ledger().delete(ground.platform(), live.id());
                });
        return Answer.of(204, "application/json", "");
    }

    /** The URN in the path, whose colons have to be encoded. */
    static String urn(Call call) {
        if (call.url().encodedPath().contains(":")) {
            throw LinkedInErrors.argument("Invalid key: the URN is not encoded");
        }
        return call.variable("urn");
    }

    /** Exactly the same text and content, of the same author. */
    private void requireNew(Details made, Profile author) {
        Instant since = ground.now().minus(DUPLICATE_WINDOW);
        ground.ledger().live(ground.platform(), author.id()).stream()
                .filter(post -> post.createdAt().isAfter(since))
                .filter(post -> post.parentId() == null && made.isSameAs(details(post)))
                .findFirst()
                .ifPresent(post -> {
                    throw new RefusedException(LinkedInErrors.duplicate(post.id()));
                });
    }
}
