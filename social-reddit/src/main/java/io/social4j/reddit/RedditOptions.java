package io.social4j.reddit;

import io.social4j.http.Fingerprint;
import io.social4j.model.PublishPayload;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What only Reddit understands of a post (API reference, 2026, and PRAW 8, 2025, for polls, galleries and videos). Immutable;
 * hosts write it with {@link #builder()}.
 *
 * @param places {@code subreddit}: where it goes, with or without {@code r/}; {@code u_name} or {@code u/name} is the
 *     account's own profile. Several, separated by commas or blanks, become a delivery each
 * @param title {@code title}: what people see in the list, with single blanks, as Reddit makes them
 * @param flairIdOrNull {@code flair-id}: id of a template of the subreddit
 * @param flairTextOrNull {@code flair-text}: for templates whose text may be changed
 * @param nsfw {@code nsfw}: only for adults
 * @param spoiler {@code spoiler}
 * @param sendReplies {@code send-replies}: whether replies come to the account's inbox; by default they do
 * @param resubmit {@code resubmit}: whether a link may go where it was before; by default not, so that Reddit refuses it
 * @param crosspostOrNull {@code crosspost}: the full name, {@code t3_…}, of the post to be shown; may be given by id or address
 * @param pollOptions {@code poll-options}: the answers of a poll, a line for each
 * @param pollDays {@code poll-days}: how long people may vote, 3 by default; 0 for what is no number
 * @param captions {@code captions}: what stands under the pictures of a gallery, a line for each picture, which may be empty
 * @param links {@code links}: where the pictures of a gallery lead, a line for each picture, which may be empty
 * @param videogif {@code videogif}: whether a video is shown without sound, again and again
 * @param firstCommentOrNull {@code first-comment}: what the account says below its post
 * @param raw {@code raw.<name>}: fields of the request that are passed on as they are
 */
public record RedditOptions(
        List<String> places,
        String title,
        @Nullable String flairIdOrNull,
        @Nullable String flairTextOrNull,
        boolean nsfw,
        boolean spoiler,
        boolean sendReplies,
        boolean resubmit,
        @Nullable String crosspostOrNull,
        List<String> pollOptions,
        int pollDays,
        List<String> captions,
        List<String> links,
        boolean videogif,
        @Nullable String firstCommentOrNull,
        Map<String, String> raw) {

    static final String SUBREDDIT = "subreddit";
    static final String TITLE = "title";
    static final String FLAIR_ID = "flair-id";
    static final String FLAIR_TEXT = "flair-text";
    static final String NSFW = "nsfw";
    static final String SPOILER = "spoiler";
    static final String RESUBMIT = "resubmit";
    static final String SEND_REPLIES = "send-replies";
    static final String CROSSPOST = "crosspost";
    static final String POLL_OPTIONS = "poll-options";
    static final String POLL_DAYS = "poll-days";
    static final String CAPTIONS = "captions";
    static final String LINKS = "links";
    static final String VIDEOGIF = "videogif";
    static final String FIRST_COMMENT = "first-comment";
    static final String RAW = "raw.";

    static final Set<String> FLAGS = Set.of(NSFW, SPOILER, SEND_REPLIES, RESUBMIT, VIDEOGIF);
    static final Set<String> KNOWN = Set.of(
            SUBREDDIT,
            TITLE,
            FLAIR_ID,
            FLAIR_TEXT,
            NSFW,
            SPOILER,
            SEND_REPLIES,
            RESUBMIT,
            CROSSPOST,
            POLL_OPTIONS,
            POLL_DAYS,
            CAPTIONS,
            LINKS,
            VIDEOGIF,
            FIRST_COMMENT);

    /** As in Reddit's own composer. */
    private static final int DEFAULT_POLL_DAYS = 3;

    public RedditOptions {
        places = List.copyOf(places);
        pollOptions = List.copyOf(pollOptions);
        captions = List.copyOf(captions);
        links = List.copyOf(links);
        raw = Collections.unmodifiableMap(new TreeMap<>(raw));
    }

    /** Writes them for a request: {@code request.options("reddit", RedditOptions.builder()….build())}. */
    public static RedditOptionsBuilder builder() {
        return new RedditOptionsBuilder();
    }

    /** Reads the options of a payload; what is missing is empty, what cannot be read is found by the rules. */
    public static RedditOptions of(PublishPayload payload) {
        Map<String, String> options = payload.options();
        return new RedditOptions(
                written(options.getOrDefault(SUBREDDIT, ""))
                        .map(RedditOptions::named)
                        .toList(),
                Fingerprint.words(options.getOrDefault(TITLE, "")),
                options.get(FLAIR_ID),
                options.get(FLAIR_TEXT),
                "true".equals(options.get(NSFW)),
                "true".equals(options.get(SPOILER)),
                !"false".equals(options.get(SEND_REPLIES)),
                "true".equals(options.get(RESUBMIT)),
                crosspost(options.get(CROSSPOST)),
                lines(options.getOrDefault(POLL_OPTIONS, "").strip()),
                days(options.get(POLL_DAYS)),
                lines(options.getOrDefault(CAPTIONS, "")),
                lines(options.getOrDefault(LINKS, "")),
                "true".equals(options.get(VIDEOGIF)),
                options.get(FIRST_COMMENT),
                raw(options));
    }

    /** Where it goes, or the first place of several; empty where none is named. */
    public String subreddit() {
        return places.isEmpty() ? "" : places.get(0);
    }

    /**
     * Whether listings of the account may leave the post out: what is for adults, and whatever a field does that is not known
     * here.
     */
    boolean mayBeHidden() {
        return nsfw || !raw.isEmpty();
    }

    /** One payload for each subreddit, each named once, in order; the payload itself if there are not several. */
    static List<PublishPayload> split(PublishPayload payload) {
        Map<String, String> named = new LinkedHashMap<>();
        written(payload.options().getOrDefault(SUBREDDIT, ""))
                .forEach(place -> named.putIfAbsent(named(place).toLowerCase(Locale.ROOT), place));
        return named.size() < 2
                ? List.of(payload)
                : named.values().stream().map(place -> at(place, payload)).toList();
    }

    private static PublishPayload at(String place, PublishPayload payload) {
        Map<String, String> options = new LinkedHashMap<>(payload.options());
        options.put(SUBREDDIT, place);
        return new PublishPayload(payload.parts(), payload.linkOrNull(), payload.media(), options);
    }

    private static Stream<String> written(String places) {
        return Stream.of(places.split("[\\s,]+", -1)).filter(place -> !place.isEmpty());
    }

    private static String named(String subreddit) {
        String name = subreddit.startsWith("/") ? subreddit.substring(1) : subreddit;
        name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("r/")) {
            return name.substring(2);
        }
        return lower.startsWith("u/") ? "u_" + name.substring(2) : name;
    }

    private static @Nullable String crosspost(@Nullable String written) {
        return written == null ? null : RedditPost.fullnameOf(written).orElse("");
    }

    /** Lines of which the last ones may be missing. */
    private static List<String> lines(String written) {
        return written.isEmpty()
                ? List.of()
                : written.lines().map(String::strip).toList();
    }

    private static int days(@Nullable String written) {
        if (written == null) {
            return DEFAULT_POLL_DAYS;
        }
        return written.matches("[0-9]{1,4}") ? Integer.parseInt(written) : 0;
    }

    private static Map<String, String> raw(Map<String, String> options) {
        Map<String, String> raw = new TreeMap<>();
        options.forEach((name, value) -> {
            if (name.startsWith(RAW)) {
                raw.put(name.substring(RAW.length()), value);
            }
        });
        return raw;
    }
}
