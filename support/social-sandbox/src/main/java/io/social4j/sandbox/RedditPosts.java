package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.RedditPlaces.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps submissions, shows, changes and deletes them. Sources: API reference, 2026; server source, 2017. */
final class RedditPosts {

    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_LISTING = 1_000;
    private static final int LONGEST_TEXT = 40_000;

    /** Just a start that looks like an id of these days. */
    private static final long FIRST_ID = Long.parseLong("1q0000", 36);

    private final Ground ground;
    private final Accounts accounts;
    private final RedditComments comments;
    private final Serial made;
    private final Map<String, RedditSubmission> byName = new HashMap<>();

    RedditPosts(Ground ground, Accounts accounts) {
        this.ground = ground;
        this.accounts = accounts;
        this.comments = new RedditComments(ground, accounts, this::find);
        this.made = Serial.of(ground);
    }

    /** Gives it a name and lets it go live; it is shown from the time it is created at. */
    RedditSubmission add(Function<String, RedditSubmission> maker) {
        RedditSubmission post = maker.apply("t3_" + Long.toString(FIRST_ID + made.next(), 36));
        byName.put(post.name(), post);
        ground.wentLive(post.inLedger(), post.beside());
        return post;
    }

    /** A post whose time may still have to come; of one that an earlier process made, what the ledger says. */
    private Optional<RedditSubmission> find(String name) {
        return Optional.ofNullable(byName.get(name)).or(() -> inLedger(name).map(this::remembered));
    }

    private Optional<LivePost> inLedger(String name) {
        return ground.ledger()
                .find(ground.platform(), name)
                .or(() -> ground.ledger().deleted(ground.platform()).stream()
                        .filter(post -> post.id().equals(name))
                        .findFirst())
                .filter(post -> post.parentId() == null);
    }

    private RedditSubmission remembered(LivePost post) {
        String author = accounts.find(post.accountId()).map(Profile::username).orElse("[deleted]");
        return RedditSubmission.of(post, author, ground.ledger().details(ground.platform(), post.id()));
    }

    boolean isLive(String name) {
        return shown(name).filter(post -> !isDeleted(post)).isPresent();
    }

    /** Whether a live post there leads to that address. */
    boolean isThere(String url, Place place) {
        return ground.ledger().live(ground.platform()).stream()
                .flatMap(post -> find(post.id()).stream())
                .anyMatch(
                        post -> post.content().url().equals(url) && post.place().equals(place));
    }

    private boolean isDeleted(RedditSubmission post) {
        return ground.ledger().find(ground.platform(), post.name()).isEmpty();
    }

    /** A post that is made already. */
    private Optional<RedditSubmission> shown(String name) {
        return find(name).filter(post -> !post.createdAt().isAfter(ground.now()));
    }

    /** {@code POST /api/comment}. */
    Answer comment(Call call, Profile caller) {
        RedditFields form = RedditFields.ofForm(call);
        RedditSubmission post = shown(form.text("thing_id"))
                .orElseThrow(() -> RedditErrors.refused("NO_THING_ID", "id not specified", "thing_id"));
        if (isDeleted(post)) {
            throw RedditErrors.refused("DELETED_THING", "that thing has been deleted", "thing_id");
        }
        return comments.add(form, post, caller);
    }

    /** {@code GET /comments/{id}}: the post in one listing, the comments right below it in another. */
    Answer comments(Call call, Profile caller) {
        RedditSubmission post =
                shown("t3_" + call.variable("id")).orElseThrow(() -> new RefusedException(RedditErrors.notFound()));
        boolean raw = isRaw(call);
        Map<String, Object> itself = page(List.of(view(post, raw)), null);
        Map<String, Object> below = page(comments.below(post, pageSize(call), raw), null);
        return Answer.of(200, "application/json; charset=utf-8", Json.write(List.of(itself, below)));
    }

