package io.social4j.instagram;

import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.model.Media;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What Instagram accepts, as far as it can be known without asking. */
final class InstagramRules {

    /** Characters of a caption (IG User media, September 2026; counted here as Unicode code points). */
    static final int LONGEST_CAPTION = 2_200;

    /** Hashtags of a caption (IG User media, September 2026). */
    static final int MOST_HASHTAGS = 30;

    /** Hashtags that Instagram's own app has allowed since December 2025; the API does not document this limit. */
    static final int ADVISED_HASHTAGS = 5;

    /** Mentions of a caption (IG User media, September 2026). */
    static final int MOST_MENTIONS = 20;

    /** Characters of an alternative text (IG User media, since 2025-03-24). */
    static final int LONGEST_ALT_TEXT = 1_000;

    private static final Pattern PAGE_ID = Pattern.compile("\\d{1,32}");

    private final PublishPayload payload;
    private final Violations found = Violations.of(InstagramAdapter.PLATFORM);

    private InstagramRules(PublishPayload payload) {
        this.payload = payload;
    }

    static List<Violation> check(PublishPayload payload) {
        InstagramRules rules = new InstagramRules(payload);
        rules.caption();
        rules.media();
        rules.options();
        return rules.found.list();
    }

    private void caption() {
        if (payload.isThread()) {
            found.error("thread.unsupported", "thread", "Instagram has no threads; put everything into one caption.");
        }
        if (payload.link().isPresent()) {
            found.warning("link.not-clickable", "link", "Links in captions cannot be clicked on Instagram.");
        }
        InstagramCaption caption = InstagramCaption.of(payload);
        atMost(LONGEST_CAPTION, caption.length(), "caption.length", "text", "characters in a caption");
        atMost(MOST_MENTIONS, caption.mentions(), "caption.mentions", "text", "mentions in a caption");
        long hashtags = caption.hashtags();
        atMost(MOST_HASHTAGS, hashtags, "caption.hashtags", "text", "hashtags in a caption");
        if (hashtags > ADVISED_HASHTAGS && hashtags <= MOST_HASHTAGS) {
            found.warning(
                    "caption.hashtags",
                    "text",
                    "More than " + ADVISED_HASHTAGS + " hashtags: Instagram may ignore them or drop the caption.");
        }
    }

    private void media() {
        List<Media> media = payload.media();
        if (media.isEmpty()) {
            found.error("media.required", "media", "A post on Instagram needs a picture.");
        }
        atMost(1, media.size(), "media.count", "media", "picture in a post");
        for (int i = 0; i < media.size(); i++) {
            String field = "media[" + i + "]";
            String url = media.get(i).url().orElse("");
            if (!WebAddress.isWebAddress(url) || !url.toLowerCase(Locale.ROOT).startsWith("https://")) {
                found.error("media.https", field + ".url", "Instagram fetches pictures from public https addresses.");
            }
            String altText = media.get(i).altText();
            long length = altText == null ? 0 : altText.codePointCount(0, altText.length());
            String rule = "alt-text.length";
            atMost(LONGEST_ALT_TEXT, length, rule, field + ".altText", "characters in an alternative text");
        }
    }

    private void options() {
        found.knownOptions(payload, InstagramOptions.KNOWN);
        String location = payload.options().getOrDefault(InstagramOptions.LOCATION, "0");
        String aiGenerated = payload.options().getOrDefault(InstagramOptions.AI_GENERATED, "false");
        if (!PAGE_ID.matcher(location).matches()) {
            found.error("options.invalid", "options.location-id", "location-id is the number of a Page.");
        }
        if (!aiGenerated.equals("true") && !aiGenerated.equals("false")) {
            found.error("options.invalid", "options.ai-generated", "ai-generated is true or false.");
        }
    }

    private void atMost(long limit, long actual, String rule, String field, String what) {
        String message = "Instagram takes " + limit + " " + what + " at most, here are " + actual + ".";
        found.atMost(limit, actual, rule, field, message);
    }
}
