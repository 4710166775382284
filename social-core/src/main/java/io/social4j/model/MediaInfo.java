package io.social4j.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that is pinned: measured from its bytes when the post was scheduled, never taken from anybody's word.
 *
 * @param sha256 of all bytes, 64 small hexadecimal digits; the key under which the content is kept
 * @param size in bytes
 * @param width in pixels as shown, 0 for documents
 * @param height in pixels as shown, 0 for documents
 * @param animated whether a picture has more than one frame
 * @param durationOrNull of a video or an animation, where its header tells
 * @param videoCodecOrNull of a video: the four characters of its sample entry, as in {@code avc1}, {@code hvc1}
 * @param frameRateOrNull of a video, in frames a second
 */
public record MediaInfo(
        String sha256,
        MediaFormat format,
        long size,
        int width,
        int height,
        boolean animated,
        @Nullable Duration durationOrNull,
        @Nullable String videoCodecOrNull,
        @Nullable Double frameRateOrNull) {

    public MediaInfo {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A SHA-256 has 64 small hexadecimal digits");
        }
        if (size < 1 || width < 0 || height < 0) {
            throw new IllegalArgumentException("A file has at least one byte, and no negative width or height");
        }
    }

    /** A picture with one frame. */
    public static MediaInfo image(String sha256, MediaFormat format, long size, int width, int height) {
        return new MediaInfo(sha256, format, size, width, height, false, null, null, null);
    }

    public static MediaInfo video(
            String sha256, MediaFormat format, long size, int width, int height, Duration duration) {
        return new MediaInfo(sha256, format, size, width, height, false, duration, null, null);
    }

    public static MediaInfo document(String sha256, MediaFormat format, long size) {
        return new MediaInfo(sha256, format, size, 0, 0, false, null, null, null);
    }

    public MediaFormat.Kind kind() {
        return format.kind();
    }

    public Optional<Duration> duration() {
        return Optional.ofNullable(durationOrNull);
    }

    public Optional<String> videoCodec() {
        return Optional.ofNullable(videoCodecOrNull);
    }

    public Optional<Double> frameRate() {
        return Optional.ofNullable(frameRateOrNull);
    }

    /** Width divided by height; 0 where there is no height. */
    public double aspectRatio() {
        return height == 0 ? 0 : (double) width / height;
    }
}
