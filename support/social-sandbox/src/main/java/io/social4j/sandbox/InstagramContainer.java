package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Media that may become a post once. Changes under the lock of its platform only. */
final class InstagramContainer {

    /** Instagram Platform docs, content publishing, 2026-09: a container lives 24 hours. */
    private static final Duration LIFE = Duration.ofHours(24);

    private static final long MOST_KEPT = 1L << 16;

    private final String id;
    private final Draft draft;
    private final Instant createdAt;
    private final @Nullable Instant readyAt;
    private int pollsLeft;
    private int failure;
    private final Buffer start = new Buffer();
    private long arrived;
    private boolean complete;
    private boolean expired;
    private boolean published;

    InstagramContainer(String id, Draft draft, Instant createdAt, SandboxOptions.InstagramLimits limits) {
        this.id = id;
        this.draft = draft;
        this.createdAt = createdAt;
        this.pollsLeft = limits.polls();
        this.readyAt = limits.processing() == null ? null : createdAt.plus(limits.processing());
        this.complete = !draft.awaitsBytes();
        for (InstagramFile file : draft.files()) {
            judge(file);
        }
    }

    private void judge(InstagramFile file) {
        if (file.type().startsWith("image/")) {
            return;
        }
        @Nullable Integer fault = file.fault(draft.kind());
        if (fault == null && draft.thumbOffset() > file.millis()) {
            fault = 2207057;
        }
        failure = fault == null ? failure : fault;
    }

    /** Lets it behave as scripted. */
    void obey(Fault fault) {
        switch (fault.kind()) {
            case CONTAINER_BUSY -> pollsLeft = fault.number();
            case CONTAINER_ERROR -> failure = fault.number();
            case CONTAINER_EXPIRED -> expired = true;
            default -> {}
        }
    }

    String id() {
        return id;
    }

    Draft draft() {
        return draft;
    }

    /** How many bytes of a video that is sent have arrived. */
    long arrived() {
        return arrived;
    }

    /** Takes the next bytes of a video, of which the beginning is kept; whether it is one shows when all are there. */
    void take(ByteString piece, long bytes, long offset, long fileSize) {
        if (start.size() < MOST_KEPT) {
            start.write(piece.substring(0, (int) Math.min(piece.size(), MOST_KEPT - start.size())));
        }
        arrived = offset + bytes;
        complete = arrived == fileSize;
        if (complete) {
            judge(InstagramFile.sent(id, fileSize, GraphVideoFile.in(start.snapshot())));
        }
    }

    /** The platform fetches a video from an address instead of being sent its bytes. */
    void fetched(InstagramFile file) {
        arrived = file.size();
        complete = true;
        judge(file);
    }

    /** The status, and one poll less to wait for. */
    Status poll(Instant now) {
        Status status = status(now);
        if (pollsLeft > 0) {
            pollsLeft--;
        }
        return status;
    }

    Status status(Instant now) {
        if (published) {
            return Status.PUBLISHED;
        }
        if (expired || !now.isBefore(createdAt.plus(LIFE))) {
            return Status.EXPIRED;
        }
        if (!complete || pollsLeft > 0 || (readyAt != null && now.isBefore(readyAt))) {
            return Status.IN_PROGRESS;
        }
        return failure == 0 ? Status.FINISHED : Status.ERROR;
    }

    /** The words beside the code; a failure's number stands only here. */
    String words(Status status) {
        return switch (status) {
            case IN_PROGRESS -> "In Progress: Media is still being processed.";
            case FINISHED -> "Finished: Media has been uploaded and it is ready to be published.";
            case PUBLISHED -> "Published: Media has been published.";
            case EXPIRED -> "Expired: The container was not published within 24 hours.";
            case ERROR -> "Error: Media upload has failed with error code " + failure;
        };
    }

    /** Source: Instagram Platform docs, resumable uploads, 2026-09. */
    Map<String, Object> videoStatus() {
        String phase = complete ? "complete" : "in_progress";
        return Json.object(
                "uploading_phase", Json.object("status", phase, "bytes_transferred", arrived),
                "processing_phase", Json.object("status", complete ? "complete" : "not_started"));
    }

    void published() {
        published = true;
    }

    enum Status {
        IN_PROGRESS,
        FINISHED,
        PUBLISHED,
        ERROR,
        EXPIRED
    }

    /**
     * What the post is going to be.
     *
     * @param media addresses or names of uploads, in order
     * @param files what is there; of a carousel its children know
     * @param thumbOffset in milliseconds, which is within the video
     */
    record Draft(
            String accountId,
            String caption,
            Kind kind,
            List<String> media,
            List<InstagramFile> files,
            boolean carouselItem,
            long thumbOffset) {

        Draft {
            media = List.copyOf(media);
            files = List.copyOf(files);
        }

        /** Its kind as the ledger has it, by which the post is shown. A story is a picture or a video. */
        String word() {
            boolean video = files.stream().noneMatch(file -> file.type().startsWith("image/"));
            return (kind == Kind.STORIES && video ? Kind.FILM : "")
                    + kind.name().toLowerCase(Locale.ROOT);
        }

        private boolean awaitsBytes() {
            return kind != Kind.CAROUSEL && files.isEmpty();
        }
    }

    /** As it reads back. Source: Instagram Platform docs, IG Media, 2026-09. */
    enum Kind {
        IMAGE("IMAGE", "FEED"),
        REELS("VIDEO", "REELS"),
        VIDEO("VIDEO", "FEED"),
        STORIES("IMAGE", "STORY"),
        CAROUSEL("CAROUSEL_ALBUM", "FEED");

        /** Before the word for stories, where one is a video. */
        private static final String FILM = "video ";

        private final String mediaType;
        private final String productType;

        Kind(String mediaType, String productType) {
            this.mediaType = mediaType;
            this.productType = productType;
        }

        /** That of a post; a picture where the ledger does not say. */
        static Kind of(LivePost post) {
            String word = post.kind().startsWith(FILM) ? post.kind().substring(FILM.length()) : post.kind();
            return Stream.of(values())
                    .filter(kind -> kind.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElse(IMAGE);
        }

        /** What a post reads back as. */
        static String mediaTypeOf(LivePost post) {
            return post.kind().startsWith(FILM) ? "VIDEO" : of(post).mediaType;
        }

        String productType() {
            return productType;
        }
    }
}
