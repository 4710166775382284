package io.social4j.sandbox;

import java.time.Duration;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself in its first bytes, as far as LinkedIn would look: PNG and GIF by their headers, JPEG by its frame
 * header (ITU T.81), MP4 by its movie header (ISO/IEC 14496-12), the rest by its signature. Immutable.
 *
 * @param kind {@code image}, {@code video}, {@code document}, or empty for what LinkedIn does not take
 * @param pixels of a picture; 0 if they are not known
 */
record LinkedInFile(String kind, long pixels, @Nullable Duration duration) {

    private static final LinkedInFile OTHER = new LinkedInFile("", 0, null);

    static LinkedInFile of(ByteString bytes) {
        if (starts(bytes, 0, "89504e47")) {
            return image(number(bytes, 16, 4) * number(bytes, 20, 4));
        }
        if (starts(bytes, 0, "47494638")) {
            return image(little(bytes, 6) * little(bytes, 8));
        }
        if (starts(bytes, 0, "ffd8ff")) {
            return image(jpegPixels(bytes));
        }
        if (starts(bytes, 4, "66747970")) {
            return starts(bytes, 8, "71742020") ? OTHER : new LinkedInFile("video", 0, duration(bytes));
        }
        boolean office = starts(bytes, 0, "504b0304") || starts(bytes, 0, "d0cf11e0");
        return starts(bytes, 0, "25504446") || office ? new LinkedInFile("document", 0, null) : OTHER;
    }

    private static LinkedInFile image(long pixels) {
        return new LinkedInFile("image", pixels, null);
    }

    private static long jpegPixels(ByteString bytes) {
        int at = 2;
        while (at + 9 < bytes.size()) {
            int marker = bytes.getByte(at + 1) & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return number(bytes, at + 5, 2) * number(bytes, at + 7, 2);
            }
            at += 2 + (int) number(bytes, at + 2, 2);
        }
        return 0;
    }

    private static @Nullable Duration duration(ByteString bytes) {
        int movie = bytes.indexOf(ByteString.encodeUtf8("mvhd"), 0);
        if (movie < 0 || number(bytes, movie + 16, 4) == 0) {
            return null;
        }
        return Duration.ofMillis(number(bytes, movie + 20, 4) * 1000 / number(bytes, movie + 16, 4));
    }

    private static boolean starts(ByteString bytes, int at, String hex) {
        ByteString wanted = ByteString.decodeHex(hex);
        return bytes.size() >= at + wanted.size() && bytes.rangeEquals(at, wanted, 0, wanted.size());
    }

    private static long number(ByteString bytes, int at, int length) {
        long number = 0;
        for (int i = at; i < at + length; i++) {
            number = number << 8 | (i < bytes.size() ? bytes.getByte(i) & 0xff : 0);
        }
        return number;
    }

    private static long little(ByteString bytes, int at) {
        return number(bytes, at, 1) + (number(bytes, at + 1, 1) << 8);
    }
}
