package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Creates and deletes posts of a Page. Sources: Meta docs, Pages API posts, page feed and error codes, 2026-09. */
final class FacebookFeed {

    /** Not documented; the composer stops here. */
    private static final int LONGEST_MESSAGE = 63_206;

    /** How long Facebook remembers is not documented; an hour is what the sandbox takes. */
    private static final Duration DUPLICATE_WINDOW = Duration.ofHours(1);

    private static final long FIRST_POST = 122_100_000_000_000_000L;

    private final Ground ground;
    private long created;

    FacebookFeed(Ground ground) {
        this.ground = ground;
    }

    Answer create(Call call, Profile page) {
        Parameters given = Parameters.of(call);
        String message = given.get("message");
        String link = given.get("link");
        requireContent(message, link);
        requireAudience(given);
        requireNew(message, link, page);
        String id = page.id() + "_" + (FIRST_POST + 7 * ++created);
        LivePost post = new LivePost(
                ground.platform(),
                page.id(),
                id,
                message,
                ground.now(),
                null,
                link.isEmpty() ? List.of() : List.of(link),
                URI.create("https://www.facebook.com/" + page.id() + "/posts/" + id.substring(id.indexOf('_') + 1)));
        ground.wentLive(post);
        return Answer.json(200, new FacebookPost(post, page, ground.now()).with(given.list("fields")));
    }

    /** A second time there is nothing to delete. */
    Answer delete(Call call, Profile page) {
        String id = call.variable("id");
        boolean own = ground.ledger()
                .find(ground.platform(), id)
                .filter(post -> post.accountId().equals(page.id()))
                .isPresent();
        if (!own) {
            throw GraphErrors.noObject("DELETE", id);
        }
        return Answer.json(200, Json.object("success", ground.ledger().delete(ground.platform(), id)));
    }

    static Answer duplicate() {
        return GraphErrors.answer(
                506,
                1455006,
                "(#506) Duplicate status message",
                "This status update is identical to the last one you posted.");
    }

    private static void requireContent(String message, String link) {
        if (message.isBlank() && link.isEmpty()) {
            throw GraphErrors.parameter("The parameter message or link is required");
        }
        if (message.codePointCount(0, message.length()) > LONGEST_MESSAGE) {
            throw GraphErrors.parameter("Param message must be no longer than " + LONGEST_MESSAGE + " characters");
        }
        if (!link.isEmpty() && !link.matches("(?i)https?://[^/\\s?#]+\\S*")) {
            throw GraphErrors.of(100, 2061006, "Invalid link", "The link is not a web address.");
        }
    }

    /** Only posts that everybody sees at once, in all countries or in some, with or without a place. */
    private static void requireAudience(Parameters given) {
        if (!given.find("published").orElse("true").equals("true")
                || given.find("scheduled_publish_time").isPresent()) {
            throw GraphErrors.parameter("The sandbox knows published posts only");
        }
        if (!given.find("place").orElse("1").matches("[0-9]{1,32}")) {
            throw GraphErrors.parameter("Param place must be a valid Page id");
        }
        String targeting = given.find("targeting")
                .orElse("{\"geo_locations\":{\"countries\":[\"DE\"]}}")
                .replaceAll("\\s", "");
        if (!targeting.matches("\\{\"geo_locations\":\\{\"countries\":\\[\"[A-Z]{2}\"(,\"[A-Z]{2}\")*]}}")) {
            throw GraphErrors.parameter("Param targeting must be a valid targeting specification");
        }
    }

    /** Only what is identical to the last post counts, as reported in production to 2026. */
    private void requireNew(String message, String link, Profile page) {
        List<LivePost> live = ground.ledger().live(ground.platform(), page.id());
        LivePost last = live.isEmpty() ? null : live.get(live.size() - 1);
        if (last != null
                && last.createdAt().isAfter(ground.now().minus(DUPLICATE_WINDOW))
                && FacebookPost.shown(last.text()).equals(FacebookPost.shown(message))
                && String.join("", last.media()).equals(link)) {
            throw new RefusedException(duplicate());
        }
    }
}
