package io.social4j.facebook;

import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.PublishPayload;
import java.util.Optional;

/** What becomes of a payload on a Page. */
enum FacebookKind {
    TEXT("text"),
    LINK("link"),
    PHOTOS("photos"),
    VIDEO("video"),
    REEL("reel"),
    STORY_PHOTO("story photo"),
    STORY_VIDEO("story video");

    private final String label;

    FacebookKind(String label) {
        this.label = label;
    }

    /** What a fingerprint begins with. */
    String label() {
        return label;
    }

    boolean isStory() {
        return this == STORY_PHOTO || this == STORY_VIDEO;
    }

    /** Whether it is uploaded in phases, as one file. */
    boolean isVideo() {
        return this == VIDEO || this == REEL || this == STORY_VIDEO;
    }

    /** A payload whose media are not measured yet counts as one with photos. */
    static FacebookKind of(PublishPayload payload) {
        boolean video = payload.media().stream().anyMatch(FacebookKind::isVideo);
        return switch (FacebookOptions.of(payload).placement()) {
            case STORY -> video ? STORY_VIDEO : STORY_PHOTO;
            case REEL -> REEL;
            case FEED -> inFeed(payload, video);
        };
    }

    /** The kind of post that was given this fingerprint. */
    static Optional<FacebookKind> inFingerprint(String fingerprint) {
        for (FacebookKind kind : values()) {
            if (fingerprint.startsWith(kind.label + ":") || fingerprint.startsWith(kind.label + ",")) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static FacebookKind inFeed(PublishPayload payload, boolean video) {
        if (payload.media().isEmpty()) {
            return payload.link().isPresent() ? LINK : TEXT;
        }
        return video ? VIDEO : PHOTOS;
    }

    static boolean isVideo(Media media) {
        return media.info() != null && media.info().kind() == MediaFormat.Kind.VIDEO;
    }
}
