package io.social4j.testkit;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaFormat;
import io.social4j.model.MediaInfo;
import io.social4j.model.MediaSource;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.MediaStore;
import io.social4j.spi.PlatformException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Pinned media for tests, in memory: small real files, each different from the ones before it, and one as large as asked that
 * is made while it is read. What is said of a file is true of its bytes. The same calls in the same order make the same bytes.
 * Also a media store that has what stands on it, so that an engine publishes it. Thread-safe.
 */
public final class MediaShelf implements MediaAccess, MediaStore {

    /** Frames of videos a second. */
    public static final int FRAME_RATE = 30;

    private static final Duration FRAME_OF_ANIMATION = Duration.ofMillis(100);

    private final Map<String, Supplier<InputStream>> files = new ConcurrentHashMap<>();

    /** A grey picture. */
    public Media jpeg(int width, int height) {
        return picture(MediaFormat.JPEG, width, height, SmallPictures.encoded("jpeg", width, height, files.size()));
    }

    /** A grey picture. */
    public Media png(int width, int height) {
        return picture(MediaFormat.PNG, width, height, SmallPictures.encoded("png", width, height, files.size()));
    }

    /** A black picture, lossless; up to 16,384 pixels wide and high. */
    public Media webp(int width, int height) {
        return picture(MediaFormat.WEBP, width, height, SmallPictures.webp(width, height, files.size()));
    }

    /** Animated if it has more than one frame, each 0.1 s long. */
    public Media gif(int width, int height, int frames) {
        byte[] file = SmallPictures.gif(width, height, frames, files.size());
        boolean animated = frames > 1;
        return bytes(
                new MediaInfo(
                        sha256(new ByteArrayInputStream(file)),
                        MediaFormat.GIF,
                        file.length,
                        width,
                        height,
                        animated,
                        animated ? FRAME_OF_ANIMATION.multipliedBy(frames) : null,
                        null,
                        null),
                file);
    }

    /** H.264 by its header, in whole frames of a thirtieth of a second; nobody can watch it. */
    public Media mp4(int width, int height, Duration duration) {
        return video(usual(MediaFormat.MP4), width, height, duration, files.size());
    }

    /**
     * One of another kind.
     *
     * @param codec the four characters that name it in the file, as {@code hvc1}
     * @param frameRate frames a second, to a hundredth
     */
    public Media mp4(int width, int height, Duration duration, String codec, double frameRate) {
        return video(SmallVideos.Form.of(MediaFormat.MP4, codec, frameRate), width, height, duration, files.size());
    }

    /** See {@link #mp4(int, int, Duration)}. */
    public Media mov(int width, int height, Duration duration) {
        return video(usual(MediaFormat.MOV), width, height, duration, files.size());
    }

    /** An MP4 of exactly that many bytes, which nobody holds in memory; made while it is read, and read once here. */
    public Media largeMp4(int width, int height, Duration duration, long size) {
        byte[] head = SmallVideos.head(usual(MediaFormat.MP4), width, height, duration);
        return keep(usual(MediaFormat.MP4), width, height, duration, size, () -> SmallVideos.stream(head, size));
    }

    /** A page without a word on it. */
    public Media pdf() {
        byte[] file = ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n%" + files.size() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        return bytes(MediaInfo.document(sha256(new ByteArrayInputStream(file)), MediaFormat.PDF, file.length), file);
    }

    /** Anything else; what is said of it is taken as it is. */
    public Media bytes(MediaInfo info, byte[] content) {
        byte[] copy = content.clone();
        files.put(info.sha256(), () -> new ByteArrayInputStream(copy));
        return Media.ofBytes(copy).pinned(info);
    }

    /** The same content as if it had been given by its address, which platforms may fetch it from. */
    public Media at(String url, Media media) {
        return new Media(new MediaSource.Address(url), media.altText(), media.poster(), media.info());
    }

    /** The same media without its content, as when a store has lost it. */
    public Media lost(Media media) {
        files.remove(shaOf(media));
        return media;
    }

    @Override
    public InputStream open(Media media) {
        Supplier<InputStream> file = files.get(shaOf(media));
        if (file == null) {
            throw PlatformException.of(
                    FailureKind.MEDIA_REJECTED, "The content of " + media.shown() + " is gone from the media store.");
        }
        return file.get();
    }

    @Override
    public Optional<URI> publicUrl(Media media) {
        return media.url().map(URI::create);
    }

    @Override
    public void put(MediaInfo info, InputStream content) throws IOException {
        byte[] copy = content.readAllBytes();
        files.putIfAbsent(info.sha256(), () -> new ByteArrayInputStream(copy));
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        Supplier<InputStream> file = files.get(sha256);
        if (file == null) {
            throw new NoSuchFileException(sha256);
        }
        return file.get();
    }

    @Override
    public boolean has(String sha256) {
        return files.containsKey(sha256);
    }

    @Override
    public void remove(String sha256) {
        files.remove(sha256);
    }

    private Media picture(MediaFormat format, int width, int height, byte[] file) {
        String sha256 = sha256(new ByteArrayInputStream(file));
        return bytes(MediaInfo.image(sha256, format, file.length, width, height), file);
    }

    private static SmallVideos.Form usual(MediaFormat format) {
        return SmallVideos.Form.of(format, "avc1", FRAME_RATE);
    }

    private Media video(SmallVideos.Form form, int width, int height, Duration duration, int number) {
        byte[] head = SmallVideos.head(form, width, height, duration);
        long size = head.length + 64L + number;
        return keep(form, width, height, duration, size, () -> SmallVideos.stream(head, size));
    }

    private Media keep(
            SmallVideos.Form form, int width, int height, Duration duration, long size, Supplier<InputStream> file) {
        String sha256 = sha256(file.get());
        files.put(sha256, file);
        return new Media(
                new MediaSource.Pinned(),
                null,
                null,
                new MediaInfo(
                        sha256,
                        form.format(),
                        size,
                        width,
                        height,
                        false,
                        form.wholeFrames(duration),
                        form.codec(),
                        form.frameRate()));
    }

    private static String shaOf(Media media) {
        MediaInfo info = media.info();
        if (info == null) {
            throw PlatformException.of(FailureKind.MEDIA_REJECTED, media.shown() + " was not pinned.");
        }
        return info.sha256();
    }

    private static String sha256(InputStream content) {
        try (content) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[1 << 16];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
