package io.social4j.instagram;

import io.social4j.http.MediaItem;
import io.social4j.http.Violations;
import io.social4j.http.WebAddress;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What Instagram takes of pictures and videos (Instagram Platform, "Content publishing" and IG User media, September 2026). What
 * is not measured yet is not judged.
 */
final class InstagramMediaRules {

    /** Items of a carousel (IG User media, September 2026). */
    static final int MOST_ITEMS = 10;

    /** Characters of an alternative text (IG User media, since 2025-03-24). */
    static final int LONGEST_ALT_TEXT = 1_000;

    /** 8 MiB (Instagram Platform error codes, 36000/2207004, September 2026). */
    static final long LARGEST_IMAGE = 8L << 20;

    /** Pixels; wider pictures are scaled down (IG User media, September 2026). */
    static final int NARROWEST_IMAGE = 320;

    /** 300 MB; older pages of the documentation say 1 GB (IG User media, September 2026). */
    static final long LARGEST_REEL = 300_000_000;

    /** 100 MB (IG User media, "Story video specifications", September 2026). */
    static final long LARGEST_STORY_VIDEO = 100_000_000;

    /** Pixels (IG User media, September 2026). */
    static final int WIDEST_VIDEO = 1_920;

    static final Duration SHORTEST_VIDEO = Duration.ofSeconds(3);
    static final Duration LONGEST_REEL = Duration.ofMinutes(15);
    static final Duration LONGEST_STORY_VIDEO = Duration.ofSeconds(60);

    /** Longer reels are not shown in the tab of reels (IG User media, September 2026). */
    static final Duration LONGEST_IN_REELS_TAB = Duration.ofSeconds(90);

    /** H.264 and HEVC by the names of their sample entries. */
    private static final Set<String> CODECS = Set.of("avc1", "avc3", "hvc1", "hev1");

    private static final double FEWEST_FRAMES = 23;
    private static final double MOST_FRAMES = 60;

    private final InstagramPost post;
    private final InstagramSource source;
    private final Violations found;

    private InstagramMediaRules(InstagramPost post, InstagramSource source, Violations found) {
        this.post = post;
        this.source = source;
        this.found = found;
    }

    static void check(InstagramPost post, InstagramSource source, Violations found) {
        InstagramMediaRules rules = new InstagramMediaRules(post, source, found);
        rules.count();
        for (int i = 0; i < post.media().size(); i++) {
            rules.item(new Item(i, post.media().get(i)));
        }
    }

    private void count() {
        int items = post.media().size();
        if (items == 0) {
            found.error("media.required", "media", "A post on Instagram needs a picture or a video.");
        }
        int most = post.isKind(InstagramKind.STORY) ? 1 : MOST_ITEMS;
        String what = most == 1 ? "A story is one picture or video" : "A carousel has 2 to 10 items";
        found.atMost(most, items, "media.count", "media", what + ", here are " + items + ".");
    }

    private void item(Item item) {
        boolean isVideo = InstagramPost.isVideo(item.media);
        if (!source.sendsBytes(item.media)) {
            address(item);
        }
        altText(item, isVideo);
        MediaInfo info = item.media.info();
        if (info != null && isVideo) {
            video(item, info);
        } else if (info != null) {
            image(item, info, !post.isKind(InstagramKind.STORY));
        }
        poster(item, isVideo);
    }

    /** What is not pinned yet may still get an address of the media store, unless it has one of its own. */
    private void address(Item item) {
        Optional<String> given = item.media.url();
        if (item.media.isPinned() && isReachable(item.media)) {
            return;
        }
        if (given.isPresent() && !isHttps(given.get())) {
            String message = "Instagram fetches media from public https addresses only.";
            found.error("media.https", item.field + ".url", item.says(message));
        } else if (given.isEmpty() && item.media.isPinned()) {
            found.error("media.no-public-url", item.field, item.says(noAddress()));
        }
    }

    private boolean isReachable(Media media) {
        return source.publicAddress(media)
                .filter(url -> isHttps(url.toString()))
                .isPresent();
    }

    private String noAddress() {
        String instead = source.login() == Login.FACEBOOK
                ? "Instagram takes pictures from public https addresses only, and this one has none."
                : "Instagram Login takes media from public https addresses only, and this item has none.";
        return instead + " " + InstagramSource.WAY_OUT;
    }

    private void altText(Item item, boolean isVideo) {
        String text = item.media.altText();
        if (text == null || text.isBlank()) {
            return;
        }
        if (isVideo || post.isKind(InstagramKind.STORY)) {
            String unused = "Instagram has alternative texts for pictures in the feed only; this one is not sent.";
            found.warning("alt-text.unused", item.field + ".altText", item.says(unused));
            return;
        }
        long length = text.codePointCount(0, text.length());
        String message = item.says("Instagram takes " + LONGEST_ALT_TEXT
                + " characters in an alternative text at most, here are " + length + ".");
        found.atMost(LONGEST_ALT_TEXT, length, "alt-text.length", item.field + ".altText", message);
    }

