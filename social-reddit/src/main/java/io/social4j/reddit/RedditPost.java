package io.social4j.reddit;

import io.social4j.http.Fingerprint;
import io.social4j.http.JsonView;
import io.social4j.model.PublishPayload;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What makes two posts the same: kind, subreddit, title, and the text of a text or a poll, the address of a link, or the post
 * that a crosspost shows. What stands beside a link or a picture does not count: it is not sure that Reddit lists it; and
 * pictures and videos get other addresses when they are processed. Immutable.
 *
 * @param content the text, the address, the full name, or nothing
 */
record RedditPost(RedditKind kind, String subreddit, String title, String content) {

    private static final String SITE = "https://www.reddit.com";
    private static final String FULLNAME = "t3_";
    private static final String HIDDEN = " perhaps hidden";
    private static final Pattern ID = Pattern.compile("[0-9a-z]{1,13}");
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://(?:(?:[a-z]+\\.)?reddit\\.com/(?:\\w+/[\\w-]+/)?(?:comments|gallery)|redd\\.it)/([0-9a-z]{1,13})"
                    + "(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE = Pattern.compile(
            "(" + Arrays.stream(RedditKind.values()).map(RedditKind::word).collect(Collectors.joining("|"))
                    + ") in r/([^ :,]+)(" + HIDDEN + ")?[:,].*",
            Pattern.DOTALL);

    static RedditPost of(PublishPayload payload, RedditOptions options) {
        RedditKind kind = RedditKind.of(payload, options);
        String content = switch (kind) {
            case SELF, POLL -> payload.text();
            case LINK -> payload.link().orElse("");
            case CROSSPOST -> String.valueOf(options.crosspostOrNull());
            case IMAGE, VIDEO, VIDEOGIF, GALLERY -> "";
        };
        return new RedditPost(kind, options.subreddit(), options.title(), content);
    }

    /** @param mayBeHidden from the account's listing; told by the fingerprint alone when the post is looked for */
    String fingerprint(boolean mayBeHidden) {
        String what = kind == RedditKind.LINK ? bare(content) : Fingerprint.words(content);
        return Fingerprint.of(place() + (mayBeHidden ? HIDDEN : ""), Fingerprint.words(title) + "\n" + what);
    }

    /** Whether that can be a fingerprint of a post of this kind in this subreddit. */
    boolean isComparable(String fingerprint) {
        String place = place();
        return fingerprint.startsWith(place)
                && fingerprint.length() > place.length()
                && " :,".indexOf(fingerprint.charAt(place.length())) >= 0;
    }

    boolean isSame(String fingerprint) {
        boolean hidden = mayBeHidden(fingerprint);
        // Reddit was asked not to escape; whether it did cannot be seen.
        RedditPost plain = new RedditPost(kind, subreddit, unescaped(title), unescaped(content));
        return fingerprint(hidden).equals(fingerprint)
                || plain.fingerprint(hidden).equals(fingerprint);
    }

    static boolean mayBeHidden(String fingerprint) {
        Matcher place = PLACE.matcher(fingerprint);
        return place.matches() && place.group(3) != null;
    }

    /** Whether a post with this fingerprint may be made long after it was sent. */
    static boolean appearsLater(String fingerprint) {
        Matcher place = PLACE.matcher(fingerprint);
        return place.matches()
                && RedditKind.valueOf(place.group(1).toUpperCase(Locale.ROOT)).appearsLater();
    }

    /** The subreddit that a post with this fingerprint was sent to, in lower case; empty for fingerprints of others. */
    static Optional<String> subredditOf(String fingerprint) {
        Matcher place = PLACE.matcher(fingerprint);
        return place.matches() ? Optional.of(place.group(2)) : Optional.empty();
    }

    /** The full name {@code t3_…} for an id that may lack the prefix; empty for what is no id of a post. */
    static Optional<String> fullname(String id) {
        String lower = id.strip().toLowerCase(Locale.ROOT);
        String bare = lower.startsWith(FULLNAME) ? lower.substring(FULLNAME.length()) : lower;
        return ID.matcher(bare).matches() ? Optional.of(FULLNAME + bare) : Optional.empty();
    }

    /** The id in the data of an answer, by its full name. */
    static Optional<String> fullname(JsonView data) {
        return data.at("name").text().or(() -> data.at("id").text()).flatMap(RedditPost::fullname);
    }

    /** The full name of the post that somebody wrote down by its id or its address. */
    static Optional<String> fullnameOf(String written) {
        Matcher address = ADDRESS.matcher(written.strip());
        return fullname(address.matches() ? address.group(1) : written);
    }

    /** Without the prefix, as addresses have it. */
    static String id36(String fullname) {
        return fullname.substring(FULLNAME.length());
    }

    /** Where people see the post: what Reddit says, as a path or complete, if it is at Reddit; else made from its name. */
    static URI address(String fullname, Optional<String> said) {
        return said.flatMap(RedditPost::address).orElseGet(() -> URI.create(SITE + "/comments/" + id36(fullname)));
    }

    /** What Reddit says, as a path or complete, if it is at Reddit. */
    static Optional<URI> address(String said) {
        String complete = said.startsWith("/") ? SITE + said : said;
        return complete.startsWith(SITE + "/") ? uri(complete) : Optional.empty();
    }

    private String place() {
        return kind.word() + " in r/" + subreddit.toLowerCase(Locale.ROOT);
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** Scheme and host in lower case, no slash that stands alone: what servers may change in an address. */
    private static String bare(String address) {
        String link = Fingerprint.words(address);
        int scheme = link.indexOf("://");
        if (scheme < 0) {
            return link;
        }
        int end = scheme + 3;
        while (end < link.length() && "/?#".indexOf(link.charAt(end)) < 0) {
            end++;
        }
        String rest = link.substring(end);
        return link.substring(0, end).toLowerCase(Locale.ROOT) + (rest.equals("/") ? "" : rest);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
