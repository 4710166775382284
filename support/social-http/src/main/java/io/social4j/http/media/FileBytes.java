package io.social4j.http.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads numbers anywhere in a file, a few bytes at a time. Both how often and how much are bounded for the whole of a file: its
 * pieces may be as small as one byte, and a crowd of them would keep a thread busy. One thread.
 */
final class FileBytes {

    /** No header is longer. */
    private static final int MOST = 1 << 16;

    private static final int PAGE = 1 << 13;

    /** A GIF of one gibibyte in full blocks takes 4.2 million; nothing else comes near. */
    static final int MOST_READS = 5_000_000;

    /** Everything once, and so much of it again. */
    static final long MOST_AGAIN = 1L << 28;

    private final FileChannel channel;
    private final long size;
    private byte[] page = new byte[0];
    private long pageStart;
    private int reads;
    private long loaded;

    FileBytes(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    long size() {
        return size;
    }

    /**
     * @throws EOFException if they are not all there
     * @throws IOException also if more was asked for than a header can need
     */
    byte[] at(long position, int count) throws IOException {
        if (position < 0 || count < 0 || count > MOST || position > size - count) {
            throw new EOFException("The file ends early");
        }
        if (++reads > MOST_READS) {
            throw new IOException("Too many pieces");
        }
        if (position < pageStart || position + count > pageStart + page.length) {
            page = read(position, (int) Math.min(Math.max(count, PAGE), size - position));
            pageStart = position;
        }
        int from = (int) (position - pageStart);
        return Arrays.copyOfRange(page, from, from + count);
    }

    private byte[] read(long position, int count) throws IOException {
        loaded += count;
        if (loaded > size + MOST_AGAIN) {
            throw new IOException("Too much to read");
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("The file ends early");
            }
        }
        return bytes.array();
    }

    /** Up to so many bytes; fewer at the end of the file. */
    byte[] upTo(long position, int count) throws IOException {
        return at(position, (int) Math.max(0, Math.min(count, size - position)));
    }

    String ascii(long position, int count) throws IOException {
        return new String(at(position, count), StandardCharsets.ISO_8859_1);
    }

    int u8(long position) throws IOException {
        return at(position, 1)[0] & 0xff;
    }

    int u16(long position) throws IOException {
        return ByteBuffer.wrap(at(position, 2)).getShort() & 0xffff;
    }

    int u16le(long position) throws IOException {
        return Short.reverseBytes((short) u16(position)) & 0xffff;
    }

    long u32(long position) throws IOException {
        return i32(position) & 0xffffffffL;
    }

    int i32(long position) throws IOException {
        return ByteBuffer.wrap(at(position, 4)).getInt();
    }

    int i32le(long position) throws IOException {
        return Integer.reverseBytes(i32(position));
    }

    long i64(long position) throws IOException {
        return ByteBuffer.wrap(at(position, 8)).getLong();
    }
}
