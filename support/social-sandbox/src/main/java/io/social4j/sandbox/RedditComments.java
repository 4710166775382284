package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Comments right below posts, the only ones there are. Sources: API reference, 2026; server source, 2017. */
final class RedditComments {

    private static final int LONGEST = 10_000;
    private static final long FIRST_ID = Long.parseLong("mr0000", 36);

    private final Ground ground;
    private final Accounts accounts;
    private final Function<String, Optional<RedditSubmission>> posts;
    private final Serial made;

    /** @param posts a post by its full name */
    RedditComments(Ground ground, Accounts accounts, Function<String, Optional<RedditSubmission>> posts) {
        this.ground = ground;
        this.accounts = accounts;
        this.posts = posts;
        this.made = Serial.of(ground);
    }

    Answer add(RedditFields form, RedditSubmission post, Profile author) {
        String text = form.required("text", "NO_TEXT").strip();
        RedditFields.requireLength(text, LONGEST, "text");
        String name = "t1_" + Long.toString(FIRST_ID + made.next(), 36);
        LivePost comment = new LivePost(
                ground.platform(),
                author.id(),
                name,
                text,
                ground.now(),
                post.name(),
                List.of(),
                URI.create("https://www.reddit.com" + Comment.path(post, name)));
        ground.wentLive(comment);
        Map<String, Object> data =
                Json.object("things", List.of(new Comment(comment, post, author.username()).view(true, false)));
        return Answer.json(200, Json.object("json", Json.object("errors", List.of(), "data", data)));
    }

    /** As {@code /api/info} shows it; a deleted one has lost its author. */
    Optional<Map<String, Object>> shown(String name, boolean raw) {
        Ledger ledger = ground.ledger();
        Optional<LivePost> deleted = ledger.deleted(ground.platform()).stream()
                .filter(comment -> comment.id().equals(name))
                .findFirst();
        return ledger.find(ground.platform(), name)
                .or(() -> deleted)
                .flatMap(this::comment)
                .map(comment -> comment.view(raw, deleted.isPresent()));
    }

    /** With another text; empty if the caller has no such comment. */
    Optional<Map<String, Object>> edited(String name, String text, Profile caller, boolean raw) {
        Optional<LivePost> own = ground.ledger()
                .find(ground.platform(), name)
                .filter(comment -> comment.accountId().equals(caller.id()) && comment.parentId() != null);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        RedditFields.requireLength(text, LONGEST, "text");
        boolean ignored = ground.ledger().edit(ground.platform(), name, text);
        return comment(own.get().withText(text)).map(comment -> comment.view(raw, false));
    }

    private Optional<Comment> comment(LivePost live) {
        String author = accounts.find(live.accountId()).map(Profile::username).orElse("[deleted]");
        return Optional.ofNullable(live.parentId()).flatMap(posts).map(post -> new Comment(live, post, author));
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

    /** Oldest first. */
    private List<Comment> live(RedditSubmission post) {
        return ground.ledger().live(ground.platform()).stream()
                .filter(comment -> post.name().equals(comment.parentId()))
                .flatMap(comment -> comment(comment).stream())
                .toList();
    }

    private record Comment(LivePost live, RedditSubmission post, String author) {

        static String path(RedditSubmission post, String name) {
            return post.path() + name.substring(3) + "/";
        }

        Map<String, Object> view(boolean raw, boolean deleted) {
            Map<String, Object> data = Json.object(
                    "id",
                    live.id().substring(3),
                    "name",
                    live.id(),
                    "link_id",
                    post.name(),
                    "parent_id",
                    post.name(),
                    "author",
                    deleted ? "[deleted]" : author,
                    "author_fullname",
                    deleted ? null : live.accountId(),
                    "body",
                    deleted ? "[deleted]" : RedditSubmission.escaped(live.text(), raw),
                    "score",
                    1,
                    "permalink",
                    path(post, live.id()),
                    "created_utc",
                    new BigDecimal(live.createdAt().getEpochSecond() + ".0"));
            return Json.object("kind", "t1", "data", data);
        }
    }
}
