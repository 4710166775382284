package io.social4j.sandbox;

import io.social4j.sandbox.RedditPlaces.Place;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Reddit keeps of a submission. Immutable.
 *
 * @param name the full name, {@code t3_…}
 * @param title with single blanks, as the server makes them
 * @param createdAt later than the request where a file is processed first
 * @param editedAt when its text was changed the last time
 */
record RedditSubmission(
        String name,
        Place place,
        String accountId,
        String author,
        String title,
        Content content,
        boolean nsfw,
        boolean spoiler,
        Instant createdAt,
        @Nullable Instant editedAt) {

    private static final int LONGEST_SLUG = 50;

    /** Stands in the ledger between title, address and text. */
    private static final String BETWEEN = "\n\n";

    /**
     * What it is about.
     *
     * @param kind {@code self}, {@code link}, {@code image}, {@code video}, {@code videogif}, {@code gallery}, {@code poll} or
     *     {@code crosspost}
     * @param url of a link; empty for everything else
     * @param media ids of assets
     * @param digests of the files
     * @param parent the full name of the post that a crosspost shows; empty for everything else
     * @param answers of a poll
     */
    record Content(
            String kind,
            String url,
            String text,
            List<String> media,
            List<String> digests,
            String parent,
            List<String> answers) {

        static Content of(String kind, String url, String text) {
            return new Content(kind, url, text, List.of(), List.of(), "", List.of());
        }

        Content withMedia(List<RedditUpload> uploads) {
            return new Content(
                    kind,
                    url,
                    text,
                    uploads.stream().map(RedditUpload::assetId).toList(),
                    uploads.stream().map(RedditUpload::digest).toList(),
                    parent,
                    answers);
        }

        Content withParent(String fullname) {
            return new Content(kind, url, text, media, digests, fullname, answers);
        }

        Content withAnswers(List<String> options) {
            return new Content(kind, url, text, media, digests, parent, options);
        }

        private Content withText(String other) {
            return new Content(kind, url, other, media, digests, parent, answers);
        }

        boolean isSelf() {
            return kind.equals("self") || kind.equals("poll");
        }
    }

    /** What an earlier process has published, as far as the ledger knows it. */
    static RedditSubmission of(LivePost post, String author, Map<?, ?> beside) {
        String kind = post.kind().isEmpty() ? "self" : post.kind();
        String[] blocks = post.text().split(BETWEEN, kind.equals("link") ? 3 : 2);
        String rest = blocks.length > 1 ? blocks[blocks.length - 1] : "";
        boolean link = kind.equals("link") && blocks.length > 1;
        boolean crosspost = kind.equals("crosspost") && !post.media().isEmpty();
        List<String> files = crosspost ? List.of() : post.media();
        Content content = new Content(
                kind,
                link ? blocks[1] : "",
                link && blocks.length == 2 ? "" : rest,
                texts(beside.get("media"), files),
                files,
                crosspost ? post.media().get(0) : "",
                texts(beside.get("answers"), List.of()));
        Object edited = beside.get("editedAt");
        return new RedditSubmission(
                post.id(),
                Place.at(post.permalink()),
                post.accountId(),
                author,
                blocks[0],
                content,
                beside.containsKey("nsfw"),
                beside.containsKey("spoiler"),
                post.createdAt(),
                edited == null ? null : Instant.parse(edited.toString()));
    }

    private static List<String> texts(@Nullable Object list, List<String> otherwise) {
        return list instanceof List<?> items
                ? items.stream().map(Object::toString).toList()
                : otherwise;
    }

    /** What the ledger keeps beside the post. */
    Map<String, Object> beside() {
        return Json.object(
                "media", content.media().isEmpty() ? null : content.media(),
                "answers", content.answers().isEmpty() ? null : content.answers(),
                "nsfw", nsfw ? true : null,
                "spoiler", spoiler ? true : null,
                "editedAt", editedAt == null ? null : editedAt.toString());
    }

    /** As the ledger has it. */
    LivePost inLedger() {
        String text = Stream.of(title, content.url(), content.text())
                .filter(block -> !block.isEmpty())
                .collect(Collectors.joining(BETWEEN));
        return new LivePost(
                "reddit",
                accountId,
                name,
                text,
                createdAt,
                null,
                content.parent().isEmpty() ? content.digests() : List.of(content.parent()),
                URI.create(address()),
                content.kind());
    }

    RedditSubmission edited(String text, Instant at) {
        return new RedditSubmission(
                name, place, accountId, author, title, content.withText(text), nsfw, spoiler, createdAt, at);
    }

    String id36() {
        return name.substring(3);
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

    /** What it leads to: uploads get another address when they are processed (PRAW 8, 2025). */
    private String url() {
        return switch (content.kind()) {
            case "self", "poll" -> address();
            case "image" -> "https://i.redd.it/p" + id36() + ".jpg";
            case "video", "videogif" -> "https://v.redd.it/p" + id36();
            case "gallery" -> "https://www.reddit.com/gallery/" + id36();
            case "crosspost" ->
                "/r/" + place.name() + "/comments/" + content.parent().substring(3) + "/";
            default -> content.url();
        };
    }

    /** @param deleted whether its author took it back: then who and what are gone, the rest stays */
    Map<String, Object> view(boolean deleted, boolean raw, long comments, Instant now) {
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
                content.isSelf(),
                "selftext",
                deleted ? "[deleted]" : escaped(content.text(), raw),
                "url",
                escaped(url(), raw),
                "permalink",
                path(),
                "created_utc",
                epoch(createdAt),
                "over_18",
                nsfw,
                "spoiler",
                spoiler,
                "edited",
                edited());
        data.putAll(ofKind());
        data.putAll(numbers(comments, now));
        data.put("removed_by_category", deleted ? "deleted" : Json.NULL);
        data.put("is_robot_indexable", !deleted);
        return Json.object("kind", "t3", "data", data);
    }

    private Map<String, Object> ofKind() {
        boolean video = content.kind().equals("video") || content.kind().equals("videogif");
        boolean picture = content.kind().equals("image");
        Map<String, Object> data = Json.object(
                "is_video",
                video,
                "is_reddit_media_domain",
                video || picture,
                "post_hint",
                video ? "hosted:video" : picture ? "image" : null);
        if (content.kind().equals("gallery")) {
            List<Map<String, Object>> items = content.media().stream()
                    .map(id -> Json.object("media_id", id))
                    .toList();
            Map<String, Object> states = new LinkedHashMap<>();
            content.media().forEach(id -> states.put(id, Json.object("status", "unprocessed")));
            data.putAll(Json.object(
                    "is_gallery", true, "gallery_data", Json.object("items", items), "media_metadata", states));
        }
        if (content.kind().equals("poll")) {
            List<Map<String, Object>> options = content.answers().stream()
                    .map(text -> Json.object("text", text))
                    .toList();
            data.put("poll_data", Json.object("options", options));
        }
        if (!content.parent().isEmpty()) {
            data.put("crosspost_parent", content.parent());
        }
        return data;
    }

    private Map<String, Object> numbers(long comments, Instant now) {
        long score = 1 + Growth.of(name, "score", 15, createdAt, now);
        return Json.object(
                "score",
                score,
                "ups",
                score,
                "hide_score",
                false,
                "upvote_ratio",
                0.93,
                "num_comments",
                comments + Growth.of(name, "comments", 4, createdAt, now),
                "num_crossposts",
                Growth.of(name, "crossposts", 1, createdAt, now),
                "view_count",
                Json.NULL);
    }

    private Object edited() {
        if (editedAt == null) {
            return false;
        }
        return epoch(editedAt);
    }

    private static BigDecimal epoch(Instant time) {
        return new BigDecimal(time.getEpochSecond() + ".0");
    }

    /** Without {@code raw_json=1} Reddit escapes what HTML would. */
    static String escaped(String text, boolean raw) {
        return raw ? text : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
