package io.social4j.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body whose last byte waits for the gate, and that can be written once only. */
final class OneShotBody extends RequestBody {

    private final @Nullable MediaType mediaType;
    private final byte[] content;
    private final Departure departure;

    OneShotBody(@Nullable MediaType mediaType, byte[] content, Departure departure) {
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
        return content.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (content.length == 0) {
            return;
        }
        int last = content.length - 1;
        sink.write(content, 0, last);
        sink.flush();
        departure.pass();
        sink.write(content, last, 1);
    }
}