    private void image(Item item, MediaInfo info, boolean isInFeed) {
        if (info.format() != MediaFormat.JPEG) {
            String message = "Instagram takes JPEG pictures and MP4 or MOV videos, no " + info.format() + ".";
            found.error("media.format", item.field, item.says(message));
            return;
        }
        atMost(LARGEST_IMAGE, info.size(), "media.image-size", item, "bytes in a picture");
        if (!isInFeed) {
            return;
        }
        if (info.width() < NARROWEST_IMAGE) {
            String message = "Pictures in the feed are at least 320 pixels wide, this one has " + info.width() + ".";
            found.error("media.image-width", item.field, item.says(message));
        }
        boolean tooTall = 5L * info.width() < 4L * info.height();
        boolean tooWide = 100L * info.width() > 191L * info.height();
        if (tooTall || tooWide) {
            String message = "Pictures in the feed have an aspect ratio from 4:5 to 1.91:1, this one is " + info.width()
                    + " by " + info.height() + " pixels. Crop it.";
            found.error("media.image-ratio", item.field, item.says(message));
        }
    }

    private void video(Item item, MediaInfo info) {
        boolean isStory = post.isKind(InstagramKind.STORY);
        if (info.format() != MediaFormat.MP4 && info.format() != MediaFormat.MOV) {
            String message = "Instagram takes MP4 and MOV videos, no " + info.format() + ".";
            found.error("media.format", item.field, item.says(message));
            return;
        }
        long largest = isStory ? LARGEST_STORY_VIDEO : LARGEST_REEL;
        atMost(largest, info.size(), "media.video-size", item, "bytes in " + (isStory ? "a story" : "a video"));
        atMost(WIDEST_VIDEO, info.width(), "media.video-width", item, "pixels in the width of a video");
        if (100L * info.width() < info.height() || info.width() > 10L * info.height()) {
            String message = "Videos have an aspect ratio from 0.01:1 to 10:1.";
            found.error("media.video-ratio", item.field, item.says(message));
        }
        info.duration().ifPresent(duration -> duration(item, duration, isStory));
        info.videoCodec().filter(Predicate.not(CODECS::contains)).ifPresent(codec -> {
            String message = "Instagram takes videos in H.264 or HEVC, this one is in '" + codec + "'.";
            found.error("media.video-codec", item.field, item.says(message));
        });
        info.frameRate()
                .filter(rate -> rate < FEWEST_FRAMES || rate > MOST_FRAMES)
                .ifPresent(rate -> {
                    String message = "Instagram takes videos of 23 to 60 frames a second.";
                    found.error("media.video-frames", item.field, item.says(message));
                });
    }

    private void duration(Item item, Duration duration, boolean isStory) {
        Duration longest = isStory ? LONGEST_STORY_VIDEO : LONGEST_REEL;
        if (duration.compareTo(SHORTEST_VIDEO) < 0 || duration.compareTo(longest) > 0) {
            String message =
                    (isStory ? "Videos in stories take 3 to 60 seconds" : "Videos take 3 seconds to 15 minutes")
                            + ", this one takes " + duration.toSeconds() + " seconds.";
            found.error("media.video-duration", item.field, item.says(message));
        } else if (post.isKind(InstagramKind.REEL) && duration.compareTo(LONGEST_IN_REELS_TAB) > 0) {
            String message = "Reels of more than 90 seconds are not shown in the tab of reels.";
            found.warning("media.reels-tab", item.field, item.says(message));
        }
    }

    private void poster(Item item, boolean isVideo) {
        Media poster = item.media.poster();
        if (poster == null) {
            return;
        }
        Item cover = new Item(item.index, poster, item.field + ".poster");
        if (post.isMeasured() && !(isVideo && post.isKind(InstagramKind.REEL))) {
            found.warning(
                    "media.cover-unused", cover.field, cover.says("Only reels have covers; this one is not sent."));
            return;
        }
        address(cover);
        MediaInfo info = poster.info();
        if (info != null && InstagramPost.isVideo(poster)) {
            found.error("media.format", cover.field, cover.says("A cover is a JPEG picture."));
        } else if (info != null) {
            image(cover, info, false);
        }
    }

    private void atMost(long limit, long actual, String rule, Item item, String what) {
        String message = item.says("Instagram takes " + limit + " " + what + " at most, here are " + actual + ".");
        found.atMost(limit, actual, rule, item.field, message);
    }

    private static boolean isHttps(String url) {
        return WebAddress.isWebAddress(url) && url.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    /** One of the post's media, and how it is called in messages. */
    private record Item(int index, Media media, String field) {

        private Item(int index, Media media) {
            this(index, media, new MediaItem(index, media).field());
        }

        private String says(String message) {
            return new MediaItem(index, media).says(message);
        }
    }
}
