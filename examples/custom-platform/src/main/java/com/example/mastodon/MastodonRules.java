package com.example.mastodon;

import io.social4j.http.Violations;
import io.social4j.model.MediaFormat;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Mastodon takes (entities/Instance, 2026-11).
 *
 * @param longestText in characters
 */
record MastodonRules(int longestText) {

    /** Of pictures in one status (max_media_attachments). */
    static final int MOST_PICTURES = 4;

    /** What a link counts, however long it is (characters_reserved_per_url). */
    private static final String LINK = "x".repeat(23);

    private static final Pattern LINKS = Pattern.compile("https?://\\S+");

    /** Everything that is wrong with a post. */
    List<Violation> of(PublishPayload payload) {
        Violations found = Violations.of(MastodonAdapter.PLATFORM);
        found.wholeCharacters(payload);
        int spoiler =
                MastodonOptions.from(payload).spoilerText().map(String::length).orElse(0);
        for (int i = 0; i < payload.parts().size(); i++) {
            String field = i == 0 ? "text" : "thread[" + i + "]";
            String text = textOf(payload, i);
            if (text.isBlank() && (i > 0 || payload.media().isEmpty())) {
                found.error("text.empty", field, "There is no text. Write one, or add a picture to the first part.");
            }
            long length = length(text) + spoiler;
            String tooLong = "The text has " + length + " characters, of " + longestText + ". Shorten it.";
            found.atMost(longestText, length, "text.length", field, tooLong);
        }
        int pictures = payload.media().size();
        String tooMany = "There are " + pictures + " pictures, of " + MOST_PICTURES + ". Leave some out.";
        found.atMost(MOST_PICTURES, pictures, "media.count", "media", tooMany);
        for (int i = 0; i < pictures; i++) {
            var info = payload.media().get(i).info();
            if (info != null && info.kind() != MediaFormat.Kind.IMAGE) {
                found.error("media.kind", "media[" + i + "]", "Only pictures can be sent to Mastodon from here.");
            }
        }
        MastodonOptions.check(payload, found);
        return found.list();
    }

    /** In characters as people count them roughly: code points. */
    private static long length(String text) {
        String counted = LINKS.matcher(text).replaceAll(LINK);
        return counted.codePointCount(0, counted.length());
    }

    /** Mastodon makes a card of the last link in the text, so a link of its own is put there. */
    static String textOf(PublishPayload payload, int part) {
        String text = payload.parts().get(part).strip();
        Optional<String> link = part == 0 ? payload.link() : Optional.empty();
        return link.map(address -> (text + "\n\n" + address).strip()).orElse(text);
    }
}
