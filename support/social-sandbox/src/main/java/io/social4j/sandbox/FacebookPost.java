package io.social4j.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.social4j.sandbox.Accounts.Profile;
import io.social4j.sandbox.FacebookGallery.Form;
import io.social4j.sandbox.FacebookGallery.Shown;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a post of a Page reads back. Sources: Meta docs, Page post, story attachment and insights, 2026-09. */
record FacebookPost(LivePost post, Profile page, Shown shown, Instant now) {

    /** The Graph API writes its offset without a colon. */
    static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+0000'");

    /** Fresh posts have no insights; how long is not documented. */
    private static final Duration NO_INSIGHTS_YET = Duration.ofMinutes(15);

    private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s<>\"]+[^\\s<>\".,!?;:)]");
    private static final Pattern BARE_HOST = Pattern.compile("(?i)https?://[^/?#]+");
    private static final String SUMMARY = ".limit(0).summary(true)";

    /** Those of a post that is no video, without the ones that died on 2026-06-15. */
    private static final Set<String> METRICS = Set.of(
            "post_media_view",
            "post_total_media_view_unique",
            "post_clicks",
            "post_reactions_like_total",
            "post_reactions_love_total",
            "post_reactions_wow_total",
            "post_reactions_haha_total",
            "post_reactions_sorry_total",
            "post_reactions_anger_total");

    /** The text as it reads back; a preview of a link adds nothing to it and takes nothing away. */
    static String shown(String message) {
        return message.replaceAll("\\r\\n?", "\n")
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** The node with those fields; the id always comes along. */
    Map<String, Object> with(List<String> fields) {
        Map<String, Object> node = Json.object();
        for (String field : fields) {
            put(node, field);
        }
        node.put("id", post.id());
        return node;
    }

    /** What insights say; nothing at all of a post that is fresh. */
    List<Map<String, Object>> insights(List<String> metrics) {
        if (metrics.isEmpty() || !METRICS.containsAll(metrics)) {
            throw GraphErrors.parameter("The value must be a valid insights metric");
        }
        boolean fresh = post.createdAt().plus(NO_INSIGHTS_YET).isAfter(now);
        return fresh ? List.of() : metrics.stream().map(this::insight).toList();
    }

    private Map<String, Object> insight(String metric) {
        return Json.object(
                "name",
                metric,
                "period",
                "lifetime",
                "values",
                List.of(Json.object("value", grown(metric))),
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
            case "message" -> {
                if (!post.text().isBlank()) {
                    node.put(field, shown(post.text()));
                }
            }
            case "created_time" ->
                node.put(field, TIMESTAMP.format(post.createdAt().atOffset(ZoneOffset.UTC)));
            case "permalink_url" -> node.put(field, post.permalink().toString());
            case "from" -> node.put(field, Json.object("id", page.id(), "name", page.displayName()));
            case "is_published" -> node.put(field, true);
            case "shares" -> {
                if (grown("shares") > 0) {
                    node.put(field, Json.object("count", grown("shares")));
                }
            }
            case "comments" + SUMMARY, "reactions" + SUMMARY -> {
                String edge = field.substring(0, field.indexOf('.'));
                Map<String, Object> summary = Json.object("total_count", grown(edge));
                node.put(edge, Json.object("data", List.of(), "summary", summary));
            }
            default -> putNested(node, field);
        }
    }

    private void putNested(Map<String, Object> node, String field) {
        if (field.startsWith("insights.metric(") && field.endsWith(")")) {
            String metrics = field.substring(field.indexOf('(') + 1, field.length() - 1);
            node.put("insights", Json.object("data", insights(List.of(metrics.split(",", -1)))));
        } else if (field.startsWith("attachments{") && field.endsWith("}")) {
            List<String> asked = Parameters.listed(field.substring(field.indexOf('{') + 1, field.length() - 1));
            String link = previewed();
            if (shown.form() != Form.PLAIN) {
                Object attachment = new FacebookAttachment(page, shown).with(asked);
                node.put("attachments", Json.object("data", List.of(attachment)));
            } else if (link != null) {
                node.put("attachments", Json.object("data", List.of(attachment(link, asked))));
            }
        } else {
            throw GraphErrors.parameter("Tried accessing nonexisting field (" + field + ") on node type (Post)");
        }
    }

    private static Map<String, Object> attachment(String link, List<String> asked) {
        Map<String, Object> attachment = Json.object();
        for (String field : asked) {
            switch (field) {
                case "media_type" -> attachment.put("media_type", "link");
                case "type" -> attachment.put("type", "share");
                case "target{id}", "subattachments{target{id}}" -> {}
                case "title" -> attachment.put("title", "A page at " + link);
                case "unshimmed_url" -> attachment.put("unshimmed_url", complete(link));
                case "url" ->
                    attachment.put(
                            "url",
                            "https://l.facebook.com/l.php?u=" + URLEncoder.encode(complete(link), UTF_8)
                                    + "&h=AT0sandbox&s=1");
                default ->
                    throw GraphErrors.parameter(
                            "Tried accessing nonexisting field (" + field + ") on node type (StoryAttachment)");
            }
        }
        return attachment;
    }

    /** The link of the post, or else the first one in its text. */
    private @Nullable String previewed() {
        if (!post.media().isEmpty()) {
            return post.media().get(0);
        }
        Matcher link = LINK.matcher(post.text());
        return link.find() ? link.group() : null;
    }

    private static String complete(String link) {
        return BARE_HOST.matcher(link).matches() ? link + "/" : link;
    }

    private long grown(String metric) {
        return Growth.of(post.id(), metric, perHour(metric), post.createdAt(), now);
    }

    private static int perHour(String metric) {
        return switch (metric) {
            case "post_media_view" -> 600;
            case "post_total_media_view_unique" -> 400;
            case "reactions" -> 35;
            case "post_clicks" -> 25;
            case "post_reactions_like_total" -> 20;
            case "comments" -> 5;
            default -> 3;
        };
    }
}
