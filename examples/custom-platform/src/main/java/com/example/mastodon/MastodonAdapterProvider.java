package com.example.mastodon;

import io.social4j.config.ScopedSettings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.util.List;
import java.util.UUID;

/** Makes the adapter from {@code social4j.platforms.mastodon.*}; see {@link MastodonSettings}. Tokens do not expire. */
public final class MastodonAdapterProvider implements PlatformAdapterProvider {

    /** For the {@link java.util.ServiceLoader}. */
    public MastodonAdapterProvider() {}

    @Override
    public String id() {
        return MastodonAdapter.PLATFORM.id();
    }

    @Override
    public List<String> missing(ScopedSettings settings) {
        return settings.missing("base-url");
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        MastodonSettings settings = MastodonSettings.from(context.settings());
        HttpLimits limits = HttpLimits.from(context.policy()).withMaxBody(HttpLimits.MAX_BODY_OF_LISTS);
        MastodonRates rates = new MastodonRates(context.rates());
        MastodonApi api = new MastodonApi(
                settings,
                PlatformHttp.create(limits, context.clock(), context.requests()),
                context.media(),
                rates,
                context.clock());
        return new MastodonAdapter(
                api,
                new MastodonRules(settings.longestText()),
                context.policy(),
                context.clock(),
                () -> UUID.randomUUID().toString());
    }
}
