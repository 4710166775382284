package io.social4j.linkedin;

import io.social4j.http.MediaItem;
import io.social4j.http.Violations;
import io.social4j.linkedin.LinkedInSettings.Api;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaFormat.Kind;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What LinkedIn takes of pictures, videos and documents: Microsoft Learn, "Images API", "MultiImage API", "Videos API",
 * "Documents API", 2026-09. What is not measured yet is not judged. Frames of a GIF (250 at most) and pages of a document (300
 * at most) are not measured.
 */
final class LinkedInMediaRules {

    /** Pictures of one post. */
    static final int MOST_IMAGES = 20;

    /** Pixels of a picture: fewer than 36,152,320. */
    static final long MOST_PIXELS = 36_152_319;

    /** Not documented; publishers keep to it, and twice as much was seen to work. A warning only. */
    static final long HEAVY_IMAGE = 5_000_000;

    /** 75 KB to 500 MB, each read in the strict way. */
    static final long SMALLEST_VIDEO = 75 * 1_024;

    static final long LARGEST_VIDEO = 500_000_000;
    static final Duration SHORTEST_VIDEO = Duration.ofSeconds(3);
    static final Duration LONGEST_VIDEO = Duration.ofMinutes(30);

    /** 100 MB. */
    static final long LARGEST_DOCUMENT = 100_000_000;

    /** Characters of a description; 120 are recommended. */
    static final int LONGEST_ALT_TEXT = 4_086;

    private static final Set<MediaFormat> POSTERS = Set.of(MediaFormat.JPEG, MediaFormat.PNG);
    private static final Set<MediaFormat> FORMATS = Set.of(
            MediaFormat.JPEG,
            MediaFormat.PNG,
            MediaFormat.GIF,
            MediaFormat.MP4,
            MediaFormat.PDF,
            MediaFormat.DOC,
            MediaFormat.DOCX,
            MediaFormat.PPT,
            MediaFormat.PPTX);

    private final List<Media> media;
    private final Violations found;

    private LinkedInMediaRules(PublishPayload payload, Violations found) {
        this.media = payload.media();
        this.found = found;
    }

    static void check(PublishPayload payload, LinkedInKind kind, Api api, Violations found) {
        LinkedInMediaRules rules = new LinkedInMediaRules(payload, found);
        rules.count(kind);
        MediaItem.of(rules.media).forEach(rules::item);
        rules.title(payload, kind, api);
        if (api == Api.UGC) {
            rules.legacy(kind);
        }
    }

    private void count(LinkedInKind kind) {
        if (kind == LinkedInKind.ARTICLE && (media.size() > 1 || anyIs(Kind.VIDEO) || anyIs(Kind.DOCUMENT))) {
            found.error(
                    "article.media",
                    "media",
                    "The card of a link shows one picture at most, and nothing else stands beside it. Leave the rest out.");
        }
        found.atMost(
                MOST_IMAGES,
                media.size(),
                "media.count",
                "media",
                "LinkedIn takes up to " + MOST_IMAGES + " pictures, here are " + media.size() + ". Leave some out.");
        if (media.size() > 1 && (anyIs(Kind.VIDEO) || anyIs(Kind.DOCUMENT))) {
            found.error("media.mixed", "media", "A video or a document is alone in a post. Leave the others out.");
        }
    }

    private boolean anyIs(Kind kind) {
        return media.stream().map(Media::info).filter(Objects::nonNull).anyMatch(info -> info.kind() == kind);
    }

