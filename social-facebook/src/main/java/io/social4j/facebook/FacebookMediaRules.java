package io.social4j.facebook;

import io.social4j.http.MediaItem;
import io.social4j.http.Violations;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What Facebook accepts as photos and videos. Formats, sizes and lengths are known once an item is measured; until then only
 * the number of items is looked at.
 */
final class FacebookMediaRules {

    /** Page photos, September 2026. Its error 1366046 still speaks of 4 MB, so that above it a warning is given. */
    static final long LARGEST_PHOTO = 10_000_000;

    static final long DOUBTFUL_PHOTO = 4_000_000;

    /** Page photos, September 2026: recommended for PNG, "or it may appear pixelated". */
    static final long LARGEST_SHARP_PNG = 1_000_000;

    /** Page photos, September 2026. */
    private static final Set<MediaFormat> PHOTOS =
            Set.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP, MediaFormat.GIF, MediaFormat.TIFF);

    /** Videos, recommended formats (Video API; the page is older than 2024). */
    private static final Set<MediaFormat> VIDEOS = Set.of(MediaFormat.MP4, MediaFormat.MOV);

    /** Videos of the feed (Video API; the page is older than 2024). */
    static final long LARGEST_VIDEO = 10_000_000_000L;

    static final Duration LONGEST_VIDEO = Duration.ofHours(4);

    /** Reels Publishing API, September 2026. */
    static final Duration SHORTEST_REEL = Duration.ofSeconds(3);

    static final Duration LONGEST_REEL = Duration.ofSeconds(90);

    /** Page Stories API, September 2026. */
    static final Duration LONGEST_STORY = Duration.ofSeconds(60);

    /** Reels Publishing API, September 2026. */
    static final int NARROWEST = 540;

    static final int LOWEST = 960;
    static final double FEWEST_FRAMES = 24;
    static final double MOST_FRAMES = 60;
    static final double PORTRAIT = 9.0 / 16;

    /** Meta says 9:16 and no more; sizes are even numbers, which seldom hit it exactly. */
    static final double TOLERANCE = 0.01;

    /** Sample entries of H.264, H.265, VP9 and AV1 (Reels Publishing API, September 2026; ISO/IEC 14496-15). */
    private static final Set<String> CODECS = Set.of("avc1", "avc3", "hvc1", "hev1", "vp09", "av01");

    private final FacebookKind kind;
    private final Violations found;

    private FacebookMediaRules(FacebookKind kind, Violations found) {
        this.kind = kind;
        this.found = found;
    }

    static void check(PublishPayload payload, int mostPhotos, Violations found) {
        FacebookKind kind = FacebookKind.of(payload);
        FacebookMediaRules rules = new FacebookMediaRules(kind, found);
        List<MediaItem> items = MediaItem.of(payload.media());
        rules.count(items.size(), mostPhotos);
        boolean mixed = items.size() > 1 && items.stream().anyMatch(item -> FacebookKind.isVideo(item.media()));
        if (mixed && kind == FacebookKind.VIDEO) {
            found.error("media.mixed", "media", "A video stands alone in a post on Facebook. Make two posts.");
        }
        items.forEach(rules::item);
    }

    private void count(int items, int mostPhotos) {
        boolean alone = kind == FacebookKind.REEL || kind.isStory();
        if (alone && items == 0) {
            found.error("media.required", "media", "A reel is a video, a story is a photo or a video.");
        }
        int most = alone ? 1 : mostPhotos;
        found.atMost(
                most,
                items,
                "media.count",
                "media",
                (alone ? "A reel or a story has one item" : "A post on Facebook has " + most + " photos at most")
                        + ", here are " + items + ".");
    }

    private void item(MediaItem item) {
        MediaInfo info = item.media().info();
        if (info == null) {
            return;
        }
        switch (info.kind()) {
            case IMAGE -> photo(item, info);
            case VIDEO -> video(item, info);
            case DOCUMENT -> error(item, "media.format", "Facebook takes photos and videos only.");
        }
    }

    private void photo(MediaItem item, MediaInfo info) {
        if (kind == FacebookKind.REEL) {
            error(item, "reel.format", "A reel is an MP4 video.");
            return;
        }
        if (!PHOTOS.contains(info.format())) {
            error(item, "photo.format", "Facebook takes photos as JPEG, PNG, BMP, GIF or TIFF.");
        }
        atMost(item, LARGEST_PHOTO, info.size(), "photo.size", "Facebook takes photos up to 10 MB.");
        if (info.size() > DOUBTFUL_PHOTO && info.size() <= LARGEST_PHOTO) {
            warning(item, "photo.large", "Facebook may refuse photos above 4 MB, although it documents 10 MB.");
        } else if (info.format() == MediaFormat.PNG && info.size() > LARGEST_SHARP_PNG) {
            warning(item, "photo.png", "Facebook may blur a PNG above 1 MB.");
        }
        if (info.animated()) {
            warning(item, "photo.animated", "Facebook shows the first frame only.");
        }
    }

    private void video(MediaItem item, MediaInfo info) {
        if (item.media().altText() != null) {
            warning(item, "video.alt-text", "Facebook takes descriptions of photos only; this one is not sent.");
        }
        if (item.media().poster() != null) {
            warning(item, "video.poster", "Facebook chooses the still picture itself; this one is not sent.");
        }
        atMost(item, LARGEST_VIDEO, info.size(), "video.size", "Facebook takes videos up to 10 GB.");
        if (kind == FacebookKind.VIDEO) {
            if (!VIDEOS.contains(info.format())) {
                warning(item, "video.format", "Facebook recommends MP4 or MOV.");
            }
            longest(item, info, LONGEST_VIDEO, "video.duration");
            return;
        }
        portrait(item, info);
        if (kind == FacebookKind.REEL) {
            longest(item, info, LONGEST_REEL, "reel.duration");
            if (info.duration()
                    .filter(duration -> duration.compareTo(SHORTEST_REEL) < 0)
                    .isPresent()) {
                error(item, "reel.duration", "A reel is at least 3 seconds long.");
            }
        } else {
            longest(item, info, LONGEST_STORY, "story.duration");
        }
    }

    /** Reels, and stories that are videos. */
    private void portrait(MediaItem item, MediaInfo info) {
        String prefix = kind == FacebookKind.REEL ? "reel." : "story.";
        if (info.format() != MediaFormat.MP4) {
            error(item, prefix + "format", "Facebook takes it as MP4 only.");
        }
        if (info.width() > 0 && Math.abs(info.aspectRatio() - PORTRAIT) > TOLERANCE) {
            error(item, prefix + "ratio", "Facebook takes it upright only, 9:16; it has " + pixels(info) + ".");
        } else if (info.width() > 0 && (info.width() < NARROWEST || info.height() < LOWEST)) {
            error(
                    item,
                    prefix + "resolution",
                    "Facebook wants 540 x 960 pixels at least; it has " + pixels(info) + ".");
        }
        if (info.frameRate()
                .filter(rate -> rate < FEWEST_FRAMES || rate > MOST_FRAMES)
                .isPresent()) {
            error(item, prefix + "frame-rate", "Facebook takes 24 to 60 frames a second.");
        }
        if (info.videoCodec().filter(codec -> !CODECS.contains(codec)).isPresent()) {
            error(item, prefix + "codec", "Facebook takes H.264, H.265, VP9 or AV1 here.");
        }
    }

    private void longest(MediaItem item, MediaInfo info, Duration longest, String rule) {
        info.duration()
                .ifPresent(duration -> atMost(
                        item,
                        longest.toMillis(),
                        duration.toMillis(),
                        rule,
                        "Facebook takes " + longest.toSeconds() + " seconds at most, it has " + duration.toSeconds()
                                + "."));
    }

    private void atMost(MediaItem item, long limit, long actual, String rule, String message) {
        found.atMost(limit, actual, rule, item.field(), item.says(message));
    }

    private void error(MediaItem item, String rule, String message) {
        found.error(rule, item.field(), item.says(message));
    }

    private void warning(MediaItem item, String rule, String message) {
        found.warning(rule, item.field(), item.says(message));
    }

    private static String pixels(MediaInfo info) {
        return info.width() + " x " + info.height();
    }
}
