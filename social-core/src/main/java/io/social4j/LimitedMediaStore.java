package io.social4j;

import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A database as a media store: good for small items, a nuisance to its backups and its memory with large ones. */
final class LimitedMediaStore implements MediaStore {

    private static final int MEGA = 1_000_000;

    private final MediaStore store;
    private final long most;

    LimitedMediaStore(MediaStore store, long most) {
        this.store = store;
        this.most = most;
    }

    @Override
    public void put(MediaInfo info, InputStream content) throws IOException {
        if (info.size() > most) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "it has %.1f MB, and the database takes media of %.1f MB at most"
                            + " (social4j.media.max-database-size); set social4j.media.directory to a directory that all"
                            + " workers see",
                    (double) info.size() / MEGA,
                    (double) most / MEGA));
        }
        store.put(info, content);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return store.open(sha256);
    }

    @Override
    public boolean has(String sha256) throws IOException {
        return store.has(sha256);
    }

    @Override
    public boolean keep(String sha256) throws IOException {
        return store.keep(sha256);
    }

    @Override
    public void remove(String sha256) throws IOException {
        store.remove(sha256);
    }

    @Override
    public void letGo(Instant keptBefore, UnaryOperator<Set<String>> stillNeeded) throws IOException {
        store.letGo(keptBefore, stillNeeded);
    }

    @Override
    public Optional<URI> publicUrl(MediaInfo info) {
        return store.publicUrl(info);
    }
}
