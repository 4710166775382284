package io.social4j;

import io.social4j.internal.Guard;
import io.social4j.internal.Ids;
import io.social4j.internal.crypto.StoredTokens;
import io.social4j.internal.engine.Engine;
import io.social4j.internal.engine.EngineParts;
import io.social4j.internal.engine.EventPump;
import io.social4j.internal.engine.Pause;
import io.social4j.internal.engine.Workers;
import io.social4j.spi.store.Owner;
import io.social4j.spi.store.SocialStore;

/**
 * The front door. Assembled by a {@link Social4jBuilder}; hands out a small object for each purpose. Thread-safe. Starts no
 * thread until {@link #workers()} is told to.
 */
public final class Social4j implements AutoCloseable {

    private final SocialStore store;
    private final Platforms platforms;
    private final SocialPublisher publisher;
    private final SocialCalendar calendar;
    private final SocialAccounts accounts;
    private final SocialAnalytics analytics;
    private final SocialWorkers workers;
    private final SocialHealth health;

    Social4j(Assembly parts) {
        store = parts.store();
        platforms = parts.platforms();
        StoredTokens tokens =
                new StoredTokens(store, parts.cipher(), parts.platforms().clients(), Pause.parking());
        Ids ids = new Ids(parts.clock(), parts.random());
        Engine engine = new Engine(new EngineParts(
                new Owner(ids.next()),
                store,
                parts.platforms().adapters(),
                tokens,
                parts.policy(),
                parts.clock(),
                parts.random(),
                parts.pacer(),
                Pause.parking(),
                Guard.all()));
        EventPump pump = new EventPump(store, parts.listeners());
        publisher = new SocialPublisher(
                store,
                parts.platforms(),
                new RemoteDeletion(store, parts.platforms(), tokens),
                new NewPosts(ids),
                parts.clock(),
                engine.wake());
        calendar = new SocialCalendar(store.calendar());
        accounts = new SocialAccounts(store, tokens, ids, engine.wake());
        analytics = new SocialAnalytics(store, parts.platforms(), tokens);
        Workers threads = new Workers(engine, pump, store::now, parts.policy(), store::maintain);
        workers = new SocialWorkers(threads, parts.policy().callDeadline());
        health = new SocialHealth(store, platforms, threads, parts.clock());
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

    public SocialWorkers workers() {
        return workers;
    }

    public SocialHealth health() {
        return health;
    }

    /** Closes the workers, then the adapters that can be closed, then the store. */
    @Override
    public void close() {
        workers.close();
        platforms.close();
        store.close();
    }
}
