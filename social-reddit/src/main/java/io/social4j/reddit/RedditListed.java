package io.social4j.reddit;

import io.social4j.http.JsonView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A post as Reddit lists it, and what may have been sent for it. Immutable.
 *
 * @param certain what it may be as far as its data tells
 * @param unlikely what it is only if everything fits: somebody may send a link to a picture at Reddit as a link
 */
record RedditListed(List<RedditPost> certain, List<RedditPost> unlikely) {

    private static final Pattern HOST = Pattern.compile("https?://([^/?#]*)(/gallery/)?.*", Pattern.CASE_INSENSITIVE);

    /** Where Reddit keeps what was uploaded (answers recorded by PRAW 8, 2025). */
    private static final String PICTURES = "i.redd.it";

    private static final String VIDEOS = "v.redd.it";
    private static final Set<String> GALLERIES = Set.of("www.reddit.com", "reddit.com");

    /**
     * Reads the data of a listed post. What cannot be read might be anything, so nothing is left out for it.
     *
     * @throws io.social4j.spi.PlatformException if what every post has is missing
     */
    static RedditListed of(JsonView data) {
        boolean self = data.at("is_self").flag().orElseThrow(() -> RedditApi.unreadable("the question for posts"));
        if (data.at("crosspost_parent").text().isPresent()) {
            return certain(read(
                    RedditKind.CROSSPOST,
                    data,
                    data.at("crosspost_parent").text().orElse("")));
        }
        if (self) {
            RedditPost poll = read(RedditKind.POLL, data, text(data, "selftext"));
            // The answers of a poll are listed under a name that Reddit does not document: without them it may still be
            // one.
            return data.at("poll_data").exists()
                    ? certain(poll)
                    : certain(read(RedditKind.SELF, data, text(data, "selftext")), poll);
        }
        String url = text(data, "url");
        Matcher address = HOST.matcher(url);
        String host = address.matches() ? address.group(1).toLowerCase(Locale.ROOT) : "";
        if (flag(data, "is_gallery") || (GALLERIES.contains(host) && address.group(2) != null)) {
            return certain(read(RedditKind.GALLERY, data, ""));
        }
        RedditPost link = read(RedditKind.LINK, data, url);
        if (flag(data, "is_video") || host.equals(VIDEOS)) {
            return new RedditListed(
                    List.of(read(RedditKind.VIDEO, data, ""), read(RedditKind.VIDEOGIF, data, "")), List.of(link));
        }
        if (flag(data, "is_reddit_media_domain") || host.equals(PICTURES)) {
            // A video without sound may be shown as a picture that moves.
            return new RedditListed(
                    List.of(read(RedditKind.IMAGE, data, ""), read(RedditKind.VIDEOGIF, data, "")), List.of(link));
        }
        return certain(link);
    }

    /** Whether a post with this fingerprint may be this one, as far as kind and subreddit tell. */
    boolean isComparable(String fingerprint) {
        return certain.stream().anyMatch(post -> post.isComparable(fingerprint)) || isSame(fingerprint);
    }

    boolean isSame(String fingerprint) {
        return Stream.concat(certain.stream(), unlikely.stream()).anyMatch(post -> post.isSame(fingerprint));
    }

    private static RedditListed certain(RedditPost... posts) {
        return new RedditListed(List.of(posts), List.of());
    }

    private static RedditPost read(RedditKind kind, JsonView data, String content) {
        return new RedditPost(kind, text(data, "subreddit"), text(data, "title"), content);
    }

    private static boolean flag(JsonView data, String field) {
        return data.at(field).flag().orElse(false);
    }

    private static String text(JsonView data, String field) {
        return data.at(field).text().orElseThrow(() -> RedditApi.unreadable("the question for posts"));
    }
}
