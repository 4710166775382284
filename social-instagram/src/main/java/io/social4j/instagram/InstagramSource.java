package io.social4j.instagram;

import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaSource;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where Instagram gets media from: an address, or bytes that follow. Immutable. */
record InstagramSource(Login login, MediaAccess access) {

    /** What a person can do about media without a public address. */
    static final String WAY_OUT =
            "Give the post the web address of the file instead of the file, or build Social4j with a media store that has"
                    + " public addresses: Social4j.builder().media(…), MediaStore.publicUrl.";

    /**
     * Whether the bytes are sent. Only videos have that way, and only with Facebook Login ("Resumable uploads", September 2026);
     * it is preferred there, because no address can fail and what goes out is what was checked.
     */
    boolean sendsBytes(Media media) {
        return login == Login.FACEBOOK && InstagramPost.isVideo(media);
    }

    /** The fields of a container that name the media, and the cover of a reel. */
    Map<String, String> fields(InstagramPost post, Media media) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (sendsBytes(media)) {
            fields.put("upload_type", "resumable");
        } else {
            fields.put(InstagramPost.isVideo(media) ? "video_url" : "image_url", address(media));
        }
        if (post.isKind(InstagramKind.REEL) && media.poster() != null) {
            fields.put("cover_url", address(media.poster()));
        }
        return fields;
    }

    private String address(Media media) {
        return publicAddress(media)
                .orElseThrow(() -> PlatformException.of(
                        FailureKind.MEDIA_REJECTED, media.shown() + " has no public address any more. " + WAY_OUT))
                .toString();
    }

    /**
     * From where anybody can fetch it. An address of the media store wins over the one the post was given: what is there is what
     * was checked, and hosts that keep Instagram's crawler out are a common reason for failures. Asked for when the container is
     * made, so that a signed address is young when Instagram fetches it.
     */
    Optional<URI> publicAddress(Media media) {
        Optional<URI> kept = media.isPinned()
                ? access.publicUrl(new Media(new MediaSource.Pinned(), null, null, media.info()))
                : Optional.empty();
        return kept.or(() -> access.publicUrl(media));
    }
}
