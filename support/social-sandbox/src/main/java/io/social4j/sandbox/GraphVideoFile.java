package io.social4j.sandbox;

import java.time.Duration;
import java.util.Optional;
import okio.ByteString;

/**
 * What the header of a video says, as far as platforms of Meta look at it. Only files whose header comes before their data
 * are understood. Source: ISO/IEC 14496-12, boxes ftyp, mvhd, tkhd, mdhd, stsd, stts.
 *
 * @param brand {@code qt  } for QuickTime
 * @param codec four characters
 * @param framesPerSecond by the first of its times; 0 if there is none
 */
record GraphVideoFile(String brand, int width, int height, Duration duration, String codec, double framesPerSecond) {

    private static final int BOX_HEAD = 8;

    /** Empty if the bytes are no video, or its header is not there. */
    static Optional<GraphVideoFile> in(ByteString start) {
        if (start.size() < 12 || !start.substring(4, 8).utf8().equals("ftyp")) {
            return Optional.empty();
        }
        int movie = content(start, "mvhd");
        int track = content(start, "tkhd");
        int samples = content(start, "stsd");
        if (movie < 0 || track < 0 || samples < 0) {
            return Optional.empty();
        }
        long scale = number(start, movie + 12);
        long length = number(start, movie + 16);
        return Optional.of(new GraphVideoFile(
                start.substring(8, 12).utf8(),
                (int) number(start, track + 76) >>> 16,
                (int) number(start, track + 80) >>> 16,
                Duration.ofMillis(length * 1000 / Math.max(1, scale)),
                start.substring(samples + 12, samples + 16).utf8(),
                framesPerSecond(start)));
    }

    private static double framesPerSecond(ByteString start) {
        int media = content(start, "mdhd");
        int times = content(start, "stts");
        long frame = media < 0 || times < 0 ? 0 : number(start, times + 12);
        return frame == 0 ? 0 : (double) number(start, media + 12) / frame;
    }

    boolean isMp4() {
        return !brand.equals("qt  ");
    }

    /** Where the content of the first box of that name begins; -1 if it is not there in full. */
    private static int content(ByteString bytes, String box) {
        int at = bytes.indexOf(ByteString.encodeUtf8(box), 0);
        return at < 4 || at + BOX_HEAD + 84 > bytes.size() ? -1 : at + 4;
    }

    private static long number(ByteString bytes, int at) {
        return bytes.asByteBuffer().getInt(at) & 0xFFFFFFFFL;
    }
}
