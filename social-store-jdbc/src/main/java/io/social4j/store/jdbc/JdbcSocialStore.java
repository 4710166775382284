package io.social4j.store.jdbc;

import io.social4j.spi.MediaStore;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.RateBudgets;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in PostgreSQL 13 or later, or in H2 2.x. The database decides what time it is, and its unique indexes what
 * may be sent. Thread-safe; methods block for the time of a transaction.
 */
public final class JdbcSocialStore implements SocialStore {

    private final Database database;
    private final Runnable onClose;
    private final Retention retention;
    private final PostStore posts;
    private final CalendarStore calendar;
    private final DeliveryStore deliveries;
    private final PublishLogStore log;
    private final DeadLetterStore deadLetters;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final EventStore events;
    private final AnalyticsStore analytics;
    private final MediaStore media;
    private final HealthStore health;
    private final HorizonStore horizon;
    private final RateBudgets budgets;

    private JdbcSocialStore(Database database, Duration retention, SocialClock clock, Runnable onClose) {
        this.database = database;
        this.onClose = onClose;
        this.retention = new Retention(database, retention);
        LeftAlone leftAlone = new LeftAlone();
        posts = new JdbcPosts(database);
        calendar = new JdbcCalendar(database);
        deliveries = new JdbcDeliveries(database, leftAlone);
        log = new JdbcLog(database);
        deadLetters = new JdbcDeadLetters(database);
        accounts = new JdbcAccounts(database);
        tokens = new JdbcTokens(database);
        events = new JdbcEvents(database);
        analytics = new JdbcAnalytics(database);
        media = new JdbcMedia(database);
        health = new JdbcHealth(database, leftAlone);
        horizon = new JdbcHorizon(database, leftAlone);
        budgets = new JdbcBudgets(database, clock);
    }

    /**
     * The store in this database, whose tables are there already and begin with {@code social_}.
     *
     * @throws JdbcStoreException if the database cannot be used: another product, another version of the tables, or commits
     *     that would not survive a crash
     */
    public static JdbcSocialStore on(DataSource dataSource) {
        return in(dataSource).open();
    }

    /** As {@link #on}, with more to say about it. */
    public static Options in(DataSource dataSource) {
        return new Options(dataSource);
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
    public Optional<MediaStore> media() {
        return Optional.of(media);
    }

    @Override
    public Set<String> neededMedia(Set<String> sha256) {
        return database.reading(tx -> PostMedia.needed(tx, sha256));
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
    public Optional<RateBudgets> budgets() {
        return Optional.of(budgets);
    }

    @Override
    public Instant now() {
        return database.readingJoined(Tx::now);
    }

    @Override
    public void afterCommit(Runnable action) {
        database.host().afterCommit(action);
    }

    /** Deletes what ended longer ago than the retention time, in small transactions. */
    @Override
    public void maintain() {
        retention.run();
    }

    /**
     * After the database was restored from a backup: leaves everything that was or became due to a person. Which of it was
     * published after the backup was made, the database cannot know. Call it before workers start.
     *
     * @param since when the backup was made
     * @return how many deliveries are in review now because of it
     * @throws IllegalArgumentException if {@code since} lies in the future
     */
    public int quarantine(Instant since, String actor) {
        return new Quarantine(database).leaveToAPerson(since, actor);
    }

    /** Closes what this store has opened; a DataSource of the host stays open. */
    @Override
    public void close() {
        onClose.run();
    }

    /** How a store is opened. Not thread-safe. */
    public static final class Options {

        private final DataSource dataSource;
        private String prefix = Names.DEFAULT_PREFIX;
        private ConnectionSource host = ConnectionSource.none();
        private boolean migrate;
        private boolean allowUnsafe;
        private Duration retention = Retention.DEFAULT;
        private Runnable onClose = () -> {};
        private @Nullable SocialClock clock;

        private Options(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * What the names of the tables begin with.
         *
         * @throws IllegalArgumentException unless it is a small letter and up to 29 small letters, digits and underscores
         */
        public Options tablePrefix(String other) {
            if (!Names.isPrefix(other)) {
                throw new IllegalArgumentException(Names.rule(other));
            }
            prefix = other;
            return this;
        }

        /** Where the host's transactions are found, so that scheduling, editing and cancelling can join them. */
        public Options joining(ConnectionSource transactions) {
            host = transactions;
            return this;
        }

        /** Creates and upgrades the tables first, with Flyway, which has to be on the class path. */
        public Options migrate(boolean yes) {
            migrate = yes;
            return this;
        }

        /** Accepts a database that loses acknowledged commits in a crash. Posts may then go out twice. */
        public Options allowUnsafe(boolean yes) {
            allowUnsafe = yes;
            return this;
        }

        /**
         * How long posts are kept after they have ended, and events after they have happened; a year if not said. What waits for
         * a person is kept.
         *
         * @throws IllegalArgumentException if it is shorter than two days, in which lost answers are still looked for
         */
        public Options retention(Duration time) {
            retention = Retention.checked(time);
            return this;
        }

        /** Takes the time from here instead of the database; for tests, and for one process only. */
        public Options clock(SocialClock other) {
            clock = other;
            return this;
        }

        Options onClose(Runnable action) {
            onClose = action;
            return this;
        }

        /** @throws JdbcStoreException if the database cannot be used; it says why and what to do */
        public JdbcSocialStore open() {
            Names names = new Names(prefix);
            Schema schema = new Schema(dataSource, names);
            Dialect dialect = schema.check(migrate, allowUnsafe);
            return new JdbcSocialStore(
                    new Database(dataSource, names, dialect, host, clock),
                    retention,
                    clock == null ? SocialClock.system() : clock,
                    onClose);
        }
    }
}
