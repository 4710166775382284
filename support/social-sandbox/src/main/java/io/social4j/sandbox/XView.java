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
    private final boolean newDialect;
    private final List<Object> refused = new ArrayList<>();

    XView(Call call, Profile caller, Instant now) {
        this.call = call;
        this.caller = caller;
        this.now = now;
        this.newDialect = call.query("post.fields") != null;
    }

    boolean asks(String parameter, String name) {
        String list = call.query(parameter);
        return list != null && Arrays.asList(list.split(",", -1)).contains(name);
    }

    Map<String, Object> of(LivePost post) {
        String text = XText.normalized(post.text());
        Map<String, Object> view = Json.object(
                "id",
                post.id(),
                "text",
                XText.asShown(post.id(), text) + (post.media().isEmpty() ? "" : " https://t.co/MeDiA" + tail(post)),
                newDialect ? "edit_history_post_ids" : "edit_history_tweet_ids",
                List.of(post.id()));
        if (wants("created_at")) {
            view.put("created_at", WHOLE_SECONDS.format(post.createdAt().atOffset(ZoneOffset.UTC)));
        }
        if (wantsReference("author_id")) {
            view.put("author_id", post.accountId());
        }
        if (wants("entities") && !XText.links(text).isEmpty()) {
            view.put("entities", Json.object("urls", urls(post.id(), text)));
        }
        if (wants("attachments") && !post.media().isEmpty()) {
            view.put(
                    "attachments",
                    Json.object(
                            "media_keys",
                            post.media().stream().map(id -> "3_" + id).toList()));
        }
        if (post.parentId() != null && wantsReference(newDialect ? "referenced_posts" : "referenced_tweets")) {
            Map<String, Object> parent = Json.object("type", "replied_to", "id", post.parentId());
            view.put(newDialect ? "referenced_posts" : "referenced_tweets", List.of(parent));
        }
        numbers(post, view);
        return view;
    }

    /** Adds what could not be found, and the numbers that were refused. */
    Map<String, Object> withErrors(Map<String, Object> answer, List<Object> missing) {
        List<Object> errors = new ArrayList<>(missing);
        errors.addAll(refused);
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

    private static List<Object> urls(String id, String text) {
        List<Object> urls = new ArrayList<>();
        String shown = XText.asShown(id, text);
        int from = 0;
        for (XText.Link link : XText.links(text)) {
            String address = XText.shortened(id, link);
            int at = shown.indexOf(address, from);
            from = at + address.length();
            int start = shown.codePointCount(0, at);
            urls.add(Json.object(
                    "start",
                    start,
                    "end",
                    start + address.length(),
                    "url",
                    address,
                    "expanded_url",
                    link.expanded(),
                    "display_url",
                    link.display()));
        }
        return urls;
    }

    private static String tail(LivePost post) {
        String id = post.id();
        return id.substring(id.length() - 5);
    }
}
