package io.social4j.twitter;

import io.social4j.http.Fingerprint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What sort of post a request makes, as far as a timeline shows it. Stands in words at the beginning of each fingerprint and is
 * read back from there, since a look has nothing else. Immutable.
 *
 * @param parent the post it replies to
 * @param media how many pictures or videos it has
 * @param quote the post it quotes
 * @param mayBeUnlisted whether the timeline may not show it
 */
record TwitterKind(
        @Nullable String parent,
        int media,
        boolean poll,
        @Nullable String quote,
        boolean mayBeUnlisted) {

    private static final Pattern WORDS = Pattern.compile("(?:post|reply to (?<parent>[0-9]{1,19}))"
            + "(?: with (?<media>[0-9]) media)?(?<poll> with a poll)?(?: quoting (?<quote>[0-9]{1,19}))?"
            + "(?<unlisted> outside the timeline)?(?:: |, sha-256 )");

    /** A post with a text and nothing else. */
    static TwitterKind text(@Nullable String parent) {
        return new TwitterKind(parent, 0, false, null, false);
    }

    /** The kind at the beginning of a fingerprint; empty if no version of this module has made it. */
    static Optional<TwitterKind> of(String fingerprint) {
        Matcher words = WORDS.matcher(fingerprint);
        if (!words.lookingAt()) {
            return Optional.empty();
        }
        String media = words.group("media");
        return Optional.of(new TwitterKind(
                words.group("parent"),
                media == null ? 0 : Integer.parseInt(media),
                words.group("poll") != null,
                words.group("quote"),
                words.group("unlisted") != null));
    }

    /**
     * Tells a post from others of its account, at most 1,000 bytes: its kind, and its text without what X changes. A text that
     * is too long for that is hashed.
     */
    String fingerprint(String text) {
        return Fingerprint.of(words(), TwitterPost.normalised(text));
    }

    private String words() {
        return (parent == null ? "post" : "reply to " + parent)
                + (media == 0 ? "" : " with " + media + " media")
                + (poll ? " with a poll" : "")
                + (quote == null ? "" : " quoting " + quote)
                + (mayBeUnlisted ? " outside the timeline" : "");
    }
}
