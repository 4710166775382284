package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Comments below posts. Source: Microsoft Learn, "Comments API" ("Get Comments on Shares", "Create a Comment", "Delete a Comment"),
 * 2026-09. Not modelled: answers to comments, and that LinkedIn's own URN of a comment names the activity instead of the post.
 */
final class LinkedInComments {

    private static final int LONGEST = 1_250;

    private final Ground ground;
    private long lastId;

    LinkedInComments(Ground ground) {
        this.ground = ground;
    }

    /** The text is plain; the number of the comment stands in a header and in the body. */
    Answer create(Call call, Profile caller) {
        String post = post(call);
        Map<?, ?> body = LinkedInFields.body(call);
        LinkedInFields.only("", body, Set.of("actor", "object", "message"));
        LinkedInPosts.requireAuthor(
                LinkedInFields.text("/actor", body.get("actor")), caller, "partnerApiSocialActionsComments.CREATE");
        if (!LinkedInFields.text("/object", body.get("object")).equals(post)) {
            throw LinkedInErrors.value("/object");
        }
        Map<?, ?> message = LinkedInFields.object("/message", body.get("message"));
        LinkedInFields.only("/message", message, Set.of("text"));
        String text = LinkedInFields.text("/message/text", message.get("text"), LONGEST);
        lastId = Math.max(lastId + 1, ground.now().toEpochMilli() << 22);
        String urn = "urn:li:comment:(" + post + "," + lastId + ")";
        LivePost comment = new LivePost(
                ground.platform(),
                caller.id(),
                urn,
                text,
                ground.now(),
                post,
                List.of(),
                URI.create("https://www.linkedin.com/feed/update/" + post + "/"));
        ground.wentLive(comment);
        return Answer.json(201, view(comment)).with("x-restli-id", Long.toString(lastId));
    }

    /** Oldest first, without what is not shown yet; for organizations only. */
    Answer list(Call call, Profile caller) {
        LinkedInReads.requireOrganization(caller, "partnerApiSocialActionsComments.GET_ALL");
        String post = post(call);
        Map<String, String> query = LinkedInReads.query(call);
        int start = LinkedInReads.number(query.get("start"), 0, Integer.MAX_VALUE);
        int count = LinkedInReads.number(query.get("count"), 10, 100);
        List<Object> page = new ArrayList<>();
        ground.ledger().listed(ground.platform(), caller.id(), ground.now()).stream()
                .filter(live -> post.equals(live.parentId()))
                .skip(start)
                .limit(count)
                .forEach(live -> page.add(view(live)));
        return Answer.json(
                200,
                Json.object(
                        "paging", Json.object("start", start, "count", count, "links", List.of()), "elements", page));
    }

    Answer delete(Call call, Profile caller) {
        String urn = "urn:li:comment:(" + post(call) + "," + call.variable("comment") + ")";
        LinkedInPosts.requireAuthor(
                String.valueOf(call.query("actor")), caller, "partnerApiSocialActionsComments.DELETE");
        LivePost comment = ground.ledger().find(ground.platform(), urn).orElseThrow(() -> LinkedInErrors.notFound(urn));
        LinkedInPosts.requireAuthor(comment.accountId(), caller, "partnerApiSocialActionsComments.DELETE");
        boolean gone = ground.ledger().delete(ground.platform(), urn);
        return Answer.of(gone ? 204 : 404, "application/json", "");
    }

    private String post(Call call) {
        String urn = LinkedInPosts.urn(call);
        if (ground.ledger().find(ground.platform(), urn).isEmpty()) {
            throw LinkedInErrors.notFound(urn);
        }
        return urn;
    }

    private static Map<String, Object> view(LivePost comment) {
        String number = comment.id()
                .substring(comment.id().lastIndexOf(',') + 1, comment.id().length() - 1);
        return Json.object(
                "id",
                number,
                "actor",
                comment.accountId(),
                "object",
                comment.parentId(),
                "commentUrn",
                comment.id(),
                "message",
                Json.object("attributes", List.of(), "text", comment.text()),
                "created",
                Json.object(
                        "actor",
                        comment.accountId(),
                        "time",
                        comment.createdAt().toEpochMilli()));
    }
}
