package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates and deletes posts. Sources: X API docs, manage posts, 2026-08; refusals as recorded in production to 2026-10. */
final class XPosts {

    /** How long X remembers a text is not documented; a day is what the sandbox takes. */
    private static final Duration DUPLICATE_WINDOW = Duration.ofHours(24);

    /** Changelog, 2024-08. */
    private static final int LONGEST_PREMIUM = 25_000;

    private static final Pattern CASHTAG = Pattern.compile("(?<!\\S)\\$[A-Za-z]{1,6}\\b");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x{FFFE}\\x{FEFF}\\x{FFFF}]");

    private final Ground ground;
    private final Snowflakes ids;
    private final XMedia media;

    XPosts(Ground ground, Snowflakes ids, XMedia media) {
        this.ground = ground;
        this.ids = ids;
        this.media = media;
    }

    Answer create(Call call, Profile author) {
        XJson body = XJson.create(call);
        requireContent(body, author);
        requireAllowed(body, author);
        requireParent(body, author);
        requireNew(body, author);
        Instant now = ground.now();
        String id = ids.next(now);
        LivePost post = new LivePost(
                ground.platform(),
                author.id(),
                id,
                body.text(),
                now,
                body.inReplyTo(),
                body.mediaIds(),
                URI.create("https://x.com/" + author.username() + "/status/" + id));
        ground.wentLive(post, body.beside());
        Map<String, Object> data = Json.object(
                "id",
                id,
                "text",
                XText.asShown(id, XText.normalized(body.text())),
                "edit_history_tweet_ids",
                List.of(id));
        return Answer.json(201, Json.object("data", data));
    }

    /** What was sent for a post, as far as it is shown. */
    XJson bodyOf(LivePost post) {
        return XJson.of(post, ground.ledger().details(ground.platform(), post.id()));
    }

    Optional<String> authorOf(String id) {
        return ground.ledger().find(ground.platform(), id).map(LivePost::accountId);
    }

    /** What is attached to a post, in order. */
    List<XUpload> mediaOf(LivePost post) {
        return post.media().stream().flatMap(id -> media.attached(id).stream()).toList();
    }

    Answer delete(Call call, Profile caller) {
        String id = call.variable("id");
        LivePost post = ground.ledger().find(ground.platform(), id).orElseThrow(() -> XErrors.notFound("id", id));
        if (!post.accountId().equals(caller.id())) {
            throw XErrors.notPermitted();
        }
        boolean deleted = ground.ledger().delete(ground.platform(), id);
        return Answer.json(200, Json.object("data", Json.object("deleted", deleted)));
    }

    private void requireContent(XJson body, Profile author) {
        if (body.text().isBlank() && body.mediaIds().isEmpty()) {
            throw XErrors.invalid("$.text: is missing");
        }
        if (FORBIDDEN.matcher(body.text()).find()) {
            throw XErrors.invalid("$.text: holds a character that is not allowed");
        }
        List<XUpload> attached = body.mediaIds().stream()
                .map(id -> media.ready(id, author).orElseThrow(() -> XErrors.invalid("Your media IDs are invalid.")))
                .toList();
        if (attached.size() > 1 && !attached.stream().allMatch(XUpload::isPicture)) {
            throw XErrors.invalid("$.media.media_ids: images are not mixed with others, of which there may be one");
        }
        if (attached.stream().anyMatch(XUpload::isLong) && !isPremium(author)) {
            throw XErrors.forbidden("This user is not allowed to post a video longer than 2 minutes");
        }
        if (body.preview() != null && media.ready(body.preview(), author).isEmpty()) {
            throw XErrors.invalid("Your media IDs are invalid.");
        }
    }

    /** The sandbox has no subscriptions: an account whose name begins with {@code premium} has X Premium. */
    static boolean isPremium(Profile account) {
        return account.username().startsWith("premium");
    }

    private void requireAllowed(XJson body, Profile author) {
        if (body.quote() != null) {
            requireQuotable(body.quote(), author);
        }
        // Edits are not modelled: nobody may.
        if (body.edit() || XText.weightedLength(body.text()) > (isPremium(author) ? LONGEST_PREMIUM : XText.LIMIT)) {
            throw XErrors.notPermitted();
        }
        if (CASHTAG.matcher(body.text()).results().count() > 1) {
            throw XErrors.forbidden("A post may have at most one cashtag.");
        }
    }

    /** Changelog, 2026-04-20: quotes are for Enterprise; in the sandbox, for names that begin with {@code enterprise}. */
    private void requireQuotable(String id, Profile author) {
        if (!author.username().startsWith("enterprise")
                || ground.ledger().find(ground.platform(), id).isEmpty()) {
            throw XErrors.forbidden("Quoting this post is not allowed because your plan does not include it.");
        }
    }

    /** Changelog, 2026-02-23: replies go to own posts, or to an author who mentioned the caller. */
    private void requireParent(XJson body, Profile author) {
        @Nullable String parentId = body.inReplyTo();
        if (parentId == null) {
            return;
        }
        LivePost parent = ground.ledger()
                .find(ground.platform(), parentId)
                .orElseThrow(() -> new RefusedException(XErrors.parentNotVisible()));
        boolean own = parent.accountId().equals(author.id());
        if (!own && !parent.text().contains("@" + author.username())) {
            throw XErrors.forbidden("Reply to this conversation is not allowed because you have not been mentioned or"
                    + " otherwise engaged by the author of the post you are replying to.");
        }
    }

    /** Texts are compared. Nothing is known for media and polls: there the sandbox lets the double happen. */
    private void requireNew(XJson body, Profile author) {
        if (body.hasPoll() || !body.mediaIds().isEmpty()) {
            return;
        }
        Instant since = ground.now().minus(DUPLICATE_WINDOW);
        String text = XText.normalized(body.text()).strip();
        boolean again = ground.ledger().live(ground.platform(), author.id()).stream()
                .filter(post -> post.createdAt().isAfter(since)
                        && post.media().isEmpty()
                        && !bodyOf(post).hasPoll())
                .anyMatch(post -> XText.normalized(post.text()).strip().equals(text));
        if (again) {
            throw new RefusedException(XErrors.duplicateAnswer());
        }
    }
}
