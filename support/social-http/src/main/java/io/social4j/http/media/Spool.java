package io.social4j.http.media;

import io.social4j.spi.MediaRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that holds what came in while it is measured. Its name is ours, never anybody else's; it is gone when this is closed.
 * One thread.
 */
final class Spool implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final long maxSize;
    private final MessageDigest digest = sha256();
    private long size;

    private Spool(Path path, FileChannel channel, long maxSize) {
        this.path = path;
        this.channel = channel;
        this.maxSize = maxSize;
    }

    static Spool in(Path directory, long maxSize) throws IOException {
        Path path = Files.createTempFile(directory, "social4j-media-", ".part");
        try {
            return new Spool(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE), maxSize);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    /**
     * Copies everything; what is larger than allowed is refused as soon as that is seen.
     *
     * @throws UnwritableException if the disk does not take it
     * @throws IOException if the source fails
     */
    void fill(InputStream from) throws MediaRefusedException, IOException {
        byte[] piece = new byte[PIECE];
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            size += read;
            if (size > maxSize) {
                throw tooLarge(maxSize);
            }
            digest.update(piece, 0, read);
            write(ByteBuffer.wrap(piece, 0, read));
        }
    }

    private void write(ByteBuffer piece) throws UnwritableException {
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        } catch (IOException full) {
            throw new UnwritableException(full);
        }
    }

    long size() {
        return size;
    }

    /** Of everything that came; to be asked once. */
    String sha256OfAll() {
        return HexFormat.of().formatHex(digest.digest());
    }

    FileBytes bytes() {
        return new FileBytes(channel, size);
    }

    InputStream content() throws IOException {
        channel.position(0);
        return Channels.newInputStream(channel);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }

    static MediaRefusedException tooLarge(long maxSize) {
        return new MediaRefusedException(
                "media.size",
                "It is larger than the " + MediaSize.shown(maxSize) + " that social4j.media.max-size allows.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** The disk is full, or gone. */
    static final class UnwritableException extends IOException {

        private static final long serialVersionUID = 1L;

        UnwritableException(IOException cause) {
            super("A temporary file could not be written", cause);
        }
    }
}
