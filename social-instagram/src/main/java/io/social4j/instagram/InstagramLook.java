package io.social4j.instagram;

import io.social4j.config.PublishPolicy;
import io.social4j.http.LookBack;
import io.social4j.instagram.InstagramListing.Posted;
import io.social4j.model.FailureKind;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import io.social4j.spi.SocialClock;
import java.time.Instant;
import java.util.List;

/**
 * Looks for what became of a request: by its container, which is published once at most and says so; else by what the account
 * shows.
 */
final class InstagramLook {

    private final InstagramApi api;
    private final PublishPolicy policy;
    private final SocialClock clock;

    InstagramLook(InstagramApi api, PublishPolicy policy, SocialClock clock) {
        this.api = api;
        this.policy = policy;
        this.clock = clock;
    }

    Evidence evidence(PlatformToken token, OpenAttempt attempt) {
        if (attempt.step().equals(InstagramAdapter.COMMENT)) {
            return comment(token, attempt);
        }
        String box = attempt.steps().get(InstagramPreparation.CONTAINER);
        if (box == null) {
            return listing(attempt, posts(token, attempt, LookBack.of(attempt, policy)));
        }
        return switch (api.container(token, box).state()) {
            case PUBLISHED -> published(token, attempt);
            case FINISHED -> Evidence.notLive();
            case IN_PROGRESS ->
                throw PlatformException.of(
                        FailureKind.MEDIA_NOT_READY, "Instagram is still processing; nothing can be said yet");
            // Says nothing certain: an expired container may have been published before.
            case ERROR, EXPIRED -> listing(attempt, posts(token, attempt, LookBack.of(attempt, policy)));
        };
    }

    private Evidence comment(PlatformToken token, OpenAttempt attempt) {
        List<String> earlier = attempt.earlierParts();
        if (earlier.isEmpty() || earlier.get(0).isEmpty()) {
            return Evidence.blind();
        }
        return listing(attempt, InstagramListing.comments(api, token, earlier.get(0), LookBack.of(attempt, policy)));
    }

    /** Live for sure; the id only if one post alone can be it. */
    private Evidence published(PlatformToken token, OpenAttempt attempt) {
        Instant from = attempt.intentAt().minus(policy.clockSkew());
        Instant to = attempt.deadlineAt().plus(policy.listingLag());
        boolean isStory = isStory(attempt);
        // A story is known by its time alone; before the listing is sure to show ours, another one could be taken for
        // it.
        if (isStory && clock.now().isBefore(to)) {
            return Evidence.live(null);
        }
        List<Posted> same = posts(token, attempt, from).posts().stream()
                .filter(post -> isStory || post.fingerprint().equals(attempt.fingerprint()))
                .filter(post -> !post.at().isAfter(to))
                .toList();
        return same.size() == 1 ? Evidence.live(same.get(0).id(), same.get(0).permalink()) : Evidence.live(null);
    }

    private InstagramListing posts(PlatformToken token, OpenAttempt attempt, Instant since) {
        return isStory(attempt)
                ? InstagramListing.stories(api, token, since, clock.now())
                : InstagramListing.feed(api, token, kind(attempt), since);
    }

    private static Evidence listing(OpenAttempt attempt, InstagramListing listing) {
        List<RemotePost> posts = listing.posts().stream()
                .map(post -> new RemotePost(
                        post.id(), post.at(), post.fingerprint().equals(attempt.fingerprint()), post.permalink()))
                .toList();
        return Evidence.listing(posts, listing.reachesBackTo());
    }

    private static boolean isStory(OpenAttempt attempt) {
        return kind(attempt) == InstagramKind.STORY;
    }

    /** A fingerprint begins with the word for its kind. */
    private static InstagramKind kind(OpenAttempt attempt) {
        for (InstagramKind kind : InstagramKind.values()) {
            if (attempt.fingerprint().startsWith(kind.word() + ": ")
                    || attempt.fingerprint().startsWith(kind.word() + ", ")) {
                return kind;
            }
        }
        throw PlatformException.of(
                FailureKind.UNEXPECTED, "The fingerprint of the attempt names no kind of post that is known");
    }
}
