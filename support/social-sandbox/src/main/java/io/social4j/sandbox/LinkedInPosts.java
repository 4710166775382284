package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates and deletes posts. Sources: Microsoft Learn, "Posts API", 2026-09; refusals as recorded. */
final class LinkedInPosts {

    /** The documentation says to wait ten minutes before the same post. */
    private static final Duration DUPLICATE_WINDOW = Duration.ofMinutes(10);

    private final Ground ground;
    private final Map<String, Details> details = new HashMap<>();
    private long lastId;

    LinkedInPosts(Ground ground) {
        this.ground = ground;
    }

    /**
     * What a read answers of a post beside its ledger entry.
     *
     * @param commentary in the form in which LinkedIn gives it back
     */
    record Details(String commentary, String visibility, LinkedInJson.@Nullable Article article) {}

    Details details(LivePost post) {
        return Optional.ofNullable(details.get(post.id())).orElseThrow();
    }

    /** An empty body; the id stands in a header. */
    Answer create(Call call, Profile author) {
        LinkedInJson body = LinkedInJson.create(call);
        if (!body.author().equals(author.id())) {
            throw LinkedInErrors.denied("partnerApiPostsExternal.CREATE");
        }
        if (body.visibility().equals("CONNECTIONS") && author.id().startsWith(LinkedInSandbox.ORGANIZATION)) {
            throw LinkedInErrors.value("/visibility");
        }
        LinkedInText text = LinkedInText.of(body.commentary());
        Details made = new Details(text.shown(), body.visibility(), body.article());
        requireNew(made, author);
        Instant now = ground.now();
        lastId = Math.max(lastId + 1, now.toEpochMilli() << 22);
        String urn = "urn:li:share:" + lastId;
        details.put(urn, made);
        List<String> card =
                body.article() == null ? List.of() : List.of(body.article().source());
        ground.wentLive(new LivePost(
                ground.platform(),
                author.id(),
                urn,
                text.visible(),
                now,
                null,
                card,
                URI.create("https://www.linkedin.com/feed/update/" + urn + "/")));
        return Answer.of(201, "application/json", "").with("x-restli-id", urn);
    }

    /** Succeeds also if there is nothing to delete. */
    Answer delete(Call call, Profile caller) {
        String urn = urn(call);
        Optional<LivePost> post = ground.ledger().find(ground.platform(), urn);
        if (post.isPresent() && !post.get().accountId().equals(caller.id())) {
            throw LinkedInErrors.denied("partnerApiPostsExternal.DELETE");
        }
        boolean ignored = ground.ledger().delete(ground.platform(), urn);
        return Answer.of(204, "application/json", "");
    }

    /** The URN in the path, whose colons have to be encoded. */
    static String urn(Call call) {
        List<String> encoded = call.url().encodedPathSegments();
        if (encoded.get(encoded.size() - 1).contains(":")) {
            throw LinkedInErrors.argument("Invalid key: the URN is not encoded");
        }
        return call.variable("urn");
    }

    /** Exactly the same text and card, of the same author. */
    private void requireNew(Details made, Profile author) {
        Instant since = ground.now().minus(DUPLICATE_WINDOW);
        ground.ledger().live(ground.platform(), author.id()).stream()
                .filter(post -> post.createdAt().isAfter(since))
                .filter(post -> made.equals(details.get(post.id())))
                .findFirst()
                .ifPresent(post -> {
                    throw new RefusedException(LinkedInErrors.duplicate(post.id()));
                });
    }
}
