package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.FacebookGallery.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads posts of a Page back. Sources: Meta docs, Page, Page feed, Page post and insights, 2026-09. */
final class FacebookReads {

    private static final int MOST_IDS = 50;

    private final Ground ground;
    private final FacebookGallery gallery;
    private final FacebookVideos videos;

    FacebookReads(Ground ground, FacebookGallery gallery, FacebookVideos videos) {
        this.ground = ground;
        this.gallery = gallery;
        this.videos = videos;
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

    /** Newest first, in pages, without what the listing does not show yet; comments and stories have lists of their own. */
    Answer list(Call call, Profile caller) {
        List<String> fields = fields(call);
        return new GraphListing(call, gallery::order)
                .of(listed(caller, false), post -> view(post, caller).with(fields));
    }

    /** Those of the last 24 hours. */
    Answer stories(Call call, Profile caller) {
        List<LivePost> young = listed(caller, true).stream()
                .filter(post -> post.createdAt().plusSeconds(86_400).isAfter(ground.now()))
                .toList();
        return new GraphListing(call, gallery::order)
                .of(
                        young,
                        post -> Json.object(
                                "post_id", post.id(),
                                "status", "PUBLISHED",
                                "creation_time", Long.toString(post.createdAt().getEpochSecond()),
                                "media_type",
                                        gallery.video(post.media().get(0), caller)
                                                        .isPresent()
                                                ? "video"
                                                : "photo",
                                "media_id", post.media().get(0),
                                "url", post.permalink().toString()));
    }

    private List<LivePost> listed(Profile caller, boolean stories) {
        return ground.ledger().listed(ground.platform(), caller.id(), ground.now()).stream()
                .filter(post -> post.parentId() == null)
                .filter(post -> (FacebookGallery.shownBy(post).form() == Form.STORY) == stories)
                .toList();
    }

    private FacebookPost view(LivePost post, Profile page) {
        return new FacebookPost(post, page, FacebookGallery.shownBy(post), ground.now());
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
        if (id.equals(caller.id())) {
            return page(call, caller);
        }
        Optional<FacebookVideo> video = gallery.video(id, caller);
        return video.isPresent()
                ? videos.node(video.get(), Parameters.of(call))
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
                .map(post -> view(post, caller))
                .orElseThrow(() -> GraphErrors.noObject("GET", id));
    }

    /** Who asks for nothing gets time and text. */
    private static List<String> fields(Call call) {
        List<String> fields = Parameters.of(call).list("fields");
        return fields.isEmpty() ? List.of("created_time", "message") : fields;
    }
}
