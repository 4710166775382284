package io.social4j.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a visit to an adapter went: published, or to be continued. */
public final class PublishResult {

    private final @Nullable String remoteId;
    private final Duration after;
    private final String why;

    private PublishResult(@Nullable String remoteId, Duration after, String why) {
        this.remoteId = remoteId;
        this.after = after;
        this.why = why;
    }

    /** Only the engine makes these, from what the journal has stored. */
    public static PublishResult published(String remoteId) {
        return new PublishResult(remoteId, Duration.ZERO, "published");
    }

    /**
     * The platform is still busy: come back after this time. Frees the worker, burns no try.
     *
     * @param why a few words for people, for example "processing"
     */
    public static PublishResult pending(Duration after, String why) {
        return new PublishResult(null, after, why);
    }

    public boolean isPending() {
        return remoteId == null;
    }

    public Optional<String> remoteId() {
        return Optional.ofNullable(remoteId);
    }

    public Duration after() {
        return after;
    }

    public String why() {
        return why;
    }
}
