package io.social4j;

import io.social4j.config.PublishPolicy;
import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.config.WorkerRole;
import io.social4j.event.SocialListener;
import io.social4j.internal.crypto.AesTokenCipher;
import io.social4j.internal.discovery.Providers;
import io.social4j.internal.engine.Budgets;
import io.social4j.internal.engine.OneAhead;
import io.social4j.internal.engine.Pacer;
import io.social4j.internal.engine.RateLimiterPacer;
import io.social4j.internal.engine.SharedBudgets;
import io.social4j.internal.engine.StoreLine;
import io.social4j.memory.InMemoryStore;
import io.social4j.model.Platform;
import io.social4j.spi.MediaIntake;
import io.social4j.spi.MediaIntakeProvider;
import io.social4j.spi.MediaStore;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import io.social4j.spi.Telemetry;
import io.social4j.spi.TokenCipher;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.store.SocialStore;
import io.social4j.spi.store.SocialStoreProvider;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what a {@link Social4j} is made of. What is named here wins over what is discovered; nothing is discovered unasked.
 * Not thread-safe.
 */
public final class Social4jBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(Social4j.class);

    private final Map<String, PlatformAdapterProvider> named = new LinkedHashMap<>();
    private final List<SocialListener> listeners = new ArrayList<>();
    private final List<Telemetry> telemetry = new ArrayList<>();
    private Settings settings = Settings.none();
    private @Nullable PublishPolicy policy;
    private @Nullable Set<WorkerRole> roles;
    private @Nullable SocialStore store;
    private @Nullable JobQueue queue;
    private @Nullable MediaStore media;
    private @Nullable MediaIntake intake;
    private @Nullable TokenCipher cipher;
    private boolean inMemory;
    private boolean discover;
    private @Nullable ClassLoader loader;
    private SocialClock clock = SocialClock.system();
    private RandomGenerator random = new SecureRandom();

    Social4jBuilder() {}

    /** Takes platforms, the store and the queue from the class path, by {@link java.util.ServiceLoader}. */
    public Social4jBuilder discover() {
        discover = true;
        return this;
    }

    /** As {@link #discover()}, from this class loader. */
    public Social4jBuilder discover(ClassLoader from) {
        discover = true;
        loader = from;
        return this;
    }

    public Social4jBuilder settings(Settings value) {
        settings = value;
        return this;
    }

    /** Adds a platform; wins over a discovered one of the same id. */
    public Social4jBuilder platform(PlatformAdapterProvider provider) {
        named.put(provider.id(), provider);
        return this;
    }

    public Social4jBuilder store(SocialStore value) {
        store = value;
        return this;
    }

    /**
     * What dispatches deliveries to the workers of a store that several processes share; wins over a discovered one. Without it:
     * {@code social4j.queue.type}, else the one that is on the class path and configured, else the store itself.
     */
    public Social4jBuilder queue(JobQueue value) {
        queue = value;
        return this;
    }

    /** Where the content of media is kept; all workers must see the same. Without it: see {@code docs/media.md}. */
    public Social4jBuilder media(MediaStore value) {
        media = value;
        return this;
    }

    /** What brings media in; wins over a discovered one. */
    public Social4jBuilder mediaIntake(MediaIntake value) {
        intake = value;
        return this;
    }

    Social4jBuilder inMemory() {
        inMemory = true;
        return this;
    }

    /** The numbers of publishing; without it, those of the settings. */
    public Social4jBuilder policy(PublishPolicy value) {
        policy = value;
        return this;
    }

    /**
     * What the workers of this process do; without it, {@code social4j.workers.roles}, else everything.
     *
     * @throws IllegalArgumentException if it is nothing; a process that only schedules does not start its workers
     */
    public Social4jBuilder roles(Set<WorkerRole> value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "Workers without a role do nothing; do not start them in a process that only schedules");
        }
        roles = Set.copyOf(value);
        return this;
    }

    public Social4jBuilder tokenCipher(TokenCipher value) {
        cipher = value;
        return this;
    }

    public Social4jBuilder listener(SocialListener value) {
        listeners.add(value);
        return this;
    }

    /** Hears of requests, refreshed tokens and throttling in this process. May be called several times. */
    public Social4jBuilder telemetry(Telemetry value) {
        telemetry.add(value);
        return this;
    }

    /** Where time comes from; for tests. */
    public Social4jBuilder clock(SocialClock value) {
        clock = value;
        return this;
    }

    /** Where chance comes from; must be thread-safe if workers run. For tests. */
    public Social4jBuilder random(RandomGenerator value) {
        random = value;
        return this;
    }

    /**
     * Puts everything together. Starts no thread.
     *
     * @throws SettingsException naming all settings that are missing or invalid
     * @throws SocialException if something is missing, twice there or broken; says what to do
     */
    public Social4j build() {
        PublishPolicy checked = policy == null ? PublishPolicy.from(settings) : policy.verified();
        Set<WorkerRole> does = roles == null ? WorkerRole.from(settings) : roles;
        Map<String, PlatformAdapterProvider> providers = platformProviders();
        SocialStore chosen = chosenStore();
        JobQueue dispatching = null;
        try {
            dispatching = chosenQueue(chosen);
            return assembled(
                    providers, chosen, dispatching == null ? null : new QueueInUse(dispatching, clock), checked, does);
        } catch (RuntimeException invalid) {
            if (queue == null && dispatching != null) {
                dispatching.close();
            }
            if (store == null) {
                chosen.close();
            }
            throw invalid;
        }
    }

    private @Nullable JobQueue chosenQueue(SocialStore chosen) {
        JobQueue found = queue != null ? queue : new QueueDiscovery(settings, discover, loader, clock).queue();
        if (found != null && chosen instanceof InMemoryStore) {
            if (queue == null) {
                found.close();
            }
            throw misassembled(
                    "A queue is shared by many processes, and the store in memory belongs to this one alone. Use a store"
                            + " in a database, or set " + QueueDiscovery.TYPE + " to " + QueueDiscovery.NONE);
        }
        return found;
    }

    private Social4j assembled(
            Map<String, PlatformAdapterProvider> providers,
            SocialStore chosen,
            @Nullable QueueInUse dispatching,
            PublishPolicy checked,
            Set<WorkerRole> does) {
        MediaAssembly kept = new MediaAssembly(settings, clock);
        MediaStore pinned = media != null ? media : kept.store(chosen);
        Budgets budgets = new Budgets(clock);
        Pacer pacer = new OneAhead(clock, random, budgets.before(new RateLimiterPacer(checked)));
        Optional<SharedBudgets> shared = sharedBudgets(dispatching, chosen);
        RateReport.Listener reports = shared.map(all -> all.with(budgets)).orElse(budgets);
        Telemetry told = new AllTelemetry(telemetry);
        Platforms platforms =
                new PlatformAssembly(settings, checked, clock, new StoredMedia(pinned), reports, told).of(providers);
        LOG.info(
                "Social4j with platforms {} on {}",
                platforms.adapters().keySet(),
                chosen.getClass().getSimpleName());
        Social4j made = new Social4j(new Assembly(
                chosen,
                dispatching,
                pinned,
                intake != null ? intake : kept.intake(intakeProviders()),
                platforms,
                chosenCipher(chosen),
                checked,
                does,
                listeners,
                told,
                clock,
                random,
                shared.map(all -> all.after(pacer)).orElse(pacer)));
        settings.unread(names(platforms.adapters()), names(platforms.missing())).forEach(LOG::warn);
        return made;
    }

    /** Those of the queue, which is quicker; else those of the store. */
    private Optional<SharedBudgets> sharedBudgets(@Nullable QueueInUse dispatching, SocialStore chosen) {
        return Optional.ofNullable(dispatching)
                .flatMap(QueueInUse::budgets)
                .or(() -> chosen.budgets().map(kept -> new SharedBudgets(kept, new StoreLine(), clock)));
    }

    private static List<String> names(Map<Platform, ?> platforms) {
        return platforms.keySet().stream().map(Platform::id).toList();
    }

    private Providers<MediaIntakeProvider> intakeProviders() {
        Providers<MediaIntakeProvider> found = discover
                ? Providers.load(MediaIntakeProvider.class, MediaIntakeProvider::id, loader, Set.of())
                : new Providers<>(Map.of(), List.of());
        refuse(found.problems());
        return found;
    }

    private Map<String, PlatformAdapterProvider> platformProviders() {
        Map<String, PlatformAdapterProvider> all = new LinkedHashMap<>();
        if (discover) {
            Providers<PlatformAdapterProvider> found =
                    Providers.load(PlatformAdapterProvider.class, PlatformAdapterProvider::id, loader, named.keySet());
            refuse(found.problems());
            all.putAll(found.found());
        }
        all.putAll(named);
        if (all.isEmpty()) {
            throw misassembled(
                    "No platform was found. Add the artifact social-<platform> of each platform you want to the class path"
                            + (discover ? "" : " and call discover()")
                            + ". In a shaded jar, the usual cause is that the files under META-INF/services were not merged");
        }
        return all;
    }

    private SocialStore chosenStore() {
        String type = settings.find("social4j.store.type").orElse("");
        if (store != null) {
            return store;
        }
        if (inMemory || type.equals("memory")) {
            LOG.warn("Everything is kept in memory and lost when this process ends");
            return InMemoryStore.create(clock);
        }
        Providers<SocialStoreProvider> found = discover
                ? Providers.load(SocialStoreProvider.class, SocialStoreProvider::id, loader, Set.of())
                : new Providers<>(Map.of(), List.of());
        refuse(found.problems());
        SocialStoreProvider only = only(found.found(), type);
        return only.open(settings.under("store"), clock);
    }

    private static SocialStoreProvider only(Map<String, SocialStoreProvider> found, String type) {
        SocialStoreProvider chosen = found.get(type);
        if (chosen != null) {
            return chosen;
        }
        if (found.size() == 1 && type.isEmpty()) {
            return found.values().iterator().next();
        }
        throw misassembled(
                found.isEmpty()
                        ? "No store was found. Give one to store(…), add the artifact of one and call discover(), or say"
                                + " Social4j.inMemory() if everything may be lost with the process. In a shaded jar, check that"
                                + " the files under META-INF/services were merged"
                        : "Say which store to use: set social4j.store.type to one of " + found.keySet());
    }

    /** A key that dies with the process fits a store that does; any other store needs a lasting one. */
    private TokenCipher chosenCipher(SocialStore chosen) {
        if (cipher != null) {
            return cipher;
        }
        return AesTokenCipher.from(settings).orElseGet(() -> {
            if (chosen instanceof InMemoryStore) {
                return AesTokenCipher.forThisProcess();
            }
            throw new SettingsException(List.of(AesTokenCipher.KEYS
                    + " is not set, so tokens could not be stored encrypted; set SOCIAL4J_ENCRYPTION_KEYS to"
                    + " \"k1:$(openssl rand -base64 32)\" and keep it safe"));
        });
    }

    static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw misassembled(String.join("\n", problems));
        }
    }

    static SocialException misassembled(String message) {
        return new SocialException(SocialException.Reason.NOT_CONFIGURED, message);
    }
}
