package io.social4j.twitter;

import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.model.PublishPayload;
import io.social4j.model.TextMeasure;
import io.social4j.model.Violation;
import java.util.List;
import java.util.regex.Pattern;

/** What X takes: the same rules when a post is composed and before it is sent. Asks nobody. */
final class TwitterRules {

    /** Longest text, in weighted characters ({@code maxWeightedTweetLength}, twitter-text configuration v3, 2026-08). */
    static final int LONGEST_TEXT = 280;

    /** Longest text of an account with X Premium (changelog of docs.x.com, 2024-08). */
    static final int LONGEST_PREMIUM_TEXT = 25_000;

    /** Most parts of a thread. A limit of this module: the API has none, the composer at x.com stops here. */
    static final int LONGEST_THREAD = 25;

    /** Most cashtags of one post (changelog of docs.x.com, 2026). */
    static final int MOST_CASHTAGS = 1;

    private static final Pattern INVALID = Pattern.compile("[\\uFFFE\\uFEFF\\uFFFF\\p{Cs}]");
    private static final Pattern NOTHING = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]*");
    private static final Pattern CASHTAG = Pattern.compile(
            "(?<![^\\s\\p{Z}])\\$[a-z]{1,6}(?:[._][a-z]{1,2})?(?=$|[\\s\\p{Punct}])", Pattern.CASE_INSENSITIVE);

    private final PublishPayload payload;
    private final int longest;
    private final Violations found = Violations.of(TwitterAdapter.PLATFORM);

    private TwitterRules(PublishPayload payload) {
        this.payload = payload;
        this.longest = TwitterOptions.of(payload).premium() ? LONGEST_PREMIUM_TEXT : LONGEST_TEXT;
    }

    static List<Violation> check(PublishPayload payload) {
        TwitterRules rules = new TwitterRules(payload);
        rules.texts(TwitterDraft.texts(payload));
        rules.link();
        TwitterOptionRules.check(payload, rules.found);
        TwitterMediaRules.check(payload, rules.found);
        return rules.found.list();
    }

    /** Of a thread, its first part. */
    static TextMeasure measure(PublishPayload payload) {
        int length = WeightedText.lengthOf(TwitterDraft.texts(payload).get(0));
        return new TextMeasure(length, new TwitterRules(payload).longest);
    }

    /** Whether people would see nothing of it. */
    static boolean isEmpty(String text) {
        return NOTHING.matcher(text).matches();
    }

    /** Whether it holds a character that X refuses, or half a pair, which cannot be sent. */
    static boolean hasInvalidCharacter(String text) {
        return INVALID.matcher(text).find();
    }

    /** Whether some text of the post needs X Premium. */
    static boolean isLong(List<String> texts) {
        return texts.stream().anyMatch(text -> WeightedText.lengthOf(text) > LONGEST_TEXT);
    }

    private void texts(List<String> texts) {
        for (int i = 0; i < Math.min(texts.size(), LONGEST_THREAD); i++) {
            String field = i == 0 ? "text" : "thread[" + i + "]";
            boolean mayBeEmpty = i == 0 && !payload.media().isEmpty();
            if (!isEmpty(texts.get(i))) {
                text(texts.get(i), field);
            } else if (!mayBeEmpty) {
                found.error("text.empty", field, "There is no text. Write one; X takes no empty posts.");
            }
            if (texts.indexOf(texts.get(i)) < i) {
                found.warning("thread.repeats", field, "X may refuse the same text twice. Change this part.");
            }
        }
        found.atMost(
                LONGEST_THREAD,
                texts.size(),
                "thread.length",
                "thread",
                "A thread has at most " + LONGEST_THREAD + " parts here. Leave some out or join them.");
    }

    private void text(String text, String field) {
        if (hasInvalidCharacter(text)) {
            found.error(
                    "text.invalid-character",
                    field,
                    "The text holds a character that X refuses"
                            + " (U+FFFE, U+FEFF, U+FFFF or half a pair). Write that place anew.");
        }
        int length = WeightedText.lengthOf(text);
        found.atMost(
                longest,
                length,
                "text.length",
                field,
                "The text counts " + length + " at X, of " + longest + ". A link counts " + WeightedText.LINK
                        + ", an emoji 2. Shorten it"
                        + (longest == LONGEST_TEXT && length <= LONGEST_PREMIUM_TEXT
                                ? ", or set the option premium if the account has X Premium."
                                : "."));
        found.atMost(
                MOST_CASHTAGS,
                CASHTAG.matcher(text).results().count(),
                "text.cashtags",
                field,
                "X takes one cashtag in a post. Leave out the others.");
    }

    private void link() {
        if (payload.link().filter(link -> !WebAddress.isWebAddress(link)).isPresent()) {
            found.error("link.invalid", "link", "The link must be a complete http or https address.");
        }
    }
}
