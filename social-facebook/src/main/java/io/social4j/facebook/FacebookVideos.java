package io.social4j.facebook;

import io.social4j.http.JsonView;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphId;
import io.social4j.meta.graph.GraphMetrics;
import io.social4j.meta.graph.GraphUpload;
import io.social4j.model.FailureKind;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.spi.Gate;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.PlatformException;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.Sent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Videos of the feed, reels and stories: started, uploaded, finished. All three are started first, so that the id is known
 * before anybody can see the video; only the last call is seen. (Video API, upload in phases; Reels Publishing API; Page
 * Stories API; September 2026.)
 */
final class FacebookVideos {

    /** The step that holds a {@link FacebookVideo}. */
    static final String STEP = "video";

    private final GraphApi graph;
    private final GraphApi videoHost;
    private final GraphUpload upload;
    private final MediaAccess content;

    /** @param videoHost the same API at the host that takes the bytes of videos */
    FacebookVideos(GraphApi graph, GraphApi videoHost, MediaAccess content) {
        this.graph = graph;
        this.videoHost = videoHost;
        this.upload = GraphUpload.by(graph);
        this.content = content;
    }

    /** {@code upload_phase=start}. */
    FacebookVideo start(PlatformToken token, FacebookKind kind, Media media) {
        FacebookForm form = FacebookForm.empty().put("upload_phase", "start");
        boolean inPieces = kind == FacebookKind.VIDEO;
        if (inPieces) {
            form.put("file_size", Long.toString(measured(media).size()));
        }
        JsonView answer = host(kind).on(token.account()).prepare(token.accessToken(), form.fields(), path(token, kind));
        return new FacebookVideo(
                GraphId.in(answer.at("video_id"))
                        .orElseThrow(FacebookListings.unexpected("an upload without video_id")),
                required(answer, inPieces ? "upload_session_id" : "upload_url"),
                inPieces ? answer.at("end_offset").number().orElse(0) : 0);
    }

    /** Uploads what has not arrived yet. */
    void send(PlatformToken token, FacebookKind kind, FacebookVideo video, Media media) {
        long received = GraphMetrics.ifPossible(() -> status(token, video.id()).received())
                .orElse(0L);
        if (kind == FacebookKind.VIDEO) {
            sendPieces(token, video, media, received);
        } else if (received < measured(media).size()) {
            upload.send(
                    token.accessToken(),
                    video.session(),
                    received,
                    measured(media).size(),
                    () -> content.open(media));
        }
    }

    /** {@code upload_phase=transfer}, as long as Facebook asks for more. */
    private void sendPieces(PlatformToken token, FacebookVideo video, Media media, long received) {
        MediaInfo info = measured(media);
        long piece = video.piece() == 0 ? info.size() : video.piece();
        long from = received;
        long to = Math.min(info.size(), from + piece);
        while (from < to) {
            long start = from;
            long length = to - from;
            Map<String, String> form = FacebookForm.empty()
                    .put("upload_phase", "transfer")
                    .put("upload_session_id", video.session())
                    .put("start_offset", Long.toString(start))
                    .fields();
            JsonView next = videoHost
                    .on(token.account())
                    .upload(
                            token.accessToken(),
                            form,
                            files -> files.file(
                                    "video_file_chunk",
                                    "video." + info.format().extension(),
                                    info.format().type(),
                                    () -> content.open(media),
                                    start,
                                    length),
                            path(token, FacebookKind.VIDEO));
            from = next.at("start_offset").number().orElseThrow(noOffset());
            to = Math.min(info.size(), next.at("end_offset").number().orElseThrow(noOffset()));
            if (from <= start) {
                throw PlatformException.of(FailureKind.TRANSIENT, "Facebook did not take a piece of the video");
            }
        }
    }

    /** {@code GET /{video}}. */
    FacebookVideoStatus status(PlatformToken token, String video) {
        return FacebookVideoStatus.in(graph.on(token.account())
                .get(token.accessToken(), Map.of("fields", "status,permalink_url"), List.of(video)));
    }

    /**
     * {@code upload_phase=finish}: what people see follows from it. Videos and reels appear when Facebook has processed
     * them; a story is there at once.
     */
    Sent finish(
            Gate gate,
            PlatformToken token,
            FacebookKind kind,
            FacebookVideo video,
            FacebookPost post,
            FacebookOptions options) {
        FacebookForm form = FacebookForm.empty().put("upload_phase", "finish");
        if (kind == FacebookKind.VIDEO) {
            form.put("upload_session_id", video.session());
        } else {
            form.put("video_id", video.id());
        }
        if (kind == FacebookKind.REEL) {
            form.put("video_state", "PUBLISHED")
                    .put("place", options.locationId())
                    .put("targeting", options.targeting().orElse(null))
                    .put("is_ai_generated", options.aiGenerated() ? "true" : null);
        }
        if (kind != FacebookKind.STORY_VIDEO) {
            form.put("title", options.title()).put("description", post.text());
        }
        JsonView answer = host(kind)
                .on(token.account())
                .commit(gate, token.accessToken(), form.with(options.raw()), path(token, kind));
        if (!answer.at("success").flag().orElse(false)) {
            return Sent.live(null);
        }
        String told = GraphId.in(answer.at("post_id")).orElse(null);
        if (kind == FacebookKind.STORY_VIDEO) {
            return Sent.live(told);
        }
        return Sent.accepted(told == null ? video.postId(token.account()) : told);
    }

    /** {@code POST /{page}/photo_stories} with a photo that is uploaded. */
    Sent photoStory(Gate gate, PlatformToken token, String photo, FacebookOptions options) {
        Map<String, String> form = FacebookForm.empty().put("photo_id", photo).with(options.raw());
        JsonView answer = graph.on(token.account())
                .commit(gate, token.accessToken(), form, List.of(token.account().id(), "photo_stories"));
        return Sent.live(GraphId.in(answer.at("post_id")).orElse(null));
    }

    private GraphApi host(FacebookKind kind) {
        return kind == FacebookKind.VIDEO ? videoHost : graph;
    }

    private static List<String> path(PlatformToken token, FacebookKind kind) {
        String edge = switch (kind) {
            case REEL -> "video_reels";
            case STORY_VIDEO -> "video_stories";
            default -> "videos";
        };
        return List.of(token.account().id(), edge);
    }

    private static MediaInfo measured(Media media) {
        MediaInfo info = media.info();
        if (info == null) {
            throw PlatformException.of(FailureKind.MEDIA_REJECTED, media.shown() + " was not pinned");
        }
        return info;
    }

    private static String required(JsonView answer, String field) {
        return answer.at(field)
                .text()
                .filter(text -> !text.isBlank() && text.indexOf(' ') < 0)
                .orElseThrow(FacebookListings.unexpected("an upload without " + field));
    }

    private static Supplier<PlatformException> noOffset() {
        return FacebookListings.unexpected("a piece of a video without saying what is next");
    }
}
