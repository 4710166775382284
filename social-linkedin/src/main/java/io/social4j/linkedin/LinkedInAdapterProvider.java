package io.social4j.linkedin;

import io.social4j.config.ScopedSettings;
import io.social4j.http.HttpLimits;
import io.social4j.http.PlatformHttp;
import io.social4j.linkedin.LinkedInSettings.Api;
import io.social4j.spi.Notice;
import io.social4j.spi.OAuthClient;
import io.social4j.spi.PlatformAdapter;
import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.spi.ProviderContext;
import java.time.LocalDate;
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
        LinkedInSettings settings = LinkedInSettings.from(context.settings());
        LinkedInHttp http = http(context, settings);
        LinkedInApi api = new LinkedInApi(settings, http, context.clock());
        LinkedInDialect dialect = settings.api() == Api.POSTS
                ? new LinkedInPostsDialect(http, new LinkedInUploads(http, context.media()))
                : new LinkedInUgcDialect(http, context.media());
        return new LinkedInAdapter(
                settings.api(),
                dialect,
                api,
                new LinkedInMedia(dialect, context.clock()),
                new LinkedInLook(dialect, api, context.policy()),
                new LinkedInMetrics(api, context.clock()));
    }

    @Override
    public Optional<OAuthClient> oauth(ProviderContext context) {
        LinkedInSettings settings = LinkedInSettings.from(context.settings());
        return Optional.of(new LinkedInApi(settings, http(context, settings), context.clock())::refresh);
    }

    /** That the configured version of the API ends soon, or has ended. */
    @Override
    public List<Notice> notices(ProviderContext context) {
        return LinkedInVersion.of(LinkedInSettings.from(context.settings()).apiVersion())
                .flatMap(version -> version.notice(context.clock().now()))
                .stream()
                .toList();
    }

    @Override
    public Optional<LocalDate> versionEnds(ProviderContext context) {
        return LinkedInVersion.of(LinkedInSettings.from(context.settings()).apiVersion())
                .map(LinkedInVersion::ends);
    }

    private static LinkedInHttp http(ProviderContext context, LinkedInSettings settings) {
        HttpLimits limits = HttpLimits.from(context.policy()).withMaxBody(HttpLimits.MAX_BODY_OF_LISTS);
        return new LinkedInHttp(
                settings, PlatformHttp.create(limits, context.clock(), context.requests()), context.clock());
    }
}
