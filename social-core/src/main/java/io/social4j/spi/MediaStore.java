package io.social4j.spi;

import io.social4j.model.MediaInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Keeps the content of media between scheduling and publishing. All workers must see the same one. Content is known by its
 * SHA-256, so equal content is kept once. Thread-safe; blocks.
 */
public interface MediaStore {

    /**
     * Keeps content. When this returns it survives a crash. Keeping it again changes nothing.
     *
     * @param content exactly {@code info.size()} bytes; read once, in pieces, not closed
     * @throws IOException if it cannot be kept; a message says what to do
     */
    void put(MediaInfo info, InputStream content) throws IOException;

    /**
     * Opens content for reading from the start; the caller closes the stream.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such content
     */
    InputStream open(String sha256) throws IOException;

    /** Whether the content is here. */
    boolean has(String sha256) throws IOException;

    /**
     * Whether the content is here, and if so it counts as kept just now: {@link #letGo} leaves it alone for as long as if it
     * had been given again. A store that is tidied up by {@code letGo} has to do this in one step with the look; others need not.
     */
    default boolean keep(String sha256) throws IOException {
        return has(sha256);
    }

    /** Lets content go; nothing happens if it is not here. */
    void remove(String sha256) throws IOException;

    /**
     * Lets go what was last kept before that time and nobody needs any more. Content that is kept again at the same moment
     * stays. A store that is tidied up by other means leaves this empty.
     *
     * @param stillNeeded answers those of some content that somebody needs
     */
    default void letGo(Instant keptBefore, UnaryOperator<Set<String>> stillNeeded) throws IOException {}

    /** A public address of the content that is good for an hour at least, where this store can give one. Asks nobody. */
    default Optional<URI> publicUrl(MediaInfo info) {
        return Optional.empty();
    }
}
