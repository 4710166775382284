package io.social4j.media;

import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Keeps each content in a file of a directory, under its SHA-256. All workers must see the same directory. A file appears whole
 * or not at all, also after a crash: it is written under another name, forced to the disk, and moved. Thread-safe, also between
 * processes.
 */
public final class FileMediaStore implements MediaStore {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final String PART = ".part";
    private static final String LEAVING = ".leaving";
    private static final Pattern LEFT = Pattern.compile(SHA_256 + "\\.leaving");
    private static final int PIECE = 1 << 16;
    private static final int GROUP = 500;
    private static final int SHARD = 2;

    private final Path root;
    private final SocialClock clock;

    private FileMediaStore(Path root, SocialClock clock) {
        this.root = root;
        this.clock = clock;
    }

    /**
     * In a directory, which is made if it is not there.
     *
     * @throws IOException if it cannot be made or written to
     */
    public static FileMediaStore in(Path directory, SocialClock clock) throws IOException {
        Files.createDirectories(directory);
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw new IOException(directory + " is no directory that can be written to");
        }
        return new FileMediaStore(directory, clock);
    }

    @Override
    public void put(MediaInfo info, InputStream content) throws IOException {
        if (keep(info.sha256())) {
            return;
        }
        Path file = file(info.sha256());
        Path shard = Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path part = Files.createTempFile(shard, info.sha256() + "-", PART);
        try {
            write(part, content, info.size());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            force(shard);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Whether it is there; it is as new as if it had just been kept then, and nobody lets it go. */
    private boolean touched(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.now()));
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    private void write(Path part, InputStream content, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            byte[] piece = new byte[PIECE];
            long written = 0;
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                written += read;
            }
            if (written != size) {
                throw new IOException("The content has " + written + " bytes, " + size + " were announced");
            }
            channel.force(true);
        }
        Files.setLastModifiedTime(part, FileTime.from(clock.now()));
    }

    /** The name of a moved file is durable when its directory is; where directories cannot be forced they need not be. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows keeps names durable by itself and does not open directories.
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        Path file = file(sha256);
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException absent) {
            if (!broughtBack(file)) {
                throw absent;
            }
            return Files.newInputStream(file);
        }
    }

    @Override
    public boolean has(String sha256) throws IOException {
        Path file = file(sha256);
        return Files.isRegularFile(file) || broughtBack(file);
    }

    @Override
    public boolean keep(String sha256) throws IOException {
        Path file = file(sha256);
        return touched(file) || (broughtBack(file) && touched(file));
    }

    @Override
    public void remove(String sha256) throws IOException {
        Files.deleteIfExists(file(sha256));
        Files.deleteIfExists(leaving(file(sha256)));
    }

    /**
     * Whether the content is in its place after all. Somebody may be just about to let it go, or have crashed over it: it is made
     * new where it lies, which stops whoever looks at it, and then moved back.
     */
    private boolean broughtBack(Path file) throws IOException {
        Path leaving = leaving(file);
        try {
            Files.setLastModifiedTime(leaving, FileTime.from(clock.now()));
            Files.move(leaving, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException | FileAlreadyExistsException gone) {
            return Files.isRegularFile(file);
        }
    }

    private static Path leaving(Path file) {
        return file.resolveSibling(file.getFileName() + LEAVING);
    }

    @Override
    public void letGo(Instant keptBefore, UnaryOperator<Set<String>> stillNeeded) throws IOException {
        try (DirectoryStream<Path> shards = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path shard : shards) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(shard)) {
                    letGo(files, keptBefore, stillNeeded);
                }
            }
        }
    }

    private void letGo(Iterable<Path> files, Instant keptBefore, UnaryOperator<Set<String>> stillNeeded)
            throws IOException {
        Set<String> old = new HashSet<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (!isOlder(file, keptBefore)) {
                if (LEFT.matcher(name).matches()) {
                    // Made new while it was on its way out, by whoever needs it; then the tidying crashed.
                    broughtBack(file(name.substring(0, name.length() - LEAVING.length())));
                }
                continue;
            }
            if (SHA_256.matcher(name).matches()) {
                old.add(name);
            } else if (name.endsWith(PART) || name.endsWith(LEAVING)) {
                // Somebody crashed over it.
                Files.deleteIfExists(file);
            }
            if (old.size() == GROUP) {
                leave(old, keptBefore, stillNeeded);
                old.clear();
            }
        }
        leave(old, keptBefore, stillNeeded);
    }

    private void leave(Set<String> old, Instant keptBefore, UnaryOperator<Set<String>> stillNeeded) throws IOException {
        if (old.isEmpty()) {
            return;
        }
        Set<String> needed = stillNeeded.apply(Set.copyOf(old));
        for (String sha256 : old) {
            if (!needed.contains(sha256)) {
                leave(file(sha256), keptBefore);
            }
        }
    }

    /**
     * Moved away first, then looked at again: whoever keeps the same content at this moment has made it new, and then it is moved
     * back, or brings it back himself, or finds it gone and writes it. A crash in between loses nothing: see {@link #broughtBack}.
     */
    private static void leave(Path file, Instant keptBefore) throws IOException {
        Path leaving = leaving(file);
        try {
            Files.move(file, leaving, StandardCopyOption.ATOMIC_MOVE);
            if (isOlder(leaving, keptBefore)) {
                Files.deleteIfExists(leaving);
            } else {
                Files.move(leaving, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (NoSuchFileException | FileAlreadyExistsException somebodyElseDidIt) {
            // Another worker tidies up as well.
        }
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private Path file(String sha256) {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A SHA-256 has 64 small hexadecimal digits");
        }
        return root.resolve(sha256.substring(0, SHARD)).resolve(sha256);
    }
}
