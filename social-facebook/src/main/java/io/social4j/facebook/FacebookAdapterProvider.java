package io.social4j.facebook;

import io.social4j.config.ScopedSettings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.meta.graph.GraphApi;
import io.social4j.meta.graph.GraphRates;
import io.social4j.meta.graph.GraphVersions;
import io.social4j.spi.Notice;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes the adapter of Facebook Pages from {@code social4j.platforms.facebook.*}; see {@link FacebookSettings}. There is
 * nothing to refresh: the token of a Page does not end with time.
 */
public final class FacebookAdapterProvider implements PlatformAdapterProvider {

    /** For the {@link java.util.ServiceLoader}. */
    public FacebookAdapterProvider() {}

    @Override
    public String id() {
        return FacebookAdapter.PLATFORM.id();
    }

    @Override
    public List<String> missing(ScopedSettings settings) {
        return settings.missing("client-id", "client-secret");
    }

    @Override
    public PlatformAdapter create(ProviderContext context) {
        Parts parts = parts(context);
        return new FacebookAdapter(parts.api, parts.publishing, parts.look, parts.settings, context.clock());
    }

    @Override
    public List<Notice> notices(ProviderContext context) {
        String version = FacebookSettings.from(context.settings()).apiVersion();
        return GraphVersions.notices(
                FacebookAdapter.PLATFORM, version, context.clock().now());
    }

    /** Finds the Pages of a person, with the settings of this platform. */
    public FacebookPages pages(ProviderContext context) {
        FacebookSettings settings = FacebookSettings.from(context.settings());
        return new FacebookPages(graph(context, settings), settings);
    }

    static Parts parts(ProviderContext context) {
        FacebookSettings settings = FacebookSettings.from(context.settings());
        GraphApi graph = graph(context, settings);
        FacebookApi api = new FacebookApi(graph);
        FacebookVideos videos = new FacebookVideos(graph, graph.at(settings.videoBaseUrl()), context.media());
        FacebookPhotos photos = new FacebookPhotos(graph, context.media(), context.clock());
        return new Parts(
                api,
                new FacebookPublishing(api, photos, videos, FacebookErrors.of(context.clock())),
                new FacebookLook(new FacebookListings(graph), videos, context.policy()),
                settings);
    }

    @Override
    public Optional<LocalDate> versionEnds(ProviderContext context) {
        return GraphVersions.endOf(FacebookSettings.from(context.settings()).apiVersion());
    }

    private static GraphApi graph(ProviderContext context, FacebookSettings settings) {
        HttpLimits limits = HttpLimits.from(context.policy()).withMaxBody(HttpLimits.MAX_BODY_OF_LISTS);
        GraphApi graph = GraphApi.create(
                        PlatformHttp.create(limits, context.clock(), context.requests()),
                        settings.baseUrl(),
                        settings.apiVersion(),
                        FacebookErrors.of(context.clock()))
                .withRates(GraphRates.of(FacebookAdapter.PLATFORM, context.clock(), context.rates()));
        return settings.appSecretProof() ? graph.withAppSecretProof(settings.clientSecret()) : graph;
    }

    /** What an adapter consists of. */
    record Parts(FacebookApi api, FacebookPublishing publishing, FacebookLook look, FacebookSettings settings) {}
}
