package io.social4j.spi;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post as the platform lists it.
 *
 * @param createdAt by the platform's clock
 * @param sameContent whether its content equals what the attempt sent, after undoing what the platform does to a text
 */
public record RemotePost(
        String id,
        Instant createdAt,
        boolean sameContent,
        @Nullable URI permalink) {

    public static RemotePost of(String id, Instant createdAt, boolean sameContent) {
        return new RemotePost(id, createdAt, sameContent, null);
    }
}
