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

    static List<Violation> check(PublishPayload payload) {
        Violations found = Violations.of(FacebookAdapter.PLATFORM);
        FacebookPost post = FacebookPost.of(payload);
        if (post.text().isBlank() && post.link() == null) {
            found.error("text.empty", "text", "A post on Facebook needs a text or a link.");
        }
        found.wholeCharacters(payload);
        found.atMost(
                LONGEST_TEXT,
                post.length(),
                "text.length",
                "text",
                "Facebook takes " + LONGEST_TEXT + " characters at most, here are " + post.length() + ".");
        if (payload.isThread()) {
            found.error("thread.unsupported", "thread", "Facebook has no threads; put everything into one text.");
        }
        if (!payload.media().isEmpty()) {
            found.error(
                    "media.unsupported",
                    "media",
                    "Pictures and videos cannot be sent to Facebook yet. Leave them out, or link to them.");
        }
        if (payload.link().filter(link -> !WebAddress.isWebAddress(link)).isPresent()) {
            found.error("link.invalid", "link", "The link must be a complete http or https address.");
        }
        FacebookOptions.check(payload, found);
        return found.list();
    }
}
