package io.social4j.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the text of a post. Sources: Microsoft Learn, "Posts API", "MultiImage API", "Poll API", 2026-09. Immutable.
 *
 * @param shown as a read of the Posts API answers it; empty if there is nothing
 * @param assets the URNs of what was uploaded for it, in order
 */
record LinkedInContent(Map<?, ?> shown, List<String> assets) {

    static final LinkedInContent NONE = new LinkedInContent(Map.of(), List.of());

    /** Titles of articles and documents; known to publishers, not documented. */
    static final int LONGEST_TITLE = 400;

    static final int LONGEST_ALT_TEXT = 4_086;
    private static final int MOST_IMAGES = 20;
    private static final int LONGEST_QUESTION = 140;
    private static final int LONGEST_ANSWER = 30;
    private static final Set<String> DURATIONS = Set.of("ONE_DAY", "THREE_DAYS", "SEVEN_DAYS", "FOURTEEN_DAYS");

    LinkedInContent {
        assets = List.copyOf(assets);
    }

    static LinkedInContent of(@Nullable Object value) {
        if (value == null) {
            return NONE;
        }
        Map<?, ?> content = LinkedInFields.object("/content", value);
        LinkedInFields.only("/content", content, Set.of("article", "media", "multiImage", "poll"));
        if (content.size() != 1) {
            throw LinkedInErrors.value("/content");
        }
        List<String> assets = new ArrayList<>();
        if (content.containsKey("article")) {
            article(LinkedInFields.object("/content/article", content.get("article")), assets);
        } else if (content.containsKey("media")) {
            media(LinkedInFields.object("/content/media", content.get("media")), assets);
        } else if (content.containsKey("multiImage")) {
            images(LinkedInFields.object("/content/multiImage", content.get("multiImage")), assets);
        } else {
            poll(LinkedInFields.object("/content/poll", content.get("poll")));
        }
        return new LinkedInContent(content, assets);
    }

    /** What the ledger knows of the content of a post: what was uploaded, or where an article is. */
    static LinkedInContent of(LivePost post) {
        List<String> media = post.media();
        if (media.isEmpty()) {
            return NONE;
        }
        if (!media.get(0).startsWith("urn:")) {
            return new LinkedInContent(Json.object("article", Json.object("source", media.get(0))), List.of());
        }
        List<Map<String, Object>> items =
                media.stream().map(urn -> Json.object("id", urn)).toList();
        Object one = items.get(0);
        Map<String, Object> shown =
                items.size() == 1 ? Json.object("media", one) : Json.object("multiImage", Json.object("images", items));
        return new LinkedInContent(shown, media);
    }

    private static void article(Map<?, ?> article, List<String> assets) {
        String at = "/content/article";
        LinkedInFields.only(at, article, Set.of("source", "title", "description", "thumbnail"));
        LinkedInFields.address(at + "/source", article.get("source"));
        LinkedInFields.text(at + "/title", article.get("title"), LONGEST_TITLE);
        LinkedInFields.optionalText(at + "/description", article.get("description"), Integer.MAX_VALUE);
        if (article.get("thumbnail") != null) {
            assets.add(urn(at + "/thumbnail", article.get("thumbnail"), "image"));
        }
    }

    private static void media(Map<?, ?> media, List<String> assets) {
        String at = "/content/media";
        LinkedInFields.only(at, media, Set.of("id", "title", "altText"));
        String urn = urn(at + "/id", media.get("id"), "image|video|document");
        boolean document = urn.startsWith("urn:li:document:");
        LinkedInFields.optionalText(at + "/title", media.get("title"), LONGEST_TITLE);
        LinkedInFields.optionalText(at + "/altText", media.get("altText"), LONGEST_ALT_TEXT);
        if (document) {
            LinkedInFields.text(at + "/title", media.get("title"));
        }
        assets.add(urn);
    }

    private static void images(Map<?, ?> many, List<String> assets) {
        String at = "/content/multiImage/images";
        LinkedInFields.only("/content/multiImage", many, Set.of("images"));
        for (Object item : LinkedInFields.list(at, many.get("images"), 2, MOST_IMAGES)) {
            Map<?, ?> image = LinkedInFields.object(at, item);
            LinkedInFields.only(at, image, Set.of("id", "altText"));
            LinkedInFields.optionalText(at + "/altText", image.get("altText"), LONGEST_ALT_TEXT);
            assets.add(urn(at + "/id", image.get("id"), "image"));
        }
    }

    private static void poll(Map<?, ?> poll) {
        String at = "/content/poll";
        LinkedInFields.only(at, poll, Set.of("question", "options", "settings"));
        LinkedInFields.text(at + "/question", poll.get("question"), LONGEST_QUESTION);
        for (Object item : LinkedInFields.list(at + "/options", poll.get("options"), 2, 4)) {
            Map<?, ?> option = LinkedInFields.object(at + "/options", item);
            LinkedInFields.only(at + "/options", option, Set.of("text"));
            LinkedInFields.text(at + "/options/text", option.get("text"), LONGEST_ANSWER);
        }
        Map<?, ?> settings = LinkedInFields.object(at + "/settings", poll.get("settings"));
        LinkedInFields.only(
                at + "/settings", settings, Set.of("duration", "voteSelectionType", "isVoterVisibleToAuthor"));
        LinkedInFields.oneOf(at + "/settings/duration", settings.get("duration"), DURATIONS);
    }

    static String urn(String field, @Nullable Object value, String kinds) {
        String urn = LinkedInFields.text(field, value);
        if (!urn.matches("urn:li:(?:" + kinds + "):[A-Za-z0-9_-]+")) {
            throw LinkedInErrors.refused(400, "INVALID_URN_TYPE", field + " is no URN of that kind");
        }
        return urn;
    }
}
