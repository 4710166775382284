package io.social4j.twitter;

import io.social4j.http.Violations;
import io.social4j.model.PublishPayload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What X takes of the options of a post (docs.x.com, "Create or edit post" and OpenAPI 2.167, 2026-08). */
final class TwitterOptionRules {

    static final int FEWEST_ANSWERS = 2;
    static final int MOST_ANSWERS = 4;

    /** Characters of one answer of a poll. */
    static final int LONGEST_ANSWER = 25;

    /** Minutes a poll runs. */
    static final int SHORTEST_POLL = 5;

    /** Seven days. */
    static final int LONGEST_POLL = 10_080;

    /** Accounts that media are tagged with. */
    static final int MOST_TAGGED = 10;

    /** Values of {@code reply_settings}. */
    private static final List<String> NARROWER = List.of("following", "mentionedUsers", "subscribers", "verified");

    /** Fields that this module sets, or that would make another request of it: an edit is no new post. */
    private static final Set<String> MODELLED = Set.of(
            "text",
            "media",
            "poll",
            "reply",
            "reply_settings",
            "quote_tweet_id",
            "community_id",
            "share_with_followers",
            "made_with_ai",
            "paid_partnership",
            "edit_options");

    /** The one field that excludes media, polls and quotes and is not modelled here. */
    private static final String CARD = "card_uri";

    private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final PublishPayload payload;
    private final TwitterOptions options;
    private final Violations found;

    private TwitterOptionRules(PublishPayload payload, Violations found) {
        this.payload = payload;
        this.options = TwitterOptions.of(payload);
        this.found = found;
    }

    static void check(PublishPayload payload, Violations found) {
        TwitterOptionRules rules = new TwitterOptionRules(payload, found);
        rules.names();
        rules.values();
        rules.poll();
        rules.taggedUsers();
        rules.exclusions();
    }

    private void names() {
        Map<String, String> named = new TreeMap<>(payload.options());
        named.keySet().removeIf(name -> name.startsWith(TwitterOptions.RAW));
        found.knownOptions(new PublishPayload(payload.parts(), null, List.of(), named), TwitterOptions.KNOWN);
        for (String name : new TreeSet<>(options.raw().keySet())) {
            String field = TwitterOptions.RAW + name;
            if (MODELLED.contains(name)) {
                error("raw", field, "This field of X is set here already. Use the option that is made for it.");
            } else if (!FIELD.matcher(name).matches()) {
                error("raw", field, "Fields of X have small letters, digits and underscores.");
            }
        }
    }

    private void values() {
        String who = options.replySettings();
        if (who != null && !NARROWER.contains(who)) {
            error(
                    TwitterOptions.REPLY_SETTINGS,
                    TwitterOptions.REPLY_SETTINGS,
                    "Who may reply is one of " + TwitterOptions.EVERYONE + ", " + String.join(", ", NARROWER) + ".");
        }
        for (String name : List.of(TwitterOptions.QUOTE, TwitterOptions.REPLY_TO, TwitterOptions.COMMUNITY)) {
            String id = payload.options().get(name);
            if (id != null && !TwitterPost.isId(id)) {
                error(name, name, "This is the number at the end of its address at x.com.");
            }
        }
        for (String name : List.of(
                TwitterOptions.SHARE_WITH_FOLLOWERS,
                TwitterOptions.MADE_WITH_AI,
                TwitterOptions.PAID_PARTNERSHIP,
                TwitterOptions.PREMIUM)) {
            String flag = payload.options().get(name);
            if (flag != null && !flag.equals("true") && !flag.equals("false")) {
                error(name, name, "This is true or false.");
            }
        }
        if (options.shareWithFollowers() != null && options.community() == null) {
            error(
                    TwitterOptions.SHARE_WITH_FOLLOWERS,
                    TwitterOptions.SHARE_WITH_FOLLOWERS,
                    "This is said of posts in a community. Name the community or leave it out.");
        }
    }

    private void poll() {
        Map<String, String> given = payload.options();
        if (!given.containsKey(TwitterOptions.POLL_OPTIONS)) {
            if (given.containsKey(TwitterOptions.POLL_MINUTES)) {
                error("poll-minutes", TwitterOptions.POLL_MINUTES, "There is no poll that could run so long.");
            }
            return;
        }
        int answers = options.pollAnswers().size();
        if (answers < FEWEST_ANSWERS || answers > MOST_ANSWERS) {
            found.error(
                    "poll.answers",
                    "options.poll-options",
                    "A poll has 2 to 4 answers, one in a line; here are " + answers + ".");
        }
        options.pollAnswers().forEach(this::answer);
        if (options.pollMinutes() < SHORTEST_POLL || options.pollMinutes() > LONGEST_POLL) {
            found.error(
                    "poll.minutes",
                    "options.poll-minutes",
                    "A poll runs for " + SHORTEST_POLL + " to " + LONGEST_POLL + " minutes, which is seven days.");
        }
    }

    private void answer(String answer) {
        int length = answer.codePointCount(0, answer.length());
        found.atMost(
                LONGEST_ANSWER,
                length,
                "poll.answer-length",
                "options.poll-options",
                "An answer of a poll has at most " + LONGEST_ANSWER + " characters; one here has " + length + ".");
        if (TwitterRules.isEmpty(answer)) {
            found.error("poll.answer-empty", "options.poll-options", "An answer of the poll is empty. Write one.");
        }
        if (TwitterRules.hasInvalidCharacter(answer)) {
            found.error(
                    "poll.invalid-character",
                    "options.poll-options",
                    "An answer of the poll holds a character that X refuses. Write that place anew.");
        }
    }

    private void taggedUsers() {
        List<String> users = options.taggedUsers();
        found.atMost(
                MOST_TAGGED,
                users.size(),
                "tagged-users.count",
                "options.tagged-users",
                "X takes " + MOST_TAGGED + " tagged accounts at most; here are " + users.size() + ".");
        if (!users.stream().allMatch(TwitterPost::isId)) {
            error(
                    TwitterOptions.TAGGED_USERS,
                    TwitterOptions.TAGGED_USERS,
                    "Tagged accounts are numeric ids of users, separated by commas.");
        }
        if (!users.isEmpty() && payload.media().isEmpty()) {
            error(
                    TwitterOptions.TAGGED_USERS,
                    TwitterOptions.TAGGED_USERS,
                    "Accounts are tagged in media, and there are none. Leave it out.");
        }
    }

    private void exclusions() {
        boolean card = options.raw().containsKey(CARD);
        long kinds = Stream.of(!payload.media().isEmpty(), options.hasPoll(), options.quote() != null, card)
                .filter(Boolean::booleanValue)
                .count();
        if (kinds > 1) {
            found.error(
                    "payload.exclusive",
                    options.hasPoll() ? "options.poll-options" : "media",
                    "A post on X has media, a poll, a quoted post or a card, and only one of them. Leave out the others.");
        }
        if (options.quote() != null) {
            found.warning("quote.enterprise", "options.quote", "X takes quotes from apps on the Enterprise plan only.");
        }
    }

    private void error(String rule, String option, String message) {
        found.error("options." + rule, "options." + option, message);
    }
}
