package io.social4j.http;

import io.social4j.spi.PlatformException;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body whose last byte waits for the gate, and that can be written once only. Never more than a piece of it is in memory. */
final class OneShotBody extends RequestBody {

    /**
     * Bytes of a body that leaves together with its headers once the gate is passed: in one packet instead of two. What is larger has
     * left by then but for its last byte, however slow the line is.
     */
    static final int LEAVES_WHOLE = 8_192;

    private final @Nullable MediaType mediaType;
    private final CallBody content;
    private final Departure departure;

    OneShotBody(@Nullable MediaType mediaType, CallBody content, Departure departure) {
        this.mediaType = mediaType;
        this.content = content;
        this.departure = departure;
    }

    @Override
    public @Nullable MediaType contentType() {
        return mediaType;
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (content.size() == 0) {
            return;
        }
        HoldingBack out = new HoldingBack(sink, content.size() - 1);
        try {
            content.writeTo(out);
        } catch (PlatformException unreadable) {
            throw departure.refused(unreadable);
        }
        int last = out.last();
        if (content.size() > LEAVES_WHOLE) {
            sink.flush();
        }
        departure.pass();
        sink.writeByte(last);
    }

    /** Lets everything through but the byte behind the first {@code most}, which it keeps. */
    private final class HoldingBack extends OutputStream {

        private final BufferedSink sink;
        private final byte[] one = new byte[1];
        private long most;
        private int kept = -1;

        HoldingBack(BufferedSink sink, long most) {
            this.sink = sink;
            this.most = most;
        }

        @Override
        public void write(int next) throws IOException {
            one[0] = (byte) next;
            write(one, 0, 1);
        }

        @Override
        public void write(byte[] piece, int offset, int length) throws IOException {
            int through = (int) Math.min(most, length);
            sink.write(piece, offset, through);
            most -= through;
            if (through < length) {
                if (kept >= 0 || length - through > 1) {
                    throw new IOException("the content is longer than " + content.size() + " bytes");
                }
                kept = piece[offset + through] & 0xff;
            }
            departure.progressed();
        }

        int last() throws IOException {
            if (kept < 0) {
                throw new IOException("the content is shorter than " + content.size() + " bytes");
            }
            return kept;
        }
    }
}
