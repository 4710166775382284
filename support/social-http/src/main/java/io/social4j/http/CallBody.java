package io.social4j.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a call carries. Immutable; can be written any number of times. */
interface CallBody {

    /** How many bytes {@link #writeTo} writes. */
    long size();

    /** Writes everything, in pieces of {@value #PIECE} bytes at most. */
    void writeTo(OutputStream out) throws IOException;

    int PIECE = 1 << 16;

    static CallBody of(byte[] content) {
        return new Held(content);
    }

    /** Exactly {@code size} bytes; a source that has fewer or more is an error. */
    static CallBody whole(BodySource source, long size) {
        return new Streamed(source, 0, size, true);
    }

    static CallBody slice(BodySource source, long offset, long length) {
        return new Streamed(source, offset, length, false);
    }

    /** In memory; nobody in this package writes to the array. */
    final class Held implements CallBody {

        private final byte[] content;

        Held(byte[] content) {
            this.content = content;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(content);
        }
    }

    /** A range of a source, read while it is sent. */
    record Streamed(BodySource source, long offset, long size, boolean toTheEnd) implements CallBody {

        public Streamed {
            if (offset < 0 || size < 1) {
                throw new IllegalArgumentException(
                        "A streamed body has at least one byte, from an offset of at least 0, not " + size + " from "
                                + offset);
            }
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = source.open()) {
                in.skipNBytes(offset);
                byte[] piece = new byte[PIECE];
                long left = size;
                while (left > 0) {
                    int read = in.read(piece, 0, (int) Math.min(left, PIECE));
                    if (read < 0) {
                        throw new EOFException("the content ended " + left + " bytes early");
                    }
                    out.write(piece, 0, read);
                    left -= read;
                }
                if (toTheEnd && in.read() >= 0) {
                    throw new IOException("the content is longer than " + size + " bytes");
                }
            }
        }
    }
}
