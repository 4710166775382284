package io.social4j.sandbox;

import io.social4j.sandbox.RedditPlaces.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What Reddit keeps of a submission. Immutable.
 *
 * @param name the full name, {@code t3_…}
 * @param title with single blanks, as the server makes them
 * @param url of a link; empty for a text
 */
record RedditSubmission(
        String name,
        Place place,
        String accountId,
        String author,
        String title,
        String url,
        String text,
        boolean nsfw,
        boolean spoiler,
        Instant createdAt) {

    private static final int LONGEST_SLUG = 50;

    String id36() {
        return name.substring(3);
    }

    boolean isSelf() {
        return url.isEmpty();
    }

    /** The path of its page; the end of it is made of the title. */
    String path() {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return place.path() + "/comments/" + id36() + "/" + slug.substring(0, Math.min(slug.length(), LONGEST_SLUG))
                + "/";
    }

    String address() {
        return "https://www.reddit.com" + path();
    }

    /** @param deleted whether its author took it back: then who and what are gone, the rest stays */
    Map<String, Object> view(boolean deleted, boolean raw, Instant now) {
        long score = 1 + Growth.of(name, "score", 15, createdAt, now);
        Map<String, Object> data = Json.object(
                "id",
                id36(),
                "name",
                name,
                "subreddit",
                place.name(),
                "author",
                deleted ? "[deleted]" : author,
                "author_fullname",
                deleted ? null : accountId,
                "title",
                escaped(title, raw),
                "is_self",
                isSelf(),
                "selftext",
                deleted ? "[deleted]" : escaped(text, raw),
                "url",
                escaped(isSelf() ? address() : url, raw),
                "permalink",
                path(),
                "created_utc",
                new BigDecimal(createdAt.getEpochSecond() + ".0"),
                "over_18",
                nsfw,
                "spoiler",
                spoiler,
                "edited",
                false,
                "score",
                score,
                "ups",
                score);
        data.putAll(Json.object(
                "hide_score",
                false,
                "upvote_ratio",
                0.93,
                "num_comments",
                Growth.of(name, "comments", 4, createdAt, now),
                "num_crossposts",
                Growth.of(name, "crossposts", 1, createdAt, now),
                "view_count",
                Json.NULL,
                "removed_by_category",
                deleted ? "deleted" : Json.NULL,
                "is_robot_indexable",
                !deleted));
        return Json.object("kind", "t3", "data", data);
    }

    /** Without {@code raw_json=1} Reddit escapes what HTML would. */
    private static String escaped(String text, boolean raw) {
        return raw ? text : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
