package io.social4j;

import io.social4j.config.PublishPolicy;
import io.social4j.config.ScopedSettings;
import io.social4j.config.Settings;
import io.social4j.config.SettingsException;
import io.social4j.model.Platform;
import io.social4j.spi.MediaAccess;
import io.social4j.spi.Notice;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import io.social4j.spi.RateReport;
import io.social4j.spi.SocialClock;
import io.social4j.spi.Telemetry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes adapters from providers, and reports the settings of all of them together. */
final class PlatformAssembly {

    private static final Logger LOG = LoggerFactory.getLogger(Social4j.class);

    private final Settings settings;
    private final PublishPolicy policy;
    private final SocialClock clock;
    private final MediaAccess media;
    private final RateReport.Listener rates;
    private final Telemetry telemetry;
    private final Map<Platform, PlatformAdapter> adapters = new LinkedHashMap<>();
    private final Map<Platform, OAuthClient> clients = new LinkedHashMap<>();
    private final Map<Platform, List<String>> missing = new LinkedHashMap<>();
    private final Map<Platform, Supplier<List<Notice>>> notices = new LinkedHashMap<>();
    private final Map<Platform, Supplier<Optional<LocalDate>>> versionEnds = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    PlatformAssembly(
            Settings settings,
            PublishPolicy policy,
            SocialClock clock,
            MediaAccess media,
            RateReport.Listener rates,
            Telemetry telemetry) {
        this.settings = settings;
        this.policy = policy;
        this.clock = clock;
        this.media = media;
        this.rates = rates;
        this.telemetry = telemetry;
    }

    Platforms of(Map<String, PlatformAdapterProvider> providers) {
        providers.forEach(this::add);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Platforms(adapters, clients, missing, notices, versionEnds);
    }

    private void add(String id, PlatformAdapterProvider provider) {
        Platform platform = Platform.of(id);
        List<String> lacking = provider.missing(scoped(id));
        if (!lacking.isEmpty()) {
            missing.put(platform, List.copyOf(lacking));
            LOG.warn(
                    "The platform {} is present but not configured; posts to it are refused until {} is set",
                    id,
                    lacking);
            return;
        }
        try {
            PlatformAdapter adapter = provider.create(context(id));
            if (!adapter.platform().equals(platform)) {
                problems.add(provider.getClass().getName() + " is called '" + id + "' but makes an adapter for '"
                        + adapter.platform() + "'; give both the same name");
            }
            adapters.put(platform, adapter);
            notices.put(platform, () -> provider.notices(context(id)));
            versionEnds.put(platform, () -> provider.versionEnds(context(id)));
            provider.oauth(context(id)).ifPresent(client -> clients.put(platform, client));
        } catch (SettingsException invalid) {
            problems.addAll(invalid.problems());
        }
    }

    private ProviderContext context(String id) {
        Platform platform = Platform.of(id);
        return new ProviderContext(
                scoped(id), policy, clock, media, rates, report -> telemetry.requested(platform, report));
    }

    private ScopedSettings scoped(String id) {
        return settings.forPlatform(id);
    }
}
