package io.social4j.instagram;

import io.social4j.http.Violations;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.util.List;

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

    private final PublishPayload payload;
    private final InstagramPost post;
    private final Violations found = Violations.of(InstagramAdapter.PLATFORM);

    private InstagramRules(PublishPayload payload) {
        this.payload = payload;
        this.post = InstagramPost.of(payload);
    }

    static List<Violation> check(PublishPayload payload, InstagramSource source) {
        InstagramRules rules = new InstagramRules(payload);
        rules.found.wholeCharacters(payload);
        rules.caption();
        InstagramMediaRules.check(rules.post, source, rules.found);
        InstagramOptionRules.check(payload, rules.post, rules.found);
        return rules.found.list();
    }

    private void caption() {
        if (payload.isThread()) {
            found.error("thread.unsupported", "thread", "Instagram has no threads; put everything into one caption.");
        }
        InstagramCaption caption = post.caption();
        if (post.isKind(InstagramKind.STORY)) {
            if (!caption.text().isEmpty()) {
                String message = "Stories have no caption; text and link are not sent.";
                found.warning("story.caption", payload.link().isPresent() ? "link" : "text", message);
            }
            return;
        }
        if (payload.link().isPresent()) {
            found.warning("link.not-clickable", "link", "Links in captions cannot be clicked on Instagram.");
        }
        atMost(LONGEST_CAPTION, caption.length(), "caption.length", "characters in a caption");
        atMost(MOST_MENTIONS, caption.mentions(), "caption.mentions", "mentions in a caption");
        long hashtags = caption.hashtags();
        atMost(MOST_HASHTAGS, hashtags, "caption.hashtags", "hashtags in a caption");
        if (hashtags > ADVISED_HASHTAGS && hashtags <= MOST_HASHTAGS) {
            found.warning(
                    "caption.hashtags",
                    "text",
                    "More than " + ADVISED_HASHTAGS + " hashtags: Instagram may ignore them or drop the caption.");
        }
    }

    private void atMost(long limit, long actual, String rule, String what) {
        String message = "Instagram takes " + limit + " " + what + " at most, here are " + actual + ".";
        found.atMost(limit, actual, rule, "text", message);
    }
}
