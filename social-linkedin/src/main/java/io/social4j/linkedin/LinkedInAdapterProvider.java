package io.social4j.linkedin;

import io.social4j.config.ScopedSettings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.util.List;
import java.util.Optional;

/** Makes the adapter of LinkedIn from {@code social4j.platforms.linkedin.*}; see {@link LinkedInSettings}. Thread-safe. */
public final class LinkedInAdapterProvider implements PlatformAdapterProvider {

    /** For the {@link java.util.ServiceLoader}. */
    public LinkedInAdapterProvider() {}

    @Override
    public String id() {
        return LinkedInAdapter.PLATFORM.id();
    }

    @Override
    public List<String> missing(ScopedSettings settings) {
        return settings.missing("client-id", "client-secret");
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        return new LinkedInAdapter(api(context), context.policy(), context.clock());
    }

    @Override
    public Optional<OAuthClient> oauth(ProviderContext context) {
        return Optional.of(api(context)::refresh);
    }

    private static LinkedInApi api(ProviderContext context) {
        HttpLimits limits = HttpLimits.from(context.policy()).withMaxBody(HttpLimits.MAX_BODY_OF_LISTS);
        LinkedInSettings settings = LinkedInSettings.from(context.settings());
        return new LinkedInApi(settings, PlatformHttp.create(limits), context.clock());
    }
}
