package io.social4j.instagram;

import io.social4j.config.ScopedSettings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.instagram.InstagramSettings.Login;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphErrors;
import io.social4j.meta.graph.GraphRates;
import io.social4j.meta.graph.GraphVersions;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes the adapter of Instagram from {@code social4j.platforms.instagram.*}; see {@link InstagramSettings}. */
public final class InstagramAdapterProvider implements PlatformAdapterProvider {

    /** For the {@link java.util.ServiceLoader}. */
    public InstagramAdapterProvider() {}

    @Override
    public String id() {
        return InstagramAdapter.PLATFORM.id();
    }

    @Override
    public List<String> missing(ScopedSettings settings) {
        return settings.missing("client-id", "client-secret");
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        return adapter(context, InstagramSettings.from(context.settings()));
    }

    static InstagramAdapter adapter(ProviderContext context, InstagramSettings settings) {
        InstagramErrors errors = InstagramErrors.of(settings.login(), context.clock());
        PlatformHttp http = http(context);
        GraphRates rates = GraphRates.of(InstagramAdapter.PLATFORM, context.clock(), context.rates());
        InstagramApi api = new InstagramApi(
                graph(http, settings, errors.graph()).withRates(rates),
                graph(http, settings, errors.comments()).withRates(rates),
                settings.login());
        InstagramSource source = new InstagramSource(settings.login(), context.media());
        InstagramUpload uploads = new InstagramUpload(api, settings, context.media());
        return new InstagramAdapter(
                api,
                source,
                new InstagramPreparation(api, uploads, source, errors),
                new InstagramQuota(api, context.rates(), context.clock()),
                new InstagramLook(api, context.policy(), context.clock()),
                context.clock());
    }

    @Override
    public Optional<LocalDate> versionEnds(ProviderContext context) {
        return GraphVersions.endOf(InstagramSettings.from(context.settings()).apiVersion());
    }

    private static GraphApi graph(PlatformHttp http, InstagramSettings settings, GraphErrors errors) {
        GraphApi graph = GraphApi.create(http, settings.baseUrl(), settings.apiVersion(), errors);
        return settings.appSecretProof() ? graph.withAppSecretProof(settings.clientSecret()) : graph;
    }

    /** Tokens of Instagram Login are refreshed; the Page tokens of Facebook Login do not expire. */
    @Override
    public Optional<OAuthClient> oauth(ProviderContext context) {
        InstagramSettings settings = InstagramSettings.from(context.settings());
        if (settings.login() == Login.FACEBOOK) {
            return Optional.empty();
        }
        InstagramErrors errors = InstagramErrors.of(settings.login(), context.clock());
        return Optional.of(new InstagramRefresh(http(context), settings.baseUrl(), errors.graph(), context.clock()));
    }

    private static PlatformHttp http(ProviderContext context) {
        return PlatformHttp.create(HttpLimits.from(context.policy()), context.clock(), context.requests());
    }
}
