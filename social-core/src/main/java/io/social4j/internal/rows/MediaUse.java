package io.social4j.internal.rows;

import io.social4j.model.Content;
import io.social4j.model.Media;
import io.social4j.model.MediaInfo;
import io.social4j.model.PublishPayload;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Which pinned content is needed for a post, by its SHA-256. */
public final class MediaUse {

    /** How long content stays after its post has ended well, so that people can look at it and try again. */
    public static final Duration AFTER_THE_END = Duration.ofDays(30);

    private MediaUse() {}

    public static Set<String> of(Content content) {
        Set<String> used = new TreeSet<>();
        add(used, content.media());
        content.mediaByPlatform().values().forEach(items -> add(used, items));
        return used;
    }

    public static Set<String> of(PublishPayload payload) {
        Set<String> used = new TreeSet<>();
        add(used, payload.media());
        return used;
    }

    private static void add(Set<String> used, Collection<Media> items) {
        for (Media item : items) {
            MediaInfo info = item.info();
            if (info != null) {
                used.add(info.sha256());
            }
            Media poster = item.poster();
            if (poster != null) {
                add(used, Set.of(poster));
            }
        }
    }
}
