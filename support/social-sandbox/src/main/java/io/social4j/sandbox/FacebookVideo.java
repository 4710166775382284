package io.social4j.sandbox;

import io.social4j.sandbox.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A video between its start and its life as a post. Sources: Meta docs, Reels Publishing API, Page Stories API and video
 * node, 2026-09. How long the processing takes is not documented; the sandbox takes some seconds.
 */
final class FacebookVideo {

    static final Duration PROCESSING = Duration.ofSeconds(5);

    private static final double PORTRAIT = 9.0 / 16;
    private static final Set<String> CODECS = Set.of("avc1", "avc3", "hvc1", "hev1", "vp09", "av01");

    private final String id;
    private final String pageId;
    private final Edge edge;
    private final @Nullable Fault fault;
    private final GraphUploadedFile file = new GraphUploadedFile();
    private @Nullable Instant finishedAt;

    FacebookVideo(String id, String pageId, Edge edge, @Nullable Fault fault) {
        this.id = id;
        this.pageId = pageId;
        this.edge = edge;
        this.fault = fault;
    }

    /** One that an earlier process has published, as far as the ledger knows it. */
    static FacebookVideo publishedAs(LivePost post, String id) {
        Edge edge = switch (FacebookGallery.Form.of(post.kind())) {
            case REEL -> Edge.REEL;
            case STORY -> Edge.STORY;
            default -> Edge.FEED;
        };
        FacebookVideo video = new FacebookVideo(id, post.accountId(), edge, null);
        video.finish(post.createdAt());
        return video;
    }

    String id() {
        return id;
    }

    String pageId() {
        return pageId;
    }

    Edge edge() {
        return edge;
    }

    GraphUploadedFile file() {
        return file;
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    void finish(Instant now) {
        finishedAt = now;
    }

    boolean isExpired() {
        return fault != null && fault.kind() == Kind.CONTAINER_EXPIRED;
    }

    /** The code of what is wrong with the file; empty while it has not arrived, or if nothing is. */
    Optional<Integer> problem() {
        if (fault != null && fault.kind() == Kind.CONTAINER_ERROR) {
            return Optional.of(fault.number());
        }
        if (!file.isComplete() || file.address().isPresent()) {
            return Optional.empty();
        }
        Optional<GraphVideoFile> video = file.video();
        if (video.isEmpty()) {
            return Optional.of(352);
        }
        return edge == Edge.FEED ? inFeed(video.get()) : upright(video.get());
    }

    /** The field {@code status}. */
    Map<String, Object> status(Instant now) {
        boolean done = finishedAt != null && !now.isBefore(finishedAt.plus(PROCESSING));
        Integer problem = problem().orElse(null);
        Map<String, Object> processing = Json.object("status", problem != null ? "error" : phase(done));
        if (problem != null) {
            Object error = Json.object("code", problem, "message", "The video cannot be processed");
            processing.put("errors", List.of(error));
        }
        return Json.object(
                "video_status",
                problem != null ? "error" : isExpired() ? "expired" : state(done),
                "uploading_phase",
                Json.object(
                        "status", file.isComplete() ? "complete" : "in_progress", "bytes_transfered", file.received()),
                "processing_phase",
                processing,
                "publishing_phase",
                Json.object("status", phase(done), "publish_status", done ? "published" : null));
    }

    private String state(boolean done) {
        if (finishedAt != null) {
            return done ? "ready" : "processing";
        }
        return file.isComplete() ? "upload_complete" : "uploading";
    }

    private String phase(boolean done) {
        return finishedAt == null ? "not_started" : done ? "complete" : "in_progress";
    }

    private static Optional<Integer> inFeed(GraphVideoFile video) {
        return video.duration().compareTo(Duration.ofHours(4)) > 0 ? Optional.of(352) : Optional.empty();
    }

    private Optional<Integer> upright(GraphVideoFile video) {
        if (!video.isMp4() || !CODECS.contains(video.codec())) {
            return Optional.of(352);
        }
        if (Math.abs((double) video.width() / video.height() - PORTRAIT) > 0.01) {
            return Optional.of(1363040);
        }
        if (video.width() < 540 || video.height() < 960) {
            return Optional.of(1363127);
        }
        if (video.framesPerSecond() > 0 && (video.framesPerSecond() < 24 || video.framesPerSecond() > 60)) {
            return Optional.of(1363129);
        }
        Duration longest = Duration.ofSeconds(edge == Edge.REEL ? 90 : 60);
        boolean tooShort = edge == Edge.REEL && video.duration().compareTo(Duration.ofSeconds(3)) < 0;
        return tooShort || video.duration().compareTo(longest) > 0 ? Optional.of(1363128) : Optional.empty();
    }

    /** Where it will be seen. */
    enum Edge {
        FEED,
        REEL,
        STORY
    }
}
