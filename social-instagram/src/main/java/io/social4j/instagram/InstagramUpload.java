package io.social4j.instagram;

import io.social4j.http.HttpCall;
import io.social4j.http.HttpReply;
import io.social4j.http.Phase;
import io.social4j.http.PlatformHttp;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import java.net.URI;
import java.util.Optional;

/**
 * Sends the bytes of a video into its container, and goes on where an earlier try broke off (Instagram Platform, "Resumable
 * uploads", September 2026; Facebook Login only).
 */
final class InstagramUpload {

    private static final String SENT = "sent";

    private final PlatformHttp http;
    private final URI base;
    private final String version;
    private final InstagramApi api;
    private final MediaAccess access;
    private final GraphErrors errors;

    InstagramUpload(
            PlatformHttp http, InstagramSettings settings, InstagramApi api, MediaAccess access, GraphErrors errors) {
        this.http = http;
        this.base = settings.uploadUrl();
        this.version = settings.apiVersion();
        this.api = api;
        this.access = access;
        this.errors = errors;
    }

    /** @return what is worth remembering of it */
    String send(PlatformToken token, String container, Media media) {
        long size = Optional.ofNullable(media.info())
                .map(MediaInfo::size)
                .orElseThrow(() -> PlatformException.of(
                        FailureKind.MEDIA_REJECTED, media.shown() + " was not measured when the post was scheduled"));
        long arrived = api.arrived(token, container);
        if (arrived >= size) {
            return SENT;
        }
        // The address is made here and not taken from the answer, so that the token goes to the configured host only.
        HttpReply reply = http.upload(HttpCall.post(base, "ig-api-upload")
                .segment(version)
                .segment(container)
                .header("Authorization", "OAuth " + token.accessToken())
                .header("offset", Long.toString(arrived))
                .header("file_size", Long.toString(size))
                .stream("application/octet-stream", () -> access.open(media), arrived, size - arrived)
                .build());
        boolean succeeded =
                reply.isSuccess() && reply.json().at("success").flag().orElse(false);
        if (!succeeded) {
            throw new PlatformException(errors.failureOf(reply, Phase.BEFORE_COMMIT, token.accessToken()));
        }
        return SENT;
    }
}
