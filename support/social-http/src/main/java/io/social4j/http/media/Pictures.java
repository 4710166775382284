package io.social4j.http.media;

import io.social4j.http.media.MediaProbe.Measured;
import io.social4j.model.MediaFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Width, height and frames of pictures, by their headers: JPEG (ITU-T T.81), PNG and APNG (W3C PNG, third edition), GIF89a, WebP
 * (RFC 9649), BMP, TIFF 6.0. Loops without a bound of their own go forward and end where {@link FileBytes} has been asked enough.
 */
final class Pictures {

    private static final int MOST_SEGMENTS = 2_000;
    private static final Set<Integer> BMP_HEADERS = Set.of(12, 40, 52, 56, 64, 108, 124);

    private Pictures() {}

    static Optional<Measured> measure(FileBytes file, String start) throws IOException {
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(jpeg(file));
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(png(file));
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return Optional.of(gif(file));
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Optional.of(webp(file));
        }
        if (TiffTags.isOne(start)) {
            return Optional.of(tiff(file));
        }
        return start.startsWith("BM") ? bmp(file) : Optional.empty();
    }

    private static Measured jpeg(FileBytes file) throws IOException {
        boolean turned = false;
        long at = 2;
        for (int segments = 0; segments < MOST_SEGMENTS; segments++) {
            int marker = file.u16(at);
            if (marker == 0xffff) {
                at++;
                continue;
            }
            if (isFrame(marker)) {
                Measured upright = Measured.picture(MediaFormat.JPEG, file.u16(at + 7), file.u16(at + 5));
                return turned ? upright.turned() : upright;
            }
            if (marker == 0xffe1 && file.ascii(at + 4, 6).equals("Exif\0\0")) {
                turned = TiffTags.at(file, at + 10).isTurned();
            }
            if (marker >> 8 != 0xff || marker == 0xffda) {
                throw new IOException("No frame in it");
            }
            at += 2 + Math.max(2, file.u16(at + 2));
        }
        throw new IOException("Too many segments");
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
    }

    private static Measured png(FileBytes file) throws IOException {
        if (!file.ascii(12, 4).equals("IHDR")) {
            throw new IOException("No header in it");
        }
        boolean animated = false;
        long at = 8;
        for (int chunks = 0; !file.ascii(at + 4, 4).equals("IDAT"); chunks++) {
            if (chunks == MOST_SEGMENTS) {
                throw new IOException("Too many chunks");
            }
            animated |= file.ascii(at + 4, 4).equals("acTL") && file.u32(at + 8) > 1;
            at += 12 + file.u32(at);
        }
        return new Measured(MediaFormat.PNG, size(file.u32(16)), size(file.u32(20)), animated, null, null, null);
    }

    private static Measured gif(FileBytes file) throws IOException {
        long at = 13L + colours(file.u8(10));
        int frames = 0;
        long hundredths = 0;
        while (at < file.size()) {
            int block = file.u8(at);
            if (block == 0x2c) {
                frames++;
                at = behindBlocks(file, at + 11 + colours(file.u8(at + 9)));
            } else if (block == 0x21) {
                if (file.u8(at + 1) == 0xf9) {
                    hundredths += file.u16le(at + 4);
                }
                at = behindBlocks(file, at + 2);
            } else {
                break;
            }
        }
        if (frames == 0) {
            throw new IOException("No frame in it");
        }
        boolean animated = frames > 1;
        return new Measured(
                MediaFormat.GIF, file.u16le(6), file.u16le(8), animated, animated ? hundredths * 10 : null, null, null);
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** Blocks of up to 255 bytes, ended by an empty one. */
    private static long behindBlocks(FileBytes file, long from) throws IOException {
        long at = from;
        while (at < file.size()) {
            int length = file.u8(at);
            at += 1L + length;
            if (length == 0) {
                break;
            }
        }
        return at;
    }

    private static Measured webp(FileBytes file) throws IOException {
        return switch (file.ascii(12, 4)) {
            case "VP8 " -> {
                if (file.u16(23) != 0x9d01 || file.u8(25) != 0x2a) {
                    throw new IOException("No frame in it");
                }
                yield Measured.picture(MediaFormat.WEBP, file.u16le(26) & 0x3fff, file.u16le(28) & 0x3fff);
            }
            case "VP8L" -> {
                int bits = file.i32le(21);
                yield Measured.picture(MediaFormat.WEBP, (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
            }
            case "VP8X" -> extendedWebp(file);
            default -> throw new IOException("No frame in it");
        };
    }

    private static Measured extendedWebp(FileBytes file) throws IOException {
        int frames = 0;
        long millis = 0;
        long at = 30;
        while (at + 8 <= file.size()) {
            if (file.ascii(at, 4).equals("ANMF")) {
                frames++;
                millis += u24le(file, at + 20);
            }
            long length = file.i32le(at + 4) & 0xffffffffL;
            at += 8 + length + (length & 1);
        }
        boolean animated = (file.u8(20) & 2) != 0 && frames > 1;
        return new Measured(
                MediaFormat.WEBP,
                u24le(file, 24) + 1,
                u24le(file, 27) + 1,
                animated,
                animated ? millis : null,
                null,
                null);
    }

    private static int u24le(FileBytes file, long position) throws IOException {
        return file.u16le(position) | (file.u8(position + 2) << 16);
    }

    private static Measured tiff(FileBytes file) throws IOException {
        TiffTags tags = TiffTags.at(file, 0);
        Measured upright = Measured.picture(
                MediaFormat.TIFF,
                tags.find(TiffTags.WIDTH).orElseThrow(() -> new IOException("No width in it")),
                tags.find(TiffTags.HEIGHT).orElseThrow(() -> new IOException("No height in it")));
        return tags.isTurned() ? upright.turned() : upright;
    }

    private static Optional<Measured> bmp(FileBytes file) throws IOException {
        int header = file.i32le(14);
        if (!BMP_HEADERS.contains(header) || file.i32le(6) != 0) {
            return Optional.empty();
        }
        return Optional.of(
                header == 12
                        ? Measured.picture(MediaFormat.BMP, file.u16le(18), file.u16le(20))
                        : Measured.picture(MediaFormat.BMP, file.i32le(18), Math.abs(file.i32le(22))));
    }

    private static int size(long value) {
        return Math.toIntExact(value);
    }
}
