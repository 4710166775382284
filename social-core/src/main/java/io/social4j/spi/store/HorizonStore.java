package io.social4j.spi.store;

import io.social4j.model.Platform;
import io.social4j.spi.queue.QueueEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is due soon, for those who fill a queue. Reads only, each a range of the index of due deliveries. */
public interface HorizonStore {

    /**
     * Live deliveries of a platform that no visit holds, by due time and id.
     *
     * @param after the last one that was read before; {@code null} to begin with the oldest
     * @param until the latest due time that is wanted
     */
    List<QueueEntry> upcoming(Platform platform, @Nullable QueueEntry after, Instant until, int atMost);
}
