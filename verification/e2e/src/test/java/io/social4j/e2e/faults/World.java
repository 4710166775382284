package io.social4j.e2e.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.social4j.Social4j;
import io.social4j.config.Settings;
import io.social4j.model.AccountId;
import io.social4j.model.Media;
import io.social4j.model.Platform;
import io.social4j.model.PostId;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.sandbox.Sandbox;
import io.social4j.sandbox.SandboxAccount;
import io.social4j.sandbox.SandboxOptions;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.SocialClock;
import io.social4j.store.jdbc.JdbcSocialStore;
import io.social4j.store.jdbc.JdbcStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database, the platforms, and the worker that is left when all others are dead: it lives in this JVM, on the thread of the
 * test. Time of day runs by itself and can be put forward, for the database and the platforms together.
 */
final class World implements AutoCloseable {

    static final List<String> PLATFORMS = List.of("twitter", "instagram", "facebook");

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("social4j.encryption.keys", "k1:" + "A".repeat(43) + "="),
            // As short as the rules for these numbers allow, and long enough for a machine that is busy.
            Map.entry("social4j.publish.margin", "3s"),
            Map.entry("social4j.publish.call-deadline", "3s"),
            Map.entry("social4j.publish.lease", "7s"),
            Map.entry("social4j.publish.quiet-period", "120s"),
            Map.entry("social4j.publish.backoff", "100ms"),
            Map.entry("social4j.publish.posts-per-account", "10000"),
            // What an outage has delayed goes out as fast as it can, or a hundred posts of an account would take hours.
            Map.entry("social4j.publish.catch-up-spacing", "0s"),
            Map.entry("social4j.workers.threads", "12"));

    private static final int MOST_ROUNDS = 2_000;
    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    /** Where the platforms are in this JVM. */
    final Sandbox sandbox;

    private final Platforms platforms;
    private HikariDataSource database;
    private Social4j social;
    private final String url;
    private final AtomicInteger users = new AtomicInteger();
    private final List<OtherProcess> processes = new ArrayList<>();
    private final List<Social4j> others = new ArrayList<>();
    private final List<PostId> accepted = new ArrayList<>();
    private volatile Duration travelled = Duration.ZERO;

    /** The workers of this JVM travel with their database, or they would take new tokens for old ones. */
    private final SocialClock clock = new SocialClock() {
        @Override
        public Instant now() {
            return time();
        }

        @Override
        public long nanos() {
            return SocialClock.system().nanos();
        }
    };

    private World(String url, SandboxOptions options) {
        this.url = url;
        sandbox = Sandbox.start(options.clock(this::time).containerPolls(0).instagramQuota(100_000));
        platforms = Platforms.of(sandbox);
        database = WorkerMain.pool(url);
        social = build(database);
    }

    private World(String url, Platforms platforms) {
        this.url = url;
        this.platforms = platforms;
        sandbox = null;
        database = WorkerMain.pool(url);
        social = build(database);
    }

    static World onPostgres() {
        return onPostgres(SandboxOptions.defaults().withoutRateLimits());
    }

    /** Among platforms that are as the options say. */
    static World onPostgres(SandboxOptions options) {
        return new World(Postgres.running().newDatabase(), options);
    }

    /** Among platforms that live elsewhere, and are closed with this world. */
    static World onPostgres(Platforms elsewhere) {
        return new World(Postgres.running().newDatabase(), elsewhere);
    }

    /** The tables must be there, and no other process may have the file open. */
    static World onH2(String url) {
        return new World(url, SandboxOptions.defaults().withoutRateLimits());
    }

    private Instant time() {
        return Instant.now().plus(travelled);
    }

    private boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /** H2 has no time machine; there is no other process either when it is needed. */
    private Social4j build(HikariDataSource dataSource) {
        JdbcSocialStore.Options store = JdbcSocialStore.in(dataSource);
        if (isH2()) {
            store.clock(clock);
        }
        return Social4j.builder()
                .discover()
                .clock(clock)
                .settings(Settings.of(settings()))
                .store(store.open())
                .build();
    }

    /** One more worker in this JVM, which reaches the database through another port. */
    Social4j through(int port) {
        HikariDataSource dataSource = WorkerMain.pool(Postgres.through(port, url));
        Social4j other = build(dataSource);
        others.add(other);
        return other;
    }

    /** What a worker is started with. */
    Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(platforms.settings());
        // The pictures that are named here are nowhere; the sandbox does not fetch them.
        all.put("social4j.media.intake", "none");
        all.put("jdbc.url", url);
        return all;
    }

    String url() {
        return url;
    }

    HikariDataSource database() {
        return database;
    }

    /** The worker of this JVM. */
    Social4j social() {
        return social;
    }

    /** A database in a file belongs to one process at a time. */
    void leaveTheDatabase() {
        social.close();
        database.close();
    }

    void comeBackToTheDatabase() {
        database = WorkerMain.pool(url);
        social = build(database);
    }

    OtherProcess worker() {
        return start(WorkerMain.class, settings());
    }

    /** A worker that ends, or stops, exactly there. */
    OtherProcess worker(String trap, boolean deadly, int skip) {
        return start(WorkerMain.class, trapped(trap, deadly, skip));
    }

    /** What such a worker is started with. */
    Map<String, String> trapped(String trap, boolean deadly, int skip) {
        Map<String, String> settings = settings();
        settings.put("trap", trap);
        settings.put("trap.deadly", Boolean.toString(deadly));
        settings.put("trap.skip", Integer.toString(skip));
        return settings;
    }

    /** An application that schedules in its own transactions; see {@link HostMain}. */
    OtherProcess host(String name, String user, int transactions, long seed, boolean publishes) {
        Map<String, String> settings = settings();
        settings.put("host.name", name);
        settings.put("host.user", user);
        settings.put("host.transactions", Integer.toString(transactions));
        settings.put("host.seed", Long.toString(seed));
        settings.put("host.publishes", Boolean.toString(publishes));
        return start(HostMain.class, settings);
    }

    OtherProcess start(Class<?> main, Map<String, String> settings) {
        OtherProcess process = OtherProcess.start(main, settings);
        processes.add(process);
        return process;
    }

    /** A new person with an account on each platform. */
    String user() {
        return user(PLATFORMS);
    }

    /** A new person with an account on each of these. */
    String user(List<String> where) {
        String user = "u" + users.incrementAndGet();
        where.forEach(platform -> connect(user, platform, user));
        return user;
    }

    /** One more account of that person, under a name that no other account of the platform has. */
    AccountId connect(String user, String platform, String username) {
        SandboxAccount account = platforms.newAccount(platform, username);
        return social.accounts()
                .importToken(
                        user,
                        username,
                        new PlatformToken(
                                new RemoteAccount(Platform.of(platform), account.remoteId()),
                                account.accessToken(),
                                account.refreshToken(),
                                account.expiresAt(),
                                Set.of(),
                                Map.of("username", account.username())))
                .id();
    }

    /** A text begins with a word that no other post has; that is how posts are told apart on the platforms. */
    static PublishRequest.Builder request(String user, String word, String... platforms) {
        PublishRequest.Builder request =
                PublishRequest.builder().user(user).text(word + " text").to(platforms);
        return List.of(platforms).contains("instagram")
                ? request.mediaFor("instagram", Media.ofUrl("https://example.com/picture.jpg"))
                : request;
    }

    PostId schedule(PublishRequest.Builder request) {
        PostId id = social.publisher().schedule(request.build()).id();
        accepted.add(id);
        return id;
    }

    /** All at once. */
    void scheduleAll(List<PublishRequest> requests) {
        social.publisher().scheduleAll(requests).forEach(post -> accepted.add(post.id()));
    }

    /** What somebody else has scheduled and was told so. */
    void accepted(PostId id) {
        accepted.add(id);
    }

    List<PostId> accepted() {
        return List.copyOf(accepted);
    }

    /** One post to all platforms of a new person, due now. */
    PostId schedule(String word) {
        return schedule(request(user(), word, PLATFORMS.toArray(String[]::new)));
    }

    /** As {@link #schedule}, and a thread of three on X. */
    PostId scheduleThread(String word) {
        return schedule(request(user(), word, PLATFORMS.toArray(String[]::new))
                .threadFor("twitter", word + " second", word + " third"));
    }

    /** Puts the time of day forward, for the database and the platforms. */
    void travel(Duration by) {
        travelled = travelled.plus(by);
        platforms.travelled(travelled);
        if (!isH2()) {
            Postgres.putForward(url, travelled);
        }
    }

    Instant now() {
        return time();
    }

    /** The worker of this JVM does all that is due, from one due time to the next, until every delivery has ended. */
    void untilAllHasEnded() {
        // As many rounds as there are due times, so it is bounded by the time that passes here.
        for (long end = System.nanoTime() + LONGEST_END.toNanos(); System.nanoTime() - end < 0; ) {
            Optional<Instant> next = runDue();
            if (live() == 0) {
                return;
            }
            if (next.isEmpty()) {
                throw new AssertionError("Deliveries without an end, and nobody will ever visit them:\n" + history());
            }
            Duration left = Duration.between(now(), next.get());
            if (left.isNegative()) {
                Until.passed(Duration.ofMillis(20));
            } else {
                travel(left.plusMillis(5));
            }
        }
        throw new AssertionError("No end is in sight:\n" + history());
    }

    /** As a worker does, tries again when the store did not answer: somebody frozen may hold a lock for some seconds. */
    Optional<Instant> runDue() {
        try {
            return social.workers().runDue();
        } catch (JdbcStoreException later) {
            return Optional.of(now());
        }
    }

    /** The worker of this JVM lets time pass until an attempt is judged absent, and goes no further. */
    void untilJudgedAbsent() {
        String absent = "SELECT COUNT(*) FROM social_publish_log WHERE outcome = 'ABSENT'";
        for (int round = 0; round < MOST_ROUNDS && Rows.number(database, absent) == 0; round++) {
            Duration left = Duration.between(now(), runDue().orElseThrow());
            if (!left.isNegative() && Rows.number(database, absent) == 0) {
                travel(left.plusMillis(5));
            }
        }
    }

    /** As {@link #untilAllHasEnded}, but others do the work. */
    void untilOthersHaveEndedAll(Duration atMost) {
        Until.holds(() -> "everything has ended\n" + history(), atMost, () -> live() == 0);
        social.workers().runDue();
    }

    long live() {
        return Rows.number(
                database, "SELECT COUNT(*) FROM social_delivery WHERE state IN ('SCHEDULED', 'SENDING', 'UNCERTAIN')");
    }

    Platforms platforms() {
        return platforms;
    }

    /** How many posts the public can see. */
    int shown() {
        return platforms.live().size();
    }

    History history() {
        return History.of(this);
    }

    @Override
    public void close() {
        processes.forEach(OtherProcess::close);
        others.forEach(Social4j::close);
        social.close();
        database.close();
        platforms.close();
    }
}
