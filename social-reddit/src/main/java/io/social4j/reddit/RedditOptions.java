package io.social4j.reddit;

import io.social4j.http.Fingerprint;
import io.social4j.model.PublishPayload;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What only Reddit understands of a post. Immutable.
 *
 * @param subreddit {@code subreddit}: where it goes, with or without {@code r/}; {@code u_name} or {@code u/name} is the
 *     account's own profile
 * @param title {@code title}: what people see in the list, with single blanks, as Reddit makes them
 * @param flairIdOrNull {@code flair-id}: id of a template of the subreddit
 * @param flairTextOrNull {@code flair-text}: for templates whose text may be changed
 * @param nsfw {@code nsfw}: only for adults
 * @param spoiler {@code spoiler}
 * @param sendReplies {@code send-replies}: whether replies come to the account's inbox; by default they do
 * @param resubmit {@code resubmit}: whether a link may go where it was before; by default not, so that Reddit refuses it
 */
public record RedditOptions(
        String subreddit,
        String title,
        @Nullable String flairIdOrNull,
        @Nullable String flairTextOrNull,
        boolean nsfw,
        boolean spoiler,
        boolean sendReplies,
        boolean resubmit) {

    static final String SUBREDDIT = "subreddit";
    static final String TITLE = "title";
    static final String FLAIR_ID = "flair-id";
    static final String FLAIR_TEXT = "flair-text";
    static final String SEND_REPLIES = "send-replies";
    static final Set<String> FLAGS = Set.of("nsfw", "spoiler", SEND_REPLIES, "resubmit");
    static final Set<String> KNOWN =
            Set.of(SUBREDDIT, TITLE, FLAIR_ID, FLAIR_TEXT, "nsfw", "spoiler", SEND_REPLIES, "resubmit");

    /** Reads the options of a payload; what is missing is empty. */
    public static RedditOptions of(PublishPayload payload) {
        Map<String, String> options = payload.options();
        return new RedditOptions(
                named(options.getOrDefault(SUBREDDIT, "")),
                Fingerprint.words(options.getOrDefault(TITLE, "")),
                options.get(FLAIR_ID),
                options.get(FLAIR_TEXT),
                "true".equals(options.get("nsfw")),
                "true".equals(options.get("spoiler")),
                !"false".equals(options.get(SEND_REPLIES)),
                "true".equals(options.get("resubmit")));
    }

    private static String named(String subreddit) {
        String name = subreddit.strip();
        name = name.startsWith("/") ? name.substring(1) : name;
        name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("r/")) {
            return name.substring(2);
        }
        return lower.startsWith("u/") ? "u_" + name.substring(2) : name;
    }
}
