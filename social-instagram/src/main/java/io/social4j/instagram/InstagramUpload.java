package io.social4j.instagram;

import io.social4j.meta.graph.GraphUpload;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.util.Optional;

/**
 * Sends the bytes of a video into its container, and goes on where an earlier try broke off (Instagram Platform, "Resumable
 * uploads", September 2026; Facebook Login only).
 */
final class InstagramUpload {

    private static final String SENT = "sent";

    private final InstagramApi api;
    private final String address;
    private final MediaAccess access;

    InstagramUpload(InstagramApi api, InstagramSettings settings, MediaAccess access) {
        this.api = api;
        this.address = settings.uploads() + "/ig-api-upload/" + settings.apiVersion() + "/";
        this.access = access;
    }

    /** @return what is worth remembering of it */
    String send(PlatformToken token, String container, Media media) {
        long size = Optional.ofNullable(media.info())
                .map(MediaInfo::size)
                .orElseThrow(() -> PlatformException.of(
                        FailureKind.MEDIA_REJECTED, media.shown() + " was not measured when the post was scheduled"));
        long arrived = api.arrived(token, container);
        if (arrived < size) {
            GraphUpload.by(api.graph())
                    .send(token.accessToken(), address + container, arrived, size, () -> access.open(media));
        }
        return SENT;
    }
}
