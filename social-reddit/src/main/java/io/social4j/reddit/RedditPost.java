package io.social4j.reddit;

import io.social4j.http.Fingerprint;
import io.social4j.http.JsonView;
import io.social4j.model.PublishPayload;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A post as it is sent and as it is listed, and what makes two of them the same: kind, subreddit, title, and the text of a text
 * or the address of a link. A link's own text does not count: it is not sure that Reddit lists it. Immutable.
 *
 * @param kind {@code self} or {@code link}, in Reddit's words
 * @param content the text, or the address
 */
record RedditPost(String kind, String subreddit, String title, String content) {

    private static final String SELF = "self";
    private static final String LINK = "link";
    private static final String SITE = "https://www.reddit.com";
    private static final String FULLNAME = "t3_";
    private static final String ADULTS = " for adults";
    private static final Pattern ID = Pattern.compile("[0-9a-z]{1,13}");
    private static final Pattern PLACE =
            Pattern.compile("(?:self|link) in r/([^ :,]+)( for adults)?[:,].*", Pattern.DOTALL);

    static RedditPost of(PublishPayload payload, RedditOptions options) {
        boolean link = payload.link().isPresent();
        return new RedditPost(
                link ? LINK : SELF,
                options.subreddit(),
                options.title(),
                payload.link().orElse(payload.text()));
    }

    /** Reads the data of a listed post. What cannot be read might be anything, so nothing is left out for it. */
    static RedditPost listed(JsonView data) {
        boolean self = data.at("is_self").flag().orElseThrow(() -> RedditApi.unreadable("the question for posts"));
        return new RedditPost(
                self ? SELF : LINK,
                text(data, "subreddit"),
                text(data, "title"),
                text(data, self ? "selftext" : "url"));
    }

    boolean isLink() {
        return kind.equals(LINK);
    }

    /** @param forAdults whether the post was sent as one; told by the fingerprint alone when it is looked for */
    String fingerprint(boolean forAdults) {
        String what = isLink() ? bare(content) : Fingerprint.words(content);
        return Fingerprint.of(place() + (forAdults ? ADULTS : ""), Fingerprint.words(title) + "\n" + what);
    }

    /** Whether that can be a fingerprint of a post of this kind in this subreddit. */
    boolean isComparable(String fingerprint) {
        String place = place();
        return fingerprint.startsWith(place)
                && fingerprint.length() > place.length()
                && " :,".indexOf(fingerprint.charAt(place.length())) >= 0;
    }

    boolean isSame(String fingerprint) {
        boolean forAdults = isForAdults(fingerprint);
        // Reddit was asked not to escape; whether it did cannot be seen.
        RedditPost plain = new RedditPost(kind, subreddit, unescaped(title), unescaped(content));
        return fingerprint(forAdults).equals(fingerprint)
                || plain.fingerprint(forAdults).equals(fingerprint);
    }

    static boolean isForAdults(String fingerprint) {
        Matcher place = PLACE.matcher(fingerprint);
        return place.matches() && place.group(2) != null;
    }

    /** The subreddit that a post with this fingerprint was sent to, in lower case; empty for fingerprints of others. */
    static Optional<String> subredditOf(String fingerprint) {
        Matcher place = PLACE.matcher(fingerprint);
        return place.matches() ? Optional.of(place.group(1)) : Optional.empty();
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

    /** Where people see the post: what Reddit says, as a path or complete, if it is at Reddit; else made from its name. */
    static URI address(String fullname, Optional<String> said) {
        return said.map(text -> text.startsWith("/") ? SITE + text : text)
                .filter(text -> text.startsWith(SITE + "/"))
                .flatMap(RedditPost::uri)
                .orElseGet(() -> URI.create(SITE + "/comments/" + fullname.substring(FULLNAME.length())));
    }

    private String place() {
        return kind + " in r/" + subreddit.toLowerCase(Locale.ROOT);
    }

    private static String text(JsonView data, String field) {
        return data.at(field).text().orElseThrow(() -> RedditApi.unreadable("the question for posts"));
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
