package io.social4j.instagram;

import io.social4j.model.PublishPayload;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a post may say for this platform only (IG User media, v26.0, September 2026). Lists are separated by commas.
 *
 * @param story {@code placement}: {@code story} instead of {@code feed} or {@code reel}, which is what one video is
 * @param locationId {@code location-id}: id of a Page with a place
 * @param aiGenerated {@code ai-generated}: {@code true} labels the post as made by AI (since 2026-06-22)
 * @param userTags {@code user-tags}: people in the picture, see {@link InstagramTag}
 * @param collaborators {@code collaborators}: user names that are asked to share the post as theirs
 * @param thumbOffset {@code thumb-offset}: the frame of a reel that is its cover, in milliseconds
 * @param shareToFeed {@code share-to-feed}: whether a reel is shown in the feed too
 * @param audioName {@code audio-name}: what the sound of a reel is called
 * @param trialReel {@code trial-reel}: {@code manual} or {@code performance}, how a trial reel becomes a real one
 * @param firstComment {@code first-comment}: a comment that follows the post
 * @param raw {@code raw.<name>}: fields of the container that are passed on as they are
 */
public record InstagramOptions(
        boolean story,
        @Nullable String locationId,
        boolean aiGenerated,
        List<InstagramTag> userTags,
        List<String> collaborators,
        @Nullable String thumbOffset,
        @Nullable String shareToFeed,
        @Nullable String audioName,
        @Nullable String trialReel,
        @Nullable String firstComment,
        Map<String, String> raw) {

    static final String PLACEMENT = "placement";
    static final String LOCATION = "location-id";
    static final String AI_GENERATED = "ai-generated";
    static final String USER_TAGS = "user-tags";
    static final String COLLABORATORS = "collaborators";
    static final String THUMB_OFFSET = "thumb-offset";
    static final String SHARE_TO_FEED = "share-to-feed";
    static final String AUDIO_NAME = "audio-name";
    static final String TRIAL_REEL = "trial-reel";
    static final String FIRST_COMMENT = "first-comment";
    static final String RAW = "raw.";

    static final Set<String> KNOWN = Set.of(
            PLACEMENT,
            LOCATION,
            AI_GENERATED,
            USER_TAGS,
            COLLABORATORS,
            THUMB_OFFSET,
            SHARE_TO_FEED,
            AUDIO_NAME,
            TRIAL_REEL,
            FIRST_COMMENT);

    public InstagramOptions {
        userTags = List.copyOf(userTags);
        collaborators = List.copyOf(collaborators);
        raw = Collections.unmodifiableMap(new TreeMap<>(raw));
    }

    /** Writes them for a request: {@code request.options("instagram", InstagramOptions.builder()….build())}. */
    public static InstagramOptionsBuilder builder() {
        return new InstagramOptionsBuilder();
    }

    /** Reads what can be read; what cannot is found by {@link InstagramOptionRules}. */
    static InstagramOptions of(PublishPayload payload) {
        Map<String, String> given = payload.options();
        Map<String, String> raw = new TreeMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(RAW)) {
                raw.put(name.substring(RAW.length()), value);
            }
        });
        return new InstagramOptions(
                "story".equals(given.get(PLACEMENT)),
                given.get(LOCATION),
                "true".equals(given.get(AI_GENERATED)),
                InstagramTag.parse(given.getOrDefault(USER_TAGS, "")).orElse(List.of()),
                names(given.getOrDefault(COLLABORATORS, "")),
                given.get(THUMB_OFFSET),
                given.get(SHARE_TO_FEED),
                given.get(AUDIO_NAME),
                given.get(TRIAL_REEL),
                given.get(FIRST_COMMENT),
                raw);
    }

    private static List<String> names(String written) {
        return written.isBlank() ? List.of() : List.of(written.strip().split("\\s*,\\s*", -1));
    }
}
