package io.social4j;

import io.social4j.config.ScopedSettings;
import io.social4j.config.Settings;
import io.social4j.internal.discovery.Providers;
import io.social4j.spi.SocialClock;
import io.social4j.spi.queue.JobQueue;
import io.social4j.spi.queue.JobQueueProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which queue the settings and the class path mean, if any. */
final class QueueDiscovery {

    static final String TYPE = "social4j.queue.type";
    static final String NONE = "none";

    private static final Logger LOG = LoggerFactory.getLogger(QueueDiscovery.class);

    private final Settings settings;
    private final boolean discover;
    private final @Nullable ClassLoader loader;
    private final SocialClock clock;

    QueueDiscovery(Settings settings, boolean discover, @Nullable ClassLoader loader, SocialClock clock) {
        this.settings = settings;
        this.discover = discover;
        this.loader = loader;
        this.clock = clock;
    }

    /** Opens it; {@code null} if the store dispatches by itself. */
    @Nullable
    JobQueue queue() {
        String type = settings.find(TYPE).orElse("");
        if (type.equals(NONE)) {
            return null;
        }
        Providers<JobQueueProvider> all = discover
                ? Providers.load(JobQueueProvider.class, JobQueueProvider::id, loader, Set.of())
                : new Providers<>(Map.of(), List.of());
        Social4jBuilder.refuse(all.problems());
        JobQueueProvider chosen =
                type.isEmpty() ? theConfigured(all.found()) : all.found().get(type);
        if (chosen == null && !type.isEmpty()) {
            throw Social4jBuilder.misassembled("There is no queue '" + type + "', which " + TYPE + " names. Found: "
                    + all.found().keySet() + ". Add the artifact social-queue-" + type
                    + " and call discover(), or set it to " + NONE);
        }
        return chosen == null ? null : chosen.open(of(chosen), clock);
    }

    private @Nullable JobQueueProvider theConfigured(Map<String, JobQueueProvider> found) {
        List<JobQueueProvider> configured = found.values().stream()
                .filter(provider -> provider.isConfigured(of(provider)))
                .toList();
        if (configured.size() > 1) {
            throw Social4jBuilder.misassembled(
                    "Say which queue to use: set " + TYPE + " to one of " + found.keySet() + " or " + NONE);
        }
        if (configured.isEmpty() && !found.isEmpty()) {
            LOG.info("The store dispatches deliveries: none of the queues {} is configured", found.keySet());
        }
        return configured.isEmpty() ? null : configured.get(0);
    }

    private ScopedSettings of(JobQueueProvider provider) {
        return settings.under(provider.id());
    }
}
