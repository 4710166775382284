package io.social4j.facebook;

import io.social4j.meta.graph.GraphErrors;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.PlatformFailure;
import io.social4j.model.PublishPayload;
import io.social4j.spi.Irreversible;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.PublishJournal;
import io.social4j.spi.PublishResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything before the request that people see: what is uploaded, and whether Facebook is ready for it. */
final class FacebookPublishing {

    private static final String BYTES = "bytes";
    private static final Duration PROCESSING = Duration.ofSeconds(10);

    private final FacebookApi api;
    private final FacebookPhotos photos;
    private final FacebookVideos videos;
    private final GraphErrors errors;

    FacebookPublishing(FacebookApi api, FacebookPhotos photos, FacebookVideos videos, GraphErrors errors) {
        this.api = api;
        this.photos = photos;
        this.videos = videos;
        this.errors = errors;
    }

    /**
     * Either the request that is left to be sent, or why it has to wait.
     *
     * @param busy {@code null} if nothing is in the way
     */
    record Ready(Irreversible send, @Nullable PublishResult busy) {

        private static Ready to(Irreversible send) {
            return new Ready(send, null);
        }

        private static Ready waiting(Duration after, String why) {
            Irreversible nothing = gate -> {
                throw new IllegalStateException("Nothing is ready to be sent: " + why);
            };
            return new Ready(nothing, PublishResult.pending(after, why));
        }
    }

    Ready prepare(PlatformToken token, PublishPayload payload, PublishJournal journal) {
        FacebookKind kind = FacebookKind.of(payload);
        FacebookPost post = FacebookPost.of(payload);
        FacebookOptions options = FacebookOptions.of(payload);
        if (kind.isVideo()) {
            return video(token, kind, payload, journal);
        }
        List<String> ids = photos.upload(token, payload.media(), journal);
        return Ready.to(
                kind == FacebookKind.STORY_PHOTO
                        ? gate -> videos.photoStory(gate, token, ids.get(0), options)
                        : gate -> api.publish(gate, token, post, options, ids));
    }

    private Ready video(PlatformToken token, FacebookKind kind, PublishPayload payload, PublishJournal journal) {
        Media media = payload.media().get(0);
        String started = journal.remember(
                FacebookVideos.STEP, () -> videos.start(token, kind, media).encode());
        FacebookVideo video = FacebookVideo.decode(started);
        journal.remember(BYTES, () -> {
            videos.send(token, kind, video, media);
            return "sent";
        });
        FacebookVideoStatus status = videos.status(token, video.id());
        if (status.isBroken()) {
            journal.forget(BYTES);
            journal.forget(FacebookVideos.STEP);
            return startAnew(status);
        }
        if (status.isBusy() && !status.isPublished()) {
            return Ready.waiting(PROCESSING, "Facebook processes the video");
        }
        FacebookPost post = FacebookPost.of(payload);
        FacebookOptions options = FacebookOptions.of(payload);
        return Ready.to(gate -> videos.finish(gate, token, kind, video, post, options));
    }

    /** A session that is over costs nothing but another upload; what is wrong with the file stays wrong. */
    private Ready startAnew(FacebookVideoStatus status) {
        if (status.isExpired()) {
            return Ready.waiting(Duration.ZERO, "the upload had expired");
        }
        if (status.isUploadLost()) {
            throw PlatformException.of(FailureKind.TRANSIENT, "The upload of the video failed at Facebook");
        }
        PlatformFailure said = status.error() == null
                ? PlatformFailure.of(FailureKind.MEDIA_REJECTED, "Facebook could not process the video")
                : errors.failureOf(status.error());
        throw new PlatformException(said.withKind(FailureKind.MEDIA_REJECTED));
    }
}
