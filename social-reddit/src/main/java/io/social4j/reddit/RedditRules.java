package io.social4j.reddit;

import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.model.PublishPayload;
import io.social4j.model.Violation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Reddit accepts, as far as it can be known without asking. Rules of single subreddits are not among it. */
final class RedditRules {

    /** Characters of a title (server source, 2017; unchanged in the API reference of 2026). */
    static final int LONGEST_TITLE = 300;

    /** Characters of a text (API reference, 2026). */
    static final int LONGEST_TEXT = 40_000;

    /** Characters of a flair (API reference, 2026). */
    static final int LONGEST_FLAIR = 64;

    /** Characters of a comment (server source, 2017). */
    static final int LONGEST_COMMENT = 10_000;

    /** Names of subreddits and of profiles (server source, 2017). */
    private static final Pattern SUBREDDIT =
            Pattern.compile("[A-Za-z]{2}|[A-Za-z0-9][A-Za-z0-9_]{2,20}|u_[A-Za-z0-9_-]{2,20}");

    private static final Pattern FLAIR_ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final PublishPayload payload;
    private final RedditOptions options;
    private final RedditKind kind;
    private final Violations found = Violations.of(RedditAdapter.PLATFORM);

    private RedditRules(PublishPayload payload) {
        this.payload = payload;
        this.options = RedditOptions.of(payload);
        this.kind = RedditKind.of(payload, options);
    }

    static List<Violation> check(PublishPayload payload) {
        RedditRules rules = new RedditRules(payload);
        rules.content();
        rules.target();
        rules.title();
        rules.flair();
        rules.comment();
        RedditKindRules.check(payload, rules.options, rules.kind, rules.found);
        RedditMediaRules.check(payload, rules.kind, rules.found);
        return rules.found.list();
    }

    /** The rules of a text alone, for one that takes the place of another. */
    static List<Violation> checkText(String text) {
        RedditRules rules = new RedditRules(PublishPayload.ofText(text));
        rules.content();
        return rules.found.list();
    }

    private void content() {
        found.wholeCharacters(payload);
        long length = lengthOf(payload.text());
        String longest = "Reddit takes " + LONGEST_TEXT + " characters of text, here are " + length + ". Shorten it.";
        found.atMost(LONGEST_TEXT, length, "text.length", "text", longest);
        if (payload.isThread()) {
            found.error("thread.unsupported", "thread", "Reddit has no threads. Put everything into one text.");
        }
        if (payload.link().filter(link -> !WebAddress.isWebAddress(link)).isPresent()) {
            found.error("link.invalid", "link", "The link must be a complete http or https address.");
        }
    }

    private void target() {
        String field = "options." + RedditOptions.SUBREDDIT;
        if (options.places().isEmpty()) {
            String message = "Reddit wants to know where a post goes. Set the option subreddit, for example to r/test.";
            found.error("subreddit.missing", field, message);
        } else if (!options.places().stream()
                .allMatch(name -> SUBREDDIT.matcher(name).matches())) {
            String message =
                    "This is no name of a subreddit. Write one, such as r/test, or u_name for the own profile.";
            found.error("subreddit.invalid", field, message);
        }
    }

    private void title() {
        String field = "options." + RedditOptions.TITLE;
        if (options.title().isEmpty()) {
            found.error("title.missing", field, "Every post on Reddit has a title. Set the option title.");
        }
        long length = lengthOf(options.title());
        String message = "Reddit takes " + LONGEST_TITLE + " characters of title, here are " + length + ". Shorten it.";
        found.atMost(LONGEST_TITLE, length, "title.length", field, message);
    }

    private void flair() {
        @Nullable String id = options.flairIdOrNull();
        @Nullable String text = options.flairTextOrNull();
        if (id != null && !FLAIR_ID.matcher(id).matches()) {
            String message =
                    "A flair is named by the id of its template, such as" + " 0f7d4a2c-5f6e-11ee-8c99-0242ac120002.";
            found.error("flair.id", "options." + RedditOptions.FLAIR_ID, message);
        }
        if (text != null && id == null) {
            String message = "The text of a flair needs the option flair-id beside it.";
            found.error("flair.text-alone", "options." + RedditOptions.FLAIR_TEXT, message);
        }
        long length = text == null ? 0 : lengthOf(text);
        String message = "Reddit takes " + LONGEST_FLAIR + " characters of flair, here are " + length + ". Shorten it.";
        found.atMost(LONGEST_FLAIR, length, "flair.text-length", "options." + RedditOptions.FLAIR_TEXT, message);
    }

    private void comment() {
        String comment = options.firstCommentOrNull();
        if (comment == null) {
            return;
        }
        String field = "options." + RedditOptions.FIRST_COMMENT;
        if (comment.isBlank()) {
            found.error("comment.missing", field, "A comment has at least one letter. Write one, or leave it out.");
        }
        long length = lengthOf(comment);
        String message =
                "Reddit takes " + LONGEST_COMMENT + " characters of comment, here are " + length + ". Shorten it.";
        found.atMost(LONGEST_COMMENT, length, "comment.length", field, message);
    }

    static long lengthOf(String text) {
        return text.codePointCount(0, text.length());
    }
}
