package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a post reads back to one caller, with the fields that were asked for. Names follow the dialect of the question:
 * {@code tweet.fields}, or {@code post.fields} since OpenAPI 2.167 of 2026-08. A field nobody knows is ignored, as X does.
 */
final class XView {

    /** X API docs, metrics, 2026-08. */
    private static final Duration PRIVATE_NUMBERS = Duration.ofDays(30);

    /** X writes milliseconds and always says zero. */
    private static final DateTimeFormatter WHOLE_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000Z'");

    private final Call call;
    private final Profile caller;
    private final Instant now;
    private final XPosts posts;
    private final Accounts accounts;
    private final boolean newDialect;
    private final List<Object> refused = new ArrayList<>();
    private final List<Object> media = new ArrayList<>();

    XView(Call call, Profile caller, Instant now, XPosts posts, Accounts accounts) {
        this.call = call;
        this.caller = caller;
        this.now = now;
        this.posts = posts;
        this.accounts = accounts;
        this.newDialect = call.query("post.fields") != null;
    }

    boolean asks(String parameter, String name) {
        String list = call.query(parameter);
        return list != null && Arrays.asList(list.split(",", -1)).contains(name);
    }

    Map<String, Object> of(LivePost post) {
        XJson body = posts.bodyOf(post);
        List<XUpload> attached = posts.mediaOf(post);
        XShownText shown = XShownText.of(post, body, attached, accounts, authorOf(body.quote()));
        Map<String, Object> view = Json.object(
                "id",
                post.id(),
                "text",
                shown.text(),
                newDialect ? "edit_history_post_ids" : "edit_history_tweet_ids",
                List.of(post.id()));
        if (wants("created_at")) {
            view.put("created_at", WHOLE_SECONDS.format(post.createdAt().atOffset(ZoneOffset.UTC)));
        }
        if (wantsReference("author_id")) {
            view.put("author_id", post.accountId());
        }
        entities(shown, view);
        String note = newDialect ? "note_post" : "note_tweet";
        if (wants(note) && XShownText.isLong(post)) {
            XShownText whole = XShownText.whole(post);
            view.put(
                    note,
                    Json.object(
                            "text",
                            whole.text(),
                            "entities",
                            whole.urls().isEmpty() ? null : Json.object("urls", whole.urls())));
        }
        attachments(post, body, attached, view);
        references(post, body, view);
        numbers(post, view);
        return view;
    }

    private void entities(XShownText shown, Map<String, Object> view) {
        if (wants("entities") && !shown.urls().isEmpty()) {
            view.put("entities", Json.object("urls", shown.urls()));
        }
    }

    private void attachments(LivePost post, XJson body, List<XUpload> attached, Map<String, Object> view) {
        List<String> keys = attached.stream().map(XUpload::mediaKey).toList();
        if (wants("attachments") && (!keys.isEmpty() || body.hasPoll())) {
            view.put(
                    "attachments",
                    Json.object(
                            "media_keys",
                            keys.isEmpty() ? null : keys,
                            "poll_ids",
                            body.hasPoll() ? List.of(post.id()) : null));
        }
        if (asks("expansions", "attachments.media_keys")) {
            attached.forEach(upload -> media.add(Json.object(
                    "media_key",
                    upload.mediaKey(),
                    "type",
                    upload.kind(),
                    "alt_text",
                    asks("media.fields", "alt_text") ? upload.altText() : null,
                    "public_metrics",
                    upload.kind().equals("video") && asks("media.fields", "public_metrics")
                            ? Json.object("view_count", grown(post, "views", 200))
                            : null)));
        }
    }

    private void references(LivePost post, XJson body, Map<String, Object> view) {
        List<Object> references = new ArrayList<>();
        if (post.parentId() != null) {
            references.add(Json.object("type", "replied_to", "id", post.parentId()));
        }
        if (body.quote() != null) {
            references.add(Json.object("type", "quoted", "id", body.quote()));
        }
        String name = newDialect ? "referenced_posts" : "referenced_tweets";
        if (!references.isEmpty() && wantsReference(name)) {
            view.put(name, references);
        }
    }

    private String authorOf(@Nullable String quote) {
        return quote == null
                ? ""
                : posts.authorOf(quote)
                        .flatMap(accounts::find)
                        .map(Profile::username)
                        .orElse("i");
    }

    /** Adds what could not be found, and the numbers that were refused. */
    Map<String, Object> withErrors(Map<String, Object> answer, List<Object> missing) {
        List<Object> errors = new ArrayList<>(missing);
        errors.addAll(refused);
        if (!media.isEmpty()) {
            answer.put("includes", Json.object("media", media));
        }
        if (!errors.isEmpty()) {
            answer.put("errors", errors);
        }
        return answer;
    }

    private void numbers(LivePost post, Map<String, Object> view) {
        if (wants("public_metrics")) {
            view.put(
                    "public_metrics",
                    Json.object(
                            newDialect ? "repost_count" : "retweet_count",
                            grown(post, "shares", 3),
                            "reply_count",
                            grown(post, "replies", 4),
                            "like_count",
                            grown(post, "likes", 20),
                            "quote_count",
                            grown(post, "quotes", 1),
                            "bookmark_count",
                            grown(post, "bookmarks", 2),
                            "impression_count",
                            grown(post, "impressions", 600)));
        }
        for (String field : List.of("non_public_metrics", "organic_metrics")) {
            if (wants(field)) {
                boolean young = post.createdAt().plus(PRIVATE_NUMBERS).isAfter(now);
                if (young && post.accountId().equals(caller.id())) {
                    view.put(
                            field,
                            Json.object(
                                    "impression_count", grown(post, "impressions", 600),
                                    "url_link_clicks", grown(post, "clicks", 12),
                                    "user_profile_clicks", grown(post, "profile", 5),
                                    "engagements", field.startsWith("non") ? grown(post, "engagements", 45) : null));
                } else {
                    refused.add(XErrors.fieldUnauthorized(post.id(), field));
                }
            }
        }
    }

    private long grown(LivePost post, String metric, int perHour) {
        return Growth.of(post.id(), metric, perHour, post.createdAt(), now);
    }

    private boolean wants(String field) {
        return asks(newDialect ? "post.fields" : "tweet.fields", field);
    }

    /** In the new dialect the author and references are given only as expansions. */
    private boolean wantsReference(String field) {
        String expansion = field.equals("author_id") ? field : field + ".id";
        return asks("expansions", expansion) || (!newDialect && wants(field));
    }
}
