package io.social4j.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself in its bytes, as far as X would look: its type by the first of them, the frames of a GIF, and of
 * an MP4 or MOV what the boxes in its first bytes tell (ISO/IEC 14496-12). Immutable.
 *
 * @param width in pixels; 0 if it is not known
 * @param height in pixels; 0 if it is not known
 * @param frames of a GIF; 0 for everything else
 * @param codec the name of the sample entry of a video; empty if it is not known
 */
record XFile(
        String type,
        int width,
        int height,
        int frames,
        @Nullable Duration duration,
        String codec) {

    private static final String UNKNOWN = "application/octet-stream";

    /** @param bytes of a GIF all of them, of a video at least its boxes */
    static XFile of(ByteString bytes) {
        String type = typeOf(bytes);
        if (type.equals("image/gif") && bytes.size() >= 13) {
            return new XFile(type, little(bytes, 6), little(bytes, 8), gifFrames(bytes), null, "");
        }
        return type.startsWith("video/") ? video(type, bytes) : new XFile(type, 0, 0, 0, null, "");
    }

    private static String typeOf(ByteString bytes) {
        if (bytes.startsWith(ByteString.of((byte) 0xff, (byte) 0xd8, (byte) 0xff))) {
            return "image/jpeg";
        }
        if (bytes.startsWith(ByteString.of((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G'))) {
            return "image/png";
        }
        if (bytes.startsWith(ByteString.encodeUtf8("GIF8"))) {
            return "image/gif";
        }
        if (bytes.startsWith(ByteString.encodeUtf8("RIFF")) && says(bytes, 8, "WEBP")) {
            return "image/webp";
        }
        if (says(bytes, 4, "ftyp")) {
            return says(bytes, 8, "qt  ") ? "video/quicktime" : "video/mp4";
        }
        return UNKNOWN;
    }

    private static boolean says(ByteString bytes, int at, String text) {
        return bytes.size() >= at + text.length()
                && bytes.rangeEquals(at, ByteString.encodeUtf8(text), 0, text.length());
    }

    /** Counts the image descriptors (GIF89a specification, 1990). */
    private static int gifFrames(ByteString bytes) {
        int frames = 0;
        int at = 13 + colours(bytes.getByte(10));
        while (at < bytes.size() - 1 && bytes.getByte(at) != 0x3b) {
            if (bytes.getByte(at) == 0x2c && at + 10 < bytes.size()) {
                frames++;
                at = behindBlocks(bytes, at + 11 + colours(bytes.getByte(at + 9)));
            } else if (bytes.getByte(at) == 0x21) {
                at = behindBlocks(bytes, at + 2);
            } else {
                return frames;
            }
        }
        return frames;
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int behindBlocks(ByteString bytes, int from) {
        int at = from;
        while (at < bytes.size() && bytes.getByte(at) != 0) {
            at += 1 + (bytes.getByte(at) & 0xff);
        }
        return at + 1;
    }

    private static XFile video(String type, ByteString bytes) {
        Duration duration = null;
        int movie = box(bytes, "mvhd");
        if (movie >= 0 && big(bytes, movie + 16) > 0) {
            duration = Duration.ofMillis(big(bytes, movie + 20) * 1000 / big(bytes, movie + 16));
        }
        int track = box(bytes, "tkhd");
        int samples = box(bytes, "stsd");
        return new XFile(
                type,
                track < 0 ? 0 : (int) (big(bytes, track + 80) >> 16),
                track < 0 ? 0 : (int) (big(bytes, track + 84) >> 16),
                0,
                duration,
                samples < 0 ? "" : text(bytes, samples + 16));
    }

    /** Where the name of a box stands; -1 if it is not there, or is cut. */
    private static int box(ByteString bytes, String name) {
        int at = bytes.indexOf(ByteString.encodeUtf8(name), 0);
        return at >= 0 && at + 88 <= bytes.size() ? at : -1;
    }

    private static String text(ByteString bytes, int at) {
        return bytes.substring(at, at + 4).string(StandardCharsets.US_ASCII);
    }

    private static long big(ByteString bytes, int at) {
        long number = 0;
        for (int i = 0; i < 4; i++) {
            number = number << 8 | (bytes.getByte(at + i) & 0xff);
        }
        return number;
    }

    private static int little(ByteString bytes, int at) {
        return (bytes.getByte(at) & 0xff) | (bytes.getByte(at + 1) & 0xff) << 8;
    }
}
