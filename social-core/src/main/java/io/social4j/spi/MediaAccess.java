package io.social4j.spi;

import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** How adapters get at pinned media. Thread-safe. */
public interface MediaAccess {

    /**
     * Opens the pinned content; may be called any number of times. The caller closes the stream. Blocks; never reads from the
     * web.
     *
     * @throws PlatformException of kind {@code MEDIA_REJECTED} if the media was never pinned or its content is gone, {@code
     *     NOT_SENT} if the store cannot be read right now
     */
    InputStream open(Media media);

    /**
     * An address from which anybody, above all the platform, can fetch the media for at least an hour: the address it was given
     * by, or one of the media store. Asks nobody.
     */
    Optional<URI> publicUrl(Media media);

    /** Where nothing is pinned: knows only addresses. */
    static MediaAccess none() {
        return new MediaAccess() {
            @Override
            public InputStream open(Media media) {
                throw PlatformException.of(
                        FailureKind.MEDIA_REJECTED, media.shown() + " was not pinned when the post was scheduled");
            }

            @Override
            public Optional<URI> publicUrl(Media media) {
                return media.url().map(URI::create);
            }
        };
    }
}
