package io.social4j;

import io.social4j.internal.Guard;
import io.social4j.internal.Ids;
import io.social4j.internal.crypto.StoredTokens;
import io.social4j.internal.engine.Engine;
import io.social4j.internal.engine.EngineParts;
import io.social4j.internal.engine.EventPump;
import io.social4j.internal.engine.Pause;
import io.social4j.internal.engine.Workers;
import io.social4j.model.Platform;
import io.social4j.spi.MediaStore;
import io.social4j.spi.queue.QueueStats;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.SocialStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door. Assembled by a {@link Social4jBuilder}; hands out a small object for each purpose. Thread-safe. Starts no
 * thread until {@link #workers()} is told to.
 */
public final class Social4j implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Social4j.class);
    private static final Duration MEDIA_GRACE = Duration.ofDays(1);

    private final SocialStore store;
    private final @Nullable QueueInUse queue;
    private final Platforms platforms;
    private final MediaStore media;
    private final SocialPublisher publisher;
    private final SocialCalendar calendar;
    private final SocialAccounts accounts;
    private final SocialAnalytics analytics;
    private final SocialEvents events;
    private final SocialWorkers workers;
    private final SocialHealth health;

    Social4j(Assembly parts) {
        store = parts.store();
        platforms = parts.platforms();
        media = parts.media();
        StoredTokens tokens = new StoredTokens(
                store, parts.cipher(), parts.platforms().clients(), Pause.parking(), parts.telemetry());
        Ids ids = new Ids(parts.clock(), parts.random());
        EngineParts engineParts = new EngineParts(
                new Owner(ids.next()),
                store,
                parts.platforms().adapters(),
                tokens,
                parts.policy(),
                parts.clock(),
                parts.random(),
                parts.pacer(),
                Pause.parking(),
                Guard.all(),
                parts.telemetry());
        queue = parts.queue();
        Engine engine =
                queue == null ? new Engine(engineParts) : new Engine(engineParts, queue.dispatcher(engineParts));
        EventPump pump = new EventPump(store, parts.listeners(), queue == null ? events -> {} : queue::on);
        publisher = new SocialPublisher(
                store,
                parts.platforms(),
                new RemoteChanges(store, parts.platforms(), tokens),
                new MediaPinning(media, parts.intake()),
                new NewPosts(ids, platforms),
                parts.clock(),
                engine::expectNews,
                engine.wake());
        calendar = new SocialCalendar(store.calendar());
        accounts = new SocialAccounts(store, platforms, tokens, ids, engine::expectNews);
        analytics = new SocialAnalytics(store, parts.platforms(), tokens);
        events = new SocialEvents(store);
        Workers threads = new Workers(engine, pump, store::now, parts.policy(), parts.roles(), this::maintain);
        workers = new SocialWorkers(threads, parts.policy().callDeadline(), this::queues);
        health = new SocialHealth(store, platforms, threads, queue, parts.clock());
    }

    private Map<Platform, QueueStats> queues() {
        return queue == null ? Map.of() : queue.stats(platforms.adapters().keySet());
    }

    /** An empty assembly: say what it is made of, or {@link Social4jBuilder#discover()} it. */
    public static Social4jBuilder builder() {
        return new Social4jBuilder();
    }

    /** An assembly that keeps everything in memory and loses it at the end of the process. */
    public static Social4jBuilder inMemory() {
        return new Social4jBuilder().inMemory();
    }

    public SocialPublisher publisher() {
        return publisher;
    }

    public SocialCalendar calendar() {
        return calendar;
    }

    public SocialAccounts accounts() {
        return accounts;
    }

    public SocialAnalytics analytics() {
        return analytics;
    }

    public SocialEvents events() {
        return events;
    }

    public SocialWorkers workers() {
        return workers;
    }

    public SocialHealth health() {
        return health;
    }

    /** What was kept a moment ago may belong to a post that is being stored; a day later it does not. */
    private void maintain() {
        store.maintain();
        try {
            media.letGo(store.now().minus(MEDIA_GRACE), store::neededMedia);
        } catch (IOException away) {
            LOG.warn("The media store was not tidied up; it is tried again", away);
        }
    }

    /** Closes the workers, then the queue, the adapters and the media store where they can be closed, then the store. */
    @Override
    public void close() {
        workers.close();
        if (queue != null) {
            queue.close();
        }
        platforms.close();
        if (media instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception failed) {
                LOG.warn("The media store did not close", failed);
            }
        }
        store.close();
    }
}
