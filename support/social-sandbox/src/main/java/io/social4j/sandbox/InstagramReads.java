package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.InstagramContainer.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads posts back. Sources: Instagram Platform docs, IG User media, IG Media, insights, 2026-09. */
final class InstagramReads {

    private static final Comparator<LivePost> NEWEST_FIRST = Comparator.<LivePost>comparingLong(
                    post -> Long.parseLong(post.id()))
            .reversed();

    private final Ground ground;
    private final InstagramContainers containers;
    private final InstagramComments comments;

    InstagramReads(Ground ground, InstagramContainers containers, InstagramComments comments) {
        this.ground = ground;
        this.containers = containers;
        this.comments = comments;
    }

    /** The id among the answers is the app's own id for the person; the account is {@code user_id}. */
    Answer me(Call call, Profile caller) {
        Map<String, Object> answer = Json.object();
        for (String field : Parameters.of(call).list("fields")) {
            switch (field) {
                case "id" -> {}
                case "instagram_business_account{id,username}" -> ofPage(answer, caller);
                case "user_id" -> answer.put("user_id", caller.id());
                case "username" -> answer.put("username", caller.username());
                case "name" -> answer.put("name", caller.displayName());
                case "account_type" -> answer.put("account_type", "Business");
                case "media_count" -> answer.put("media_count", posts(caller).size());
                case "followers_count" -> answer.put("followers_count", 128);
                case "profile_picture_url" -> {}
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (IGUser)");
            }
        }
        answer.put("id", "98" + caller.id().substring(2));
        return Answer.json(200, answer);
    }

    /** The token of a Page finds the account that is linked to it. */
    private static void ofPage(Map<String, Object> answer, Profile caller) {
        if (InstagramSandbox.isThroughPage(caller)) {
            answer.put("instagram_business_account", Json.object("id", caller.id(), "username", caller.username()));
        }
    }

    /** Newest first, in pages; without stories, and without what the listing does not show yet. */
    Answer list(Call call, Profile caller) {
        Parameters given = Parameters.of(call);
        List<LivePost> found = posts(caller).stream()
                .filter(post -> Kind.of(post) != Kind.STORIES)
                .toList();
        return new GraphListing(call, post -> Long.parseLong(post.id())).of(found, post -> node(post, given, caller));
    }

    /** The last 24 hours only. */
    Answer stories(Call call, Profile caller) {
        List<LivePost> found = posts(caller).stream()
                .filter(post -> Kind.of(post) == Kind.STORIES)
                .filter(post -> post.createdAt().plusSeconds(86_400).isAfter(ground.now()))
                .sorted(NEWEST_FIRST)
                .toList();
        return Answer.json(200, Json.object("data", nodes(found, Parameters.of(call), caller)));
    }

    /** Several posts at once; one that is missing fails all. */
    Answer several(Call call, Profile caller) {
        Parameters given = Parameters.of(call);
        Map<String, Object> answer = Json.object();
        for (String id : given.list("ids")) {
            LivePost post = ground.ledger()
                    .find(ground.platform(), id)
                    .orElseThrow(() -> GraphErrors.plain(
                            803, "OAuthException", "(#803) Some of the aliases you requested do not exist: " + id));
            answer.put(id, node(post, given, caller));
        }
        return Answer.json(200, answer);
    }

    LivePost require(String id, Profile caller, String method) {
        return ground.ledger()
                .find(ground.platform(), id)
                .filter(post -> post.accountId().equals(caller.id()))
                .orElseThrow(() -> GraphErrors.noObject(method, id));
    }

    Answer node(Call call, Profile caller) {
        String id = call.variable("id");
        if (id.equals(caller.id())) {
            return me(call, caller);
        }
        LivePost post = require(id, caller, "GET");
        return Answer.json(200, node(post, Parameters.of(call), caller));
    }

    Answer container(Call call, Profile caller) {
        String id = call.variable("id");
        InstagramContainer container = containers.find(id, caller).orElseThrow(() -> GraphErrors.noObject("GET", id));
        return containers.read(container, Parameters.of(call).list("fields"));
    }

    /** One metric that does not exist for this kind of media fails the whole call. */
    Answer insights(Call call, Profile caller) {
        LivePost post = require(call.variable("id"), caller, "GET");
        List<String> metrics = Parameters.of(call).list("metric");
        if (metrics.isEmpty()) {
            throw GraphErrors.parameter("The parameter metric is required");
        }
        return Answer.json(200, Json.object("data", media(post, caller).insights(metrics)));
    }

    /** Without comments. */
    private List<LivePost> posts(Profile caller) {
        return ground.ledger().listed(ground.platform(), caller.id(), ground.now()).stream()
                .filter(post -> post.parentId() == null)
                .toList();
    }

    private List<Map<String, Object>> nodes(List<LivePost> posts, Parameters given, Profile owner) {
        return posts.stream().map(post -> node(post, given, owner)).toList();
    }

    private Map<String, Object> node(LivePost post, Parameters given, Profile owner) {
        List<String> fields = given.list("fields");
        return post.parentId() == null ? media(post, owner).with(fields) : comments.node(post, fields, owner);
    }

    private InstagramMedia media(LivePost post, Profile owner) {
        return new InstagramMedia(post, owner, comments.isEnabled(post.id()), ground.now());
    }
}
