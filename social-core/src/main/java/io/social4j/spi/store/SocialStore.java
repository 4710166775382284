package io.social4j.spi.store;

import java.time.Instant;

/**
 * The small stores of one database, made together. Thread-safe. Any method may throw a {@link RuntimeException} while the
 * database is away; the caller repeats it, so every write is safe to repeat.
 */
public interface SocialStore extends AutoCloseable {

    PostStore posts();

    CalendarStore calendar();

    DeliveryStore deliveries();

    PublishLogStore log();

    DeadLetterStore deadLetters();

    AccountStore accounts();

    TokenStore tokens();

    EventStore events();

    AnalyticsStore analytics();

    HealthStore health();

    /** What time it is for the store; decides what is due. */
    Instant now();

    /**
     * Runs something when what this thread has just scheduled, changed or cancelled is there for others: after the commit of the
     * host's transaction, at once where there is none. Never after a rollback; a store that cannot tell may leave it out.
     */
    default void afterCommit(Runnable action) {
        action.run();
    }

    /** Tidies up what has ended long ago. Called by workers from time to time; may take some seconds. */
    default void maintain() {}

    @Override
    void close();
}
