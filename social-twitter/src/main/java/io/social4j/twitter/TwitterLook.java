package io.social4j.twitter;

import io.social4j.http.JsonView;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads from the account's own timeline what became of a request. It goes back to just before the request and no further: X
 * bills each post that is read (docs.x.com, "Pricing", 2026-08).
 */
final class TwitterLook {

    private static final int MOST_PAGES = 5;

    private TwitterLook() {}

    /** @param clockSkew how far X's clock may be behind */
    static Evidence of(TwitterApi api, PlatformToken token, OpenAttempt attempt, Duration clockSkew) {
        Optional<TwitterKind> kind = TwitterKind.of(attempt.fingerprint());
        if (kind.isEmpty()) {
            return Evidence.blind();
        }
        TwitterKind sent = kind.get();
        Instant from = attempt.intentAt().minus(clockSkew).truncatedTo(ChronoUnit.SECONDS);
        List<RemotePost> posts = new ArrayList<>();
        Instant oldest = Instant.MAX;
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonView answer = api.timeline(token, from, sent.parent() != null, next);
            for (TwitterPost post : listed(answer)) {
                oldest = post.createdAt().isBefore(oldest) ? post.createdAt() : oldest;
                if (post.isComparable(sent)) {
                    posts.add(post.compared(sent, attempt.fingerprint()));
                }
            }
            next = answer.at("meta").at("next_token").text().orElse(null);
            if (next == null || oldest.isBefore(from)) {
                return evidence(sent, posts, from);
            }
        }
        return evidence(sent, posts, oldest);
    }

    /** Where the timeline may hide a post, it can prove that it is there, and not that it is absent. */
    private static Evidence evidence(TwitterKind sent, List<RemotePost> posts, Instant reachesBackTo) {
        return sent.mayBeUnlisted() && posts.stream().noneMatch(RemotePost::sameContent)
                ? Evidence.blind()
                : Evidence.listing(posts, reachesBackTo);
    }

    /** An answer without its own count is no listing: X says 200 to some refusals, and nothing must look absent by them. */
    private static List<TwitterPost> listed(JsonView answer) {
        List<JsonView> items = answer.at("data").items();
        if (answer.at("meta").at("result_count").number().orElse(-1) != items.size()) {
            throw TwitterHttp.unreadable("the question for the account's posts");
        }
        return items.stream().map(TwitterPost::of).toList();
    }
}
