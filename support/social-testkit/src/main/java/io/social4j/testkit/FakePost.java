package io.social4j.testkit;

import io.social4j.model.RemoteAccount;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A post that is live on a {@link FakePlatform}.
 *
 * @param fingerprint tells posts of different content apart
 * @param replyToOrNull the post it follows in a thread
 */
public record FakePost(
        String id,
        RemoteAccount account,
        String text,
        String fingerprint,
        Instant createdAt,
        @Nullable String replyToOrNull) {

    public Optional<String> replyTo() {
        return Optional.ofNullable(replyToOrNull);
    }

    /** Where people would see it. */
    public URI permalink() {
        return URI.create("https://" + account.platform() + ".example/posts/" + id);
    }
}
