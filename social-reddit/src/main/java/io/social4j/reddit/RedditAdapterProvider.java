package io.social4j.reddit;

import io.social4j.config.ScopedSettings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.util.List;
import java.util.Optional;

/** Makes the adapter of Reddit from {@code social4j.platforms.reddit.*}; see {@link RedditSettings}. */
public final class RedditAdapterProvider implements PlatformAdapterProvider {

    /** For the {@link java.util.ServiceLoader}. */
    public RedditAdapterProvider() {}

    @Override
    public String id() {
        return RedditAdapter.PLATFORM.id();
    }

    @Override
    public List<String> missing(ScopedSettings settings) {
        return settings.missing("client-id", "user-agent");
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        return new RedditAdapter(api(context), context.media(), context.policy(), context.clock());
    }

    @Override
    public Optional<OAuthClient> oauth(ProviderContext context) {
        return Optional.of(api(context)::refresh);
    }

    private static RedditApi api(ProviderContext context) {
        HttpLimits limits = HttpLimits.from(context.policy()).withMaxBody(HttpLimits.MAX_BODY_OF_LISTS);
        RedditSettings settings = RedditSettings.from(context.settings());
        return new RedditApi(
                settings,
                PlatformHttp.create(limits, context.clock(), context.requests()),
                context.clock(),
                context.rates());
    }
}
