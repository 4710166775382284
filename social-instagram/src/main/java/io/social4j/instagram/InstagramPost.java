package io.social4j.instagram;

import io.social4j.http.Fingerprint;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import java.util.List;
import java.util.Optional;

/**
 * A payload as Instagram understands it.
 *
 * @param caption what stands below it; not sent with a story, which has none
 * @param media in the order of a carousel; one item otherwise
 */
record InstagramPost(InstagramKind kind, InstagramCaption caption, List<Media> media, InstagramOptions options) {

    InstagramPost {
        media = List.copyOf(media);
    }

    /** An address that was never measured is taken for a picture. */
    static InstagramPost of(PublishPayload payload) {
        InstagramOptions options = InstagramOptions.of(payload);
        return new InstagramPost(kind(payload, options), InstagramCaption.of(payload), payload.media(), options);
    }

    private static InstagramKind kind(PublishPayload payload, InstagramOptions options) {
        if (options.story()) {
            return InstagramKind.STORY;
        }
        if (payload.media().size() > 1) {
            return InstagramKind.CAROUSEL;
        }
        return payload.media().stream().anyMatch(InstagramPost::isVideo) ? InstagramKind.REEL : InstagramKind.IMAGE;
    }

    static boolean isVideo(Media media) {
        MediaInfo info = media.info();
        return info != null && info.kind() == MediaFormat.Kind.VIDEO;
    }

    /** Whether it is known what the items are, so that rules that depend on the kind of post may be applied. */
    boolean isMeasured() {
        return media.stream().allMatch(Media::isPinned);
    }

    boolean isKind(InstagramKind... kinds) {
        return List.of(kinds).contains(kind);
    }

    boolean hasVideo() {
        return media.stream().anyMatch(InstagramPost::isVideo);
    }

    /** A comment that follows it. */
    Optional<String> firstComment() {
        return Optional.ofNullable(options.firstComment())
                .map(InstagramPost::comment)
                .filter(text -> !text.isEmpty());
    }

    /**
     * Tells the post from others of the account; at most 1,000 bytes, never empty. The pictures of a post in the feed do not
     * count: listings do not show which they were, so posts with equal captions have to wait for each other. A story has nothing
     * but its picture.
     */
    String fingerprint() {
        return kind == InstagramKind.STORY
                ? Fingerprint.of(kind.word(), contentOf(media.get(0)))
                : caption.fingerprint(kind);
    }

    /** Tells a comment from others; see {@link #fingerprint()}. */
    static String commentFingerprint(String text) {
        return Fingerprint.of("comment", comment(text));
    }

    /** The text of a comment in the form in which it is sent and compared. */
    static String comment(String text) {
        return new InstagramCaption(text).text();
    }

    private static String contentOf(Media media) {
        MediaInfo info = media.info();
        return info == null ? media.shown() : info.sha256();
    }
}
