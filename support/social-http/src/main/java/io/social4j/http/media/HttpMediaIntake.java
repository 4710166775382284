package io.social4j.http.media;

import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.MediaSource;
import io.social4j.spi.MediaIntake;
import io.social4j.spi.MediaRefusedException;
import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings media in from the web, from files and from memory. Content is copied to a temporary file, never held as a whole;
 * what it is is read from its bytes; then the store keeps it. Thread-safe; blocks for as long as that takes.
 */
public final class HttpMediaIntake implements MediaIntake {

    private static final Logger LOG = LoggerFactory.getLogger(HttpMediaIntake.class);

    private final IntakeLimits limits;
    private final WebFetch web;

    private HttpMediaIntake(IntakeLimits limits, WebFetch web) {
        this.limits = limits;
        this.web = web;
    }

    public static HttpMediaIntake create(IntakeLimits limits, SocialClock clock) {
        return create(limits, clock, Dns.SYSTEM);
    }

    static HttpMediaIntake create(IntakeLimits limits, SocialClock clock, Dns names) {
        return create(limits, clock, names, new GuardedSockets());
    }

    static HttpMediaIntake create(IntakeLimits limits, SocialClock clock, Dns names, GuardedSockets sockets) {
        return new HttpMediaIntake(limits, new WebFetch(limits, clock, names, sockets));
    }

    @Override
    public Media pin(Media media, MediaStore into) throws MediaRefusedException {
        @Nullable Media poster = media.poster();
        Media pinned = media.isPinned() ? media : media.pinned(info(media.source(), into));
        return poster == null ? pinned : pinned.withPoster(pin(poster, into));
    }

    private MediaInfo info(MediaSource source, MediaStore store) throws MediaRefusedException {
        try (Spool spool = Spool.in(limits.temporary(), limits.maxSize())) {
            fill(spool, source);
            MediaInfo info = MediaProbe.measure(spool, limits.maxPixels());
            store.put(info, spool.content());
            return info;
        } catch (FileSystemException failed) {
            // Its message names files of this machine, which are nobody's business.
            LOG.warn("Media could not be kept", failed);
            throw new MediaRefusedException(
                    "media.store",
                    "It could not be kept: the media store says "
                            + failed.getClass().getSimpleName()
                            + ". Try again later; whoever runs this program finds more in its log.");
        } catch (IOException failed) {
            throw new MediaRefusedException("media.store", "It could not be kept: " + failed.getMessage() + ".");
        }
    }

    private void fill(Spool spool, MediaSource source) throws MediaRefusedException, IOException {
        if (source instanceof MediaSource.Address address) {
            web.fetch(address.url(), spool);
        } else if (source instanceof MediaSource.LocalFile file) {
            read(file.path(), spool);
        } else if (source instanceof MediaSource.Bytes bytes) {
            spool.fill(new ByteArrayInputStream(bytes.content()));
        } else {
            throw new MediaRefusedException("media.gone", "Its content is gone; give it again.");
        }
    }

    private void read(Path path, Spool spool) throws MediaRefusedException, IOException {
        String name = String.valueOf(path.getFileName());
        if (!limits.localFiles()) {
            throw new MediaRefusedException(
                    "media.file", name + " is a file of this machine, and social4j.media.local-files is false.");
        }
        if (!Files.isRegularFile(path)) {
            throw new MediaRefusedException("media.file", name + " is no file that is there.");
        }
        try (InputStream content = Files.newInputStream(path)) {
            spool.fill(content);
        } catch (Spool.UnwritableException unwritable) {
            throw unwritable;
        } catch (IOException unreadable) {
            throw new MediaRefusedException("media.file", name + " cannot be read by us.");
        }
    }
}
