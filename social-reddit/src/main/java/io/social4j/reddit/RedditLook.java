package io.social4j.reddit;

import io.social4j.config.PublishPolicy;
import io.social4j.http.JsonView;
import io.social4j.http.LookBack;
import io.social4j.model.FailureKind;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks once for an attempt among the account's own submissions. Not thread-safe. */
final class RedditLook {

    /** A listing ends after about a thousand posts (server source, 2017). */
    private static final int MOST_PAGES = 10;

    /** A listing that ends before has surely ended by itself: of a thousand, deleted ones are left out. */
    private static final int SURELY_ALL = 500;

    /** Seconds since 1970, with a fraction that is always zero. */
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,11})(?:\\.[0-9]*)?");

    /** How long Reddit may take to make the post of a picture or a video (PRAW and publishers, 2026). */
    private static final Duration PROCESSING = Duration.ofMinutes(15);

    private final RedditApi api;
    private final PlatformToken token;
    private final OpenAttempt attempt;
    private final String fingerprint;
    private final PublishPolicy policy;
    private final List<RemotePost> posts = new ArrayList<>();
    private boolean isSurelyOwn;

    RedditLook(RedditApi api, PlatformToken token, OpenAttempt attempt, PublishPolicy policy) {
        this.api = api;
        this.token = token;
        this.attempt = attempt;
        this.fingerprint = attempt.fingerprint();
        this.policy = policy;
    }

    Evidence evidence(Instant now) {
        String username = api.username(token);
        Instant reached = read(username, LookBack.of(attempt, policy));
        if (!isSurelyOwn && !api.askedUsername(token).equalsIgnoreCase(username)) {
            throw otherAccount();
        }
        List<RemotePost> made = madeOfAccepted();
        if (made.size() == 1) {
            return Evidence.live(made.get(0).id(), made.get(0).permalink());
        }
        return Evidence.listing(posts, isProcessing(now) || isHidden() ? Instant.MAX : reached);
    }

    /**
     * Reddit has taken the file and dates the post by the end of its processing, minutes after the request: one that fits and
     * came since is what was made of it.
     */
    private List<RemotePost> madeOfAccepted() {
        Instant from = attempt.intentAt().minus(policy.clockSkew());
        Instant to = attempt.deadlineAt().plus(PROCESSING);
        return attempt.isAccepted()
                ? posts.stream()
                        .filter(RemotePost::sameContent)
                        .filter(post -> !post.createdAt().isBefore(from)
                                && !post.createdAt().isAfter(to))
                        .toList()
                : List.of();
    }

    /** As long as the post may still be made, its absence proves nothing. */
    private boolean isProcessing(Instant now) {
        return RedditPost.appearsLater(fingerprint)
                && now.isBefore(attempt.deadlineAt().plus(PROCESSING));
    }

    /** Reads page after page, and says how far back nothing is missing. */
    private Instant read(String username, Instant wanted) {
        Instant reached = Instant.MAX;
        int listed = 0;
        @Nullable String after = null;
        for (int page = 0; page < MOST_PAGES && reached.isAfter(wanted); page++) {
            JsonView listing = api.submitted(token, username, after);
            List<JsonView> items = listing.at("children").items();
            for (JsonView item : items) {
                reached = createdAt(item.at("data"));
                compare(item.at("data"), reached);
            }
            listed += items.size();
            boolean first = after == null;
            after = listing.at("after").text().orElse(null);
            if (after == null) {
                // Behind a post that was deleted meanwhile Reddit lists nothing, as if the list had ended.
                boolean ended = first || !items.isEmpty();
                return ended && listed < SURELY_ALL ? wanted : reached;
            }
        }
        return reached;
    }

    /** Posts of another kind or in another subreddit cannot be it. */
    private void compare(JsonView data, Instant createdAt) {
        String id = RedditPost.fullname(data).orElseThrow(() -> RedditApi.unreadable("the question for posts"));
        String author = data.at("author_fullname").text().orElse("");
        String account = token.account().id();
        if (author.startsWith("t2_") && account.startsWith("t2_") && !author.equals(account)) {
            throw otherAccount();
        }
        isSurelyOwn |= author.equals(account);
        RedditListed post = RedditListed.of(data);
        if (post.isComparable(fingerprint)) {
            posts.add(new RemotePost(
                    id,
                    createdAt,
                    post.isSame(fingerprint),
                    RedditPost.address(id, data.at("permalink").text())));
        }
    }

    /**
     * Reddit keeps posts for adults from some apps and accounts (since 2023): that one is not listed proves nothing. The post
     * may be one for its subreddit alone, whatever it was sent as.
     */
    private boolean isHidden() {
        if (RedditPost.mayBeHidden(fingerprint)) {
            return true;
        }
        try {
            return RedditPost.subredditOf(fingerprint)
                    .flatMap(subreddit -> api.isForAdults(token, subreddit))
                    .orElse(true);
        } catch (PlatformException unknown) {
            return true;
        }
    }

    private static PlatformException otherAccount() {
        return PlatformException.of(
                FailureKind.UNEXPECTED,
                "The user name that is remembered for this account belongs to another one. Connect it again.");
    }

    /** When a post or a comment was made, in whole seconds. */
    static Instant createdAt(JsonView data) {
        Matcher seconds = SECONDS.matcher(data.at("created_utc").text().orElse(""));
        if (!seconds.matches()) {
            throw RedditApi.unreadable("the question for posts");
        }
        return Instant.ofEpochSecond(Long.parseLong(seconds.group(1)));
    }
}
