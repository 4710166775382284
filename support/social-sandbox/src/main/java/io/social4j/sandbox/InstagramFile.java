package io.social4j.sandbox;

import io.social4j.sandbox.InstagramContainer.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A picture or a video as Instagram would find it. Nothing is fetched: an address says itself what is there, as in
 * {@code ?type=image/png&size=900&width=640&height=480} or {@code ?type=video/mp4&ms=9000&fps=30&codec=avc1}, and what it does
 * not say is fine. Of bytes that were sent the size is known, and what their header says. Source of the limits: Instagram Platform docs, IG
 * User media and error codes, 2026-09.
 *
 * @param place the address, or the upload
 */
record InstagramFile(
        String place,
        String type,
        long size,
        int width,
        int height,
        long millis,
        BigDecimal framesPerSecond,
        String codec) {

    private static final Set<String> VIDEO_TYPES = Set.of("video/mp4", "video/quicktime");
    private static final Set<String> CODECS = Set.of("avc1", "avc3", "hvc1", "hev1");
    private static final GraphVideoFile USUAL =
            new GraphVideoFile("isom", 1_080, 1_920, Duration.ofSeconds(10), "avc1", 30);
    private static final long EIGHT_MEBIBYTES = 8L * 1024 * 1024;
    private static final BigDecimal SLOWEST = BigDecimal.valueOf(23);
    private static final BigDecimal FASTEST = BigDecimal.valueOf(60);

    /** @param address the same as it was written */
    static InstagramFile at(String address, HttpUrl url, boolean video) {
        return new InstagramFile(
                address,
                text(url, "type", video ? "video/mp4" : "image/jpeg"),
                number(url, "size", 100_000),
                (int) number(url, "width", 1_080),
                (int) number(url, "height", video ? 1_920 : 1_080),
                number(url, "ms", 10_000),
                new BigDecimal(text(url, "fps", "30")),
                text(url, "codec", "avc1"));
    }

    /** A header that does not stand at the beginning is not looked for. */
    static InstagramFile sent(String container, long size, Optional<GraphVideoFile> header) {
        GraphVideoFile video = header.orElse(USUAL);
        return new InstagramFile(
                "upload:" + container,
                video.isMp4() ? "video/mp4" : "video/quicktime",
                size,
                video.width(),
                video.height(),
                video.duration().toMillis(),
                BigDecimal.valueOf(video.framesPerSecond() > 0 ? video.framesPerSecond() : USUAL.framesPerSecond()),
                video.codec());
    }

    /** What is said at once of a picture. A story may have any shape. */
    void requirePicture(boolean story) {
        if (!type.equals("image/jpeg")) {
            throw GraphErrors.of(36001, 2207005, "Unsupported format", "The image format is not supported: " + type);
        }
        if (size > EIGHT_MEBIBYTES) {
            throw GraphErrors.of(36000, 2207004, "Image too large", "The image is larger than 8 MiB.");
        }
        boolean shaped = 100L * width >= 80L * height && 100L * width <= 191L * height && width >= 320;
        if (!story && !shaped) {
            throw GraphErrors.of(36003, 2207009, "Invalid aspect ratio", "The aspect ratio is not supported.");
        }
    }

    /** The subcode a container fails with when the video cannot be used; null when it can. */
    @Nullable
    Integer fault(Kind kind) {
        boolean story = kind == Kind.STORIES;
        boolean fits = size <= (story ? 100_000_000L : 300_000_000L)
                && millis >= 3_000
                && millis <= (story ? 60_000 : 900_000);
        boolean shaped = width <= 1_920 && 100L * width >= height && width <= 10L * height;
        boolean coded = VIDEO_TYPES.contains(type)
                && CODECS.contains(codec)
                && framesPerSecond.compareTo(SLOWEST) >= 0
                && framesPerSecond.compareTo(FASTEST) <= 0;
        return fits && shaped && coded ? null : 2207026;
    }

    private static String text(HttpUrl url, String name, String absent) {
        return Optional.ofNullable(url.queryParameter(name)).orElse(absent);
    }

    private static long number(HttpUrl url, String name, long absent) {
        String text = text(url, name, "");
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : absent;
    }
}