    private void item(MediaItem item) {
        String alt = item.media().altText();
        found.atMost(
                LONGEST_ALT_TEXT,
                alt == null ? 0 : alt.length(),
                "media.alt-text",
                item.field() + ".altText",
                item.says("a description has at most " + LONGEST_ALT_TEXT + " characters. Shorten it."));
        MediaInfo info = item.media().info();
        if (info == null) {
            return;
        }
        if (!FORMATS.contains(info.format())) {
            error("media.format", item, "LinkedIn takes JPG, PNG, GIF, MP4, PDF, PPT, PPTX, DOC, DOCX. Convert it.");
        }
        switch (info.kind()) {
            case IMAGE -> image(item, info);
            case VIDEO -> video(item, info);
            case DOCUMENT ->
                atMost(LARGEST_DOCUMENT, info.size(), "media.document-size", item, "a document has at most 100 MB.");
        }
        if (alt != null && info.kind() != Kind.IMAGE) {
            found.warning(
                    "media.alt-text-unused",
                    item.field() + ".altText",
                    item.says("LinkedIn has descriptions for pictures only; this one is not sent."));
        }
        poster(item, info);
    }

    private void image(MediaItem item, MediaInfo info) {
        atMost(
                MOST_PIXELS,
                (long) info.width() * info.height(),
                "media.pixels",
                item,
                "a picture has fewer than 36,152,320 pixels. Make it smaller.");
        if (info.size() > HEAVY_IMAGE) {
            found.warning(
                    "media.image-size",
                    item.field(),
                    item.says("LinkedIn does not say how large a picture may be; above 5 MB it may refuse it."));
        }
    }

    private void video(MediaItem item, MediaInfo info) {
        atMost(LARGEST_VIDEO, info.size(), "media.video-size", item, "a video has at most 500 MB.");
        if (info.size() < SMALLEST_VIDEO) {
            error("media.video-size", item, "a video has at least 75 KB.");
        }
        info.duration()
                .filter(time -> time.compareTo(SHORTEST_VIDEO) < 0 || time.compareTo(LONGEST_VIDEO) > 0)
                .ifPresent(time -> error(
                        "media.video-duration",
                        item,
                        "a video lasts 3 seconds to 30 minutes, not " + time.toSeconds() + " seconds. Cut it."));
    }

    private void poster(MediaItem item, MediaInfo info) {
        Media poster = item.media().poster();
        if (poster == null) {
            return;
        }
        MediaInfo still = poster.info();
        if (info.kind() != Kind.VIDEO) {
            error("media.poster", item, "only a video has a poster. Leave it out.");
        } else if (still != null && !POSTERS.contains(still.format())) {
            error("media.poster", item, "the poster of a video is a JPG or a PNG. Convert it.");
        }
    }

    /** A document does not go without a title, and nothing else has a place for one but a video; pictures do in the UGC API. */
    private void title(PublishPayload payload, LinkedInKind kind, Api api) {
        String title = payload.options().get(LinkedInOptions.TITLE);
        boolean measured = media.stream().allMatch(Media::isPinned);
        if (kind == LinkedInKind.DOCUMENT && (title == null || title.isBlank())) {
            found.error(
                    "document.title",
                    "options." + LinkedInOptions.TITLE,
                    "A document needs a title. Say it by the option " + LinkedInOptions.TITLE + ".");
        }
        if (title != null && measured && !kind.hasTitle(api)) {
            found.error(
                    "title.unused",
                    "options." + LinkedInOptions.TITLE,
                    "Only a document or a video has this title; that of a link is the option "
                            + LinkedInOptions.ARTICLE_TITLE + ". Leave it out.");
        }
    }

    private void legacy(LinkedInKind kind) {
        boolean poster = media.stream().anyMatch(one -> one.poster() != null);
        if (poster || (kind == LinkedInKind.ARTICLE && !media.isEmpty())) {
            found.error(
                    "api.unsupported",
                    "media",
                    "The UGC API takes no picture for the card of a link and no poster of a video. Leave it out, or set api to"
                            + " posts.");
        }
    }

    private void atMost(long limit, long actual, String rule, MediaItem item, String sentence) {
        found.atMost(limit, actual, rule, item.field(), item.says(sentence));
    }

    private void error(String rule, MediaItem item, String sentence) {
        found.error(rule, item.field(), item.says(sentence));
    }
}
