package io.social4j.spi.store;

import java.time.Instant;

/**
 * The small stores of one database, made together. Thread-safe. Any method may throw a {@link RuntimeException} while the
 * database is away; the caller repeats it, so every write is safe to repeat.
 */
public interface SocialStore extends AutoCloseable {

    PostStore posts();

    DeliveryStore deliveries();

    PublishLogStore log();

    DeadLetterStore deadLetters();

    AccountStore accounts();

    TokenStore tokens();

    EventStore events();

    AnalyticsStore analytics();

    /** What time it is for the store; decides what is due. */
    Instant now();

    @Override
    void close();
}
