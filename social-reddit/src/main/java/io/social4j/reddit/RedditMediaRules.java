package io.social4j.reddit;

import io.social4j.http.MediaItem;
import io.social4j.http.Violations;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What Reddit takes as pictures and videos. What nobody has measured yet is checked when it is known. */
final class RedditMediaRules {

    /** Pictures of a gallery (PRAW 8, 2025; Reddit's announcement of galleries, 2020). */
    static final int MOST_PICTURES = 20;

    /** Bytes of a picture: 20 MiB, as the policy of a lease recorded by PRAW 8 says (2025). */
    static final long LARGEST_PICTURE = 20L << 20;

    /** Bytes of a video (Reddit help, Uploading videos, 2024). */
    static final long LARGEST_VIDEO = 1_000_000_000L;

    /** Length of a video (Reddit help, Uploading videos, 2024). */
    static final Duration LONGEST_VIDEO = Duration.ofMinutes(15);

    /** WebP is said to work and was never recorded (2026); it is refused rather than lost. */
    private static final Set<MediaFormat> PICTURES = EnumSet.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.GIF);

    private static final Set<MediaFormat> POSTERS = EnumSet.of(MediaFormat.JPEG, MediaFormat.PNG);
    private static final Set<MediaFormat> VIDEOS = EnumSet.of(MediaFormat.MP4, MediaFormat.MOV);

    private final Violations found;

    private RedditMediaRules(Violations found) {
        this.found = found;
    }

    static void check(PublishPayload payload, RedditKind kind, Violations found) {
        List<Media> media = payload.media();
        if (media.isEmpty() || !kind.hasMedia()) {
            return;
        }
        String most = "Reddit takes " + MOST_PICTURES + " pictures, here are " + media.size() + ". Leave some out.";
        found.atMost(MOST_PICTURES, media.size(), "media.count", "media", most);
        RedditMediaRules rules = new RedditMediaRules(found);
        MediaItem.of(media).forEach(item -> rules.item(item, kind));
    }

    private void item(MediaItem item, RedditKind kind) {
        String altText = item.media().altText();
        if (altText != null && !altText.isBlank()) {
            found.warning(
                    "media.alt-text",
                    item.field(),
                    item.says(
                            "Reddit takes no description of it; in a gallery, the option captions is shown to everybody."));
        }
        MediaInfo info = item.media().info();
        if (info == null) {
            return;
        }
        if (info.kind() != MediaFormat.Kind.VIDEO) {
            picture(item, info);
        } else if (kind == RedditKind.GALLERY) {
            found.error(
                    "media.mixed", item.field(), item.says("Galleries hold pictures only. Post the video by itself."));
        } else {
            video(item, info);
        }
    }

    private void picture(MediaItem item, MediaInfo info) {
        if (!PICTURES.contains(info.format())) {
            found.error("media.format", item.field(), item.says("Reddit takes JPEG, PNG and GIF. Convert it."));
            return;
        }
        String message = item.says("Reddit takes pictures up to " + LARGEST_PICTURE + " bytes. Make it smaller.");
        found.atMost(LARGEST_PICTURE, info.size(), "media.size", item.field(), message);
    }

    private void video(MediaItem item, MediaInfo info) {
        if (!VIDEOS.contains(info.format())) {
            found.error("media.format", item.field(), item.says("Reddit takes MP4 and MOV. Convert it."));
        }
        String large = item.says("Reddit takes videos up to " + LARGEST_VIDEO + " bytes. Make it smaller.");
        found.atMost(LARGEST_VIDEO, info.size(), "media.size", item.field(), large);
        long seconds = info.duration().map(RedditMediaRules::wholeSeconds).orElse(0L);
        String longer = item.says("Reddit takes videos up to " + LONGEST_VIDEO.toMinutes() + " minutes. Shorten it.");
        found.atMost(LONGEST_VIDEO.toSeconds(), seconds, "media.duration", item.field(), longer);
        poster(item);
    }

    /** Reddit makes none by itself, and refuses a video without one (PRAW 8, 2025). */
    private void poster(MediaItem item) {
        Media poster = item.media().poster();
        String field = item.field() + ".poster";
        if (poster == null) {
            found.error(
                    "media.poster.missing", field, item.says("Reddit wants a picture that is shown before it plays."));
            return;
        }
        MediaInfo info = poster.info();
        if (info == null) {
            return;
        }
        if (!POSTERS.contains(info.format())) {
            found.error("media.poster.format", field, item.says("The poster of a video is a JPEG or PNG."));
        }
        String message = item.says("Reddit takes posters up to " + LARGEST_PICTURE + " bytes.");
        found.atMost(LARGEST_PICTURE, info.size(), "media.poster.size", field, message);
    }

    private static long wholeSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
