package io.social4j;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.MediaStore;
import io.social4j.spi.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What adapters see of the media store. */
final class StoredMedia implements MediaAccess {

    private final MediaStore store;

    StoredMedia(MediaStore store) {
        this.store = store;
    }

    @Override
    public InputStream open(Media media) {
        MediaInfo info = media.info();
        if (info == null) {
            throw PlatformException.of(
                    FailureKind.MEDIA_REJECTED,
                    media.shown() + " was not fetched when the post was scheduled; edit the post and give it again.");
        }
        try {
            return store.open(info.sha256());
        } catch (NoSuchFileException gone) {
            throw PlatformException.of(
                    FailureKind.MEDIA_REJECTED,
                    "The content of " + media.shown()
                            + " is gone from the media store. Do all workers see the same one?"
                            + " Edit the post and give it again.");
        } catch (IOException away) {
            throw PlatformException.of(
                    FailureKind.NOT_SENT,
                    "The media store cannot be read now: " + away.getClass().getSimpleName());
        }
    }

    @Override
    public Optional<URI> publicUrl(Media media) {
        @Nullable MediaInfo info = media.info();
        return media.url().map(URI::create).or(() -> info == null ? Optional.empty() : store.publicUrl(info));
    }
}