    /** {@code POST /api/editusertext} on the caller's own texts and comments. */
    Answer edit(Call call, Profile caller) {
        RedditFields form = RedditFields.ofForm(call);
        Optional<Map<String, Object>> comment =
                comments.edited(form.text("thing_id"), form.text("text").strip(), caller, isRaw(call));
        if (comment.isPresent()) {
            return changed(comment.get());
        }
        RedditSubmission post = shown(form.text("thing_id"))
                .filter(one -> one.accountId().equals(caller.id()))
                .orElseThrow(() -> RedditErrors.refused("NO_THING_ID", "id not specified", "thing_id"));
        if (isDeleted(post)) {
            throw RedditErrors.refused("DELETED_THING", "that thing has been deleted", "thing_id");
        }
        if (!post.content().isSelf()) {
            throw RedditErrors.refused("NO_SELFS", "only texts can be changed", "thing_id");
        }
        form.requireLength("text", LONGEST_TEXT);
        RedditSubmission edited = post.edited(form.text("text").strip(), ground.now());
        byName.put(edited.name(), edited);
        boolean ignored = ground.ledger()
                .edit(ground.platform(), edited.name(), edited.inLedger().text(), edited.beside());
        return changed(view(edited, isRaw(call)));
    }

    private static Answer changed(Map<String, Object> thing) {
        Map<String, Object> things = Json.object("things", List.of(thing));
        return Answer.json(200, Json.object("json", Json.object("errors", List.of(), "data", things)));
    }

    /** {@code POST /api/del}: the same answer whatever there was to delete. */
    Answer delete(Call call, Profile caller) {
        Optional.ofNullable(call.form("id"))
                .flatMap(name -> ground.ledger().find(ground.platform(), name))
                .filter(post -> post.accountId().equals(caller.id()))
                .ifPresent(post -> ground.ledger().delete(ground.platform(), post.id()));
        return Answer.json(200, Json.object());
    }

    /** {@code GET /api/info}: names that nobody has are left out, deleted posts have lost their author. */
    Answer info(Call call, Profile caller) {
        String ids = call.query("id");
        boolean raw = isRaw(call);
        List<Map<String, Object>> found = Arrays.stream((ids == null ? "" : ids).split(",", -1))
                .limit(LARGEST_PAGE)
                .flatMap(name -> shown(name).map(post -> view(post, raw)).or(() -> comments.shown(name, raw)).stream())
                .toList();
        return Answer.json(200, page(found, null));
    }

    /** {@code GET /user/{name}/submitted}, newest first, without what is for adults; behind a post that is gone there is nothing. */
    Answer submitted(Call call, Profile caller) {
        Profile author =
                accounts.named(call.variable("name")).orElseThrow(() -> new RefusedException(RedditErrors.notFound()));
        List<RedditSubmission> newestFirst = new ArrayList<>();
        for (LivePost post : ground.ledger().listed(ground.platform(), author.id(), ground.now())) {
            find(post.id()).filter(one -> !one.place().forAdults()).ifPresent(one -> newestFirst.add(0, one));
        }
        List<RedditSubmission> all = newestFirst.subList(0, Math.min(LONGEST_LISTING, newestFirst.size()));
        String after = call.query("after");
        int from = after == null ? 0 : indexOf(all, after) + 1;
        int to = Math.min(all.size(), from + pageSize(call));
        List<RedditSubmission> page = after != null && from == 0 ? List.of() : all.subList(from, to);
        return listing(
                call,
                page,
                page.isEmpty() || to == all.size()
                        ? null
                        : page.get(page.size() - 1).name());
    }

    private static int indexOf(List<RedditSubmission> posts, String name) {
        return posts.stream().map(RedditSubmission::name).toList().indexOf(name);
    }

    private static int pageSize(Call call) {
        String limit = call.query("limit");
        return limit == null || !limit.matches("[0-9]{1,4}")
                ? 25
                : Math.max(1, Math.min(LARGEST_PAGE, Integer.parseInt(limit)));
    }

    private static boolean isRaw(Call call) {
        return "1".equals(call.query("raw_json"));
    }

    private Answer listing(Call call, List<RedditSubmission> posts, @Nullable String after) {
        return Answer.json(
                200, page(posts.stream().map(post -> view(post, isRaw(call))).toList(), after));
    }

    private Map<String, Object> view(RedditSubmission post, boolean raw) {
        return post.view(isDeleted(post), raw, comments.count(post), ground.now());
    }

    private static Map<String, Object> page(List<Map<String, Object>> children, @Nullable String after) {
        Map<String, Object> data =
                Json.object("after", after == null ? Json.NULL : after, "before", Json.NULL, "children", children);
        return Json.object("kind", "Listing", "data", data);
    }
}
