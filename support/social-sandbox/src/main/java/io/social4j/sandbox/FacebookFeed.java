package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.FacebookGallery.Form;
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
    private final FacebookGallery gallery;
    private final FacebookPhotos photos;
    private final Serial created;

    FacebookFeed(Ground ground, FacebookGallery gallery) {
        this.ground = ground;
        this.gallery = gallery;
        this.created = Serial.of(ground);
        this.photos = new FacebookPhotos(ground, gallery, this);
    }

    FacebookPhotos photos() {
        return photos;
    }

    Answer create(Call call, Profile page) {
        Parameters given = Parameters.of(call);
        String message = given.get("message");
        String link = given.get("link");
        List<String> attached = photos.attached(given, page);
        requireContent(message, link, attached);
        requirePublished(given);
        requireAudience(given);
        requireNew(message, link, attached, page);
        List<String> shown = link.isEmpty() ? attached : List.of(link);
        LivePost post = wentLive(page, message, shown, attached.isEmpty() ? Form.PLAIN : Form.PHOTOS);
        return Answer.json(
                200,
                new FacebookPost(post, page, FacebookGallery.shownBy(post), ground.now()).with(given.list("fields")));
    }

    /** A new post. */
    LivePost wentLive(Profile page, String text, List<String> media, Form form) {
        String id = page.id() + "_" + (FIRST_POST + 7 * created.next());
        LivePost post = new LivePost(
                ground.platform(),
                page.id(),
                id,
                text,
                ground.now(),
                null,
                media,
                URI.create("https://www.facebook.com/" + page.id() + "/posts/" + id.substring(id.indexOf('_') + 1)),
                form.word());
        gallery.wentLive(id);
        gallery.shows(post);
        ground.wentLive(post);
        return post;
    }

    /** A video that is finished: its post has its id, and is listed once it is processed. */
    LivePost wentLive(Profile page, FacebookVideo video, String text, Form form) {
        String id = page.id() + "_" + video.id();
        String place = form == Form.REEL ? "reel/" + video.id() : page.id() + "/videos/" + video.id();
        LivePost post = new LivePost(
                ground.platform(),
                page.id(),
                id,
                text,
                ground.now(),
                null,
                List.of(video.id()),
                URI.create("https://www.facebook.com/" + place),
                form.word());
        gallery.wentLive(id);
        gallery.shows(post);
        ground.ledger().wentLive(post, ground.faults().listedFrom(ground.now().plus(FacebookVideo.PROCESSING)));
        return post;
    }

    /** Another text for a post that is live. */
    Answer edit(Call call, Profile page) {
        String id = call.variable("id");
        Parameters given = Parameters.of(call);
        String message = given.get("message");
        LivePost post = ground.ledger()
                .find(ground.platform(), id)
                .filter(found -> found.accountId().equals(page.id()))
                .orElseThrow(() -> GraphErrors.noObject("POST", id));
        requireContent(message, "", List.of());
        return Answer.json(200, Json.object("success", ground.ledger().edit(ground.platform(), post.id(), message)));
    }

    /** A second time there is nothing to delete. */
    Answer delete(Call call, Profile page) {
        String named = call.variable("id");
        String id = gallery.video(named, page)
                .map(video -> page.id() + "_" + video.id())
                .orElse(named);
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

    private static void requireContent(String message, String link, List<String> attached) {
        if (message.isBlank() && link.isEmpty() && attached.isEmpty()) {
            throw GraphErrors.parameter("The parameter message or link is required");
        }
        requireLength(message);
        if (!link.isEmpty() && !link.matches("(?i)https?://[^/\\s?#]+\\S*")) {
            throw GraphErrors.of(100, 2061006, "Invalid link", "The link is not a web address.");
        }
    }

    /** The words of a post, or of a video. */
    static void requireLength(String message) {
        if (message.codePointCount(0, message.length()) > LONGEST_MESSAGE) {
            throw GraphErrors.parameter("Param message must be no longer than " + LONGEST_MESSAGE + " characters");
        }
    }

    /** Nothing that is scheduled or a draft. */
    static void requirePublished(Parameters given) {
        if (!given.find("published").orElse("true").equals("true")
                || given.find("scheduled_publish_time").isPresent()) {
            throw GraphErrors.parameter("The sandbox knows published posts only");
        }
    }

    /** In all countries or in some, with or without a place. */
    static void requireAudience(Parameters given) {
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
    private void requireNew(String message, String link, List<String> attached, Profile page) {
        List<LivePost> live = ground.ledger().live(ground.platform(), page.id()).stream()
                .filter(post ->
                        post.parentId() == null && FacebookGallery.shownBy(post).form() != Form.STORY)
                .toList();
        LivePost last = live.isEmpty() ? null : live.get(live.size() - 1);
        if (last != null
                && attached.isEmpty()
                && last.createdAt().isAfter(ground.now().minus(DUPLICATE_WINDOW))
                && FacebookPost.shown(last.text()).equals(FacebookPost.shown(message))
                && String.join("", last.media()).equals(link)) {
            throw new RefusedException(duplicate());
        }
    }
}
