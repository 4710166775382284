package io.social4j.facebook;

import io.social4j.config.PublishPolicy;
import io.social4j.facebook.FacebookListings.Comment;
import io.social4j.facebook.FacebookListings.Listing;
import io.social4j.facebook.FacebookListings.Posted;
import io.social4j.facebook.FacebookListings.Story;
import io.social4j.http.LookBack;
import io.social4j.spi.Evidence;
import io.social4j.spi.OpenAttempt;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.RemotePost;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks for what became of a request. Videos are asked by their id; posts with photos are known by the ids of their photos,
 * which belong to no other post; everything else by its words in a list of the same kind.
 */
final class FacebookLook {

    private final FacebookListings listings;
    private final FacebookVideos videos;
    private final PublishPolicy policy;

    FacebookLook(FacebookListings listings, FacebookVideos videos, PublishPolicy policy) {
        this.listings = listings;
        this.videos = videos;
        this.policy = policy;
    }

    Evidence at(PlatformToken token, OpenAttempt attempt) {
        if (attempt.step().equals(FacebookAdapter.COMMENT)) {
            return comments(token, attempt);
        }
        FacebookKind kind = FacebookKind.inFingerprint(attempt.fingerprint()).orElse(FacebookKind.TEXT);
        if (kind.isStory()) {
            return stories(token, attempt);
        }
        String video = attempt.steps().get(FacebookVideos.STEP);
        if (video != null) {
            return video(token, attempt, FacebookVideo.decode(video));
        }
        return posts(token, attempt, kind);
    }

    private Evidence video(PlatformToken token, OpenAttempt attempt, FacebookVideo video) {
        FacebookVideoStatus status = videos.status(token, video.id());
        String post = attempt.isAccepted() ? attempt.acceptedHandle() : video.postId(token.account());
        if (status.isPublished()) {
            return Evidence.live(post, status.permalink());
        }
        if (status.isBroken() || (!attempt.isAccepted() && status.isWaitingForFinish())) {
            return Evidence.notLive();
        }
        // It is being processed: that proves nothing yet.
        return Evidence.listing(List.of(), Instant.MAX);
    }

    private Evidence posts(PlatformToken token, OpenAttempt attempt, FacebookKind kind) {
        Set<String> photos = photosOf(attempt);
        Listing<Posted> listing = listings.postsSince(token, LookBack.of(attempt, policy));
        Predicate<Posted> same = post -> isSame(post, attempt, kind, photos);
        List<RemotePost> posts = listing.items().stream()
                .filter(post -> same.test(post) || isComparable(post, kind))
                .map(post -> new RemotePost(post.id(), post.at(), same.test(post), post.permalink()))
                .toList();
        return Evidence.listing(posts, listing.reachesBackTo());
    }

    private static Set<String> photosOf(OpenAttempt attempt) {
        return attempt.steps().entrySet().stream()
                .filter(step -> step.getKey().startsWith(FacebookPhotos.STEP))
                .map(step -> FacebookPhotos.idIn(step.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Photos and videos that somebody has posted by hand say nothing about words, and the reverse. */
    private static boolean isComparable(Posted post, FacebookKind kind) {
        return switch (kind) {
            case PHOTOS -> post.isPhotos() || post.showsNothing();
            case VIDEO, REEL -> post.isOwnVideo() || post.showsNothing();
            default -> !post.isPhotos() && !post.isOwnVideo();
        };
    }

    private static boolean isSame(Posted post, OpenAttempt attempt, FacebookKind kind, Set<String> photos) {
        if (kind == FacebookKind.PHOTOS) {
            if (!photos.isEmpty() && !post.mediaIds().isEmpty()) {
                return post.mediaIds().stream().anyMatch(photos::contains);
            }
            return post.isPhotos()
                    && FacebookPost.ofPhotos(post.text(), post.items())
                            .fingerprint()
                            .equals(attempt.fingerprint());
        }
        if (kind.isVideo()) {
            return post.isOwnVideo()
                    && new FacebookPost(kind, post.text(), null, "")
                            .fingerprint()
                            .equals(attempt.fingerprint());
        }
        return FacebookPost.ofText(post.text(), post.link()).isIn(attempt.fingerprint());
    }

    private Evidence stories(PlatformToken token, OpenAttempt attempt) {
        Set<String> files = new HashSet<>(photosOf(attempt));
        String video = attempt.steps().get(FacebookVideos.STEP);
        if (video != null) {
            files.add(FacebookVideo.decode(video).id());
        }
        Listing<Story> listing = listings.storiesSince(token, LookBack.of(attempt, policy));
        return listing(listing, story -> new RemotePost(story.id(), story.at(), files.contains(story.mediaId()), null));
    }

    private Evidence comments(PlatformToken token, OpenAttempt attempt) {
        if (attempt.earlierParts().isEmpty()) {
            return Evidence.blind();
        }
        String post = attempt.earlierParts().get(0);
        Listing<Comment> all = listings.comments(token, post, LookBack.of(attempt, policy));
        Predicate<Comment> same = comment ->
                FacebookPost.fingerprintOfComment(post, comment.text()).equals(attempt.fingerprint());
        String page = token.account().id();
        List<Comment> own = all.items().stream()
                .filter(comment -> comment.from() == null ? same.test(comment) : page.equals(comment.from()))
                .toList();
        return listing(
                new Listing<>(own, all.reachesBackTo()),
                comment -> RemotePost.of(comment.id(), comment.at(), same.test(comment)));
    }

    private static <T> Evidence listing(Listing<T> listing, Function<T, RemotePost> post) {
        return Evidence.listing(listing.items().stream().map(post).toList(), listing.reachesBackTo());
    }
}
