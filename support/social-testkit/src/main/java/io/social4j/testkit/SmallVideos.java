package io.social4j.testkit;

import io.social4j.model.MediaFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The boxes of ISO/IEC 14496-12 that say what a video is, and behind them bytes that are none. */
final class SmallVideos {

    /** Units of time that a frame takes; a second has a hundred times the frame rate. */
    private static final int FRAME = 100;

    private static final int BOX_HEAD = 8;
    private static final int LARGE_BOX_HEAD = 16;

    private SmallVideos() {}

    /**
     * How it is packed.
     *
     * @param codec four characters
     * @param timescale units of time in a second
     */
    record Form(MediaFormat format, String codec, int timescale) {

        /** @param frameRate frames a second, to a hundredth */
        static Form of(MediaFormat format, String codec, double frameRate) {
            return new Form(format, codec, (int) Math.round(frameRate * FRAME));
        }

        double frameRate() {
            return (double) timescale / FRAME;
        }

        /** To a millisecond, as whoever reads the file will say. */
        Duration wholeFrames(Duration duration) {
            return Duration.ofMillis(Math.round(frames(duration) * FRAME * 1000.0 / timescale));
        }

        private long frames(Duration duration) {
            return Math.max(1, duration.toMillis() * timescale / (1000L * FRAME));
        }
    }

    /** Everything but the data: {@code ftyp} and {@code moov}. */
    static byte[] head(Form form, int width, int height, Duration duration) {
        int frames = Math.toIntExact(form.frames(duration));
        byte[] brands = form.format == MediaFormat.MOV ? bytes("qt  ", 0, "qt  ") : bytes("isom", 512, "isomavc1");
        return join(box("ftyp", brands), box("moov", movieHeader(form, frames), track(form, width, height, frames)));
    }

    /** A whole file of that many bytes, whose data is made while it is read. */
    static InputStream stream(byte[] head, long size) {
        long data = size - head.length - LARGE_BOX_HEAD;
        if (data < 0) {
            throw new IllegalArgumentException("A video has at least " + (head.length + LARGE_BOX_HEAD) + " bytes");
        }
        byte[] dataHead = ByteBuffer.allocate(LARGE_BOX_HEAD)
                .putInt(1)
                .put("mdat".getBytes(StandardCharsets.US_ASCII))
                .putLong(data + LARGE_BOX_HEAD)
                .array();
        return new SequenceInputStream(new ByteArrayInputStream(join(head, dataHead)), new Noise(data));
    }

    private static byte[] movieHeader(Form form, int frames) {
        return box(
                "mvhd",
                bytes(0, 0, 0, form.timescale, frames * FRAME, 0x10000, 0x01000000, 0, 0),
                matrix(),
                new byte[24],
                bytes(2));
    }

    private static byte[] track(Form form, int width, int height, int frames) {
        byte[] header = box(
                "tkhd", bytes(3, 0, 0, 1, 0, frames * FRAME, 0, 0, 0, 0), matrix(), bytes(width << 16, height << 16));
        byte[] times = box("mdhd", bytes(0, 0, 0, form.timescale, frames * FRAME, 0x55c40000));
        byte[] handler = box("hdlr", bytes(0, 0, "vide", 0, 0, 0), new byte[1]);
        byte[] references = box("dinf", box("dref", bytes(0, 1), box("url ", bytes(1))));
        byte[] information = box("minf", box("vmhd", bytes(1, 0, 0)), references, samples(form, width, height, frames));
        return box("trak", header, box("mdia", times, handler, information));
    }

    private static byte[] samples(Form form, int width, int height, int frames) {
        byte[] entry = box(
                form.codec,
                bytes(0, 1, 0, 0, 0, 0, (width << 16) | height, 0x480000, 0x480000, 0),
                ByteBuffer.allocate(38)
                        .putShort((short) 1)
                        .putShort(34, (short) 24)
                        .putShort(36, (short) -1)
                        .array(),
                box("avcC", bytes(0x0142001e, 0xffe00000)));
        return box(
                "stbl",
                box("stsd", bytes(0, 1), entry),
                box("stts", bytes(0, 1, frames, FRAME)),
                box("stsc", bytes(0, 1, 1, frames, 1)),
                box("stsz", bytes(0, 1, frames)),
                box("stco", bytes(0, 1, 0)));
    }

    private static byte[] matrix() {
        return bytes(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] all = join(content);
        return join(bytes(all.length + BOX_HEAD, type), all);
    }

    /** Numbers as 32 bits, texts as ASCII. */
    private static byte[] bytes(Object... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object value : values) {
            out.writeBytes(
                    value instanceof Integer number
                            ? ByteBuffer.allocate(4).putInt(number).array()
                            : value.toString().getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** Byte n is n mod 251. */
    private static final class Noise extends InputStream {

        private static final int PERIOD = 251;
        private static final byte[] PATTERN = pattern();

        private final long size;
        private long position;

        Noise(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return position == size ? -1 : (int) (position++ % PERIOD);
        }

        @Override
        public int read(byte[] piece, int offset, int length) {
            if (position == size) {
                return length == 0 ? 0 : -1;
            }
            int start = (int) (position % PERIOD);
            int count = (int) Math.min(Math.min(length, PATTERN.length - start), size - position);
            System.arraycopy(PATTERN, start, piece, offset, count);
            position += count;
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, size - position));
            position += skipped;
            return skipped;
        }

        private static byte[] pattern() {
            byte[] pattern = new byte[PERIOD * 256];
            for (int i = 0; i < pattern.length; i++) {
                pattern[i] = (byte) (i % PERIOD);
            }
            return pattern;
        }
    }
}
