package io.social4j.instagram;

import io.social4j.http.OptionsWriter;
import java.time.Duration;

/** Writes what only Instagram understands of a post; {@link InstagramOptions} says what each means. Not thread-safe. */
public final class InstagramOptionsBuilder extends OptionsWriter<InstagramOptionsBuilder> {

    InstagramOptionsBuilder() {}

    @Override
    protected InstagramOptionsBuilder self() {
        return this;
    }

    /** A story; without it a post, or a reel if it is one video. */
    public InstagramOptionsBuilder story() {
        return set(InstagramOptions.PLACEMENT, "story");
    }

    /** A Page with a place, by its id. */
    public InstagramOptionsBuilder location(String page) {
        return set(InstagramOptions.LOCATION, page);
    }

    /** Labels the post as made by AI. */
    public InstagramOptionsBuilder aiGenerated() {
        return set(InstagramOptions.AI_GENERATED, "true");
    }

    /** Marks a person; may be called several times. */
    public InstagramOptionsBuilder userTag(InstagramTag who) {
        return add(InstagramOptions.USER_TAGS, ",", who.written());
    }

    /** The accounts that are asked to share the post as theirs. */
    public InstagramOptionsBuilder collaborators(String... usernames) {
        return set(InstagramOptions.COLLABORATORS, String.join(",", usernames));
    }

    /** The frame of a reel that is its cover. */
    public InstagramOptionsBuilder thumbOffset(Duration fromStart) {
        return set(InstagramOptions.THUMB_OFFSET, Long.toString(fromStart.toMillis()));
    }

    /** Whether a reel is shown in the feed too. */
    public InstagramOptionsBuilder shareToFeed(boolean value) {
        return set(InstagramOptions.SHARE_TO_FEED, Boolean.toString(value));
    }

    /** What the sound of a reel is called. */
    public InstagramOptionsBuilder audioName(String name) {
        return set(InstagramOptions.AUDIO_NAME, name);
    }

    /** Shows a reel to others than followers first, until a person decides. */
    public InstagramOptionsBuilder trialReel() {
        return set(InstagramOptions.TRIAL_REEL, "manual");
    }

    /** Shows a reel to others than followers first, until it does well. */
    public InstagramOptionsBuilder trialReelByPerformance() {
        return set(InstagramOptions.TRIAL_REEL, "performance");
    }

    /** A comment that follows the post. */
    public InstagramOptionsBuilder firstComment(String text) {
        return set(InstagramOptions.FIRST_COMMENT, text);
    }
}
