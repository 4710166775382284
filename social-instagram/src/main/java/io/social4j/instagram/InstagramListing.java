package io.social4j.instagram;

import io.social4j.http.JsonView;
import io.social4j.meta.graph.GraphId;
import io.social4j.meta.graph.GraphList;
import io.social4j.meta.graph.GraphTime;
import io.social4j.spi.PlatformToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account shows of itself.
 *
 * @param posts comparable ones only
 * @param reachesBackTo nothing younger is missing
 */
record InstagramListing(List<Posted> posts, Instant reachesBackTo) {

    /** Four pages of 50: more than the 100 posts an account may publish by API within 24 hours. */
    private static final int MOST_PAGES = 4;

    private static final String PAGE = "50";

    /** How long a story is there (IG User stories, September 2026). */
    private static final Duration LIFE_OF_A_STORY = Duration.ofHours(24);

    InstagramListing {
        posts = List.copyOf(posts);
    }

    /** {@code GET /{ig}/media}, newest first: own posts of that kind that are not older. Stories are never there. */
    static InstagramListing feed(InstagramApi api, PlatformToken token, InstagramKind kind, Instant since) {
        Map<String, String> query = Map.of(
                "fields",
                "id,caption,media_type,media_product_type,permalink,timestamp",
                "limit",
                PAGE,
                "since",
                Long.toString(since.getEpochSecond()));
        GraphList list = api.ofAccount(token, "media", query, MOST_PAGES);
        List<Posted> posts = list.items().stream()
                .filter(item -> mayBe(kind, item))
                .map(item -> Posted.of(item, caption(item).fingerprint(kind)))
                .filter(post -> !post.at().isBefore(since))
                .toList();
        return new InstagramListing(posts, list.reachesBackTo(since, InstagramListing::at));
    }

    /** {@code GET /{ig}/stories}: those of the last 24 hours. Nothing tells what one shows. */
    static InstagramListing stories(InstagramApi api, PlatformToken token, Instant since, Instant now) {
        Map<String, String> query = Map.of("fields", "id,media_type,permalink,timestamp", "limit", PAGE);
        GraphList list = api.ofAccount(token, "stories", query, MOST_PAGES);
        Instant oldest = now.minus(LIFE_OF_A_STORY);
        Instant from = oldest.isAfter(since) ? oldest : since;
        List<Posted> posts = list.items().stream()
                .map(item -> Posted.of(item, ""))
                .filter(post -> !post.at().isBefore(since))
                .toList();
        return new InstagramListing(posts, list.reachesBackTo(from, InstagramListing::at));
    }

    /** {@code GET /{media}/comments}: own ones that are not older. */
    static InstagramListing comments(InstagramApi api, PlatformToken token, String media, Instant since) {
        String username = api.username(token);
        Map<String, String> query = Map.of("fields", "id,text,username,timestamp", "limit", PAGE);
        GraphList list = api.comments(token, media, query, MOST_PAGES);
        List<Posted> comments = list.items().stream()
                .filter(item -> item.at("username").text().orElse(username).equalsIgnoreCase(username))
                .map(item -> Posted.of(
                        item,
                        InstagramPost.commentFingerprint(item.at("text").text().orElse(""))))
                .filter(comment -> !comment.at().isBefore(since))
                .toList();
        return new InstagramListing(comments, list.reachesBackTo(since, InstagramListing::at));
    }

    /** Another kind of post, where the listing says so, is none that could be ours. */
    private static boolean mayBe(InstagramKind kind, JsonView item) {
        String type = item.at("media_type").text().orElse("");
        String product = item.at("media_product_type").text().orElse("");
        if (product.equals("STORY")) {
            return false;
        }
        if (type.isEmpty()) {
            return product.isEmpty() || product.equals("REELS") == (kind == InstagramKind.REEL);
        }
        return switch (kind) {
            case IMAGE -> type.equals("IMAGE");
            case CAROUSEL -> type.equals("CAROUSEL_ALBUM");
            case REEL -> type.equals("VIDEO");
            case STORY -> false;
        };
    }

    private static InstagramCaption caption(JsonView item) {
        return new InstagramCaption(item.at("caption").text().orElse(""));
    }

    /** An item that cannot be read might be the one that is looked for, so it is not passed over. */
    private static Instant at(JsonView item) {
        return item.at("timestamp")
                .text()
                .flatMap(GraphTime::parse)
                .orElseThrow(InstagramApi.unexpected("a post without a readable time"));
    }

    /**
     * Something that is live.
     *
     * @param fingerprint what an attempt to publish it would have had; empty where nothing tells
     */
    record Posted(
            String id,
            String fingerprint,
            Instant at,
            @Nullable URI permalink) {

        private static Posted of(JsonView item, String fingerprint) {
            return new Posted(
                    GraphId.in(item.at("id")).orElseThrow(InstagramApi.unexpected("a post without an id")),
                    fingerprint,
                    InstagramListing.at(item),
                    InstagramApi.webAddress(item.at("permalink")).orElse(null));
        }
    }
}
