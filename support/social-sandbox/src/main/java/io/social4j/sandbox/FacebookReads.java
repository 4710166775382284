package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.util.List;
import java.util.Map;

/** Reads posts of a Page back. Sources: Meta docs, Page, Page feed, Page post and insights, 2026-09. */
final class FacebookReads {

    private static final int MOST_IDS = 50;

    private final Ground ground;

    FacebookReads(Ground ground) {
        this.ground = ground;
    }

    Answer page(Call call, Profile caller) {
        Map<String, Object> answer = Json.object();
        for (String field : Parameters.of(call).list("fields")) {
            switch (field) {
                case "id" -> {}
                case "name" -> answer.put(field, caller.displayName());
                case "username" -> answer.put(field, caller.username());
                case "link" -> answer.put(field, "https://www.facebook.com/" + caller.username());
                case "followers_count", "fan_count" -> answer.put(field, 128);
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (Page)");
            }
        }
        answer.put("id", caller.id());
        return Answer.json(200, answer);
    }

    /** Newest first, in pages, without what the listing does not show yet. */
    Answer list(Call call, Profile caller) {
        List<String> fields = fields(call);
        List<LivePost> posts = ground.ledger().listed(ground.platform(), caller.id(), ground.now());
        return new GraphListing(call, FacebookReads::order)
                .of(posts, post -> new FacebookPost(post, caller, ground.now()).with(fields));
    }

    /** Several posts at once; one that is missing fails all. */
    Answer several(Call call, Profile caller) {
        List<String> ids = Parameters.of(call).list("ids");
        if (ids.isEmpty()) {
            throw new RefusedException(GraphErrors.unknownPath(call));
        }
        if (ids.size() > MOST_IDS) {
            throw GraphErrors.parameter("Too many IDs. Maximum: " + MOST_IDS + ". Provided: " + ids.size() + ".");
        }
        List<String> fields = fields(call);
        Map<String, Object> answer = Json.object();
        for (String id : ids) {
            answer.put(id, require(id, caller).with(fields));
        }
        return Answer.json(200, answer);
    }

    Answer node(Call call, Profile caller) {
        String id = call.variable("id");
        return id.equals(caller.id())
                ? page(call, caller)
                : Answer.json(200, require(id, caller).with(fields(call)));
    }

    /** One metric that does not exist fails the whole call. */
    Answer insights(Call call, Profile caller) {
        FacebookPost post = require(call.variable("id"), caller);
        List<String> metrics = Parameters.of(call).list("metric");
        return Answer.json(200, Json.object("data", post.insights(metrics)));
    }

    private FacebookPost require(String id, Profile caller) {
        return ground.ledger()
                .find(ground.platform(), id)
                .filter(post -> post.accountId().equals(caller.id()))
                .map(post -> new FacebookPost(post, caller, ground.now()))
                .orElseThrow(() -> GraphErrors.noObject("GET", id));
    }

    /** Who asks for nothing gets time and text. */
    private static List<String> fields(Call call) {
        List<String> fields = Parameters.of(call).list("fields");
        return fields.isEmpty() ? List.of("created_time", "message") : fields;
    }

    /** The part of the id behind the Page's own. */
    private static long order(LivePost post) {
        return Long.parseLong(post.id().substring(post.id().indexOf('_') + 1));
    }
}
