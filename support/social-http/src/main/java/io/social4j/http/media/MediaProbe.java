package io.social4j.http.media;

import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what a file is, by its bytes alone, and measures it by its header. Nothing is decoded or unpacked, and no more than a few
 * kilobytes are in memory, whatever the file claims.
 */
final class MediaProbe {

    private static final int START = 1024;
    private static final int END = 1 << 16;

    /** What has no business at the start of a picture or a video; browsers and readers of PDF look for it there. */
    private static final List<String> FOREIGN = List.of("<html", "<script", "<svg", "<!doctype", "%pdf-");

    private MediaProbe() {}

    /**
     * What a header says.
     *
     * @param millis the duration, or {@code null} where it does not tell
     */
    record Measured(
            MediaFormat format,
            int width,
            int height,
            boolean animated,
            @Nullable Long millis,
            @Nullable String codec,
            @Nullable Double frameRate) {

        static Measured picture(MediaFormat format, int width, int height) {
            return new Measured(format, width, height, false, null, null, null);
        }

        static Measured document(MediaFormat format) {
            return new Measured(format, 0, 0, false, null, null, null);
        }

        Measured turned() {
            return new Measured(format, /* width= */ height, /* height= */ width, animated, millis, codec, frameRate);
        }
    }

    static MediaInfo measure(Spool spool, long maxPixels) throws MediaRefusedException, IOException {
        FileBytes file = spool.bytes();
        if (file.size() == 0) {
            throw new MediaRefusedException("media.format.empty", "It is empty.");
        }
        String start = new String(file.upTo(0, START), StandardCharsets.ISO_8859_1);
        Measured measured = measured(file, start);
        if (measured.format().kind() != MediaFormat.Kind.DOCUMENT) {
            requireNothingForeign(file, start, measured.format());
            requireSane(measured, maxPixels);
        }
        return new MediaInfo(
                spool.sha256OfAll(),
                measured.format(),
                file.size(),
                measured.width(),
                measured.height(),
                measured.animated(),
                measured.millis() == null ? null : Duration.ofMillis(measured.millis()),
                measured.codec(),
                measured.frameRate());
    }

    private static Measured measured(FileBytes file, String start) throws MediaRefusedException {
        try {
            Optional<Measured> known = Pictures.measure(file, start);
            if (known.isEmpty()) {
                known = MovieBoxes.measure(file, start);
            }
            if (known.isEmpty()) {
                known = Matroska.measure(file, start);
            }
            if (known.isEmpty()) {
                known = Documents.measure(file, start);
            }
            return known.orElseThrow(() -> unsupported(start));
        } catch (IOException | ArithmeticException broken) {
            throw new MediaRefusedException(
                    "media.format.broken", "It is broken: its header cannot be read. Export it again.");
        }
    }

    private static MediaRefusedException unsupported(String start) {
        String lower = start.toLowerCase(Locale.ROOT);
        String what = "is in a format that we do not know";
        if (lower.contains("<svg")) {
            what = "is an SVG drawing, which no platform takes";
        } else if (lower.contains("<html") || lower.contains("<!doctype html")) {
            what = "is a web page, not a picture or a video; the address may lead to a page around it";
        } else if (start.startsWith("PK")) {
            what = "is an archive";
        }
        return new MediaRefusedException(
                "media.format.unsupported",
                "It " + what + ". JPEG, PNG, GIF, WebP, HEIC, MP4, MOV, WebM, PDF and Office documents are known.");
    }

    private static void requireNothingForeign(FileBytes file, String start, MediaFormat format)
            throws MediaRefusedException, IOException {
        String lower = start.toLowerCase(Locale.ROOT);
        boolean archive = format.kind() == MediaFormat.Kind.IMAGE && endsAsArchive(file);
        if (archive || FOREIGN.stream().anyMatch(lower::contains)) {
            throw new MediaRefusedException(
                    "media.format.disguised",
                    "It is a " + format + " that can be read as something else as well. Export it again.");
        }
    }

    /** A ZIP file is read from its end, so one can be hung behind a picture. */
    private static boolean endsAsArchive(FileBytes file) throws IOException {
        byte[] end = file.upTo(Math.max(0, file.size() - END), END);
        return new String(end, StandardCharsets.ISO_8859_1).contains("PK\u0005\u0006");
    }

    private static void requireSane(Measured measured, long maxPixels) throws MediaRefusedException {
        long pixels = (long) measured.width() * measured.height();
        if (measured.width() < 1 || measured.height() < 1) {
            throw new MediaRefusedException("media.format.broken", "Its header names no width and height.");
        }
        if (pixels > maxPixels) {
            throw new MediaRefusedException(
                    "media.pixels",
                    "It is a " + measured.format() + " of " + measured.width() + " × " + measured.height()
                            + " pixels, more than the " + maxPixels / 1_000_000
                            + " megapixels that social4j.media.max-megapixels allows.");
        }
    }
}
