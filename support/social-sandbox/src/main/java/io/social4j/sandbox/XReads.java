package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads posts back. Sources: X API docs, post lookup and user posts timeline, 2026-08. */
final class XReads {

    private static final Comparator<LivePost> NEWEST_FIRST = Comparator.<LivePost>comparingLong(
                    post -> Long.parseLong(post.id()))
            .reversed();

    private final Ground ground;
    private final XPosts posts;
    private final Accounts accounts;

    XReads(Ground ground, XPosts posts, Accounts accounts) {
        this.ground = ground;
        this.posts = posts;
        this.accounts = accounts;
    }

    Answer me(Call call, Profile caller) {
        Map<String, Object> data =
                Json.object("id", caller.id(), "name", caller.displayName(), "username", caller.username());
        XView view = new XView(call, caller, ground.now(), posts, accounts);
        if (view.asks("user.fields", "verified")) {
            data.put("verified", XPosts.isPremium(caller));
        }
        if (view.asks("user.fields", "subscription_type")) {
            data.put("subscription_type", XPosts.isPremium(caller) ? "Premium" : "None");
        }
        return Answer.json(200, Json.object("data", data));
    }

    Answer one(Call call, Profile caller) {
        String id = call.variable("id");
        LivePost post = ground.ledger().find(ground.platform(), id).orElseThrow(() -> XErrors.notFound("id", id));
        XView view = new XView(call, caller, ground.now(), posts, accounts);
        Map<String, Object> answer = Json.object("data", view.of(post));
        return Answer.json(200, view.withErrors(answer, List.of()));
    }

    /** Up to 100 ids; the missing ones stand in {@code errors[]} beside the rest. */
    Answer several(Call call, Profile caller) {
        String ids = call.query("ids");
        List<String> wanted = ids == null ? List.of() : List.of(ids.split(",", -1));
        if (wanted.isEmpty() || wanted.size() > 100 || !wanted.stream().allMatch(XReads::looksLikeAnId)) {
            throw XErrors.invalid("The `ids` query parameter must hold 1 to 100 ids");
        }
        XView view = new XView(call, caller, ground.now(), posts, accounts);
        List<Object> data = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (String id : wanted) {
            ground.ledger()
                    .find(ground.platform(), id)
                    .ifPresentOrElse(post -> data.add(view.of(post)), () -> errors.add(XErrors.missing("ids", id)));
        }
        return Answer.json(200, view.withErrors(Json.object("data", data.isEmpty() ? null : data), errors));
    }

    /** Newest first, without what the listing does not show yet. */
    Answer timeline(Call call, Profile caller) {
        int size = pageSize(call.query("max_results"));
        List<LivePost> found = select(call);
        List<LivePost> page = found.subList(0, Math.min(size, found.size()));
        XView view = new XView(call, caller, ground.now(), posts, accounts);
        Map<String, Object> meta = Json.object("result_count", page.size());
        if (!page.isEmpty()) {
            meta.put("newest_id", page.get(0).id());
            meta.put("oldest_id", page.get(page.size() - 1).id());
        }
        if (found.size() > size) {
            meta.put("next_token", "after" + page.get(size - 1).id());
        }
        List<Map<String, Object>> data =
                page.isEmpty() ? null : page.stream().map(view::of).toList();
        Map<String, Object> answer = Json.object("data", data, "meta", meta);
        return Answer.json(200, view.withErrors(answer, List.of()));
    }

    private List<LivePost> select(Call call) {
        Instant from = time(call, "start_time", Instant.MIN);
        Instant to = time(call, "end_time", Instant.MAX);
        long sinceId = id(call.query("since_id"), 0);
        long untilId = Math.min(id(call.query("until_id"), Long.MAX_VALUE), token(call.query("pagination_token")));
        boolean withReplies = !String.valueOf(call.query("exclude")).contains("replies");
        Stream<LivePost> posts = ground.ledger().listed(ground.platform(), call.variable("id"), ground.now()).stream();
        return posts.filter(post ->
                        !post.createdAt().isBefore(from) && post.createdAt().isBefore(to))
                .filter(post -> Long.parseLong(post.id()) > sinceId && Long.parseLong(post.id()) < untilId)
                .filter(post -> withReplies || post.parentId() == null)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static int pageSize(@Nullable String maxResults) {
        long size = maxResults == null ? 10 : id(maxResults, 10);
        if (size < 5 || size > 100) {
            throw XErrors.invalid("The `max_results` query parameter value [" + size + "] is not between 5 and 100");
        }
        return (int) size;
    }

    private static Instant time(Call call, String name, Instant absent) {
        String text = call.query(name);
        try {
            return text == null ? absent : Instant.parse(text);
        } catch (DateTimeException e) {
            throw XErrors.invalid("The `" + name + "` query parameter value [" + text + "] is not a valid date");
        }
    }

    private static long token(@Nullable String paginationToken) {
        return paginationToken == null ? Long.MAX_VALUE : id(paginationToken.replaceFirst("^after", ""), 0);
    }

    private static long id(@Nullable String text, long absent) {
        if (text == null) {
            return absent;
        }
        if (!looksLikeAnId(text)) {
            throw XErrors.invalid("[" + text + "] is not a number");
        }
        return Long.parseLong(text);
    }

    private static boolean looksLikeAnId(String text) {
        return text.matches("[0-9]{1,18}|[1-8][0-9]{18}");
    }
}
