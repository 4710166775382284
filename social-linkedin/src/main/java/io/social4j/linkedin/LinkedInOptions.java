package io.social4j.linkedin;

import io.social4j.http.WebAddress;
import io.social4j.model.PublishPayload;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What only LinkedIn understands of a post. Immutable.
 *
 * @param visibility {@code visibility}: who sees the post; {@link Visibility#PUBLIC} if absent
 * @param articleTitle {@code article-title}: what stands on the card of the link; LinkedIn does not read the page. The
 *     host of the link if absent
 * @param articleDescription {@code article-description}: what stands below the title
 * @param title {@code title} of a document, which needs one, or of a video
 * @param poll {@code poll-question}, {@code poll-options} (one in a line), {@code poll-duration}
 * @param mentions {@code mentions}: {@code name=urn}, one in a line; {@code @name} in the text becomes a mention
 * @param firstComment {@code first-comment}: a comment that the author leaves below the post
 * @param reshare {@code reshare}: URN of the post that is shown again
 * @param reshareDisabled {@code reshare-disabled}: {@code true} if others may not share the post
 * @param raw {@code raw.<name>}: fields of the request that are passed on as they are
 */
public record LinkedInOptions(
        Visibility visibility,
        @Nullable String articleTitle,
        @Nullable String articleDescription,
        @Nullable String title,
        @Nullable Poll poll,
        List<LinkedInMention> mentions,
        @Nullable String firstComment,
        @Nullable String reshare,
        boolean reshareDisabled,
        Map<String, String> raw) {

    /** Who sees a post (Posts API, 2026-09). */
    public enum Visibility {
        PUBLIC,
        /** The connections of a member; organizations have none. */
        CONNECTIONS,
        /** Everybody who is logged in. */
        LOGGED_IN
    }

    /**
     * A poll.
     *
     * @param duration one of {@link #DURATIONS}; {@code THREE_DAYS} if absent
     */
    public record Poll(String question, List<String> answers, String duration) {

        /** How long a poll may run (Poll API, 2026-09). */
        public static final List<String> DURATIONS = List.of("ONE_DAY", "THREE_DAYS", "SEVEN_DAYS", "FOURTEEN_DAYS");

        public Poll {
            answers = List.copyOf(answers);
        }
    }

    static final String VISIBILITY = "visibility";
    static final String ARTICLE_TITLE = "article-title";
    static final String ARTICLE_DESCRIPTION = "article-description";
    static final String TITLE = "title";
    static final String POLL_QUESTION = "poll-question";
    static final String POLL_OPTIONS = "poll-options";
    static final String POLL_DURATION = "poll-duration";
    static final String MENTIONS = "mentions";
    static final String FIRST_COMMENT = "first-comment";
    static final String RESHARE = "reshare";
    static final String RESHARE_DISABLED = "reshare-disabled";
    static final String RAW = "raw.";

    static final Set<String> KNOWN = Set.of(
            VISIBILITY,
            ARTICLE_TITLE,
            ARTICLE_DESCRIPTION,
            TITLE,
            POLL_QUESTION,
            POLL_OPTIONS,
            POLL_DURATION,
            MENTIONS,
            FIRST_COMMENT,
            RESHARE,
            RESHARE_DISABLED);

    public LinkedInOptions {
        mentions = List.copyOf(mentions);
        raw = Collections.unmodifiableMap(new TreeMap<>(raw));
    }

    /** Writes them for a request: {@code request.options("linkedin", LinkedInOptions.builder()….build())}. */
    public static LinkedInOptionsBuilder builder() {
        return new LinkedInOptionsBuilder();
    }

    /** Reads the options of a payload in which {@link LinkedInRules} found no error. */
    static LinkedInOptions from(PublishPayload payload) {
        Map<String, String> given = payload.options();
        String title = given.getOrDefault(ARTICLE_TITLE, "");
        return new LinkedInOptions(
                Visibility.valueOf(given.getOrDefault(VISIBILITY, Visibility.PUBLIC.name())),
                title.isBlank() ? payload.link().map(LinkedInOptions::host).orElse(null) : title,
                given.get(ARTICLE_DESCRIPTION),
                given.get(TITLE),
                hasPoll(given) ? poll(given) : null,
                mentions(given),
                given.get(FIRST_COMMENT),
                given.get(RESHARE),
                Boolean.parseBoolean(given.get(RESHARE_DISABLED)),
                raw(given));
    }

    static boolean hasPoll(Map<String, String> given) {
        return given.containsKey(POLL_QUESTION) || given.containsKey(POLL_OPTIONS) || given.containsKey(POLL_DURATION);
    }

    static Poll poll(Map<String, String> given) {
        String answers = given.getOrDefault(POLL_OPTIONS, "").strip();
        return new Poll(
                given.getOrDefault(POLL_QUESTION, ""),
                answers.isEmpty()
                        ? List.of()
                        : answers.lines().map(String::strip).toList(),
                given.getOrDefault(POLL_DURATION, "THREE_DAYS"));
    }

    static List<LinkedInMention> mentions(Map<String, String> given) {
        return LinkedInMention.list(given.getOrDefault(MENTIONS, ""));
    }

    /** In the order of their names. */
    static Map<String, String> raw(Map<String, String> given) {
        Map<String, String> raw = new TreeMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(RAW)) {
                raw.put(name.substring(RAW.length()), value);
            }
        });
        return raw;
    }

    /** An article has to have a title, and this much of the page is known. */
    private static @Nullable String host(String link) {
        return WebAddress.isWebAddress(link) ? URI.create(link).getHost() : null;
    }
}
