package io.social4j.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One post for one account, as people see it.
 *
 * @param remoteIdOrNull the id of the live post; of the last part, for a thread
 * @param liveParts ids of all parts that are live, in order
 * @param attempts how many times an irreversible request was about to be sent
 * @param nextAttemptAtOrNull when the engine comes back to it; {@code null} once it has ended
 * @param failureOrNull what went wrong last
 * @param dismissed whether a person has taken it off the dead letters
 */
public record Delivery(
        DeliveryId id,
        PostId post,
        AccountId account,
        RemoteAccount remoteAccount,
        DeliveryStatus status,
        @Nullable String remoteIdOrNull,
        @Nullable URI permalinkOrNull,
        List<String> liveParts,
        @Nullable Instant publishedAtOrNull,
        int attempts,
        @Nullable Instant nextAttemptAtOrNull,
        @Nullable PlatformFailure failureOrNull,
        boolean dismissed) {

    public Delivery {
        liveParts = List.copyOf(liveParts);
    }

    public Platform platform() {
        return remoteAccount.platform();
    }

    public Optional<String> remoteId() {
        return Optional.ofNullable(remoteIdOrNull);
    }

    public Optional<URI> permalink() {
        return Optional.ofNullable(permalinkOrNull);
    }

    public Optional<PlatformFailure> failure() {
        return Optional.ofNullable(failureOrNull);
    }

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAtOrNull);
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAtOrNull);
    }

    /** Ended without success and not yet replayed or dismissed by a person. */
    public boolean isDeadLetter() {
        return !dismissed && (status == DeliveryStatus.FAILED || status == DeliveryStatus.NEEDS_REVIEW);
    }
}
