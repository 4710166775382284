package io.social4j.media;

import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For one process: keeps content in a temporary directory, made when it is first needed and deleted at the end. Thread-safe. */
public final class TemporaryMediaStore implements MediaStore, AutoCloseable {

    private final SocialClock clock;
    private @Nullable Path directory;
    private @Nullable FileMediaStore files;

    public TemporaryMediaStore(SocialClock clock) {
        this.clock = clock;
    }

    @Override
    public void put(MediaInfo info, InputStream content) throws IOException {
        made().put(info, content);
    }

    private synchronized FileMediaStore made() throws IOException {
        if (files == null) {
            directory = Files.createTempDirectory("social4j-media");
            files = FileMediaStore.in(directory, clock);
        }
        return files;
    }

    private synchronized @Nullable FileMediaStore files() {
        return files;
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        FileMediaStore here = files();
        if (here == null) {
            throw new NoSuchFileException(sha256);
        }
        return here.open(sha256);
    }

    @Override
    public boolean has(String sha256) throws IOException {
        FileMediaStore here = files();
        return here != null && here.has(sha256);
    }

    @Override
    public boolean keep(String sha256) throws IOException {
        FileMediaStore here = files();
        return here != null && here.keep(sha256);
    }

    @Override
    public void remove(String sha256) throws IOException {
        FileMediaStore here = files();
        if (here != null) {
            here.remove(sha256);
        }
    }

    @Override
    public void letGo(Instant keptBefore, UnaryOperator<Set<String>> stillNeeded) throws IOException {
        FileMediaStore here = files();
        if (here != null) {
            here.letGo(keptBefore, stillNeeded);
        }
    }

    /** Deletes everything. */
    @Override
    public synchronized void close() throws IOException {
        if (directory == null) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
        directory = null;
        files = null;
    }
}
