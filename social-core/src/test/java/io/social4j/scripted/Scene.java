package io.social4j.scripted;

import io.social4j.Social4j;
import io.social4j.Social4jBuilder;
import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.event.SocialEvent;
import io.social4j.event.SocialListener;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.Account;
import io.social4j.model.Delivery;
import io.social4j.model.Platform;
import io.social4j.model.PublishRequest;
import io.social4j.model.RemoteAccount;
import io.social4j.model.ScheduledPost;
import io.social4j.spi.PlatformToken;
import io.social4j.spi.store.LogEntry;
import io.social4j.spi.store.SocialStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** One assembly on virtual time: a scripted platform {@code alpha}, a user {@code ann} with one account on it. */
public final class Scene {
    public static final String USER = "ann";

    public final SettableClock clock;
    public final ScriptedPlatform platform;
    public final SocialStore store;
    public final Social4j social;
    public final Account account;
    public final List<SocialEvent> told = new CopyOnWriteArrayList<>();

    private Scene(
            SettableClock clock,
            ScriptedPlatform platform,
            SocialStore store,
            Settings settings,
            long seed,
            SocialListener... first) {
        this.clock = clock;
        this.platform = platform;
        this.store = store;
        Social4jBuilder builder = Social4j.builder();
        List.of(first).forEach(builder::listener);
        social = builder.store(store)
                .tokenCipher(new PlainCipher())
                .platform(platform)
                .policy(PublishPolicy.from(patient().with(settings)))
                .listener(told::add)
                .clock(clock)
                .random(new Random(seed))
                .build();
        account = connect("1");
    }

    public static Scene create() {
        return with(Map.of());
    }

    /** With a listener in front that throws at everything it is told. */
    public static Scene withBrokenListener() {
        SettableClock clock = new SettableClock();
        return new Scene(
                clock, new ScriptedPlatform("alpha", clock), InMemoryStore.create(clock), Settings.none(), 7, event -> {
                    throw new IllegalStateException("listener");
                });
    }

    /** With these settings on top. */
    public static Scene with(Map<String, String> settings) {
        SettableClock clock = new SettableClock();
        return new Scene(
                clock, new ScriptedPlatform("alpha", clock), InMemoryStore.create(clock), Settings.of(settings), 7);
    }

    /** With a store that a test has put something around. */
    public static Scene on(SettableClock clock, SocialStore store) {
        return new Scene(clock, new ScriptedPlatform("alpha", clock), store, Settings.none(), 7);
    }

    /** The same platform and time, with a store that has forgotten everything. */
    public Scene withStoreWiped() {
        return new Scene(clock, platform, InMemoryStore.create(clock), Settings.none(), 8);
    }

    /** The same store, platform and time, in another process. */
    public Scene secondProcess() {
        return new Scene(clock, platform, store, Settings.none(), 9);
    }

    /** The pacer of production lives on real time; here it must never be in the way. */
    private static Settings patient() {
        return Settings.of(Map.of("social4j.publish.posts-per-account", "1000000"));
    }

    /** Connects an account of {@link #USER} with this remote id. */
    public Account connect(String remoteId) {
        return connect(USER, remoteId);
    }

    public Account connect(String user, String remoteId) {
        RemoteAccount remote = new RemoteAccount(Platform.of(platform.id()), remoteId);
        return social.accounts()
                .importToken(user, "Account " + remoteId, PlatformToken.of(remote, "token-" + remoteId));
    }

    /** Gives {@link #account} this token. */
    public void reconnect(String accessToken) {
        social.accounts().importToken(USER, account.displayName(), PlatformToken.of(account.remote(), accessToken));
    }

    public PublishRequest.Builder request(String text) {
        return PublishRequest.builder()
                .user(USER)
                .text(text)
                .toAccount(platform.id(), account.id())
                .at(clock.now());
    }

    /** Due now. */
    public ScheduledPost schedule(String text) {
        return social.publisher().schedule(request(text).build());
    }

    /** A thread, due now. */
    public ScheduledPost scheduleThread(String first, String... further) {
        return social.publisher()
                .schedule(request(first).threadFor(platform.id(), further).build());
    }

    /** Visits what is due now. */
    public Optional<Instant> run() {
        return social.workers().runDue();
    }

    /** Lets time pass, and visits everything at the moment it is due. */
    public void pass(Duration time) {
        Instant end = clock.now().plus(time);
        Optional<Instant> next = run();
        while (next.isPresent() && !next.get().isAfter(end)) {
            if (next.get().isAfter(clock.now())) {
                clock.advance(Duration.between(clock.now(), next.get()));
            }
            next = run();
        }
        clock.advance(Duration.between(clock.now(), end));
        run();
    }

    /** As {@link #pass}, where workers die again and again. */
    public void passThroughPowerCuts(Duration time) {
        Instant end = clock.now().plus(time);
        while (clock.now().isBefore(end)) {
            try {
                pass(Duration.between(clock.now(), end));
            } catch (PowerCut again) {
                clock.advance(Duration.ofMillis(1));
            }
        }
    }

    public ScheduledPost find(ScheduledPost post) {
        return social.publisher().find(post.id()).orElseThrow();
    }

    /** The only delivery of a post, as it is now. */
    public Delivery delivery(ScheduledPost post) {
        return find(post).deliveries().get(0);
    }

    public List<String> texts() {
        return platform.textsOf(account.remote());
    }

    public List<LogEntry> history(ScheduledPost post) {
        return store.log().history(delivery(post).id());
    }

    /** Events of this type, as they were told. */
    public List<SocialEvent> told(SocialEvent.Type type) {
        return told.stream().filter(event -> event.type() == type).toList();
    }
}
