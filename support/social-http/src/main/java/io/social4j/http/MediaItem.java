package io.social4j.http;

import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One media item of a post, for messages about it. Immutable.
 *
 * @param index counted from 0
 */
public record MediaItem(int index, Media media) {

    private static final long KILOBYTE = 1_000;
    private static final long MEGABYTE = 1_000_000;

    /** All of them, in order. */
    public static List<MediaItem> of(List<Media> media) {
        return IntStream.range(0, media.size())
                .mapToObj(i -> new MediaItem(i, media.get(i)))
                .toList();
    }

    /** As violations name it: {@code media[2]}. */
    public String field() {
        return "media[" + index + "]";
    }

    /** A sentence about it: {@code Item 3 (sunset.png, PNG 12 MB): Facebook takes …}. */
    public String says(String sentence) {
        MediaInfo info = media.info();
        String name = Redaction.line(media.shown());
        String measured = info == null ? "" : info.format() + " " + size(info.size());
        boolean named = media.url().isPresent() || info == null;
        return "Item " + (index + 1) + " (" + (named ? name : "") + (named && info != null ? ", " : "") + measured
                + "): " + sentence;
    }

    /** A size as people say it: {@code 12 MB}, {@code 4.5 MB}, {@code 320 kB}. */
    public static String size(long bytes) {
        if (bytes >= 10 * MEGABYTE) {
            return bytes / MEGABYTE + " MB";
        }
        if (bytes >= MEGABYTE) {
            return String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE);
        }
        return bytes >= KILOBYTE ? bytes / KILOBYTE + " kB" : bytes + " bytes";
    }
}
