package io.social4j.http.media;

import java.util.Locale;

/** Sizes as people read them. */
final class MediaSize {

    private static final int KILO = 1000;
    private static final int MEGA = KILO * KILO;

    private MediaSize() {}

    static String shown(long bytes) {
        if (bytes < KILO) {
            return bytes + " bytes";
        }
        return bytes < MEGA ? bytes / KILO + " kB" : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGA);
    }
}
