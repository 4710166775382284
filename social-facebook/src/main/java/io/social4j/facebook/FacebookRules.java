package io.social4j.facebook;

import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.util.List;

/** What Facebook accepts, as far as it can be known without asking. */
final class FacebookRules {

    /** Characters of a text. Meta documents no limit; its composer and publishers stop here (2026; code points here). */
    static final int LONGEST_TEXT = 63_206;

    private FacebookRules() {}

    /** @param mostPhotos of one post, see {@link FacebookSettings} */
    static List<Violation> check(PublishPayload payload, int mostPhotos) {
        Violations found = Violations.of(FacebookAdapter.PLATFORM);
        text(payload, found);
        if (payload.isThread()) {
            found.error("thread.unsupported", "thread", "Facebook has no threads; put everything into one text.");
        }
        link(payload, found);
        FacebookMediaRules.check(payload, mostPhotos, found);
        FacebookOptionRules.check(payload, found);
        return found.list();
    }

    /** What the text of a live post may be changed to. */
    static List<Violation> checkEdit(String text) {
        PublishPayload edited = PublishPayload.ofText(text);
        Violations found = Violations.of(FacebookAdapter.PLATFORM);
        text(edited, found);
        return found.list();
    }

    private static void text(PublishPayload payload, Violations found) {
        String text = payload.text();
        if (text.isBlank() && payload.link().isEmpty() && payload.media().isEmpty()) {
            found.error("text.empty", "text", "A post on Facebook needs a text, a link, a photo or a video.");
        }
        if (!text.isBlank() && FacebookKind.of(payload).isStory()) {
            found.error("story.text", "text", "Stories have no text. Leave it out, or write it on the picture.");
        }
        found.wholeCharacters(payload);
        long length = lengthOf(text);
        found.atMost(
                LONGEST_TEXT,
                length,
                "text.length",
                "text",
                "Facebook takes " + LONGEST_TEXT + " characters at most, here are " + length + ".");
    }

    /** In Unicode code points. */
    static long lengthOf(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void link(PublishPayload payload, Violations found) {
        if (payload.link().isEmpty()) {
            return;
        }
        if (payload.link().filter(WebAddress::isWebAddress).isEmpty()) {
            found.error("link.invalid", "link", "The link must be a complete http or https address.");
        }
        if (!payload.media().isEmpty()) {
            found.error(
                    "link.with-media",
                    "link",
                    "Facebook shows either photos and videos or a link. Write the link into the text.");
        }
    }
}
