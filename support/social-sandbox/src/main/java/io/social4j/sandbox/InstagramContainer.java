package io.social4j.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Media that may become a post once. Changes under the lock of its platform only. */
final class InstagramContainer {

    /** Instagram Platform docs, content publishing, 2026-09: a container lives 24 hours. */
    private static final Duration LIFE = Duration.ofHours(24);

    private final Draft draft;
    private final Instant createdAt;
    private final @Nullable Instant readyAt;
    private int pollsLeft;
    private int failure;
    private boolean expired;
    private boolean published;

    InstagramContainer(Draft draft, Instant createdAt, SandboxOptions.InstagramLimits limits) {
        this.draft = draft;
        this.createdAt = createdAt;
        this.pollsLeft = limits.polls();
        this.readyAt = limits.processing() == null ? null : createdAt.plus(limits.processing());
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

    Draft draft() {
        return draft;
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
        if (pollsLeft > 0 || (readyAt != null && now.isBefore(readyAt))) {
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

    /** What the post is going to be. */
    record Draft(String accountId, String caption, Kind kind, List<String> media, boolean carouselItem) {

        Draft {
            media = List.copyOf(media);
        }
    }

    /** As it reads back. Source: Instagram Platform docs, IG Media, 2026-09. */
    enum Kind {
        IMAGE("IMAGE", "FEED"),
        REELS("VIDEO", "REELS"),
        VIDEO("VIDEO", "FEED"),
        STORIES("IMAGE", "STORY"),
        CAROUSEL("CAROUSEL_ALBUM", "FEED");

        private final String mediaType;
        private final String productType;

        Kind(String mediaType, String productType) {
            this.mediaType = mediaType;
            this.productType = productType;
        }

        String mediaType() {
            return mediaType;
        }

        String productType() {
            return productType;
        }
    }
}
