package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.InstagramContainer.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Comments and answers to them. Sources: Instagram Platform docs, IG Media comments and IG Comment, 2026-09. */
final class InstagramComments {

    /** The documentation says 300, publishers send as many as a caption has; the sandbox takes what publishers send. */
    private static final int LONGEST = 2_200;

    private static final long FIRST_ID = 17_865_000_000_000_000L;

    private final Ground ground;
    private final Set<String> closed = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private final Serial made;

    InstagramComments(Ground ground) {
        this.ground = ground;
        this.made = Serial.of(ground);
    }

    /** On a post of one's own, or below another comment. */
    Answer create(Call call, Profile author) {
        LivePost target = require(call, author);
        String text = Parameters.of(call).get("message");
        if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST) {
            throw GraphErrors.parameter("The parameter message is required, and has at most 2200 characters");
        }
        if (closed.contains(target.id()) || Kind.of(target) == Kind.STORIES) {
            throw GraphErrors.plain(10, "OAuthException", "(#10) Comments are not enabled for this media");
        }
        String id = Long.toString(FIRST_ID + 13 * made.next());
        ground.wentLive(new LivePost(
                ground.platform(), author.id(), id, text, ground.now(), target.id(), List.of(), target.permalink()));
        return Answer.json(200, Json.object("id", id));
    }

    /** Newest first. Comments of other people do not exist here. */
    Answer list(Call call, Profile caller) {
        LivePost target = require(call, caller);
        List<LivePost> comments = ground.ledger().listed(ground.platform(), caller.id(), ground.now()).stream()
                .filter(post -> target.id().equals(post.parentId()))
                .toList();
        return new GraphListing(call, post -> Long.parseLong(post.id()))
                .of(comments, post -> node(post, Parameters.of(call).list("fields"), caller));
    }

    /** {@code POST /{id}} with {@code hide} for a comment, with {@code comment_enabled} for a post. */
    Answer change(Call call, Profile caller) {
        LivePost target = require(call, caller);
        Parameters given = Parameters.of(call);
        boolean comment = target.parentId() != null;
        String name = comment ? "hide" : "comment_enabled";
        if (given.find(name).isEmpty()) {
            throw GraphErrors.parameter("The parameter " + name + " is required");
        }
        Set<String> changed = comment ? hidden : closed;
        if (given.flag(name) == comment) {
            changed.add(target.id());
        } else {
            changed.remove(target.id());
        }
        return Answer.json(200, Json.object("success", true));
    }

    boolean isEnabled(String mediaId) {
        return !closed.contains(mediaId);
    }

    Map<String, Object> node(LivePost comment, List<String> fields, Profile author) {
        Map<String, Object> node = Json.object();
        for (String field : fields) {
            switch (field) {
                case "id" -> {}
                case "text" -> node.put(field, comment.text());
                case "username" -> node.put(field, author.username());
                case "from" -> node.put(field, Json.object("id", author.id(), "username", author.username()));
                case "timestamp" -> node.put(field, InstagramMedia.timestamp(comment.createdAt()));
                case "like_count" -> node.put(field, 0);
                case "hidden" -> node.put(field, hidden.contains(comment.id()));
                case "parent_id" -> {
                    if (isReply(comment)) {
                        node.put(field, comment.parentId());
                    }
                }
                case "media" -> node.put(field, Json.object("id", comment.parentId()));
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (IGComment)");
            }
        }
        node.put("id", comment.id());
        return node;
    }

    private boolean isReply(LivePost comment) {
        String parent = comment.parentId();
        return parent != null
                && ground.ledger()
                        .find(ground.platform(), parent)
                        .filter(post -> post.parentId() != null)
                        .isPresent();
    }

    private LivePost require(Call call, Profile caller) {
        String id = call.variable("id");
        return ground.ledger()
                .find(ground.platform(), id)
                .filter(post -> post.accountId().equals(caller.id()))
                .orElseThrow(() -> GraphErrors.noObject(call.method(), id));
    }
}
