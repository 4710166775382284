package io.social4j.spi.store;

import io.social4j.spi.MediaStore;
import io.social4j.spi.queue.RateBudgets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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

    HorizonStore horizon();

    /** This database as a store of media, if it can be one; small items only. */
    default Optional<MediaStore> media() {
        return Optional.empty();
    }

    /**
     * Which of this content some post needs: one that has not ended, a draft, one in review, or one that ended less than 30 days
     * ago. A store that cannot tell answers all of it.
     *
     * @param sha256 keys of {@link MediaStore}
     */
    default Set<String> neededMedia(Set<String> sha256) {
        return sha256;
    }

    /** Budgets of platforms that all processes on this store share where no queue shares them; empty if it has none. */
    default Optional<RateBudgets> budgets() {
        return Optional.empty();
    }

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
