package io.social4j.http;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Content of any size that is made while it is read: byte n is n mod 251. Knows how many of its streams are open. */
final class Drone implements BodySource {

    private final long size;
    private final AtomicInteger open = new AtomicInteger();

    Drone(long size) {
        this.size = size;
    }

    static byte at(long position) {
        return (byte) (position % 251);
    }

    long size() {
        return size;
    }

    int openStreams() {
        return open.get();
    }

    @Override
    public InputStream open() {
        open.incrementAndGet();
        return new InputStream() {

            private long position;

            @Override
            public int read() {
                return position == size ? -1 : at(position++) & 0xff;
            }

            @Override
            public int read(byte[] piece, int offset, int length) {
                if (position == size) {
                    return -1;
                }
                int count = (int) Math.min(length, size - position);
                for (int i = 0; i < count; i++) {
                    piece[offset + i] = at(position++);
                }
                return count;
            }

            @Override
            public long skip(long count) {
                long skipped = Math.max(0, Math.min(count, size - position));
                position += skipped;
                return skipped;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }
}
