package io.social4j.reddit;

import io.social4j.config.PublishPolicy;
import io.social4j.http.Fingerprint;
import io.social4j.http.JsonView;
import io.social4j.http.LookBack;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account's first comment below its own post: told by post and text, looked for among the post's comments. */
final class RedditComment {

    /** How full names of comments begin. */
    static final String FULLNAME = "t1_";

    private static final String ON = "comment on ";
    private static final Pattern PRINT = Pattern.compile(ON + "(t3_[0-9a-z]{1,13})[:,].*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?:" + FULLNAME + ")?([0-9a-z]{1,13})");
    private static final String MORE = "more";

    private final RedditApi api;
    private final PlatformToken token;
    private final String fingerprint;

    /** @param fingerprint of a comment */
    RedditComment(RedditApi api, PlatformToken token, String fingerprint) {
        this.api = api;
        this.token = token;
        this.fingerprint = fingerprint;
    }

    static String fingerprint(String post, String text) {
        return Fingerprint.of(ON + post, Fingerprint.words(text));
    }

    static boolean isComment(String fingerprint) {
        return PRINT.matcher(fingerprint).matches();
    }

    /** The full name {@code t1_…} for an id that may lack the prefix; empty for what is no id of a comment. */
    static Optional<String> fullname(String id) {
        Matcher name = NAME.matcher(id.strip().toLowerCase(Locale.ROOT));
        return name.matches() ? Optional.of(FULLNAME + name.group(1)) : Optional.empty();
    }

    /** The id in the data of a comment, by its full name. */
    static Optional<String> fullname(JsonView data) {
        return data.at("name").text().or(() -> data.at("id").text()).flatMap(RedditComment::fullname);
    }

    /** Only comments of the account itself are comparable. Behind {@code more} there are older ones that were not listed. */
    Evidence evidence(OpenAttempt attempt, PublishPolicy policy) {
        Matcher print = PRINT.matcher(fingerprint);
        if (!print.matches()) {
            return Evidence.blind();
        }
        String post = print.group(1);
        String username = api.username(token);
        List<RemotePost> own = new ArrayList<>();
        Instant last = Instant.MAX;
        boolean whole = true;
        for (JsonView item : api.comments(token, post).at("children").items()) {
            if (item.at("kind").text().orElse("").equals(MORE)) {
                whole = false;
                continue;
            }
            JsonView data = item.at("data");
            last = RedditLook.createdAt(data);
            if (isOwn(data, username)) {
                own.add(RemotePost.of(
                        fullname(data).orElseThrow(() -> RedditApi.unreadable("the question for comments")),
                        last,
                        isSame(post, data.at("body").text().orElse(""))));
            }
        }
        return Evidence.listing(own, whole ? LookBack.of(attempt, policy) : last);
    }

    private boolean isOwn(JsonView data, String username) {
        return data.at("author_fullname")
                        .text()
                        .orElse("")
                        .equals(token.account().id())
                || data.at("author").text().orElse("").equalsIgnoreCase(username);
    }

    private boolean isSame(String post, String body) {
        String plain = body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return fingerprint(post, body).equals(fingerprint)
                || fingerprint(post, plain).equals(fingerprint);
    }
}
