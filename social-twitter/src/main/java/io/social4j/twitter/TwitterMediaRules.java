package io.social4j.twitter;

import io.social4j.http.MediaItem;
import io.social4j.http.Violations;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What X takes of pictures, animations and videos (docs.x.com, "Media best practices" and "Upload media", 2026-08). What is not
 * measured yet is not judged.
 */
final class TwitterMediaRules {

    /** Pictures of one post; of animations and videos there is one. */
    static final int MOST_IMAGES = 4;

    /** Characters of a description (OpenAPI 2.167, 2026-08). */
    static final int LONGEST_ALT_TEXT = 1_000;

    private static final Set<MediaFormat> FORMATS = Set.of(
            MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.WEBP, MediaFormat.GIF, MediaFormat.MP4, MediaFormat.MOV);
    private static final Set<MediaFormat> POSTERS = Set.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.WEBP);

    /** Sample entries of H.264, the one codec X names. */
    private static final Set<String> CODECS = Set.of("avc1", "avc3");

    static final int WIDEST_GIF = 1_280;
    static final int HIGHEST_GIF = 1_080;
    static final int MOST_GIF_FRAMES = 350;
    static final long MOST_GIF_PIXELS = 300_000_000;

    static final Duration SHORTEST_VIDEO = Duration.ofMillis(500);
    static final Duration LONGEST_VIDEO = Duration.ofSeconds(140);
    static final double MOST_FRAMES_A_SECOND = 60;

    /** Pixels of either side of a video. */
    static final int NARROWEST_VIDEO = 32;

    /** Pixels of the longer and of the shorter side of a video, in either orientation. */
    static final int LONGER_SIDE = 1_280;

    static final int SHORTER_SIDE = 1_024;

    /** The same for subscribers of X Premium: 1080p. */
    static final int PREMIUM_LONGER_SIDE = 1_920;

    static final int PREMIUM_SHORTER_SIDE = 1_080;

    /** From 1:3 to 3:1. */
    static final double MOST_STRETCHED = 3;

    /** A thousand segments of 5 MB; X does not document how large a video of Premium may be (2026-08). */
    static final long LARGEST_PREMIUM_VIDEO = 5_000_000_000L;

    private final List<Media> media;
    private final boolean premium;
    private final Violations found;

    private TwitterMediaRules(PublishPayload payload, Violations found) {
        this.media = payload.media();
        this.premium = TwitterOptions.of(payload).premium();
        this.found = found;
    }

    static void check(PublishPayload payload, Violations found) {
        TwitterMediaRules rules = new TwitterMediaRules(payload, found);
        rules.found.atMost(
                MOST_IMAGES,
                rules.media.size(),
                "media.count",
                "media",
                "X takes up to four pictures, here are " + rules.media.size() + ". Leave some out.");
        rules.mixture();
        MediaItem.of(rules.media).forEach(rules::item);
    }

    /** Whether this video needs X Premium. */
    static boolean isPremiumVideo(MediaInfo info) {
        return info.kind() == MediaFormat.Kind.VIDEO
                && (info.size() > TwitterMediaKind.VIDEO.most()
                        || info.duration().filter(TwitterMediaRules::isLong).isPresent()
                        || !fits(info, LONGER_SIDE, SHORTER_SIDE));
    }

    private void mixture() {
        boolean stands = media.stream().anyMatch(item -> item.info() != null && isAlone(item.info()));
        if (stands && media.size() > 1) {
            found.error(
                    "media.mixed",
                    "media",
                    "X takes up to four pictures, or one animated GIF, or one video. Leave out the others.");
        }
    }

    private static boolean isAlone(MediaInfo info) {
        return TwitterMediaKind.of(info) != TwitterMediaKind.IMAGE;
    }

    private void item(MediaItem item) {
        MediaInfo info = item.media().info();
        boolean isVideo = info != null && info.kind() == MediaFormat.Kind.VIDEO;
        String description = item.media().altText();
        if (description != null) {
            int length = description.codePointCount(0, description.length());
            String message = "its description has " + length + " characters, X takes " + LONGEST_ALT_TEXT + ".";
            found.atMost(LONGEST_ALT_TEXT, length, "media.alt-text", item.field() + ".altText", item.says(message));
            if (isVideo) {
                String left = "X takes no description of videos; it is left out.";
                found.warning("media.alt-text-video", item.field() + ".altText", item.says(left));
            }
        }
        if (info != null) {
            measured(item, info);
        }
        poster(item, info);
    }

    private void measured(MediaItem item, MediaInfo info) {
        if (!FORMATS.contains(info.format())) {
            String message = "X takes JPEG, PNG, WEBP and GIF, and MP4 and MOV videos. Convert it.";
            found.error("media.format", item.field(), item.says(message));
            return;
        }
        switch (TwitterMediaKind.of(info)) {
            case IMAGE -> size(item, info, TwitterMediaKind.IMAGE.most());
            case GIF -> gif(item, info);
            case VIDEO -> video(item, info);
        }
    }

    private void size(MediaItem item, MediaInfo info, long most) {
        String message = "X takes " + MediaItem.size(most) + " at most. Make it smaller.";
        found.atMost(most, info.size(), "media.size", item.field(), item.says(message));
    }

    private void gif(MediaItem item, MediaInfo info) {
        size(item, info, TwitterMediaKind.GIF.most());
        if (info.width() > WIDEST_GIF || info.height() > HIGHEST_GIF) {
            String message = "X takes animated GIFs of up to 1280 by 1080 pixels, this one has " + pixels(info) + ".";
            found.error("media.gif-pixels", item.field(), item.says(message));
        }
        if (info.durationOrNull() != null && info.frameRateOrNull() != null) {
            long frames = Math.round(info.durationOrNull().toMillis() / 1000.0 * info.frameRateOrNull());
            String many = "X takes " + MOST_GIF_FRAMES + " frames at most, this one has about " + frames + ".";
            found.atMost(MOST_GIF_FRAMES, frames, "media.gif-frames", item.field(), item.says(many));
            String large = "X takes 300 million pixels in all frames together. Make it smaller or shorter.";
            long all = frames * info.width() * info.height();
            found.atMost(MOST_GIF_PIXELS, all, "media.gif-total-pixels", item.field(), item.says(large));
        }
    }

    private void video(MediaItem item, MediaInfo info) {
        size(item, info, premium ? LARGEST_PREMIUM_VIDEO : TwitterMediaKind.VIDEO.most());
        info.duration().ifPresent(duration -> duration(item, duration));
        int longer = premium ? PREMIUM_LONGER_SIDE : LONGER_SIDE;
        int shorter = premium ? PREMIUM_SHORTER_SIDE : SHORTER_SIDE;
        if (!fits(info, longer, shorter) || Math.min(info.width(), info.height()) < NARROWEST_VIDEO) {
            String message = "X takes videos of 32 by 32 to " + longer + " by " + shorter + " pixels, this one has "
                    + pixels(info) + ".";
            found.error("media.video-pixels", item.field(), item.says(message));
        }
        if (info.aspectRatio() > MOST_STRETCHED || info.aspectRatio() * MOST_STRETCHED < 1) {
            String message = "X takes videos from 1:3 to 3:1, this one has " + pixels(info) + " pixels.";
            found.error("media.video-aspect", item.field(), item.says(message));
        }
        info.frameRate().filter(rate -> rate > MOST_FRAMES_A_SECOND).ifPresent(rate -> {
            String message = "X takes 60 frames a second, this video has %.1f.".formatted(rate);
            found.error("media.video-frame-rate", item.field(), item.says(message));
        });
        info.videoCodec().filter(codec -> !CODECS.contains(codec)).ifPresent(codec -> {
            String message = "X takes videos in H.264 only, this one is " + codec + ". Convert it.";
            found.error("media.video-codec", item.field(), item.says(message));
        });
    }

    private void duration(MediaItem item, Duration duration) {
        if (duration.compareTo(SHORTEST_VIDEO) < 0) {
            found.error("media.video-duration", item.field(), item.says("X takes videos from half a second on."));
        } else if (!premium && isLong(duration)) {
            String message = "X takes videos of up to 140 seconds, this one has " + duration.toSeconds()
                    + ". Cut it, or set the option premium if the account has X Premium.";
            found.error("media.video-duration", item.field(), item.says(message));
        }
    }

    private void poster(MediaItem item, @Nullable MediaInfo info) {
        Media poster = item.media().poster();
        if (poster == null) {
            return;
        }
        if (info != null && info.kind() != MediaFormat.Kind.VIDEO) {
            String message = "X shows a poster before videos only; it is left out.";
            found.warning("media.poster-unused", item.field() + ".poster", item.says(message));
        } else if (poster.info() != null
                && (!POSTERS.contains(poster.info().format())
                        || poster.info().size() > TwitterMediaKind.IMAGE.most())) {
            String message = "its poster must be a JPEG, PNG or WEBP of up to 5 MB.";
            found.error("media.poster", item.field() + ".poster", item.says(message));
        }
    }

    private static boolean isLong(Duration duration) {
        return duration.compareTo(LONGEST_VIDEO) > 0;
    }

    private static boolean fits(MediaInfo info, int longer, int shorter) {
        return Math.max(info.width(), info.height()) <= longer && Math.min(info.width(), info.height()) <= shorter;
    }

    private static String pixels(MediaInfo info) {
        return info.width() + " by " + info.height();
    }
}
