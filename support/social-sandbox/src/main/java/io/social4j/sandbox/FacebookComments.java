package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Comments of a Page below its own posts. Source: Meta docs, Object comments, 2026-09. */
final class FacebookComments {

    /** Not documented; what publishers report. */
    private static final int LONGEST = 8_000;

    private final Ground ground;
    private final FacebookGallery gallery;

    FacebookComments(Ground ground, FacebookGallery gallery) {
        this.ground = ground;
        this.gallery = gallery;
    }

    Answer create(Call call, Profile page) {
        LivePost post = require(call, page);
        String message = Parameters.of(call).get("message");
        if (message.isBlank()) {
            throw GraphErrors.parameter("The parameter message is required");
        }
        if (message.codePointCount(0, message.length()) > LONGEST) {
            throw GraphErrors.parameter("Param message must be no longer than " + LONGEST + " characters");
        }
        String id = post.id().substring(post.id().indexOf('_') + 1) + "_" + gallery.nextId();
        LivePost comment = new LivePost(
                ground.platform(),
                page.id(),
                id,
                message,
                ground.now(),
                post.id(),
                List.of(),
                URI.create(post.permalink() + "?comment_id=" + id.substring(id.indexOf('_') + 1)));
        gallery.wentLive(id);
        ground.wentLive(comment);
        return Answer.json(200, Json.object("id", id));
    }

    /** Newest first, whatever order is asked for. */
    Answer list(Call call, Profile page) {
        String post = require(call, page).id();
        List<String> fields = Parameters.of(call).list("fields");
        List<LivePost> comments = ground.ledger().listed(ground.platform(), page.id(), ground.now()).stream()
                .filter(comment -> post.equals(comment.parentId()))
                .toList();
        return new GraphListing(call, gallery::order).of(comments, comment -> node(comment, page, fields));
    }

    private LivePost require(Call call, Profile page) {
        String id = call.variable("id");
        return ground.ledger()
                .find(ground.platform(), id)
                .filter(post -> post.accountId().equals(page.id()))
                .orElseThrow(() -> GraphErrors.noObject(call.method(), id));
    }

    private static Map<String, Object> node(LivePost comment, Profile page, List<String> fields) {
        Map<String, Object> node = Json.object();
        for (String field : fields) {
            switch (field) {
                case "id" -> {}
                case "message" -> node.put(field, FacebookPost.shown(comment.text()));
                case "created_time" ->
                    node.put(
                            field,
                            FacebookPost.TIMESTAMP.format(comment.createdAt().atOffset(ZoneOffset.UTC)));
                case "from" -> node.put(field, Json.object("id", page.id(), "name", page.displayName()));
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (Comment)");
            }
        }
        node.put("id", comment.id());
        return node;
    }
}
