package io.social4j.facebook;

import io.social4j.http.JsonView;
import io.social4j.meta.graph.GraphError;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code status} of a video (Reels Publishing API and Video node, September 2026). Phases that are not told are
 * empty texts.
 *
 * @param video the state of the whole
 * @param received bytes that have arrived
 * @param error what the processing found, if it told
 */
record FacebookVideoStatus(
        String video,
        String uploading,
        long received,
        String processing,
        String publishing,
        String published,
        @Nullable GraphError error,
        @Nullable URI permalink) {

    private static final Set<String> UNFINISHED = Set.of("uploading", "upload_complete");
    private static final Set<String> BROKEN = Set.of("error", "upload_failed", "expired");

    static FacebookVideoStatus in(JsonView node) {
        JsonView status = node.at("status");
        JsonView uploading = status.at("uploading_phase");
        JsonView processing = status.at("processing_phase");
        JsonView publishing = status.at("publishing_phase");
        // The samples of the documentation spell it with one r.
        long received = uploading
                .at("bytes_transfered")
                .number()
                .orElse(uploading.at("bytes_transferred").number().orElse(0));
        return new FacebookVideoStatus(
                text(status.at("video_status")),
                text(uploading.at("status")),
                received,
                text(processing.at("status")),
                text(publishing.at("status")),
                text(publishing.at("publish_status")),
                error(processing.at("errors").at(0)),
                FacebookListings.webAddress(node.at("permalink_url")).orElse(null));
    }

    /** People can see it. */
    boolean isPublished() {
        return publishing.isEmpty()
                ? video.equals("ready")
                : publishing.equals("complete") && published.equals("published");
    }

    /** It will never be published; it may be that nothing was wrong with the file. */
    boolean isBroken() {
        return BROKEN.contains(video) || processing.equals("error") || published.equals("error");
    }

    /** The file cannot be processed. */
    boolean isRejected() {
        return video.equals("error") || processing.equals("error") || published.equals("error");
    }

    boolean isExpired() {
        return video.equals("expired");
    }

    boolean isUploadLost() {
        return video.equals("upload_failed");
    }

    /** Facebook is at work on it. */
    boolean isBusy() {
        return processing.equals("in_progress") || publishing.equals("in_progress");
    }

    /** Nothing has begun that a request to publish it would have begun; a status that says nothing proves nothing. */
    boolean isWaitingForFinish() {
        boolean untouched = publishing.equals("not_started") || (publishing.isEmpty() && UNFINISHED.contains(video));
        return untouched && !isBusy() && !video.equals("processing");
    }

    private static @Nullable GraphError error(JsonView error) {
        Long code = error.at("code").numberOrNull();
        return code == null
                ? null
                : GraphError.ofSubcode(code, error.at("message").text().orElse("no reason given"));
    }

    private static String text(JsonView value) {
        return value.text().orElse("");
    }
}
