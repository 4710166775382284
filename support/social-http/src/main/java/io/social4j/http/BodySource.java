package io.social4j.http;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a body come from that is too large to be held: a file, a media store. Thread-safe. */
@FunctionalInterface
public interface BodySource {

    /**
     * Opens the content from its first byte; each call answers a stream of its own, with the same bytes. Who opens it closes
     * it. May block.
     *
     * @throws IOException if the content cannot be read now
     * @throws io.social4j.spi.PlatformException if it can never be read; the call ends with exactly this
     */
    InputStream open() throws IOException;
}
