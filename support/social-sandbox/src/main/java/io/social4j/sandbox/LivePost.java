package io.social4j.sandbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post that the public can see. Immutable.
 *
 * @param text as the author sent it, before the platform shortened links or escaped anything
 * @param createdAt when it went live, by the sandbox's clock
 * @param parentId the post it replies to
 * @param media addresses or ids of what is attached, in order
 * @param permalink as the platform itself would write it; nothing is there
 * @param kind what the platform takes it for where it has several kinds of posts, such as {@code reel}; else empty
 */
public record LivePost(
        String platform,
        String accountId,
        String id,
        String text,
        Instant createdAt,
        @Nullable String parentId,
        List<String> media,
        URI permalink,
        String kind) {

    public LivePost {
        media = List.copyOf(media);
    }

    /** Of a platform that has one kind of posts. */
    public LivePost(
            String platform,
            String accountId,
            String id,
            String text,
            Instant createdAt,
            @Nullable String parentId,
            List<String> media,
            URI permalink) {
        this(platform, accountId, id, text, createdAt, parentId, media, permalink, "");
    }

    LivePost withText(String other) {
        return new LivePost(platform, accountId, id, other, createdAt, parentId, media, permalink, kind);
    }
}
