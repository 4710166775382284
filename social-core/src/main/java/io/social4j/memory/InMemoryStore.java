package io.social4j.memory;

import io.social4j.internal.Guard;
import io.social4j.spi.SocialClock;
import io.social4j.spi.store.AccountStore;
import io.social4j.spi.store.AnalyticsStore;
import io.social4j.spi.store.CalendarStore;
import io.social4j.spi.store.DeadLetterStore;
import io.social4j.spi.store.DeliveryStore;
import io.social4j.spi.store.EventStore;
import io.social4j.spi.store.HealthStore;
import io.social4j.spi.store.HorizonStore;
import io.social4j.spi.store.PostStore;
import io.social4j.spi.store.PublishLogStore;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.TokenStore;
import java.time.Instant;
import java.util.Set;

/** Keeps everything in memory and loses it at the end of the process. Thread-safe. */
public final class InMemoryStore implements SocialStore {

    private final Tables tables;
    private final InMemoryPosts posts;
    private final CalendarStore calendar;
    private final DeliveryStore deliveries;
    private final PublishLogStore log;
    private final DeadLetterStore deadLetters;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final EventStore events;
    private final AnalyticsStore analytics;
    private final HealthStore health;
    private final HorizonStore horizon;

    private InMemoryStore(SocialClock clock, Set<Guard> guards) {
        tables = new Tables(clock, guards);
        posts = new InMemoryPosts(tables);
        calendar = new InMemoryCalendar(tables);
        deliveries = new InMemoryDeliveries(tables);
        log = new InMemoryLog(tables);
        deadLetters = new InMemoryDeadLetters(tables);
        accounts = new InMemoryAccounts(tables);
        InMemoryTokens kept = new InMemoryTokens(tables);
        tokens = kept;
        events = new InMemoryEvents(tables);
        analytics = new InMemoryAnalytics(tables);
        health = new InMemoryHealth(tables, kept);
        horizon = new InMemoryHorizon(tables);
    }

    /** An empty store that takes its time from {@code clock}. */
    public static InMemoryStore create(SocialClock clock) {
        return new InMemoryStore(clock, Guard.all());
    }

    /** For tests that show what a guard is good for; nobody else may weaken a store. */
    public static InMemoryStore weakened(SocialClock clock, Set<Guard> guards) {
        return new InMemoryStore(clock, guards);
    }

    @Override
    public PostStore posts() {
        return posts;
    }

    @Override
    public CalendarStore calendar() {
        return calendar;
    }

    @Override
    public DeliveryStore deliveries() {
        return deliveries;
    }

    @Override
    public PublishLogStore log() {
        return log;
    }

    @Override
    public DeadLetterStore deadLetters() {
        return deadLetters;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public AnalyticsStore analytics() {
        return analytics;
    }

    @Override
    public Set<String> neededMedia(Set<String> sha256) {
        return posts.neededMedia(sha256);
    }

    @Override
    public HealthStore health() {
        return health;
    }

    @Override
    public HorizonStore horizon() {
        return horizon;
    }

    @Override
    public Instant now() {
        return tables.now();
    }

    @Override
    public void close() {}
}
