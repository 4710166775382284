package io.social4j.twitter;

import io.social4j.config.ScopedSettings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.util.List;
import java.util.Optional;

/** Makes the adapter of X from the settings under {@code social4j.platforms.twitter}. Thread-safe. */
public final class TwitterAdapterProvider implements PlatformAdapterProvider {

    @Override
    public String id() {
        return TwitterAdapter.PLATFORM.id();
    }

    @Override
    public List<String> missing(ScopedSettings settings) {
        return settings.missing("client-id");
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        TwitterSettings settings = TwitterSettings.from(context.settings());
        PlatformHttp http = http(context);
        TwitterApi api = new TwitterApi(settings, http, context.rates(), context.clock());
        TwitterMediaApi media = new TwitterMediaApi(settings, http, context.media(), context.rates(), context.clock());
        return new TwitterAdapter(api, media, context.policy().clockSkew(), context.clock());
    }

    @Override
    public Optional<OAuthClient> oauth(ProviderContext context) {
        TwitterSettings settings = TwitterSettings.from(context.settings());
        return Optional.of(new TwitterApi(settings, http(context), context.rates(), context.clock())::refresh);
    }

    private static PlatformHttp http(ProviderContext context) {
        return PlatformHttp.create(HttpLimits.from(context.policy()), context.clock(), context.requests());
    }
}
