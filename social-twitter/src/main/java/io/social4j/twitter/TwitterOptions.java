package io.social4j.twitter;

import io.social4j.model.PublishPayload;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What only X understands of a post (OpenAPI 2.167, 2026-08). In a thread everything but the two disclosures holds for the
 * first part. Lists of ids are separated by commas. Immutable.
 *
 * @param replySettings {@code reply-settings}: who may reply, in X's words; absent for everyone
 * @param pollAnswers {@code poll-options}: the answers of a poll, one in a line
 * @param pollMinutes {@code poll-minutes}: how long the poll runs
 * @param quote {@code quote}: the post that is quoted; X takes it from apps on the Enterprise plan
 * @param replyTo {@code reply-to}: the post that is replied to; X takes it for own posts and where the account is mentioned
 * @param community {@code community}: id of a community of the account
 * @param shareWithFollowers {@code share-with-followers}: whether a post of a community is shown to followers too
 * @param madeWithAi {@code made-with-ai}: discloses that AI made it
 * @param paidPartnership {@code paid-partnership}: discloses that it is paid for
 * @param taggedUsers {@code tagged-users}: ids of accounts that the media show
 * @param premium {@code premium}: the account has X Premium, so that long texts and larger videos are sent
 * @param raw {@code raw.<name>}: fields of the request that are passed on as they are
 */
public record TwitterOptions(
        @Nullable String replySettings,
        List<String> pollAnswers,
        int pollMinutes,
        @Nullable String quote,
        @Nullable String replyTo,
        @Nullable String community,
        @Nullable Boolean shareWithFollowers,
        boolean madeWithAi,
        boolean paidPartnership,
        List<String> taggedUsers,
        boolean premium,
        Map<String, String> raw) {

    /** Who may reply ({@code reply_settings}, "Create or edit post", 2026-08). */
    public enum Repliers {
        EVERYONE("everyone"),
        FOLLOWING("following"),
        MENTIONED_USERS("mentionedUsers"),
        SUBSCRIBERS("subscribers"),
        VERIFIED("verified");

        private final String word;

        Repliers(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static final String REPLY_SETTINGS = "reply-settings";
    static final String POLL_OPTIONS = "poll-options";
    static final String POLL_MINUTES = "poll-minutes";
    static final String QUOTE = "quote";
    static final String REPLY_TO = "reply-to";
    static final String COMMUNITY = "community";
    static final String SHARE_WITH_FOLLOWERS = "share-with-followers";
    static final String MADE_WITH_AI = "made-with-ai";
    static final String PAID_PARTNERSHIP = "paid-partnership";
    static final String TAGGED_USERS = "tagged-users";
    static final String PREMIUM = "premium";
    static final String RAW = "raw.";

    static final Set<String> KNOWN = Set.of(
            REPLY_SETTINGS,
            POLL_OPTIONS,
            POLL_MINUTES,
            QUOTE,
            REPLY_TO,
            COMMUNITY,
            SHARE_WITH_FOLLOWERS,
            MADE_WITH_AI,
            PAID_PARTNERSHIP,
            TAGGED_USERS,
            PREMIUM);

    /** Everyone may reply: said by leaving the field out. */
    static final String EVERYONE = "everyone";

    /** A day, as X's own composer has it. */
    static final int DEFAULT_POLL_MINUTES = 1440;

    public TwitterOptions {
        pollAnswers = List.copyOf(pollAnswers);
        taggedUsers = List.copyOf(taggedUsers);
        raw = Collections.unmodifiableMap(new TreeMap<>(raw));
    }

    /** Writes them for a request: {@code request.options("twitter", TwitterOptions.builder()….build())}. */
    public static TwitterOptionsBuilder builder() {
        return new TwitterOptionsBuilder();
    }

    /** Reads what can be read; what cannot is found by {@link TwitterOptionRules}. */
    static TwitterOptions of(PublishPayload payload) {
        Map<String, String> given = payload.options();
        String who = given.get(REPLY_SETTINGS);
        String sharing = given.get(SHARE_WITH_FOLLOWERS);
        return new TwitterOptions(
                EVERYONE.equals(who) ? null : who,
                answers(given.getOrDefault(POLL_OPTIONS, "")),
                minutes(given.get(POLL_MINUTES)),
                given.get(QUOTE),
                given.get(REPLY_TO),
                given.get(COMMUNITY),
                sharing == null ? null : Boolean.valueOf(sharing),
                "true".equals(given.get(MADE_WITH_AI)),
                "true".equals(given.get(PAID_PARTNERSHIP)),
                ids(given.getOrDefault(TAGGED_USERS, "")),
                "true".equals(given.get(PREMIUM)),
                raw(given));
    }

    boolean hasPoll() {
        return !pollAnswers.isEmpty();
    }

    /**
     * Whether the account's timeline may not show the post: posts of a community, and whatever a field does that is not known
     * here, such as {@code nullcast}. Its absence there proves nothing.
     */
    boolean mayBeUnlisted() {
        return community != null || !raw.isEmpty();
    }

    private static List<String> answers(String written) {
        return written.isBlank()
                ? List.of()
                : written.strip().lines().map(String::strip).toList();
    }

    /** A number that is none is found by the rules, as are those that are too small or too large. */
    private static int minutes(@Nullable String written) {
        if (written == null) {
            return DEFAULT_POLL_MINUTES;
        }
        return written.matches("[0-9]{1,9}") ? Integer.parseInt(written) : -1;
    }

    private static List<String> ids(String written) {
        return written.isBlank() ? List.of() : List.of(written.strip().split("\\s*,\\s*", -1));
    }

    private static Map<String, String> raw(Map<String, String> given) {
        Map<String, String> raw = new TreeMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(RAW)) {
                raw.put(name.substring(RAW.length()), value);
            }
        });
        return raw;
    }
}
