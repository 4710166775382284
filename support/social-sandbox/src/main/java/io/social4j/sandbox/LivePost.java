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
 */
public record LivePost(
        String platform,
        String accountId,
        String id,
        String text,
        Instant createdAt,
        @Nullable String parentId,
        List<String> media,
        URI permalink) {

    public LivePost {
        media = List.copyOf(media);
    }

    LivePost withText(String other) {
        return new LivePost(platform, accountId, id, other, createdAt, parentId, media, permalink);
    }
}
