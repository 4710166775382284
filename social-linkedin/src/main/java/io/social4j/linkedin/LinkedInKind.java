package io.social4j.linkedin;

import io.social4j.linkedin.LinkedInSettings.Api;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;

/** What sort of post it is. LinkedIn has at most one of these in a post (Posts API, 2026-09). */
enum LinkedInKind {
    TEXT,
    /** The card of a link, with or without a picture on it. */
    ARTICLE,
    IMAGE,
    /** 2 to 20 pictures. */
    IMAGES,
    VIDEO,
    DOCUMENT,
    POLL,
    /** Another post, shown again with or without words. */
    RESHARE;

    /** The kind of a payload. As long as a single item of media is not measured it is taken for a picture. */
    static LinkedInKind of(PublishPayload payload) {
        if (payload.options().containsKey(LinkedInOptions.RESHARE)) {
            return RESHARE;
        }
        if (LinkedInOptions.hasPoll(payload.options())) {
            return POLL;
        }
        if (payload.link().isPresent()) {
            return ARTICLE;
        }
        return switch (payload.media().size()) {
            case 0 -> TEXT;
            case 1 -> of(payload.media().get(0));
            default -> IMAGES;
        };
    }

    private static LinkedInKind of(Media media) {
        MediaInfo info = media.info();
        MediaFormat.Kind kind = info == null ? MediaFormat.Kind.IMAGE : info.kind();
        return switch (kind) {
            case IMAGE -> IMAGE;
            case VIDEO -> VIDEO;
            case DOCUMENT -> DOCUMENT;
        };
    }

    /** Whether the text may be empty, as there is something else to see. */
    boolean standsWithoutText() {
        return this == IMAGE || this == IMAGES || this == VIDEO || this == DOCUMENT || this == RESHARE;
    }

    /** Whether the option {@code title} has a place to go (Posts API, UGC Post API, 2026-09). */
    boolean hasTitle(Api api) {
        return this == VIDEO || this == DOCUMENT || (api == Api.UGC && (this == IMAGE || this == IMAGES));
    }
}
