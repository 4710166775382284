package io.social4j.sandbox;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.InstagramContainer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How a post reads back. Sources: Instagram Platform docs, IG Media and media insights, 2026-09. */
record InstagramMedia(LivePost post, Profile owner, boolean commentable, Instant now) {

    /** The Graph API writes its offset without a colon. */
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+0000'");

    private static final Set<String> FEED = Set.of(
            "views",
            "reach",
            "likes",
            "comments",
            "saved",
            "shares",
            "total_interactions",
            "follows",
            "profile_visits",
            "profile_activity",
            "reposts",
            "facebook_views",
            "total_likes",
            "total_comments",
            "total_views");
    private static final Set<String> REEL = Set.of(
            "views",
            "reach",
            "likes",
            "comments",
            "saved",
            "shares",
            "total_interactions",
            "ig_reels_avg_watch_time",
            "ig_reels_video_view_total_time",
            "reels_skip_rate",
            "reposts",
            "facebook_views",
            "crossposted_views",
            "total_likes",
            "total_comments",
            "total_views");
    private static final Set<String> STORY = Set.of(
            "views",
            "reach",
            "shares",
            "total_interactions",
            "follows",
            "profile_visits",
            "profile_activity",
            "replies",
            "navigation",
            "link_clicks",
            "reposts");

    /** With Facebook Login only. */
    private static final Set<String> THROUGH_PAGE =
            Set.of("total_likes", "total_comments", "total_views", "link_clicks");

    private static final Duration LIFE_OF_A_STORY = Duration.ofHours(24);

    private static final Map<Kind, Set<String>> METRICS = new EnumMap<>(
            Map.of(Kind.IMAGE, FEED, Kind.CAROUSEL, FEED, Kind.VIDEO, FEED, Kind.REELS, REEL, Kind.STORIES, STORY));

    /** The node with those fields; the id always comes along. */
    Map<String, Object> with(List<String> fields) {
        Map<String, Object> node = Json.object();
        for (String field : fields) {
            if (field.startsWith("insights.metric(")) {
                node.put("insights", nested(field));
            } else {
                put(node, field);
            }
        }
        node.put("id", post.id());
        return node;
    }

    /** Of a story that is over nothing is said. */
    List<Object> insights(List<String> metrics) {
        boolean over = kind() == Kind.STORIES && !now.isBefore(post.createdAt().plus(LIFE_OF_A_STORY));
        List<Object> data = new ArrayList<>();
        for (String metric : metrics) {
            Map<String, Object> insight = insight(metric);
            if (!over) {
                data.add(insight);
            }
        }
        return data;
    }

    static String timestamp(Instant time) {
        return TIMESTAMP.format(time.atOffset(ZoneOffset.UTC));
    }

    private Kind kind() {
        return Kind.of(post);
    }

    private Map<String, Object> insight(String metric) {
        Set<String> known = METRICS.getOrDefault(kind(), FEED);
        boolean hidden = THROUGH_PAGE.contains(metric) && !InstagramSandbox.isThroughPage(owner);
        if (hidden || !known.contains(metric)) {
            throw GraphErrors.parameter("metric[0] must be one of the following values: "
                    + String.join(", ", known.stream().sorted().toList()));
        }
        long value = Growth.of(post.id(), metric, perHour(metric), post.createdAt(), now);
        return Json.object(
                "name",
                metric,
                "period",
                "lifetime",
                "values",
                List.of(Json.object("value", value)),
                "title",
                metric.replace('_', ' '),
                "description",
                metric.replace('_', ' '),
                "id",
                post.id() + "/insights/" + metric + "/lifetime");
    }

    private void put(Map<String, Object> node, String field) {
        switch (field) {
            case "id" -> {}
            case "caption" -> {
                if (!post.text().isEmpty()) {
                    node.put(field, post.text());
                }
            }
            case "permalink" -> node.put(field, post.permalink().toString());
            case "shortcode" -> node.put(field, InstagramPublishing.shortcode(post.id()));
            case "timestamp" -> node.put(field, timestamp(post.createdAt()));
            case "media_type" -> node.put(field, Kind.mediaTypeOf(post));
            case "media_product_type" -> node.put(field, kind().productType());
            case "media_url" -> node.put(field, post.media().get(0));
            case "username" -> node.put(field, owner.username());
            case "owner" -> node.put(field, Json.object("id", owner.id()));
            case "is_comment_enabled" -> node.put(field, commentable);
            case "like_count" -> node.put(field, grown("likes"));
            case "comments_count" -> node.put(field, grown("comments"));
            case "saved_count", "shares_count", "view_count", "total_views_count" -> counter(node, field);
            default ->
                throw GraphErrors.parameter("Tried accessing nonexisting field (" + field + ") on node type (IGMedia)");
        }
    }

    /** Since 2026-04-22, with Facebook Login only. */
    private void counter(Map<String, Object> node, String field) {
        if (!InstagramSandbox.isThroughPage(owner)) {
            throw GraphErrors.parameter("Tried accessing nonexisting field (" + field + ") on node type (IGMedia)");
        }
        node.put(field, grown(field.contains("view") ? "views" : field.replace("_count", "")));
    }

    private Map<String, Object> nested(String field) {
        String metrics = field.substring(field.indexOf('(') + 1, field.indexOf(')'));
        List<Object> data =
                insights(Stream.of(metrics.split(",", -1)).map(String::strip).toList());
        return Json.object("data", data);
    }

    private long grown(String metric) {
        return Growth.of(post.id(), metric, perHour(metric), post.createdAt(), now);
    }

    private static int perHour(String metric) {
        return switch (metric) {
            case "views", "total_views", "facebook_views" -> 700;
            case "reach" -> 450;
            case "likes", "total_likes", "total_interactions" -> 40;
            case "comments", "total_comments", "replies" -> 6;
            case "ig_reels_video_view_total_time" -> 90_000;
            default -> 3;
        };
    }
}
