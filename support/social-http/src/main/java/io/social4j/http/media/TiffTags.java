package io.social4j.http.media;

import java.io.IOException;
import java.util.OptionalInt;

/** The first directory of a TIFF file (TIFF 6.0, 1992), or of the Exif data in a JPEG file, which is one. */
final class TiffTags {

    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int ORIENTATION = 274;

    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 1000;
    private static final int SHORT = 3;

    private final FileBytes file;
    private final long base;
    private final boolean little;

    private TiffTags(FileBytes file, long base, boolean little) {
        this.file = file;
        this.base = base;
        this.little = little;
    }

    static boolean isOne(String start) {
        return start.startsWith("II*\0") || start.startsWith("MM\0*");
    }

    static TiffTags at(FileBytes file, long base) throws IOException {
        return new TiffTags(file, base, file.ascii(base, 2).equals("II"));
    }

    /** A number of one value. */
    OptionalInt find(int tag) throws IOException {
        long directory = base + (i32(base + 4) & 0xffffffffL);
        int entries = Math.min(u16(directory), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (u16(entry) == tag) {
                return OptionalInt.of(u16(entry + 2) == SHORT ? u16(entry + 8) : i32(entry + 8));
            }
        }
        return OptionalInt.empty();
    }

    /** Whether it is shown lying: orientations 5 to 8 (Exif 2.32, tag 274). */
    boolean isTurned() throws IOException {
        int orientation = find(ORIENTATION).orElse(1);
        return orientation >= 5 && orientation <= 8;
    }

    private int u16(long position) throws IOException {
        return little ? file.u16le(position) : file.u16(position);
    }

    private int i32(long position) throws IOException {
        return little ? file.i32le(position) : file.i32(position);
    }
}
