package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comments right below posts, the only ones there are. Sources: API reference, 2026; server source, 2017. */
final class RedditComments {

    private static final int LONGEST = 10_000;
    private static final long FIRST_ID = Long.parseLong("mr0000", 36);

    private final Ground ground;
    private final List<Comment> all = new ArrayList<>();

    RedditComments(Ground ground) {
        this.ground = ground;
    }

    Answer add(RedditFields form, RedditSubmission post, Profile author) {
        String text = form.required("text", "NO_TEXT").strip();
        RedditFields.requireLength(text, LONGEST, "text");
        Comment made = new Comment("t1_" + Long.toString(FIRST_ID + all.size(), 36), post, author, text, ground.now());
        all.add(made);
        ground.wentLive(new LivePost(
                ground.platform(),
                author.id(),
                made.name,
                text,
                made.createdAt,
                post.name(),
                List.of(),
                URI.create("https://www.reddit.com" + made.path())));
        Map<String, Object> data = Json.object("things", List.of(made.view(true, false)));
        return Answer.json(200, Json.object("json", Json.object("errors", List.of(), "data", data)));
    }

    /** As {@code /api/info} shows it; a deleted one has lost its author. */
    Optional<Map<String, Object>> shown(String name, boolean raw) {
        return named(name).map(comment -> comment.view(raw, isDeleted(comment)));
    }

    /** With another text; empty if the caller has no such comment. */
    Optional<Map<String, Object>> edited(String name, String text, Profile caller, boolean raw) {
        Optional<Comment> own =
                named(name).filter(comment -> comment.author.id().equals(caller.id()) && !isDeleted(comment));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        RedditFields.requireLength(text, LONGEST, "text");
        Comment old = own.get();
        Comment changed = new Comment(old.name, old.post, old.author, text, old.createdAt);
        all.set(all.indexOf(old), changed);
        return Optional.of(changed.view(raw, false));
    }

    private Optional<Comment> named(String name) {
        return all.stream().filter(comment -> comment.name.equals(name)).findFirst();
    }

    private boolean isDeleted(Comment comment) {
        return ground.ledger().find(ground.platform(), comment.name).isEmpty();
    }

    long count(RedditSubmission post) {
        return live(post).size();
    }

    /** The newest ones, and a sign that there are more. */
    List<Map<String, Object>> below(RedditSubmission post, int most, boolean raw) {
        List<Comment> live = live(post);
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = live.size() - 1; i >= 0 && shown.size() < most; i--) {
            shown.add(live.get(i).view(raw, false));
        }
        if (live.size() > most) {
            shown.add(Json.object("kind", "more", "data", Json.object("count", live.size() - most)));
        }
        return shown;
    }

    private List<Comment> live(RedditSubmission post) {
        return all.stream()
                .filter(comment -> comment.post.name().equals(post.name()))
                .filter(comment -> !isDeleted(comment))
                .toList();
    }

    private record Comment(String name, RedditSubmission post, Profile author, String text, Instant createdAt) {

        String path() {
            return post.path() + name.substring(3) + "/";
        }

        Map<String, Object> view(boolean raw, boolean deleted) {
            Map<String, Object> data = Json.object(
                    "id",
                    name.substring(3),
                    "name",
                    name,
                    "link_id",
                    post.name(),
                    "parent_id",
                    post.name(),
                    "author",
                    deleted ? "[deleted]" : author.username(),
                    "author_fullname",
                    deleted ? null : author.id(),
                    "body",
                    deleted ? "[deleted]" : RedditSubmission.escaped(text, raw),
                    "score",
                    1,
                    "permalink",
                    path(),
                    "created_utc",
                    new BigDecimal(createdAt.getEpochSecond() + ".0"));
            return Json.object("kind", "t1", "data", data);
        }
    }
}
