package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        Map<String, Object> data = Json.object("things", List.of(made.view(true)));
        return Answer.json(200, Json.object("json", Json.object("errors", List.of(), "data", data)));
    }

    long count(RedditSubmission post) {
        return live(post).size();
    }

    /** The newest ones, and a sign that there are more. */
    List<Map<String, Object>> below(RedditSubmission post, int most, boolean raw) {
        List<Comment> live = live(post);
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = live.size() - 1; i >= 0 && shown.size() < most; i--) {
            shown.add(live.get(i).view(raw));
        }
        if (live.size() > most) {
            shown.add(Json.object("kind", "more", "data", Json.object("count", live.size() - most)));
        }
        return shown;
    }

    private List<Comment> live(RedditSubmission post) {
        return all.stream()
                .filter(comment -> comment.post.name().equals(post.name()))
                .filter(comment ->
                        ground.ledger().find(ground.platform(), comment.name).isPresent())
                .toList();
    }

    private record Comment(String name, RedditSubmission post, Profile author, String text, Instant createdAt) {

        String path() {
            return post.path() + name.substring(3) + "/";
        }

        Map<String, Object> view(boolean raw) {
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
                    author.username(),
                    "author_fullname",
                    author.id(),
                    "body",
                    RedditSubmission.escaped(text, raw),
                    "permalink",
                    path(),
                    "created_utc",
                    new BigDecimal(createdAt.getEpochSecond() + ".0"));
            return Json.object("kind", "t1", "data", data);
        }
    }
}
