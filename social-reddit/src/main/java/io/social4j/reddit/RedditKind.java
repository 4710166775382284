package io.social4j.reddit;

import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import java.util.List;
import java.util.Locale;

/** What sort of post it is, in Reddit's words (API reference, 2026; PRAW 8, 2025). */
enum RedditKind {
    SELF,
    LINK,
    IMAGE,
    VIDEO,
    /** A video without sound that plays by itself, again and again. */
    VIDEOGIF,
    GALLERY,
    POLL,
    CROSSPOST;

    /** What a payload asks for. A single item that nobody has looked at yet counts as a picture. */
    static RedditKind of(PublishPayload payload, RedditOptions options) {
        if (options.crosspostOrNull() != null) {
            return CROSSPOST;
        }
        if (!options.pollOptions().isEmpty()) {
            return POLL;
        }
        List<Media> media = payload.media();
        if (media.isEmpty()) {
            return payload.link().isPresent() ? LINK : SELF;
        }
        if (media.size() > 1) {
            return GALLERY;
        }
        return isVideo(media.get(0)) ? (options.videogif() ? VIDEOGIF : VIDEO) : IMAGE;
    }

    static boolean isVideo(Media item) {
        MediaInfo info = item.info();
        return info != null && info.kind() == MediaFormat.Kind.VIDEO;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether Reddit answers a submission without an id and makes the post when it has processed the file. */
    boolean appearsLater() {
        return this == IMAGE || this == VIDEO || this == VIDEOGIF;
    }

    boolean hasMedia() {
        return appearsLater() || this == GALLERY;
    }
}
